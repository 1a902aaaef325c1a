import { z } from 'zod'
import type { FrameDoubt } from '../../core/frame-doubt'

const cells = z.array(z.number().nullable())

/** Doubt of the packaged first frame, so that no tier word stands without its probability. Null = NaN. Points and
 *  shares are rounded for transport: scores to 0.01, shares to 0.0001. */
export const firstDoubtSchema = z.strictObject({
  draws: z.int(),
  drawsAsked: z.int(),
  seed: z.number(),
  low100: cells,
  median100: cells,
  high100: cells,
  rankLow: cells,
  rankHigh: cells,
  nTiers: z.int(),
  tierProbability: z.array(z.number()),
  inTop30: cells,
  beyondRange: z.array(z.int()),
})
export type FirstDoubt = z.infer<typeof firstDoubtSchema>

export function packDoubt(doubt: FrameDoubt): FirstDoubt {
  return {
    draws: doubt.draws,
    drawsAsked: doubt.drawsAsked,
    seed: doubt.seed,
    low100: rounded(doubt.low100, 2),
    median100: rounded(doubt.median100, 2),
    high100: rounded(doubt.high100, 2),
    rankLow: rounded(doubt.rankLow, 0),
    rankHigh: rounded(doubt.rankHigh, 0),
    nTiers: doubt.nTiers,
    tierProbability: Array.from(doubt.tierProbability, (share) => Number(share.toFixed(4))),
    inTop30: rounded(doubt.inTop30, 4),
    beyondRange: Array.from(doubt.beyondRange),
  }
}

/** @param about  what the frame beside it shows */
export function unpackDoubt(
  file: FirstDoubt,
  about: Pick<FrameDoubt, 'asOf' | 'readingId' | 'nodeId'>,
): FrameDoubt {
  return Object.freeze({
    draws: file.draws,
    drawsAsked: file.drawsAsked,
    seed: file.seed,
    asOf: about.asOf,
    readingId: about.readingId,
    nodeId: about.nodeId,
    low100: floats(file.low100),
    median100: floats(file.median100),
    high100: floats(file.high100),
    rankLow: floats(file.rankLow),
    rankHigh: floats(file.rankHigh),
    nTiers: file.nTiers,
    tierProbability: Float64Array.from(file.tierProbability),
    inTop30: floats(file.inTop30),
    beyondRange: Int8Array.from(file.beyondRange),
  })
}

function rounded(values: Float64Array, digits: number): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? Number(value.toFixed(digits)) : null))
}

function floats(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? NaN)
}
