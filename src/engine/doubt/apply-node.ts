import { fromMeanScale, toMeanScale } from '../aggregate/generator'
import { MeanCode, type DoubtNode, type NodeKernel } from './plan-types'

const SLACK = 1e-9

/** Room for one node, kept between draws. */
export interface NodeScratch {
  readonly weight: Float64Array
  readonly top: Float64Array
}

/** One node over all units. Weights are renormalised over the children that have a value; below the node's least
 *  coverage it has none. Children of weight 0 take no part.
 *  @param values  `[row * nUnits + unit]`   @param row  where the node's own values go */
export function applyNode(
  node: DoubtNode,
  kernel: NodeKernel,
  weights: Float64Array,
  values: Float64Array,
  row: number,
  nUnits: number,
  scratch: NodeScratch,
): void {
  const { children, minCoverage, optional } = node
  const into = row * nUnits
  let total = 0
  let taking = 0
  let only = -1
  for (let c = 0; c < children.length; c++) {
    if (!(weights[c]! > 0)) continue
    total += weights[c]!
    taking++
    only = c
  }
  if (taking === 0) {
    values.fill(NaN, into, into + nUnits)
    return
  }
  if (taking === 1) {
    const at = children[only]! * nUnits
    values.copyWithin(into, at, at + nUnits)
    if (kernel.code === MeanCode.sharePresent) toPresence(values, into, nUnits, kernel.a)
    return
  }
  const { weight: there } = scratch
  there.fill(0)
  values.fill(kernel.code === MeanCode.maximum ? -1 : 0, into, into + nUnits)
  if (kernel.code === MeanCode.topK) topMeans(node, kernel.a, weights, values, into, nUnits, scratch)
  else
    for (let c = 0; c < children.length; c++)
      if (weights[c]! > 0) addChild(kernel, weights[c]!, values, children[c]! * nUnits, into, nUnits, there)
  const needed = (minCoverage - SLACK) * total
  /** Weight of optional children without a value. */
  const notOwed = (u: number) => {
    let sum = 0
    for (let c = 0; c < children.length; c++)
      if (optional?.[c] === 1 && Number.isNaN(values[children[c]! * nUnits + u]!)) sum += weights[c]!
    return sum
  }
  const divides = kernel.code === MeanCode.mean || kernel.code === MeanCode.sharePresent
  for (let u = 0; u < nUnits; u++) {
    const weight = there[u]!
    if (weight === 0 || weight < needed - (optional ? notOwed(u) * (minCoverage - SLACK) : 0))
      values[into + u] = NaN
    else if (divides) values[into + u] = values[into + u]! / weight
  }
  if (kernel.code === MeanCode.mean && kernel.a !== 1)
    for (let i = into; i < into + nUnits; i++) values[i] = fromMeanScale(values[i]!, kernel.a, kernel.floor)
}

function addChild(
  kernel: NodeKernel,
  weight: number,
  values: Float64Array,
  from: number,
  into: number,
  nUnits: number,
  there: Float64Array,
): void {
  const { code, a, floor } = kernel
  for (let u = 0; u < nUnits; u++) {
    const x = values[from + u]!
    if (x !== x) continue
    there[u] = there[u]! + weight
    const at = into + u
    if (code === MeanCode.mean) values[at] = values[at]! + weight * (a === 1 ? x : toMeanScale(x, a, floor))
    else if (code === MeanCode.sharePresent) {
      if (x >= a) values[at] = values[at]! + weight
    } else if (x > values[at]!) values[at] = x
  }
}

function toPresence(values: Float64Array, into: number, nUnits: number, threshold: number): void {
  for (let i = into; i < into + nUnits; i++) {
    const x = values[i]!
    if (!Number.isNaN(x)) values[i] = x >= threshold ? 1 : 0
  }
}

function topMeans(
  { children }: DoubtNode,
  k: number,
  weights: Float64Array,
  values: Float64Array,
  into: number,
  nUnits: number,
  { weight: there, top }: NodeScratch,
): void {
  for (let u = 0; u < nUnits; u++) {
    let n = 0
    for (let c = 0; c < children.length; c++) {
      const x = values[children[c]! * nUnits + u]!
      if (!(weights[c]! > 0) || Number.isNaN(x)) continue
      there[u] = there[u]! + weights[c]!
      top[n++] = x
    }
    top.subarray(0, n).sort()
    const taken = Math.min(k, n)
    let sum = 0
    for (let i = 0; i < taken; i++) sum += top[n - 1 - i]!
    values[into + u] = sum / taken
  }
}
