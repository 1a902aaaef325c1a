import { periodIndexAt, type SeriesPanel } from '../../core/panel'
import type { UnitRecord } from '../../core/registry'
import { Status } from '../../core/status'
import { lastCountedMonth } from '../axis'
import type { InputStages, ScoreMoment } from '../types'
import type { Banded } from './errors'
import { Z95 } from './errors'

/** Values of one input at one moment with the size of their errors, under each fill; see `DoubtInput`. */
export interface DoubtCells {
  readonly mid: Float64Array
  readonly down: Float64Array
  readonly up: Float64Array
  readonly informs: Uint8Array
  readonly moves: boolean
}

/** Least units with evidence for a subregion's median. */
const MIN_UNITS = 3
/** Periods back over which changes are looked at for the error of a value carried forward. */
const LOOK_BACK = 15

/** A value carried forward by k periods has, beside its own error, that of k periods of change: the root mean square of
 *  all k-period changes of the series in the last 15 periods. A group's median has the spread of its group. */
export function cellsAt(
  stages: InputStages,
  band: Banded,
  moment: ScoreMoment,
  momentIndex: number,
  units: readonly UnitRecord[],
  ranked: Int32Array,
  errorScale: number,
): DoubtCells {
  const nUnits = units.length
  const base = momentIndex * nUnits
  const mid = new Float64Array(3 * nUnits).fill(NaN)
  const down = new Float64Array(3 * nUnits)
  const up = new Float64Array(3 * nUnits)
  const informs = new Uint8Array(nUnits)
  const due = periodIndexAt(band.mid, lastCountedMonth(moment, band.mid.publicationLagMonths))
  const changes = new Map<number, number>()
  const changeSd = (k: number) => {
    const found = changes.get(k) ?? rootMeanSquareChange(band.mid, due, k) * errorScale
    changes.set(k, found)
    return found
  }
  const scale = band.stepProbability > 0 ? 0 : 1 / Z95
  const { values, status } = stages.filled
  const spreads = groupSpreads(stages, base, units)
  for (let u = 0; u < nUnits; u++) {
    const own = status[base + u]!
    if (own >= Status.missing) continue
    const x = values[base + u]!
    mid[u] = x
    if (own === Status.groupMedian) {
      down[u] = up[u] = scale === 0 ? x : (spreads.get(units[u]!.subregion)?.sd ?? 0) * errorScale
      continue
    }
    const cell = stages.sourceIndex[base + u]! * nUnits + u
    const low = band.low.values[cell]!
    const high = band.high.values[cell]!
    if (scale === 0) {
      down[u] = Number.isNaN(low) ? x : low
      up[u] = Number.isNaN(high) ? x : high
    } else {
      const extra = own === Status.carriedForward ? changeSd(due - stages.sourceIndex[base + u]!) : 0
      down[u] = both(low < x ? (x - low) * scale : 0, extra)
      up[u] = both(high > x ? (high - x) * scale : 0, extra)
    }
    if (own > Status.judged) continue
    informs[u] = 1
    for (let fill = 1; fill < 3; fill++) {
      mid[fill * nUnits + u] = x
      down[fill * nUnits + u] = down[u]!
      up[fill * nUnits + u] = up[u]!
    }
  }
  // Nobody owes a judgement, so that none is filled in.
  for (const u of stages.spec.optional ? [] : ranked) {
    const spread = spreads.get(units[u]!.subregion)
    if (informs[u] === 1 || !spread || spread.n < MIN_UNITS) continue
    const at = 2 * nUnits + u
    mid[at] = spread.median
    down[at] = up[at] = scale === 0 ? spread.median : spread.sd * errorScale
  }
  const moves = band.stepProbability > 0 || down.some((d) => d > 0) || up.some((d) => d > 0)
  return { mid, down, up, informs, moves }
}

interface Spread {
  readonly n: number
  readonly median: number
  readonly sd: number
}

function groupSpreads(
  { filled }: InputStages,
  base: number,
  units: readonly UnitRecord[],
): ReadonlyMap<string, Spread> {
  const members = new Map<string, number[]>()
  units.forEach((unit, u) => {
    if (filled.status[base + u]! > Status.judged) return
    const own = members.get(unit.subregion)
    if (own) own.push(filled.values[base + u]!)
    else members.set(unit.subregion, [filled.values[base + u]!])
  })
  const spreads = new Map<string, Spread>()
  for (const [group, values] of members) {
    values.sort((a, b) => a - b)
    const n = values.length
    const mean = values.reduce((sum, x) => sum + x, 0) / n
    const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0)
    const median = (values[(n - 1) >> 1]! + values[n >> 1]!) / 2
    spreads.set(group, { n, median, sd: Math.sqrt(squares / n) })
  }
  return spreads
}

function rootMeanSquareChange({ values, nUnits, nPeriods }: SeriesPanel, due: number, k: number): number {
  const last = Math.min(due, nPeriods - 1)
  let squares = 0
  let count = 0
  for (let p = Math.max(k, last - LOOK_BACK + 1); p <= last; p++) {
    for (let u = 0; u < nUnits; u++) {
      const step = values[p * nUnits + u]! - values[(p - k) * nUnits + u]!
      if (Number.isNaN(step)) continue
      squares += step * step
      count++
    }
  }
  return count > 0 ? Math.sqrt(squares / count) : 0
}

/** Root of the sum of squares; `Math.hypot` may differ in its last bit from machine to machine. */
function both(a: number, b: number): number {
  return Math.sqrt(a * a + b * b)
}
