import { hasValue, Status } from '../../core/status'
import type { InputStages } from '../../engine/types'

/** One country on the way from a value to a risk share. */
export interface NormPoint {
  readonly unitIndex: number
  /** After transforms and fill, in their unit. */
  readonly x: number
  /** Risk share 0–1. */
  readonly y: number
}

export interface Histogram {
  readonly from: number
  readonly to: number
  /** Countries per bin, bins of equal width from `from` to `to`. */
  readonly counts: readonly number[]
}

/** A country with what the saved version and the draft make of it. */
export interface NormMove extends NormPoint {
  readonly yBefore: number
}

export interface NormView {
  /** In ascending order of x. */
  readonly after: readonly NormPoint[]
  /** Empty where the saved version reads other values, so that its curve has another axis. */
  readonly before: readonly NormPoint[]
  readonly sameAxis: boolean
  readonly raw: Histogram
  readonly resultAfter: readonly number[]
  readonly resultBefore: readonly number[]
  /** Three to name in the chart: the largest moves, or low, middle and high where none moves. */
  readonly named: readonly NormMove[]
  readonly observed: number
  readonly filled: number
  readonly missing: number
}

const RAW_BINS = 20
const RESULT_BINS = 10

/** How one input turns values into risk at one moment, under two models. @param momentIndex of both runs */
export function normView(
  before: InputStages | undefined,
  after: InputStages,
  momentIndex: number,
  nUnits: number,
): NormView {
  const points = pointsOf(after, momentIndex, nUnits)
  const saved = before ? pointsOf(before, momentIndex, nUnits) : []
  const axis = ({ spec }: InputStages) => JSON.stringify([spec.series, spec.transforms, spec.fill])
  const sameAxis = before !== undefined && axis(before) === axis(after)
  const savedAt = new Map(saved.map((point) => [point.unitIndex, point.y]))
  const moves = points.map((point) => ({ ...point, yBefore: savedAt.get(point.unitIndex) ?? NaN }))
  let [observed, filled, missing] = [0, 0, 0]
  for (let u = 0; u < nUnits; u++) {
    const status = after.filled.status[momentIndex * nUnits + u]!
    if (status === Status.noSuchUnit) continue
    if (!hasValue(status)) missing++
    else if (status <= Status.judged) observed++
    else filled++
  }
  return {
    after: points,
    before: sameAxis ? saved : [],
    sameAxis,
    raw: histogram(points.map(({ x }) => x)),
    resultAfter: shareBins(points),
    resultBefore: shareBins(saved),
    named: namedOf(moves),
    observed,
    filled,
    missing,
  }
}

function pointsOf(stages: InputStages, momentIndex: number, nUnits: number): NormPoint[] {
  const found: NormPoint[] = []
  for (let u = 0; u < nUnits; u++) {
    const cell = momentIndex * nUnits + u
    const [x, y] = [stages.filled.values[cell]!, stages.normalised.values[cell]!]
    if (Number.isFinite(x) && Number.isFinite(y)) found.push({ unitIndex: u, x, y })
  }
  return found.sort((a, b) => a.x - b.x || a.unitIndex - b.unitIndex)
}

/** Equal bins from the lowest to the highest value; one bin where all are equal. */
export function histogram(values: readonly number[], bins = RAW_BINS): Histogram {
  if (values.length === 0) return { from: 0, to: 1, counts: [] }
  const from = Math.min(...values)
  const to = Math.max(...values)
  if (from === to) return { from, to, counts: [values.length] }
  const counts = new Array<number>(bins).fill(0)
  for (const value of values) counts[Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins))]!++
  return { from, to, counts }
}

function shareBins(points: readonly NormPoint[]): number[] {
  const counts = new Array<number>(RESULT_BINS).fill(0)
  for (const { y } of points) counts[Math.min(RESULT_BINS - 1, Math.floor(y * RESULT_BINS))]!++
  return counts
}

function namedOf(moves: readonly NormMove[]): readonly NormMove[] {
  const size = (move: NormMove) => (Number.isFinite(move.yBefore) ? Math.abs(move.y - move.yBefore) : 0)
  const moved = moves.filter((move) => size(move) > 1e-9).sort((a, b) => size(b) - size(a))
  const picked: NormMove[] = []
  const width = (moves.at(-1)?.x ?? 0) - (moves[0]?.x ?? 0)
  const candidates =
    moved.length > 0 ? moved : [0.1, 0.5, 0.9].flatMap((p) => moves[Math.floor(p * (moves.length - 1))] ?? [])
  for (const move of candidates) {
    if (picked.length === 3) break
    if (picked.every((one) => Math.abs(one.x - move.x) > width * 0.12)) picked.push(move)
  }
  return picked
}
