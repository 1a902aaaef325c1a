import { Status } from '../../core/status'
import type { Aggregation } from '../../model/types'
import type { Child } from './node'
import { fromMeanScale, meanKind, toMeanScale } from './generator'

/** Values of a node before its coverage is judged, over children of weight > 0: the aggregate into `values`, the weight
 *  that was there into `weights`, the lowest status code among the children into `status` (starts at 255).
 *  Same results as `combine`, child by child over all cells. */
export function accumulate(
  children: readonly Child[],
  aggregation: Aggregation,
  values: Float64Array,
  weights: Float64Array,
  status: Uint8Array,
): void {
  const nCells = values.length
  const kind = meanKind(aggregation)
  if (kind?.exponent === 1) {
    for (const child of children) addWeighted(child, values, weights, status)
    for (let i = 0; i < nCells; i++) if (weights[i]! > 0) values[i] = values[i]! / weights[i]!
    return
  }
  for (const child of children) addPresence(child, weights, status)
  if (kind) {
    for (const child of children) addGenerated(child, kind.exponent, kind.floor, values)
    for (let i = 0; i < nCells; i++) {
      if (weights[i]! > 0) values[i] = fromMeanScale(values[i]! / weights[i]!, kind.exponent, kind.floor)
    }
  } else if (aggregation.method === 'share-present') {
    for (const child of children) addPresent(child, aggregation.threshold, values)
    for (let i = 0; i < nCells; i++) if (weights[i]! > 0) values[i] = values[i]! / weights[i]!
  } else if (aggregation.method === 'maximum') {
    values.fill(-1)
    for (const child of children) keepHighest(child, values)
  } else if (aggregation.method === 'top-k-mean') {
    topMeans(children, aggregation.k, values)
  }
}

/** The arithmetic mean's whole work in one pass. */
function addWeighted(child: Child, values: Float64Array, weights: Float64Array, status: Uint8Array): void {
  const { values: own, status: ownStatus, weight } = child
  for (let i = 0; i < values.length; i++) {
    const s = ownStatus[i]!
    if (s < status[i]!) status[i] = s
    if (s >= Status.missing) continue
    values[i] = values[i]! + weight * own[i]!
    weights[i] = weights[i]! + weight
  }
}

function addPresence({ status: own, weight }: Child, weights: Float64Array, status: Uint8Array): void {
  for (let i = 0; i < weights.length; i++) {
    const s = own[i]!
    if (s < status[i]!) status[i] = s
    if (s < Status.missing) weights[i] = weights[i]! + weight
  }
}

function addGenerated(child: Child, exponent: number, floor: number, into: Float64Array): void {
  const { values: own, status, weight } = child
  for (let i = 0; i < into.length; i++) {
    if (status[i]! < Status.missing) into[i] = into[i]! + weight * toMeanScale(own[i]!, exponent, floor)
  }
}

function addPresent({ values: own, status, weight }: Child, threshold: number, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) {
    if (status[i]! < Status.missing && own[i]! >= threshold) into[i] = into[i]! + weight
  }
}

function keepHighest({ values: own, status }: Child, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) {
    if (status[i]! < Status.missing && own[i]! > into[i]!) into[i] = own[i]!
  }
}

function topMeans(children: readonly Child[], k: number, into: Float64Array): void {
  const present = new Float64Array(children.length)
  for (let i = 0; i < into.length; i++) {
    let count = 0
    for (const child of children) if (child.status[i]! < Status.missing) present[count++] = child.values[i]!
    if (count === 0) continue
    present.subarray(0, count).sort()
    const taken = Math.min(k, count)
    let total = 0
    for (let j = 1; j <= taken; j++) total += present[count - j]!
    into[i] = total / taken
  }
}
