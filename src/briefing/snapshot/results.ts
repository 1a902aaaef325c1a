import type { FrameDoubt } from '../../core/frame-doubt'
import type { TierSpec } from '../../model/types'
import type { BaseRates } from '../../core/base-rates'
import { BACK_TEST } from '../../engine/evaluate/back-test'
import type { OutcomeFile } from '../../engine/evaluate/outcome-list'
import { panelOfOutcome, seriesOfOutcome } from '../../engine/evaluate/outcome-series'
import { tierBaseRates } from '../../engine/evaluate/tier-base-rates'
import type { DataSet } from '../../engine/types'
import { contributions, type Contribution } from '../../engine/explain/contributions'
import type { AssessedResults } from './assessed'
import type { Firmness } from './firmness'
import type { ScoredSnapshot } from './scored'

/** One figure a unit, in the order of `units`; null = none. */
export type Column = readonly (number | null)[]

/** `results.json`: everything that was computed. Scores 0–100, shares 0–1, ages in months. */
export interface Results {
  readonly format: 'forewatch-results-1'
  readonly asOf: string
  readonly period: string
  readonly units: readonly string[]
  readonly headline: {
    readonly score100: Column
    readonly status: Column
    /** Index into the model's tiers; −1 = withheld. */
    readonly tierIndex: Column
    /** 0 = not ranked. */
    readonly rank: Column
    readonly coverage: Column
    readonly frameworkCoverage: Column
    readonly filledShare: Column
    readonly change12Months: Column
    readonly ageNewestMonths: Column
    readonly ageMedianMonths: Column
    readonly ageOldestMonths: Column
    /** 1 under way, 0 not, 255 not covered by the list. */
    readonly ongoing: Column
  }
  /** Score and status of every reading, by id. */
  readonly readings: Readonly<Record<string, { readonly score100: Column; readonly status: Column }>>
  /** Factors and indicators of the headline reading, by id. */
  readonly nodes: Readonly<
    Record<string, { readonly score100: Column; readonly status: Column; readonly coverage: Column }>
  >
  /** Year ends, each as known then. */
  readonly history: {
    readonly years: readonly number[]
    readonly readings: Readonly<Record<string, readonly Column[]>>
    readonly coverage: readonly Column[]
  }
  /** How often country-years in each tier saw an onset, counted on what was known at the as-of date; null where no list
   *  of onsets is held. */
  readonly baseRates: BaseRates | null
  /** How firm the headline is: percentiles over seeded draws; null where no country has a tier. */
  readonly doubt: DoubtColumns | null
  /** Points by unit and by id of factor, indicator and input, against the median profile. */
  readonly contributions: Readonly<Record<string, ContributionRecord>>
  /** How firm the sources of each score are; absent in snapshots made before this was worked out. */
  readonly firmness?: Firmness
  /** What judgements of experts do; absent where none counts. */
  readonly assessed?: AssessedResults
}

/** As `FrameDoubt`; probabilities by tier id. */
export interface DoubtColumns {
  readonly draws: number
  readonly seed: number
  readonly low100: Column
  readonly median100: Column
  readonly high100: Column
  readonly rankLow: Column
  readonly rankHigh: Column
  readonly inTop30: Column
  readonly beyondRange: Column
  readonly tierProbability: Readonly<Record<string, Column>>
}

export interface ContributionRecord {
  readonly reference100: number
  readonly points: Readonly<Record<string, number>>
}

/** How many countries, by rank, carry contributions where none are named. */
export const EXPLAINED_BY_DEFAULT = 20

/** Results as plain data. `explained`: units that carry contributions; `listed`, `outcome`: figures
 *  and list of onsets for the base rates. */
export function resultsOf(
  scored: ScoredSnapshot,
  explained: readonly string[],
  listed: DataSet,
  doubt: FrameDoubt | null,
  outcome?: OutcomeFile,
): Results {
  const { run, momentIndex, yearEnds, frame } = scored
  const n = run.units.length
  const at = (values: ArrayLike<number>) =>
    column(Array.prototype.slice.call(values, momentIndex * n, (momentIndex + 1) * n) as number[])
  const scaledAt = (values: Float64Array) =>
    column(values.slice(momentIndex * n, (momentIndex + 1) * n).map((share) => share * 100))
  const headline = run.readings[0]!
  const told = ['overall', 'nature']
  return {
    format: 'forewatch-results-1',
    asOf: frame.asOf,
    period: frame.period,
    units: run.units.map(({ id }) => id),
    headline: {
      score100: column(frame.score100),
      status: column(frame.status),
      tierIndex: column(frame.tierIndex),
      rank: column(frame.rank),
      coverage: column(frame.coverage),
      frameworkCoverage: column(frame.frameworkCoverage),
      filledShare: column(frame.filledShare),
      change12Months: column(frame.change12Months),
      ageNewestMonths: column(frame.ageNewestMonths),
      ageMedianMonths: at(run.ageMonths.median),
      ageOldestMonths: at(run.ageMonths.oldest),
      ongoing: column(frame.ongoing),
    },
    readings: Object.fromEntries(
      run.readings.map((reading) => [
        reading.spec.id,
        { score100: scaledAt(reading.values), status: at(reading.status) },
      ]),
    ),
    nodes: Object.fromEntries(
      headline.nodes.map((node) => [
        node.id,
        { score100: scaledAt(node.values), status: at(node.status), coverage: at(node.evidenceShare) },
      ]),
    ),
    history: {
      years: yearEnds.moments.map(({ period }) => period.year),
      readings: Object.fromEntries(
        yearEnds.readings
          .filter(({ spec }) => told.includes(spec.kind))
          .map(({ spec, values }) => [
            spec.id,
            byMoment(
              values.map((share) => share * 100),
              n,
            ),
          ]),
      ),
      coverage: byMoment(yearEnds.coverage, n),
    },
    baseRates: baseRatesOf(scored, listed, outcome),
    doubt: doubt && doubtColumns(doubt, run.model.tiers),
    contributions: Object.fromEntries(
      explained.flatMap((unit) => {
        const record = contributionsOf(scored, unit)
        return record ? [[unit, record]] : []
      }),
    ),
  }
}

function doubtColumns(doubt: FrameDoubt, tiers: readonly TierSpec[]): DoubtColumns {
  const { draws, seed, low100, median100, high100, rankLow, rankHigh, inTop30, beyondRange } = doubt
  const units = low100.length
  return {
    draws,
    seed,
    low100: column(low100),
    median100: column(median100),
    high100: column(high100),
    rankLow: column(rankLow),
    rankHigh: column(rankHigh),
    inTop30: column(inTop30),
    beyondRange: column(beyondRange),
    tierProbability: Object.fromEntries(
      tiers.map(({ id }, t) => [
        id,
        column(
          Float64Array.from({ length: units }, (_, u) =>
            Number.isNaN(low100[u]!) ? NaN : doubt.tierProbability[u * doubt.nTiers + t]!,
          ),
        ),
      ]),
    ),
  }
}

function baseRatesOf({ yearEnds }: ScoredSnapshot, data: DataSet, outcome?: OutcomeFile): BaseRates | null {
  if (!outcome || seriesOfOutcome(outcome).some((id) => !data.panels.has(id))) return null
  return tierBaseRates(yearEnds, panelOfOutcome(outcome, data), BACK_TEST)
}

/** The units named, else the highest ranked ones; ids in order. */
export function explainedUnits(scored: ScoredSnapshot, named: readonly string[]): readonly string[] {
  if (named.length > 0) return [...new Set(named)].sort()
  const { frame } = scored
  return frame.units
    .flatMap(({ id }, u) => (frame.rank[u]! > 0 && frame.rank[u]! <= EXPLAINED_BY_DEFAULT ? [id] : []))
    .sort()
}

function contributionsOf({ run, momentIndex }: ScoredSnapshot, unit: string): ContributionRecord | undefined {
  const u = run.units.findIndex(({ id }) => id === unit)
  if (u < 0 || !Number.isFinite(run.readings[0]!.values[momentIndex * run.units.length + u]!))
    return undefined
  const explained = contributions(run, unit, momentIndex)
  const points: Record<string, number> = {}
  const visit = (entry: Contribution): void => {
    points[entry.id] = entry.points
    entry.children.forEach(visit)
  }
  explained.contributions.forEach(visit)
  return { reference100: explained.reference100, points }
}

/** NaN is null: there is no figure. */
export function column(values: ArrayLike<number>): Column {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null))
}

function byMoment(values: Float64Array, n: number): Column[] {
  return Array.from({ length: values.length / n }, (_, m) => column(values.slice(m * n, (m + 1) * n)))
}
