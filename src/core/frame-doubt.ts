/** How firm the figures of one frame are: what a screen shows of a doubt summary. Arrays are indexed like the units of the
 *  frame; NaN = no figure, because the model gives the unit no tier. */
export interface FrameDoubt {
  /** Draws these figures rest on, and the number asked for: fewer while they still come in. */
  readonly draws: number
  readonly drawsAsked: number
  readonly seed: number
  /** What the figures are of; they may stand beside a frame of the same moment, reading and node only. */
  readonly asOf: string
  readonly readingId: string
  readonly nodeId: string
  /** 5th, 50th and 95th percentile of the score, 0–100. */
  readonly low100: Float64Array
  readonly median100: Float64Array
  readonly high100: Float64Array
  /** 5th and 95th percentile of the rank, whole numbers, 1 = highest score. */
  readonly rankLow: Float64Array
  readonly rankHigh: Float64Array
  readonly nTiers: number
  /** `[unitIndex * nTiers + tierIndex]`, share 0–1 of draws. */
  readonly tierProbability: Float64Array
  /** Share 0–1 of draws among the 30 highest. */
  readonly inTop30: Float64Array
  /** 1 = rank rose beyond its range within 12 months, −1 = it fell, 0 = the ranges of both dates touch or one is not there. */
  readonly beyondRange: Int8Array
}

/** A tier is unsure where less than this share of the draws agrees with it. */
export const UNSURE_BELOW = 0.5

/** Share 0–1 of draws that put the unit into the tier; NaN where it has none. */
export function tierShare(doubt: FrameDoubt | undefined, unitIndex: number, tierIndex: number): number {
  if (!doubt || tierIndex < 0 || Number.isNaN(doubt.low100[unitIndex] ?? NaN)) return NaN
  return doubt.tierProbability[unitIndex * doubt.nTiers + tierIndex] ?? NaN
}

/** Index of the tier that holds most draws where that is another than the tier shown; −1 where it is that one, or where
 *  there are no figures. */
export function likelierTier(doubt: FrameDoubt | undefined, unitIndex: number, tierIndex: number): number {
  const own = tierShare(doubt, unitIndex, tierIndex)
  if (!doubt || Number.isNaN(own)) return -1
  let [most, found] = [own, -1]
  for (let t = 0; t < doubt.nTiers; t++) {
    const share = doubt.tierProbability[unitIndex * doubt.nTiers + t]!
    if (share > most) [most, found] = [share, t]
  }
  return found
}

/** Whether the tier shown is held by less than half of the draws. */
export function isUnsure(doubt: FrameDoubt | undefined, unitIndex: number, tierIndex: number): boolean {
  return tierShare(doubt, unitIndex, tierIndex) < UNSURE_BELOW
}
