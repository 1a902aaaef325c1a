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
    let next = 0
    for (; next + 3 < children.length; next += 4) {
      const [a, b, c, d] = [children[next]!, children[next + 1]!, children[next + 2]!, children[next + 3]!]
      addFourWeighted(a, b, c, d, values, weights, status)
    }
    for (; next < children.length; next++) addWeighted(children[next]!, values, weights, status)
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

/** `addWeighted` of four children, one after the other, in one walk over the cells. */
function addFourWeighted(
  a: Child,
  b: Child,
  c: Child,
  d: Child,
  values: Float64Array,
  weights: Float64Array,
  status: Uint8Array,
): void {
  const { values: va, status: sa, weight: wa } = a
  const { values: vb, status: sb, weight: wb } = b
  const { values: vc, status: sc, weight: wc } = c
  const { values: vd, status: sd, weight: wd } = d
  for (let i = 0; i < values.length; i++) {
    let value = values[i]!
    let weight = weights[i]!
    let best = status[i]!
    const ca = sa[i]!
    const cb = sb[i]!
    const cc = sc[i]!
    const cd = sd[i]!
    if (ca < best) best = ca
    if (cb < best) best = cb
    if (cc < best) best = cc
    if (cd < best) best = cd
    if (ca < Status.missing) {
      value += wa * va[i]!
      weight += wa
    }
    if (cb < Status.missing) {
      value += wb * vb[i]!
      weight += wb
    }
    if (cc < Status.missing) {
      value += wc * vc[i]!
      weight += wc
    }
    if (cd < Status.missing) {
      value += wd * vd[i]!
      weight += wd
    }
    values[i] = value
    weights[i] = weight
    status[i] = best
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
  const scaled = onMeanScale(own, exponent, floor)
  for (let i = 0; i < into.length; i++) {
    if (status[i]! < Status.missing) into[i] = into[i]! + weight * scaled[i]!
  }
}

interface OnMeanScale {
  readonly exponent: number
  readonly floor: number
  readonly scaled: Float64Array
}
const known = new WeakMap<Float64Array, OnMeanScale>()

/** g of every share of a column; kept with the column, which never changes, so that a change of weights need not take
 *  the logarithms of the other children again. A missing value is NaN and stays NaN. */
function onMeanScale(own: Float64Array, exponent: number, floor: number): Float64Array {
  const before = known.get(own)
  if (before?.exponent === exponent && before.floor === floor) return before.scaled
  const scaled = new Float64Array(own.length)
  for (let i = 0; i < own.length; i++) scaled[i] = toMeanScale(own[i]!, exponent, floor)
  known.set(own, { exponent, floor, scaled })
  return scaled
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
