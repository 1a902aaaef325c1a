import { countryTitles } from '../../charts/country/titles'
import { followsFramework } from '../../model/framework-tree'
import { trendKey } from '../../charts/country/trend'
import { ratesAt } from '../../core/base-rates'
import { baseRateText } from '../../format/base-rate-text'
import { monthText } from '../../format/dates'
import { momentMonth } from '../../charts/country/inputs'
import { balanced } from './columns'
import { countryData, type CountryData } from './country-data'
import type { Context } from './context'
import { ahead, decisions } from './desk'
import { factors } from './factors'
import { text } from './field'
import { firmness } from './firmness'
import { judgement } from './judgement'
import { otherLists } from './other-lists'
import { measureText, rawValue } from './raw-value'
import { readTemplate } from './template'
import { tierLines } from './tier-lines'
import { toll } from './toll'
import {
  SECTION_IDS,
  type Block,
  type Fact,
  type Inline,
  type Part,
  type Section,
  type SectionId,
} from './types'

type Maker = (context: Context, data: CountryData) => Omit<Section, 'id'> | undefined

const MAKERS: Readonly<Record<(typeof SECTION_IDS)[number], Maker>> = {
  lead,
  facts,
  toll,
  factors,
  trend,
  groups,
  protective,
  triggers,
  ahead,
  tier,
  sources: firmness,
  judgement,
  lists,
  decisions,
  note,
}
const NAMES: Partial<Record<SectionId, string>> = {
  toll: 'deaths and displacement in the country',
  groups: 'groups at risk',
  protective: 'protective factors',
  triggers: 'triggering factors',
  ahead: 'triggers ahead (no calendar names one for the next twelve months)',
  decisions: 'options and decisions (none are recorded)',
  judgement: 'a desk’s own judgement of the indicators (none is held)',
  lists: 'other lists',
  sources: 'how firm the sources are',
}

/** One country on one or two pages, its blocks in the fixed order. A block without data is left out and named. */
export function countryPart(context: Context, unit: string): Part {
  const data = countryData(context, unit)
  const wanted = context.request.sections ?? SECTION_IDS
  const sections = SECTION_IDS.flatMap((id): Section[] => {
    if (!wanted.includes(id)) return []
    const section = MAKERS[id](context, data)
    if (!section && NAMES[id]) context.missing.add(`${data.name}: ${NAMES[id]}`)
    return section ? [{ id, ...section }] : []
  })
  return { id: unit, title: data.name, sections: balanced(sections, 'lists') }
}

function lead(context: Context, { unit, sentence, ongoing, coverNote }: CountryData): Omit<Section, 'id'> {
  const own = context.request.texts?.[`lead:${unit}`]?.trim()
  const under = ongoing
    ? ` An episode of mass killing is listed as under way since ${ongoing.sinceYear}, by a list that runs to ${ongoing.listedYear}.`
    : ''
  const runs = own ? readTemplate(context.snapshot, own, unit) : [text(`${sentence.finding}.${under}`)]
  const limit = [sentence.limit, coverNote ?? '']
    .filter((part) => part !== '')
    .map((part): Block => ({ kind: 'paragraph', style: 'note', runs: [text(part)] }))
  return { place: 'full', blocks: [{ kind: 'paragraph', style: 'lead', runs }, ...limit] }
}

function facts(context: Context, { unit, tier, score100 }: CountryData): Omit<Section, 'id'> {
  const { snapshot, scored } = context
  const { model, results } = snapshot
  const f = (path: string, format: Parameters<Context['field']>[1]) => context.field(path, format)
  const before = monthText(momentMonth(scored.run, scored.momentIndex) - 12)
  const rates = results.baseRates
  const rate = tier && rates?.tiers.find(({ tierId }) => tierId === tier.id)
  const ranked = results.headline.rank.filter((rank) => (rank ?? 0) > 0).length
  const doubt = results.doubt
  const held = doubt && f(`doubt.low100.${unit}`, 'score').value !== null ? doubt : undefined
  const interval = held && {
    low: f(`doubt.low100.${unit}`, 'score'),
    high: f(`doubt.high100.${unit}`, 'score'),
  }
  const items: Fact[] = [
    {
      label: interval ? 'Score, 90 % interval' : 'Score, 0–100',
      value: [f(`headline.score100.${unit}`, 'score')],
      note: [
        ...(interval ? [interval.low, text('–'), interval.high, text('; ')] : []),
        f(`headline.change12Months.${unit}`, 'points'),
        text(` since ${before}`),
      ],
      figure: {
        kind: 'range',
        score100,
        ...(interval ? { interval: [interval.low.value!, interval.high.value!] as const } : {}),
        breaks: model.tiers.slice(1).map(({ fromScore100 }) => fromScore100),
        tierIndex: tier?.index ?? -1,
        tierCount: model.tiers.length,
      },
    },
    {
      label: held ? 'Tier and its probability' : 'Tier',
      value: [text(tier?.title ?? 'Withheld')],
      note: held
        ? tierProbabilities(context, unit)
        : tier
          ? [text('coverage '), f(`headline.coverage.${unit}`, 'percent')]
          : [text('coverage '), f(`headline.coverage.${unit}`, 'percent'), text(' is below the floor')],
    },
    {
      label: `Rank of ${ranked}`,
      value: tier ? [f(`headline.rank.${unit}`, 'integer')] : [text('–')],
      note: held
        ? [
            text('plausible '),
            f(`doubt.rankLow.${unit}`, 'integer'),
            text('–'),
            f(`doubt.rankHigh.${unit}`, 'integer'),
          ]
        : [text('with a tier')],
    },
    {
      label: 'At this level before',
      value: [rate?.observed ? f(`baseRates.${rate.tierId}.share`, 'frequency') : text('–')],
      note: [
        text(
          !tier
            ? 'no tier, so no rate'
            : rate && rates
              ? `onset in ${rates.horizonYears} years, n = ${rate.rows}${ratesAt(rates, snapshot.manifest.asOf).hindsight ? ', with hindsight' : ''}`
              : 'no back-test held',
        ),
      ],
    },
    {
      label: 'Coverage, age',
      value: [f(`headline.coverage.${unit}`, 'percent')],
      note: [
        ...(followsFramework(context.snapshot.model.tree)
          ? [text('Framework '), f(`headline.frameworkCoverage.${unit}`, 'percent'), text('; newest ')]
          : [text('newest ')]),
        f(`headline.ageNewestMonths.${unit}`, 'months'),
      ],
    },
  ]
  return { place: 'full', blocks: [{ kind: 'facts', items }] }
}

/** Tiers held by at least 1 % of the draws, the likeliest first. */
function tierProbabilities(context: Context, unit: string): Inline[] {
  return context.snapshot.model.tiers
    .map(({ id, title }) => ({ title, share: context.field(`doubt.tierProbability.${id}.${unit}`, 'share') }))
    .filter(({ share }) => (share.value ?? 0) >= 0.01)
    .sort((a, b) => b.share.value! - a.share.value!)
    .flatMap(({ title, share }, i) => [text(i > 0 ? ', ' : ''), share, text(` ${title.toLowerCase()}`)])
}

function trend(context: Context, data: CountryData): Omit<Section, 'id'> {
  const titles = countryTitles({
    name: data.name,
    tierTitles: context.snapshot.model.tiers.map(({ title }) => title),
    breaks: data.trend.breaks,
    tierGiven: data.tier !== undefined,
    strip: [],
    trend: data.trend,
    scatter: undefined,
    waterfall: undefined,
    table: undefined,
    tierHistory: [],
  })
  return {
    title: titles.trend,
    place: 'second',
    blocks: [
      {
        kind: 'figure',
        figure: { kind: 'trend', data: data.trend },
        alt: `${data.name}: score, structural and dynamic reading by year`,
        note: ['Year ends, each as known then', trendKey(data.trend)].filter(Boolean).join('. '),
      },
    ],
  }
}

function groups(context: Context, { groups: figures, unit }: CountryData): Omit<Section, 'id'> | undefined {
  if (figures.length === 0) return undefined
  return {
    title: 'Groups kept from power',
    place: 'first',
    blocks: [
      {
        kind: 'paragraph',
        style: 'body',
        runs: figures.flatMap(({ seriesId, title, share, value, unit: measure, year }, i) => [
          text(`${i > 0 ? '; ' : ''}${title}: `),
          context.field(`figures.${seriesId}.${unit}.${year}`, share === undefined ? 'plain' : 'percent'),
          text(`${share === undefined ? measureText(measure, value) : ' of the population'}, ${year}`),
          context.sources.cite(seriesId),
        ]),
      },
    ],
  }
}

function protective(context: Context, data: CountryData): Omit<Section, 'id'> | undefined {
  const lowering = data.table.scored
    .filter((row) => row.points <= -0.1)
    .toSorted((a, b) => a.points - b.points)
    .slice(0, 3)
  const items = lowering.flatMap((row) => {
    const raw = rawValue(context, row, data, true)
    if (raw.length === 0) return []
    return [[text(`${row.id} ${row.title} takes ${Math.abs(row.points).toFixed(1)} points: `), ...raw]]
  })
  if (items.length === 0) return undefined
  return {
    title: 'What lowers the score against the median profile',
    place: 'first',
    blocks: [{ kind: 'list', items }],
  }
}

function triggers(context: Context, data: CountryData): Omit<Section, 'id'> | undefined {
  const all = [...data.table.scored, ...data.table.context]
  const items = all
    .filter((row) => row.nature === 'trigger' && row.value100 >= 50)
    .toSorted((a, b) => b.value100 - a.value100)
    .slice(0, 4)
    .flatMap((row) => {
      const raw = rawValue(context, row, data)
      return raw.length === 0 ? [] : [[text(`${row.id} ${row.title}: `), ...raw]]
    })
  if (items.length === 0) return undefined
  return { title: 'Triggering factors on record', place: 'second', blocks: [{ kind: 'list', items }] }
}

function tier(context: Context, data: CountryData): Omit<Section, 'id'> | undefined {
  const items = tierLines(context, data)
  if (items.length === 0) return undefined
  const rates = context.snapshot.results.baseRates
  const rate = data.tier && rates?.tiers.find(({ tierId }) => tierId === data.tier!.id)
  const basis: Block[] =
    rate && rates
      ? [
          {
            kind: 'paragraph',
            style: 'note',
            runs: [
              text(
                `Of country-years at this level ${rates.firstOrigin}–${rates.lastOrigin}, ${baseRateText(rate, ratesAt(rates, context.snapshot.manifest.asOf))}; outcome: ${rates.outcomeTitle}.`,
              ),
            ],
          },
        ]
      : []
  return {
    title: 'What would raise or lower the tier',
    place: 'second',
    blocks: [{ kind: 'list', items }, ...basis],
  }
}

function lists(context: Context, data: CountryData): Omit<Section, 'id'> | undefined {
  const rows = otherLists(context, data)
  if (rows.length < 2) return undefined
  return {
    title: 'Other lists',
    place: 'second',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: 'List', align: 'start' },
          { title: 'Rank', align: 'end' },
        ],
        rows,
      },
    ],
  }
}

function note(context: Context, { unit }: CountryData): Omit<Section, 'id'> | undefined {
  const own = context.request.texts?.[`note:${unit}`]?.trim()
  if (!own) return undefined
  return {
    title: 'Note by the author of this briefing',
    place: 'full',
    blocks: own.split(/\n{2,}/).map((part) => ({
      kind: 'paragraph',
      style: 'body',
      runs: readTemplate(context.snapshot, part, unit),
    })),
  }
}
