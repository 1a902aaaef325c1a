import { factorStrip, type FactorColumn } from '../../charts/country/factor-strip'
import { shortFactorTitle } from '../../charts/country/factor-names'
import { groupFigures, type GroupFigure } from '../../charts/country/groups'
import { indicatorTable, type IndicatorTable } from '../../charts/country/indicators'
import { momentMonth } from '../../charts/country/inputs'
import { notThenOf } from '../../charts/country/not-then'
import { countrySentence, type Sentence } from '../../charts/country/sentence'
import { factorGroups, singleSeriesFactors } from '../../charts/country/tree'
import {
  episodesOf,
  eventsOf,
  ongoingSince,
  yearsAbove,
  type OngoingMark,
  type TrendData,
} from '../../charts/country/trend'
import { natureReading } from '../../charts/country/factor-strip'
import { figuresNote } from '../../format/statehood'
import { contributions, type Contribution } from '../../engine/explain/contributions'
import type { TierSpec } from '../../model/types'
import { listedIn } from '../snapshot/lists'
import { ONGOING_SERIES, ONSET_SERIES } from '../snapshot/scored'
import type { OpenSnapshot } from '../snapshot/types'
import type { ScoredSnapshot } from '../snapshot/scored'
import type { Context } from './context'

/** Everything that a country briefing says of one country, by the same rules as the country page. */
export interface CountryData {
  readonly unit: string
  readonly name: string
  readonly unitIndex: number
  /** Title of its tier; undefined = withheld or no score. */
  readonly tier: (TierSpec & { readonly index: number }) | undefined
  readonly score100: number
  readonly sentence: Sentence
  readonly ongoing: OngoingMark | undefined
  /** What its figures cover, by the registry. */
  readonly coverNote: string | undefined
  readonly factors: readonly FactorColumn[]
  /** Points by id; undefined where there is no score. */
  readonly points: ReadonlyMap<string, number> | undefined
  readonly table: IndicatorTable
  readonly trend: TrendData
  readonly groups: readonly GroupFigure[]
}

/** Contributions as frozen in the snapshot, else computed; undefined where there is no score. */
function pointsOf(
  { results }: OpenSnapshot,
  { run, momentIndex }: ScoredSnapshot,
  unit: string,
  score100: number,
): ReadonlyMap<string, number> | undefined {
  const frozen = results.contributions[unit]
  if (frozen) return new Map(Object.entries(frozen.points))
  if (!Number.isFinite(score100)) return undefined
  const points = new Map<string, number>()
  const visit = (entries: readonly Contribution[]): void => {
    for (const entry of entries) {
      points.set(entry.id, entry.points)
      visit(entry.children)
    }
  }
  visit(contributions(run, unit, momentIndex).contributions)
  return points
}

export function countryData({ snapshot, scored }: Context, unit: string): CountryData {
  const { run, momentIndex, frame, yearEnds } = scored
  const unitIndex = run.units.findIndex(({ id }) => id === unit)
  const cell = momentIndex * run.units.length + unitIndex
  const month = momentMonth(run, momentIndex)
  const { tiers } = snapshot.model
  const panel = (id: string) => snapshot.data.panels.get(id)
  const listed = (id: string) => listedIn(snapshot).panels.get(id)
  const score100 = frame.score100[unitIndex]!
  const points = pointsOf(snapshot, scored, unit, score100)
  const factors = factorStrip(run, factorGroups(snapshot.model), cell, shortFactorTitle).flatMap(
    ({ columns }) => columns,
  )
  const byPoints = factors.map(({ id, shortTitle }) => ({ title: shortTitle, points: points?.get(id) ?? 0 }))
  const tierIndex = frame.tierIndex[unitIndex]!
  const tier = tiers[tierIndex]
  const ongoing = ongoingSince(listed(ONGOING_SERIES), unitIndex, month)
  const name = run.units[unitIndex]!.name
  return {
    unit,
    name,
    unitIndex,
    tier: tier && { ...tier, index: tierIndex },
    score100,
    sentence:
      notThenOf(frame, unitIndex) ??
      countrySentence({
        name,
        tier: tier?.title,
        score100,
        coverage: frame.coverage[unitIndex]!,
        floor: snapshot.model.tierCoverageFloor,
        // Said in a sentence of its own, with the years.
        ongoing: false,
        raising: byPoints.toSorted((a, b) => b.points - a.points),
        lowering: byPoints.toSorted((a, b) => a.points - b.points),
        withheldFactors: factors.filter(({ withheld }) => withheld).map(({ shortTitle }) => shortTitle),
        totalFactors: factors.length,
        alone: singleSeriesFactors(
          snapshot.model,
          shortFactorTitle,
          (id) => snapshot.data.series.get(id)?.title,
        ),
        filledShare: frame.filledShare[unitIndex]!,
      }),
    ongoing,
    coverNote: figuresNote(run.units[unitIndex]!, run.units)?.text,
    factors,
    points,
    table: indicatorTable(run, momentIndex, unitIndex, (id) => points?.get(id)),
    trend: trendOf(),
    groups: groupFigures(snapshot.data, unitIndex, month),
  }

  function trendOf(): TrendData {
    const [structural, dynamic] = [natureReading(yearEnds, 'structural'), natureReading(yearEnds, 'dynamic')]
    const years = yearEnds.moments.map((moment, m) => {
      const at = m * yearEnds.units.length + unitIndex
      return {
        year: moment.period.year,
        overall100: yearEnds.readings[0]!.values[at]! * 100,
        structural100: (structural?.values[at] ?? NaN) * 100,
        dynamic100: (dynamic?.values[at] ?? NaN) * 100,
        tierGiven: yearEnds.coverage[at]! >= snapshot.model.tierCoverageFloor,
      }
    })
    const [first, last] = [years[0]!.year, years.at(-1)!.year]
    const list = listed(ONGOING_SERIES)
    const lastListed = list ? Math.min(list.firstOrdinal + list.nPeriods - 1, last) : last
    return {
      years,
      breaks: tiers.slice(1).map(({ fromScore100 }) => fromScore100),
      episodes: episodesOf(yearsAbove(list, unitIndex, month), first, last, lastListed),
      events: eventsOf(first, last, [
        { kind: 'onset', label: 'Onset', years: yearsAbove(listed(ONSET_SERIES), unitIndex, month) },
        { kind: 'coup', label: 'Coup', years: yearsAbove(panel('ewp_coup_attempt'), unitIndex, month) },
        {
          kind: 'election',
          label: 'Election',
          years: yearsAbove(panel('nelda_national_election'), unitIndex, month),
        },
      ]),
    }
  }
}
