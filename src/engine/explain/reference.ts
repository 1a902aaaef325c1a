import { median } from '../../core/stats'
import type { ScoreRun } from '../types'

/** Median over units of one node's or input's values at one moment; NaN where no unit has one. Units that cannot be
 *  scored then hold no value. */
export function medianOver(run: ScoreRun, values: Float64Array, momentIndex: number): number {
  const nUnits = run.units.length
  const held = values
    .subarray(momentIndex * nUnits, (momentIndex + 1) * nUnits)
    .filter((value) => !Number.isNaN(value))
  return held.length === 0 ? NaN : median(held)
}
