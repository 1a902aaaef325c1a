import { z } from 'zod'
import type { BaseRates } from '../../core/base-rates'
import { ForewatchError } from '../../core/errors'
import type { WorldFrame } from '../../core/frame'
import type { FrameDoubt } from '../../core/frame-doubt'
import type { UnitRecord } from '../../core/registry'
import { firstDoubtSchema, packDoubt, unpackDoubt } from './first-doubt'

const cells = z.array(z.number().nullable())
const codes = z.array(z.int())

const baseRatesSchema = z.strictObject({
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

/** What the World screen needs before the series are there: the newest frame, made by the same engine from the same
 *  files when the app was built. Null = NaN. */
export const firstViewSchema = z.strictObject({
  format: z.literal('forewatch-first-view-1'),
  /** Fingerprint of the model file that made it. */
  modelSha256: z.string(),
  units: z.array(z.string()),
  period: z.string(),
  asOf: z.string(),
  readingId: z.string(),
  nodeId: z.string(),
  score100: cells,
  status: codes,
  tierIndex: codes,
  rank: codes,
  coverage: cells,
  frameworkCoverage: cells,
  filledShare: cells,
  ageNewestMonths: cells,
  change12Months: cells,
  /** Tiers twelve months before. */
  earlierTierIndex: codes,
  ongoing: codes,
  historyYears: z.array(z.int()),
  history: cells,
  /** Cells of `history` in which a tier was withheld. */
  historyWithheld: z.array(z.int().min(0)),
  /** How often country-years of each tier saw an onset, in the back-test of the same model; null = no outcome list. */
  baseRates: baseRatesSchema.nullable(),
  /** Null = the build made none. */
  doubt: firstDoubtSchema.nullable(),
})

export type FirstViewFile = z.infer<typeof firstViewSchema>

export function packFrame(
  frame: WorldFrame,
  modelSha256: string,
  baseRates: BaseRates | null = null,
  doubt: FrameDoubt | null = null,
): FirstViewFile {
  return {
    format: 'forewatch-first-view-1',
    modelSha256,
    units: frame.units.map((unit) => unit.id),
    period: frame.period,
    asOf: frame.asOf,
    readingId: frame.readingId,
    nodeId: frame.nodeId,
    score100: nullable(frame.score100),
    status: Array.from(frame.status),
    tierIndex: Array.from(frame.tierIndex),
    rank: Array.from(frame.rank),
    coverage: nullable(frame.coverage),
    frameworkCoverage: nullable(frame.frameworkCoverage),
    filledShare: nullable(frame.filledShare),
    ageNewestMonths: nullable(frame.ageNewestMonths),
    change12Months: nullable(frame.change12Months),
    earlierTierIndex: Array.from(frame.earlierTierIndex ?? frame.units.map(() => -1)),
    ongoing: Array.from(frame.ongoing),
    historyYears: [...frame.history.years],
    history: nullable(frame.history.score100),
    historyWithheld: [...frame.history.tierGiven.keys()].filter(
      (cell) => frame.history.tierGiven[cell] === 0,
    ),
    baseRates: baseRates && { ...baseRates, tiers: [...baseRates.tiers] },
    doubt: doubt && packDoubt(doubt),
  }
}

/** @throws ForewatchError `bad-schema` when the file has another form or names a unit that is not listed */
export function unpackFrame(json: unknown, units: readonly UnitRecord[]): WorldFrame {
  const parsed = firstViewSchema.safeParse(json)
  if (!parsed.success)
    throw bad(parsed.error.issues[0]?.path.join('.') ?? '', parsed.error.issues[0]?.message)
  const file = parsed.data
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const rows = file.units.map((id) => byId.get(id) ?? raise(bad('units', `unit ${id}`)))
  return Object.freeze({
    units: rows,
    period: file.period,
    asOf: file.asOf,
    readingId: file.readingId,
    nodeId: file.nodeId,
    score100: floats(file.score100),
    status: Uint8Array.from(file.status),
    tierIndex: Int8Array.from(file.tierIndex),
    rank: Int16Array.from(file.rank),
    coverage: floats(file.coverage),
    frameworkCoverage: floats(file.frameworkCoverage),
    filledShare: floats(file.filledShare),
    ageNewestMonths: floats(file.ageNewestMonths),
    change12Months: floats(file.change12Months),
    earlierTierIndex: Int8Array.from(file.earlierTierIndex),
    ongoing: Uint8Array.from(file.ongoing),
    history: {
      years: file.historyYears,
      score100: floats(file.history),
      tierGiven: withoutCells(file.history.length, file.historyWithheld),
    },
  })
}

/** 1 everywhere but in some cells. */
function withoutCells(length: number, cells: readonly number[]): Uint8Array {
  const all = new Uint8Array(length).fill(1)
  for (const cell of cells) all[cell] = 0
  return all
}

/** Base rates of a packaged first view that `unpackFrame` has read; undefined where it holds none. */
export function unpackBaseRates(json: unknown): BaseRates | undefined {
  const parsed = z.object({ baseRates: baseRatesSchema.nullable() }).safeParse(json)
  return (parsed.success && parsed.data.baseRates) || undefined
}

/** Doubt of a packaged first view that `unpackFrame` has read; undefined where it holds none. */
export function unpackFirstDoubt(json: unknown): FrameDoubt | undefined {
  const parsed = firstViewSchema.safeParse(json)
  const file = parsed.success ? parsed.data : undefined
  return file?.doubt ? unpackDoubt(file.doubt, file) : undefined
}

function nullable(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null))
}

function floats(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? NaN)
}

function raise(error: Error): never {
  throw error
}

function bad(where: string, found: string | undefined): ForewatchError {
  return new ForewatchError('bad-schema', {
    what: 'The packaged first view cannot be read',
    where: `first-view.json: ${where}`,
    found: found ?? 'an unknown form',
    expected: 'format forewatch-first-view-1',
    next: 'Run the build again, then reload',
  })
}
