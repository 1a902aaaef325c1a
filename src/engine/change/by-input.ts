import type { Cells } from '../types'
import type { TreeProbe } from './probe'

/** What one input adds to a difference of scores, in points (0–100) by unit. */
export interface InputPoints {
  readonly inputId: string
  /** Leaf that the input stands in. */
  readonly nodeId: string
  readonly series: string
  readonly points: Float64Array
}

/** Which inputs a difference comes from: every input is replaced in the order of the tree and once more in the opposite
 *  order, and its points are the mean of both, so that no input gains by its place. Sums to the difference.
 *  A step after which a unit has no score passes its points on to the next one that has; where the last has none (only
 *  the later model gives one), the points are NaN. */
export function* inputPoints(
  probe: TreeProbe,
  before: readonly Cells[],
  after: readonly Cells[],
): Generator<number, readonly InputPoints[]> {
  const scoring = probe.scoring()
  const sums = new Map(scoring.map((index) => [index, new Float64Array(before[0]?.values.length ?? 0)]))
  const moving = scoring.filter((index) => !sameCells(before[index]!, after[index]!))
  let done = 0
  for (const order of [moving, moving.toReversed()]) {
    const cells = [...before]
    const last = probe.score(cells).slice()
    for (const index of order) {
      cells[index] = after[index]!
      const next = probe.score(cells)
      const points = sums.get(index)!
      for (let u = 0; u < last.length; u++) {
        if (Number.isNaN(next[u]!)) continue
        points[u] = points[u]! + (next[u]! - last[u]!) * 50
        last[u] = next[u]!
      }
      yield 0.5 + (0.25 * ++done) / moving.length
    }
  }
  const end = probe.score(after)
  for (const points of sums.values()) end.forEach((x, u) => Number.isNaN(x) && (points[u] = NaN))
  const leafOf = new Map(
    probe.plan.root.leaves.flatMap((leaf) => leaf.inputs.map((index) => [index, leaf.spec.id] as const)),
  )
  return scoring.map((index) => {
    const { id, series } = probe.plan.inputs[index]!
    return Object.freeze({ inputId: id, nodeId: leafOf.get(index)!, series, points: sums.get(index)! })
  })
}

function sameCells(a: Cells, b: Cells): boolean {
  return a.values.every((value, u) => Object.is(value, b.values[u]) && a.status[u] === b.status[u])
}
