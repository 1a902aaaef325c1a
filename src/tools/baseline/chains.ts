import type { Fill, Norm, Transform } from '../../model/types'

/** Transforms, fill and norm of an input. The names say what the number means after it; each has its reason here once. */
export interface Chain {
  readonly transforms: readonly Transform[]
  readonly fill: readonly Fill[]
  readonly norm: Norm
}

const log = { op: 'log1p' } as const
const lnOf = (count: number): number => Math.round(Math.log1p(count) * 1e4) / 1e4
const upTo = (max: number): Norm => ({ method: 'goalposts', min: 0, max })
const carry = (maxAgeMonths: number): readonly Fill[] => [{ op: 'carry-forward', maxAgeMonths }]

/** Ends learnt from every value published so far: the scale is the same for all years of one screen. */
const pooled: Norm = { method: 'min-max', pool: 'all-periods', winsorise: [0, 0.99] }
/** Ends learnt from the countries of the period: for levels on which the whole world moves, such as child survival. */
const amongPeers: Norm = { method: 'min-max', pool: 'this-period', winsorise: [0.025, 0.975] }

/** Deaths in one year, absolute: 25 gives 0.35, 1,000 gives 0.75, 10,000 and more give 1. Absolute, because the crimes
 *  are defined by scale and not by share of a population, and because UCDP's own lines (25, 1,000) are absolute. */
export const deathsInYear: Chain = { transforms: [log], fill: carry(12), norm: upTo(lnOf(10_000)) }
/** The worst of three years: violence seldom ends with a calendar year. */
export const deathsWorstOfThree: Chain = {
  transforms: [{ op: 'rolling', stat: 'max', window: 3, minObserved: 2 }, log],
  fill: carry(12),
  norm: upTo(lnOf(10_000)),
}
/** Deaths in all countries with a land border together: 100,000 give 1, as several wars may add up. */
export const neighboursInYear: Chain = { transforms: [log], fill: carry(12), norm: upTo(lnOf(100_000)) }
export const neighboursWorstOfThree: Chain = { ...deathsWorstOfThree, norm: upTo(lnOf(100_000)) }
/** Deaths per 100,000 people over three years: 100 per 100,000 gives 1. What it means for those who live there. */
export const deathsPer100kThreeYears: Chain = {
  transforms: [
    { op: 'rate', denominator: 'wdi_population', per: 100_000 },
    { op: 'rolling', stat: 'sum', window: 3, minObserved: 2 },
    log,
  ],
  fill: carry(12),
  norm: upTo(lnOf(100)),
}
/** A record that fades: half counts after ten years. */
export const deathsRemembered: Chain = {
  transforms: [{ op: 'decay', halfLifePeriods: 10 }, log],
  fill: carry(12),
  norm: upTo(lnOf(10_000)),
}
/** As above for a file that was last seen for 2022. */
export const deathsInYearOlderFile: Chain = { ...deathsInYear, fill: carry(24) }
/** Growth in deaths from one year to the next, on the log scale: twice gives 0.25, ten times 0.75; a fall gives 0. */
export const deathsRise: Chain = {
  transforms: [log, { op: 'difference', periods: 1 }],
  fill: carry(12),
  norm: {
    method: 'piecewise',
    points: [
      [0, 0],
      [0.7, 0.25],
      [2.3, 0.75],
      [4, 1],
    ],
  },
}
/** Number of fighting pairs or actors in a year; ten and more give 1. */
export const actors: Chain = { transforms: [log], fill: carry(12), norm: upTo(lnOf(10)) }
/** People per 1,000 inhabitants; a fifth of the population gives 1. */
export const peoplePer1000: Chain = {
  transforms: [{ op: 'rate', denominator: 'wdi_population', per: 1000 }, log],
  fill: carry(12),
  norm: upTo(lnOf(200)),
}
/** A yes or no of the year. */
export const flag: Chain = { transforms: [], fill: carry(12), norm: { method: 'binary', threshold: 0.5 } }
export const flagUpTo24Months: Chain = { ...flag, fill: carry(24) }
/** Conflict level of the year: 0 none, 1 (25 deaths) 0.6, 2 (1,000 deaths) 1. */
export const intensity: Chain = {
  transforms: [],
  fill: carry(12),
  norm: { method: 'ordinal', map: { '0': 0, '1': 0.6, '2': 1 } },
}
/** Flag that stays for three years: a war over territory does not lose its aim in a quiet year. */
export const flagWithinThreeYears: Chain = {
  transforms: [{ op: 'rolling', stat: 'max', window: 3, minObserved: 2 }],
  fill: carry(12),
  norm: upTo(1),
}

/** Aim of an armed conflict (over territory, over government) within three years: 0.6, as the file names the aim and not
 *  its size; most such conflicts are small. */
export const aimWithinThreeYears: Chain = {
  transforms: [{ op: 'rolling', stat: 'max', window: 3, minObserved: 2 }],
  fill: carry(12),
  norm: { method: 'ordinal', map: { '0': 0, '1': 0.6 } },
}

/** Memory of coups with the half-life given; one just now gives 1. */
export function coupMemory(halfLifePeriods: number, maxAgeMonths = 12): Chain {
  return { transforms: [{ op: 'decay', halfLifePeriods }], fill: carry(maxAgeMonths), norm: upTo(1) }
}

/** V-Dem index from 0 to 1: its own ends. The newest file holds it to the year before. */
export const index: Chain = { transforms: [], fill: carry(36), norm: upTo(1) }
/** V-Dem question with five categories of which 4 is the best. */
export const ordinalBest4: Chain = {
  transforms: [],
  fill: carry(36),
  norm: { method: 'ordinal', map: { '0': 1, '1': 0.75, '2': 0.5, '3': 0.25, '4': 0 } },
}
/** V-Dem interval scale around 0; ends learnt from all values so far, so that single years do not stretch it. */
export const intervalScale: Chain = {
  transforms: [],
  fill: carry(36),
  norm: { method: 'min-max', pool: 'all-periods', winsorise: [0.025, 0.975] },
}
/** Fall of a 0–1 index over three years: 0.2 gives 1; a gain gives 0. */
export const fallOverThreeYears: Chain = {
  transforms: [{ op: 'difference', periods: 3 }],
  fill: carry(24),
  norm: {
    method: 'piecewise',
    points: [
      [-0.2, 1],
      [0, 0],
    ],
  },
}
/** Court reform of the year: 0 weakened, 1 unchanged, 2 strengthened; the worst of three years counts. */
export const courtsWeakened: Chain = {
  transforms: [{ op: 'rolling', stat: 'mean', window: 3, minObserved: 2 }],
  fill: carry(36),
  norm: {
    method: 'piecewise',
    points: [
      [0, 1],
      [1, 0.25],
      [2, 0],
    ],
  },
}

/** Share of people in groups without a say in central power: half of the population gives 1. Carried up to five years,
 *  as group status seldom changes. */
export const excludedShare: Chain = {
  transforms: [],
  fill: carry(60),
  norm: {
    method: 'piecewise',
    points: [
      [0, 0],
      [0.05, 0.3],
      [0.2, 0.6],
      [0.5, 1],
    ],
  },
}
/** Share of people in groups that are actively discriminated. That there is such a group is the sign; a small group can be
 *  destroyed as well as a large one, so that the curve rises steeply at the start. */
export const discriminatedShare: Chain = {
  transforms: [],
  fill: carry(60),
  norm: {
    method: 'piecewise',
    points: [
      [0, 0],
      [0.002, 0.3],
      [0.02, 0.5],
      [0.1, 0.75],
      [0.3, 1],
    ],
  },
}
/** Other shares of group data; ends learnt from every value so far. */
export const groupShare: Chain = { transforms: [], fill: carry(60), norm: pooled }
/** Flag of group data, carried as above. */
export const groupFlag: Chain = { ...flag, fill: carry(60) }

/** Level on which the whole world moves, skewed: log, then among the countries of the period. */
export const levelAmongPeers: Chain = { transforms: [log], fill: carry(36), norm: amongPeers }
/** People, as a measure of scale: half a million gives 0, 200 million 1, on the log scale. Fixed points, as the smallest
 *  States would otherwise press all others together. */
export const scaleOfPopulation: Chain = {
  transforms: [log],
  fill: carry(36),
  norm: { method: 'goalposts', min: lnOf(500_000), max: lnOf(200_000_000) },
}
/** Growth of output per head, mean of two years, in % a year: −8 gives 1, standstill 0.4, 5 gives 0. Fixed points, as a
 *  single collapse would otherwise squeeze all others together. */
export const growthLevel: Chain = {
  transforms: [{ op: 'rolling', stat: 'mean', window: 2, minObserved: 1 }],
  fill: carry(24),
  norm: {
    method: 'piecewise',
    points: [
      [-8, 1],
      [-4, 0.75],
      [0, 0.4],
      [3, 0.1],
      [5, 0],
    ],
  },
}
/** Turn of growth against the year before, in points: −10 gives 1; no turn for the worse gives 0. */
export const growthShock: Chain = {
  transforms: [{ op: 'difference', periods: 1 }],
  fill: carry(12),
  norm: {
    method: 'piecewise',
    points: [
      [-10, 1],
      [-5, 0.6],
      [-2, 0.2],
      [0, 0],
    ],
  },
}

/** Party to a treaty, or share of treaties joined. Status seldom changes: carried up to ten years. */
export const treaty: Chain = { transforms: [], fill: carry(120), norm: upTo(1) }
/** Episodes of mass killing that began, fading with a half-life of fifteen years; one and a half gives 1. */
export const episodesRemembered: Chain = {
  transforms: [{ op: 'decay', halfLifePeriods: 15 }],
  fill: carry(24),
  norm: upTo(1.5),
}
/** Episodes of mass killing since 1945: one gives 0.5, three and more give 1. */
export const episodesSoFar: Chain = {
  transforms: [],
  fill: carry(24),
  norm: {
    method: 'piecewise',
    points: [
      [0, 0],
      [1, 0.5],
      [3, 1],
    ],
  },
}
/** Aid workers harmed, as a record that fades (half after eight years). The open file ends in 2016; being a record, it
 *  may stand for eight years, marked as carried forward. */
export const aidWorkerRecord: Chain = {
  transforms: [{ op: 'decay', halfLifePeriods: 8 }, log],
  fill: carry(96),
  norm: upTo(lnOf(200)),
}
/** The same of one year: too old to speak for today after two years. */
export const aidWorkersInYear: Chain = { transforms: [log], fill: carry(24), norm: upTo(lnOf(100)) }
/** Defenders killed, as reported: 100 and more give 1. */
export const defendersKilled: Chain = { transforms: [log], fill: carry(36), norm: upTo(lnOf(100)) }
/** Index of another project, for comparison beside the indicator. */
export const comparison0to10: Chain = { transforms: [], fill: carry(36), norm: upTo(10) }
