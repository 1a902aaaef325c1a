import { endMonth } from '../../core/period'
import { Status } from '../../core/status'
import { periodEndMonth } from '../axis'
import type { AgeMonths, InputStages, ScoreMoment } from '../types'

/** Age in months, from the end of the period an observation describes to the end of the moment's period, of the
 *  observations behind a score: one for each input that has a normalised value of its own, carried forward or not.
 *  Group medians are no observation of the unit and have no age. The median is unweighted.
 *  @param inputs  those with an effective weight above 0   @returns NaN where there is none */
export function agesOf(
  inputs: readonly InputStages[],
  moments: readonly ScoreMoment[],
  nUnits: number,
): AgeMonths {
  const nCells = moments.length * nUnits
  const newest = new Float64Array(nCells).fill(NaN)
  const median = new Float64Array(nCells).fill(NaN)
  const oldest = new Float64Array(nCells).fill(NaN)
  const ages = new Int32Array(nUnits * inputs.length)
  const counts = new Int32Array(nUnits)
  let histogram = new Uint16Array(256)
  for (let m = 0; m < moments.length; m++) {
    const base = m * nUnits
    const end = endMonth(moments[m]!.period)
    counts.fill(0)
    for (const input of inputs) collect(input, base, end, ages, counts, inputs.length)
    for (let u = 0; u < nUnits; u++) {
      const count = counts[u]!
      if (count === 0) continue
      const from = u * inputs.length
      let low = ages[from]!
      let high = low
      for (let k = 1; k < count; k++) {
        const age = ages[from + k]!
        if (age < low) low = age
        if (age > high) high = age
      }
      newest[base + u] = low
      oldest[base + u] = high
      if (high - low + 1 > histogram.length) histogram = new Uint16Array(2 * (high - low + 1))
      median[base + u] = low === high ? low : low + medianAbove(ages, from, count, low, histogram)
    }
  }
  return Object.freeze({ newest, median, oldest })
}

function collect(
  { raw, normalised, sourceIndex }: InputStages,
  base: number,
  end: number,
  ages: Int32Array,
  counts: Int32Array,
  stride: number,
): void {
  const { status } = normalised
  const months = raw.frequency === 'month' ? 1 : 12
  const ageOfFirst = end - periodEndMonth(raw, 0)
  for (let u = 0; u < counts.length; u++) {
    const source = sourceIndex[base + u]!
    if (source < 0 || status[base + u]! >= Status.missing) continue
    const count = counts[u]!
    ages[u * stride + count] = ageOfFirst - source * months
    counts[u] = count + 1
  }
}

/** Median of `ages[from … from + count − 1] − low`, by counting. Leaves the histogram as it found it: all zero. */
function medianAbove(
  ages: Int32Array,
  from: number,
  count: number,
  low: number,
  histogram: Uint16Array,
): number {
  for (let k = from; k < from + count; k++) histogram[ages[k]! - low] = histogram[ages[k]! - low]! + 1
  const upperRank = count >> 1
  const lowerRank = (count - 1) >> 1
  let passed = 0
  let lower = -1
  let age = 0
  for (; ; age++) {
    passed += histogram[age]!
    if (lower < 0 && passed > lowerRank) lower = age
    if (passed > upperRank) break
  }
  for (let k = from; k < from + count; k++) histogram[ages[k]! - low] = 0
  return (lower + age) / 2
}
