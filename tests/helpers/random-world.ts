import type { Random } from '../../src/core/random'
import type { UnitRecord } from '../../src/core/registry'
import type { Observation, SeriesRecord } from '../../src/core/series'
import type {
  Aggregation,
  Fill,
  InputSpec,
  Nature,
  NodeSpec,
  Norm,
  Pool,
  RiskModel,
  Transform,
} from '../../src/model/types'
import { input, model, node, overall, series, unit } from './small-world'

/** First year of the series; monthly ones begin two years later. */
const FIRST = 2003

/** A random world and model from one seed: yearly series of 2003–2009 and monthly ones of 2005–2008 with gaps, lags, zero-by-absence,
 *  editions that end early and units that begin or end, under any tree, step, fill, norm and aggregation. */
export interface RandomWorld {
  readonly units: readonly UnitRecord[]
  readonly records: readonly SeriesRecord[]
  readonly observations: readonly Observation[]
  readonly model: RiskModel
}

export interface RandomOptions {
  readonly norms?: (random: Random) => Norm
  readonly transforms?: (random: Random) => readonly Transform[]
  readonly aggregations?: (random: Random) => Aggregation
  readonly direction?: SeriesRecord['direction']
  readonly validRange?: SeriesRecord['validRange']
}

const pick = <T>(random: Random, list: readonly T[]): T => list[random.nextInt(list.length)]!
const chance = (random: Random, probability: number) => random.next() < probability

export function randomWorld(random: Random, options: RandomOptions = {}): RandomWorld {
  const units = Array.from({ length: 4 + random.nextInt(3) }, (_, u) =>
    unit(`U${u}`, {
      region: pick(random, ['North', 'South']),
      from: chance(random, 0.15) ? 2005 : 1900,
      ...(chance(random, 0.1) ? { to: 2006 } : {}),
      treatment: u > 1 && chance(random, 0.1) ? 'not-scored' : 'scored',
    }),
  )
  const records = [recordOf('population', random, { ...options, direction: 'higher-is-riskier' })]
  const count = 2 + random.nextInt(4)
  for (let s = 0; s < count; s++) records.push(recordOf(`s${s}`, random, options))
  const observations = records.flatMap((record) => observationsOf(record, units, random))
  let next = 0
  const leaf = (): NodeSpec =>
    node(`leaf${next++}`, {
      weight: 1 + random.nextInt(3),
      nature: pick<Nature>(random, ['structural', 'dynamic', 'trigger']),
      role: 'scored',
      lenses: chance(random, 0.4) ? ['lens'] : [],
      aggregation: (options.aggregations ?? randomAggregation)(random),
      minCoverage: chance(random, 0.5) ? 0 : 0.4,
      inputs: Array.from({ length: 1 + random.nextInt(2) }, () => inputOf(next++, count, random, options)),
    })
  const branch = (depth: number): NodeSpec =>
    depth === 0 || chance(random, 0.25)
      ? leaf()
      : node(`node${next++}`, {
          weight: 1 + random.nextInt(3),
          aggregation: (options.aggregations ?? randomAggregation)(random),
          minCoverage: chance(random, 0.5) ? 0 : 0.3,
          children: Array.from({ length: 1 + random.nextInt(3) }, () => branch(depth - 1)),
        })
  const tree = node('root', {
    aggregation: (options.aggregations ?? randomAggregation)(random),
    children: Array.from({ length: 2 + random.nextInt(2) }, () => branch(1 + random.nextInt(2))),
  })
  const readings = [
    overall,
    { id: 'structural', title: 'Structural', kind: 'nature', natures: ['structural'], minCoverage: 0.2 },
    { id: 'branch', title: 'Branch', kind: 'crime', nodes: [tree.children![0]!.id], minCoverage: 0 },
    { id: 'lens', title: 'Lens', kind: 'lens', lens: 'lens', minCoverage: 0 },
  ] as const
  return { units, records, observations, model: model(tree, { readings }) }
}

function recordOf(id: string, random: Random, options: RandomOptions): SeriesRecord {
  const monthly = chance(random, 0.25)
  const lastYear = chance(random, 0.25) ? 2006 : monthly ? 2008 : 2009
  return series(id, {
    frequency: monthly ? 'month' : 'year',
    publicationLagMonths: random.nextInt(19),
    direction: options.direction ?? pick(random, ['higher-is-riskier', 'lower-is-riskier']),
    validRange: options.validRange ?? [null, chance(random, 0.2) ? 55 : null],
    coverage: {
      from: monthly ? `${FIRST + 2}-01` : String(FIRST),
      to: monthly ? `${lastYear}-12` : String(lastYear),
      absence: id !== 'population' && chance(random, 0.3) ? 'zero' : 'missing',
    },
  })
}

function observationsOf(record: SeriesRecord, units: readonly UnitRecord[], random: Random): Observation[] {
  const lastYear = Number(record.coverage.to.slice(0, 4))
  const found: Observation[] = []
  const density = pick(random, [0.4, 0.75, 0.95])
  for (const { id } of units) {
    for (let year = Number(record.coverage.from.slice(0, 4)); year <= lastYear; year++) {
      for (let month = 1; month <= (record.frequency === 'month' ? 12 : 1); month++) {
        if (!chance(random, density)) continue
        const period = record.frequency === 'month' ? `${year}-${String(month).padStart(2, '0')}` : `${year}`
        const value = record.id === 'population' ? 1 + random.nextInt(100) : random.nextInt(61)
        found.push({ unit: id, period, indicator: record.id, value })
      }
    }
  }
  return found
}

function inputOf(number: number, nSeries: number, random: Random, options: RandomOptions): InputSpec {
  return input(`s${random.nextInt(nSeries)}`, {
    id: `input${number}`,
    weight: 1 + random.nextInt(3),
    transforms: (options.transforms ?? randomTransforms)(random),
    fill: randomFill(random),
    norm: (options.norms ?? randomNorm)(random),
    role: number > 2 && chance(random, 0.1) ? 'context' : 'scored',
  })
}

export function randomTransforms(random: Random): Transform[] {
  const steps: Transform[] = [
    { op: 'log1p' },
    { op: 'rate', denominator: 'population', per: 100 },
    {
      op: 'rolling',
      stat: pick(random, ['sum', 'mean', 'max']),
      window: 1 + random.nextInt(4),
      minObserved: 1,
    },
    { op: 'lag', periods: 1 + random.nextInt(2) },
    { op: 'difference', periods: 1 + random.nextInt(2) },
    { op: 'percent-change', periods: 1 },
    { op: 'decay', halfLifePeriods: 1 + random.nextInt(4) },
    { op: 'years-since', threshold: 30, never: 20 },
    { op: 'threshold', at: 25, side: pick(random, ['at-least', 'at-most']) },
  ]
  return Array.from({ length: random.nextInt(3) }, () => pick(random, steps))
}

export function randomFill(random: Random): Fill[] {
  const carry: Fill = { op: 'carry-forward', maxAgeMonths: pick(random, [6, 12, 36, 60]) }
  const median: Fill = { op: 'group-median', by: 'region', minUnits: 1 + random.nextInt(2) }
  return pick<Fill[]>(random, [[], [carry], [median], [carry, median], [median, carry]])
}

const pool = (random: Random): Pool => pick(random, ['this-period', 'all-periods'])

/** Norms that learn their scale from the data. */
export function pooledNorm(random: Random): Norm {
  return pick<Norm>(random, [
    { method: 'min-max', pool: pool(random) },
    { method: 'min-max', pool: pool(random), winsorise: [0.1, 0.9] },
    { method: 'percentile-rank', pool: pool(random) },
    { method: 'z-score', pool: pool(random) },
  ])
}

/** Norms whose scale is fixed and never falls as the value rises. */
export function risingNorm(random: Random): Norm {
  return pick<Norm>(random, [
    { method: 'goalposts', min: 0, max: 40 },
    { method: 'piecewise', points: [[0, 0], [10, 0.5], [11, 0.6], [60, 1]] }, // prettier-ignore
    { method: 'logistic', midpoint: 20, steepness: 0.1 },
    { method: 'binary', threshold: 20 },
  ])
}

export function randomNorm(random: Random): Norm {
  return chance(random, 0.7) ? pooledNorm(random) : risingNorm(random)
}

export function randomMean(random: Random): Aggregation {
  return pick<Aggregation>(random, [
    { method: 'arithmetic' },
    { method: 'geometric', floor: pick(random, [0, 0.01, 0.1]) },
    { method: 'power', exponent: pick(random, [-1, -2, 0.5, 2, 3]), floor: pick(random, [0, 0.05]) },
    { method: 'maximum' },
    { method: 'top-k-mean', k: 1 + random.nextInt(2) },
  ])
}

export function randomAggregation(random: Random): Aggregation {
  return chance(random, 0.15) ? { method: 'share-present', threshold: 0.5 } : randomMean(random)
}

/** Last month of a period written as text. */
export function endOf(period: string): number {
  const [year, month] = period.split('-').map(Number)
  return year! * 12 + (month ?? 12) - 1
}
