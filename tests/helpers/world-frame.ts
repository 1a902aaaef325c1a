import type { WorldFrame } from '../../src/core/frame'
import type { FrameDoubt } from '../../src/core/frame-doubt'
import { Status } from '../../src/core/status'
import type { TierSpec } from '../../src/model/types'
import { unitRecord } from './score-run'

export const TIERS: readonly TierSpec[] = [
  { id: 'lower', title: 'Lower', fromScore100: 0 },
  { id: 'moderate', title: 'Moderate', fromScore100: 25 },
  { id: 'high', title: 'High', fromScore100: 55 },
]

export interface FrameRow {
  readonly id: string
  readonly name: string
  /** Left out = no score. */
  readonly score?: number
  readonly change?: number
  readonly coverage?: number
  readonly filled?: number
  readonly age?: number
  readonly ongoing?: boolean
  readonly status?: number
  readonly history?: readonly number[]
}

/** A frame written by hand; tiers at 25 and 55, floor of coverage 0.5. */
export function frameOf(rows: readonly FrameRow[]): WorldFrame {
  const score = (row: FrameRow) => row.score ?? NaN
  const coverage = (row: FrameRow) => row.coverage ?? (row.score === undefined ? 0 : 0.8)
  const tier = (row: FrameRow) =>
    row.score === undefined || coverage(row) < 0.5
      ? -1
      : TIERS.findLastIndex((t) => row.score! >= t.fromScore100)
  const ranked = rows.filter((row) => tier(row) >= 0).map(score)
  const years = [2023, 2024, 2025]
  return {
    units: rows.map(({ id, name }) => unitRecord(id, name)),
    period: '2025',
    asOf: '2025-12-31',
    readingId: 'overall',
    nodeId: 'framework',
    score100: Float64Array.from(rows, score),
    status: Uint8Array.from(
      rows,
      (row) => row.status ?? (row.score === undefined ? Status.missing : Status.observed),
    ),
    tierIndex: Int8Array.from(rows, tier),
    rank: Int16Array.from(rows, (row) =>
      tier(row) < 0 ? 0 : 1 + ranked.filter((s) => s > row.score!).length,
    ),
    coverage: Float64Array.from(rows, coverage),
    frameworkCoverage: Float64Array.from(rows, () => 0.3),
    filledShare: Float64Array.from(rows, (row) => row.filled ?? 0),
    ageNewestMonths: Float64Array.from(rows, (row) => row.age ?? 12),
    change12Months: Float64Array.from(rows, (row) => row.change ?? NaN),
    ongoing: Uint8Array.from(rows, (row) => (row.ongoing ? 1 : 0)),
    history: {
      years,
      score100: Float64Array.from(years.flatMap((_, i) => rows.map((row) => row.history?.[i] ?? score(row)))),
      tierGiven: Uint8Array.from(years.flatMap(() => rows.map((row) => (coverage(row) < 0.5 ? 0 : 1)))),
    },
  }
}

export const FIVE = frameOf([
  { id: 'AAA', name: 'Alba', score: 61, change: 9, ongoing: true },
  { id: 'BBB', name: 'Bora', score: 30, change: -31, filled: 0.5 },
  { id: 'CCC', name: 'Cora', score: 57, change: 0.2 },
  { id: 'DDD', name: 'Dora', score: 12, coverage: 0.31 },
  { id: 'EEE', name: 'Égor' },
])

/** Doubt of a frame, the same for every unit that has a tier: ± 4 points, the rank or the next one, 77 % for the tier that
 *  it has, 22 % and 1 % for those below. */
export function doubtOf(frame: WorldFrame, beyond: readonly number[] = []): FrameDoubt {
  const given = (u: number, value: number) => (frame.tierIndex[u]! < 0 ? NaN : value)
  const each = (value: (u: number) => number) =>
    Float64Array.from(frame.units.keys(), (u) => given(u, value(u)))
  const tierProbability = new Float64Array(frame.units.length * TIERS.length)
  frame.tierIndex.forEach((tier, u) => {
    for (const [down, share] of [0.77, 0.22, 0.01].entries())
      if (tier - down >= 0) tierProbability[u * TIERS.length + tier - down] = share
  })
  return {
    draws: 1200,
    drawsAsked: 1200,
    seed: 1,
    asOf: frame.asOf,
    readingId: frame.readingId,
    nodeId: frame.nodeId,
    low100: each((u) => frame.score100[u]! - 4),
    median100: frame.score100.slice(),
    high100: each((u) => frame.score100[u]! + 4),
    rankLow: each((u) => frame.rank[u]!),
    rankHigh: each((u) => frame.rank[u]! + 1),
    nTiers: TIERS.length,
    tierProbability,
    inTop30: each(() => 1),
    beyondRange: Int8Array.from(frame.units.keys(), (u) => beyond[u] ?? 0),
  }
}
