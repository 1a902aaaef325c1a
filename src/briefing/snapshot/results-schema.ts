import { z } from 'zod'
import { ForewatchError } from '../../core/errors'
import type { Results } from './results'

const column = z.array(z.number().nullable())
const cells = z.strictObject({ score100: column, status: column })
const baseRates = z.strictObject({
  modelId: z.string(),
  modelVersion: z.string(),
  outcomeId: z.string(),
  outcomeTitle: z.string(),
  firstOrigin: z.int(),
  lastOrigin: z.int(),
  horizonYears: z.int(),
  tiers: z.array(
    z.strictObject({
      tierId: z.string(),
      rows: z.int(),
      onsets: z.int(),
      observed: z.strictObject({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
    }),
  ),
})
const firmness = z.strictObject({
  figures: column,
  carried: column,
  carriedOldestMonths: column,
  withdrawn: column,
  stopped: column,
  stoppedSeries: z.array(z.string()),
  heaviest3: column,
  sources: z.record(z.string(), z.strictObject({ share: column, newestYear: column })),
})
const schema = z.strictObject({
  format: z.literal('forewatch-results-1'),
  asOf: z.string(),
  period: z.string(),
  units: z.array(z.string()),
  headline: z.strictObject({
    score100: column,
    status: column,
    tierIndex: column,
    rank: column,
    coverage: column,
    frameworkCoverage: column,
    filledShare: column,
    change12Months: column,
    ageNewestMonths: column,
    ageMedianMonths: column,
    ageOldestMonths: column,
    ongoing: column,
  }),
  readings: z.record(z.string(), cells),
  nodes: z.record(z.string(), z.strictObject({ score100: column, status: column, coverage: column })),
  history: z.strictObject({
    years: z.array(z.int()),
    readings: z.record(z.string(), z.array(column)),
    coverage: z.array(column),
  }),
  baseRates: baseRates.nullable(),
  doubt: z
    .strictObject({
      draws: z.int(),
      seed: z.number(),
      low100: column,
      median100: column,
      high100: column,
      rankLow: column,
      rankHigh: column,
      inTop30: column,
      beyondRange: column,
      tierProbability: z.record(z.string(), column),
    })
    .nullable(),
  contributions: z.record(
    z.string(),
    z.strictObject({ reference100: z.number(), points: z.record(z.string(), z.number()) }),
  ),
  firmness: firmness.exactOptional(),
  assessed: z
    .strictObject({
      score100: column,
      rank: column,
      indicators: z.record(z.string(), z.strictObject({ judged100: column, series100: column })),
    })
    .exactOptional(),
})

/** @throws ForewatchError `bad-snapshot` */
export function readResults(json: unknown): Results {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-snapshot', {
    what: 'The results of the snapshot cannot be read',
    where: `results.json: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'another form',
    expected: 'format forewatch-results-1',
    next: 'Get the snapshot again, whole',
  })
}
