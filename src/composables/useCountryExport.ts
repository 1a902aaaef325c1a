import type { countryTitles } from '../charts/country/titles'
import { TREND_SERIES, trendKey } from '../charts/country/trend'
import type { Picture } from '../briefing/export/picture'
import { tierOf } from '../engine/frame'
import type { CsvTable } from '../format/csv-writer'
import { dateText } from '../format/dates'
import { sourceLines } from '../format/provenance'
import type { useCountry } from './useCountry'
import { aboutLines, useScreenExport, type ScreenExport, type ScreenParts } from './useScreenExport'

/** What the Country screen has to take along: every chart, the factors and the years as tables. */
export function useCountryExport(
  country: ReturnType<typeof useCountry>,
  titles: () => ReturnType<typeof countryTitles>,
): ScreenExport {
  const name = () => country.unit.value?.name ?? ''
  const about = (what: string) =>
    aboutLines(
      `${name()} (${country.unit.value?.id ?? ''}): ${what}`,
      dateText(country.asOf.value ?? ''),
      country.model.value ? `${country.model.value.title} ${country.model.value.version}` : '',
      country.session.manifest?.fingerprint ?? '',
      country.session.loaded
        ? sourceLines(country.session.loaded.model, country.session.loaded.catalogue, {
            besides: TREND_SERIES,
          })
        : [],
    )
  const picture = (
    id: string,
    title: string,
    note: string,
    figure: Picture['figure'],
    besides: readonly string[] = [],
  ): Picture => ({
    ...{ id, note, figure, besides },
    title: `${name()}: ${title}`,
    alt: `${name()}: ${title}`,
  })

  function pictures(): ScreenParts['pictures'] {
    const breaks = country.breaks.value
    const tierCount = country.tiers.value.length
    const tierIndex = country.header.value?.tierIndex ?? -1
    const { trend, strip, waterfall, scatter } = {
      trend: country.trend.value,
      strip: country.strip.value,
      waterfall: country.waterfall.value,
      scatter: country.scatter.value,
    }
    return [
      ...(strip.length > 0
        ? [
            {
              id: 'factors',
              text: 'Factors',
              make: () =>
                picture(
                  'factors',
                  titles().strip,
                  `${titles().factorCount} risk factors, 0–100: score with 90 % interval; square, structural; triangle, dynamic; hatched, too little evidence for a reading. Under each factor its coverage`,
                  {
                    kind: 'profile',
                    ...{ brackets: strip, breaks, tierCount },
                    tierOf: (score100) => tierOf(country.tiers.value, score100),
                  },
                ),
            },
          ]
        : []),
      ...(trend
        ? [
            {
              id: 'trend',
              text: 'Trend',
              make: () =>
                picture(
                  'trend',
                  titles().trend,
                  ['Each year end scored from what had been published by then', trendKey(trend)]
                    .filter(Boolean)
                    .join('. '),
                  { kind: 'trend', data: trend },
                  TREND_SERIES,
                ),
            },
          ]
        : []),
      ...(waterfall
        ? [
            {
              id: 'drivers',
              text: 'Drivers',
              make: () =>
                picture(
                  'drivers',
                  titles().waterfall,
                  'Points against a country that stands at the world median in every factor. They add up to the score',
                  { kind: 'waterfall', ...{ rows: waterfall, breaks, tierIndex, tierCount } },
                ),
            },
          ]
        : []),
      ...(scatter
        ? [
            {
              id: 'readings',
              text: 'Structural and dynamic',
              make: () =>
                picture('readings', titles().scatter, titles().scatterSub, {
                  kind: 'scatter',
                  ...{ data: scatter, unitName: name(), breaks, tierIndex, tierCount },
                }),
            },
          ]
        : []),
    ]
  }

  const factors = (): CsvTable => ({
    about: about('risk factors, 0–100'),
    head: [
      ...['factor', 'title', 'group', 'score', 'score_low_90', 'score_high_90', 'structural', 'dynamic'],
      ...['coverage', 'coverage_floor', 'withheld'],
    ],
    rows: country.strip.value.flatMap(({ title, columns }) =>
      columns.map((column) => [
        ...[column.id, column.title, title, column.score100, column.low100, column.high100],
        ...[column.structural100, column.dynamic100, column.coverage, column.floor, column.withheld],
      ]),
    ),
  })
  const years = (): CsvTable => ({
    about: about('year ends, each as known then'),
    head: ['year', 'score', 'structural', 'dynamic', 'tier_given', 'events'],
    rows: (country.trend.value?.years ?? []).map((year) => [
      ...[year.year, year.overall100, year.structural100, year.dynamic100, year.tierGiven],
      country.trend.value?.events
        .filter((event) => event.year === year.year)
        .map(({ label }) => label)
        .join('; '),
    ]),
  })

  return useScreenExport(() => {
    const [unit, asOf] = [country.unit.value, country.asOf.value]
    if (!unit || asOf === undefined || country.session.phase !== 'ready') return undefined
    return {
      name: unit.id,
      asOf,
      pictures: pictures(),
      tables: [
        { id: 'factors', text: 'Factors', make: factors },
        { id: 'years', text: 'Years', make: years },
      ],
      briefing: { kind: 'country', units: [unit.id], text: 'Briefing on this country' },
    }
  })
}
