import type { SeriesPanel } from '../../core/panel'
import type { Transform } from '../../model/types'
import { applyTransform } from '../transform/index'
import type { Banded } from './errors'

/** How far the errors of one source for one country in two years go the same way. */
const SAME_WAY = 0.8

/** Takes the bounds of a series through its transforms. Within a series the errors of one country are taken to go the
 *  same way over the years, so that a bound of a sum, mean, maximum or memory is that of the bounds; a change between two
 *  periods has the error of two values whose errors correlate by 0.8. Errors by category pass through no transform: the
 *  result has none.
 *  @param mids  the transformed panels of the run, one a step   @param panelOf  a denominator's raw panel */
export function carryError(
  raw: Banded,
  transforms: readonly Transform[],
  mids: readonly SeriesPanel[],
  panelOf: (seriesId: string) => SeriesPanel,
): Banded {
  if (transforms.length === 0) return raw
  const mid = mids.at(-1)!
  if (raw.stepProbability > 0 || raw.low === raw.high) return { mid, low: mid, high: mid, stepProbability: 0 }
  let now: Banded = raw
  transforms.forEach((step, i) => {
    const next = mids[i]!
    if (step.op === 'difference' || step.op === 'percent-change') {
      now = changeBounds(now, next, step)
      return
    }
    const ends = [applyTransform(now.low, step, panelOf), applyTransform(now.high, step, panelOf)] as const
    now = { mid: next, ...ordered(next, ends[0], ends[1]), stepProbability: 0 }
  })
  return now
}

/** A transform may turn the order round (years since); bounds enclose the value in any case. */
function ordered(mid: SeriesPanel, a: SeriesPanel, b: SeriesPanel): Pick<Banded, 'low' | 'high'> {
  const low = mid.values.slice()
  const high = mid.values.slice()
  for (let i = 0; i < low.length; i++) {
    const x = a.values[i]!
    const y = b.values[i]!
    if (x < low[i]!) low[i] = x
    if (y < low[i]!) low[i] = y
    if (x > high[i]!) high[i] = x
    if (y > high[i]!) high[i] = y
  }
  return { low: { ...mid, values: low }, high: { ...mid, values: high } }
}

function changeBounds(
  before: Banded,
  mid: SeriesPanel,
  step: { readonly op: 'difference' | 'percent-change'; readonly periods: number },
): Banded {
  const low = mid.values.slice()
  const high = mid.values.slice()
  const back = step.periods * mid.nUnits
  for (let i = back; i < low.length; i++) {
    if (Number.isNaN(low[i]!)) continue
    const then = before.mid.values[i - back]!
    const per = step.op === 'difference' ? 1 : 100 / Math.abs(then)
    const nowDown = before.mid.values[i]! - before.low.values[i]!
    const nowUp = before.high.values[i]! - before.mid.values[i]!
    const thenDown = then - before.low.values[i - back]!
    const thenUp = before.high.values[i - back]! - then
    low[i] = low[i]! - per * joint(nowDown, thenDown)
    high[i] = high[i]! + per * joint(nowUp, thenUp)
  }
  return { mid, low: { ...mid, values: low }, high: { ...mid, values: high }, stepProbability: 0 }
}

function joint(a: number, b: number): number {
  return Math.sqrt(Math.max(0, a * a + b * b - 2 * SAME_WAY * a * b))
}
