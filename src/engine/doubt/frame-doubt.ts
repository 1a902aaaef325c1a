import type { FrameDoubt } from '../../core/frame-doubt'
import { beyondRange } from './change'
import type { DoubtSummary } from './types'

/** What a screen shows of a summary. @param earlier  the same twelve months before, under the same draws
 *  @param asOf  ISO date of the frame that it stands beside */
export function frameDoubt(now: DoubtSummary, earlier: DoubtSummary | undefined, asOf: string): FrameDoubt {
  const top30 = now.topK.find(({ k }) => k === 30)?.probability
  return Object.freeze({
    draws: now.draws,
    drawsAsked: now.drawsAsked,
    seed: now.seed,
    asOf,
    readingId: now.readingId,
    nodeId: now.nodeId,
    low100: now.score100.p05,
    median100: now.score100.p50,
    high100: now.score100.p95,
    rankLow: now.rank.p05.map(Math.round),
    rankHigh: now.rank.p95.map(Math.round),
    nTiers: now.nTiers,
    tierProbability: now.tierProbability,
    inTop30: top30 ?? new Float64Array(now.unitIds.length).fill(NaN),
    beyondRange: earlier ? beyondRange(earlier.rank, now.rank) : new Int8Array(now.unitIds.length),
  })
}
