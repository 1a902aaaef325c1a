import type { CatalogueFile } from '../../../src/core/series'
import { auditIndex } from '../../../src/engine/audit'
import { compileDoubt, DoubtTally, drawBlock } from '../../../src/engine/doubt'
import { contributions } from '../../../src/engine/explain/contributions'
import { yearEnds } from '../../../src/engine/moments'
import { runScores } from '../../../src/engine/run'
import { SensitivityRun } from '../../../src/engine/sensitivity'
import type { DataSet } from '../../../src/engine/types'
import type { RiskModel } from '../../../src/model/types'

export interface BitsInput {
  readonly data: DataSet
  readonly model: RiskModel
  readonly catalogue: readonly CatalogueFile[]
  readonly firstYear: number
  readonly lastYear: number
  readonly seed: number
}

/** SHA-256 of the bytes of what the engine makes of the shipped data: panels, scores of every year end and reading,
 *  doubt of the newest one, its sensitivity, and contributions of every country. */
export async function bitsOf(input: BitsInput): Promise<Readonly<Record<string, string>>> {
  const { data, model, catalogue, seed } = input
  const run = runScores(model, data, yearEnds(input.firstYear, input.lastYear))
  const momentIndex = run.moments.length - 1
  const sourceOf = new Map(
    catalogue.flatMap(({ source, series }) => series.map(({ id }) => [id, source.id] as const)),
  )
  const plan = compileDoubt({ run, data, momentIndex, seed, sourceOf })
  const tally = new DoubtTally(plan, 400)
  tally.add(drawBlock(plan, 200, 200))
  tally.add(drawBlock(plan, 0, 200))
  const { score100, rank, tierProbability } = tally.summary()
  const sensitivity = new SensitivityRun(plan, 16)
  while (!sensitivity.advance(8));
  const explained = data.units.flatMap(({ id }, u) =>
    Number.isNaN(run.readings[0]!.values[momentIndex * data.units.length + u]!)
      ? []
      : contributions(run, id, momentIndex).contributions.map(({ points }) => points),
  )
  return {
    panels: await sha256([...data.panels.values()].flatMap(({ values, status }) => [values, status])),
    scores: await sha256(run.readings.flatMap(({ values, status }) => [values, status])),
    ages: await sha256([run.ageMonths.newest, run.coverage, run.frameworkCoverage]),
    doubt: await sha256([
      tally.score100,
      tally.rank,
      ...[score100, rank].flatMap(({ p05, p50, p95 }) => [p05, p50, p95]),
      tierProbability,
    ]),
    sensitivity: await sha256([new TextEncoder().encode(JSON.stringify(sensitivity.result()))]),
    contributions: await sha256([Float64Array.from(explained)]),
    audit: await sha256([new TextEncoder().encode(JSON.stringify(auditIndex(run, momentIndex)))]),
  }
}

async function sha256(arrays: readonly ArrayBufferView[]): Promise<string> {
  const length = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const all = new Uint8Array(length)
  let at = 0
  for (const { buffer, byteOffset, byteLength } of arrays) {
    all.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', all))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
