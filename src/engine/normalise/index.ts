import type { Norm } from '../../model/types'
import type { Cells } from '../types'
import type { FitSource } from './fit'
import { binary, logistic, mapCells, ordinal, piecewise } from './mapped'
import { fitMinMax, fitWinsorised } from './min-max'
import { percentileRank } from './percentile-rank'
import { scaleBetween } from './scale'
import { zScore } from './z-score'

/** Turns values into risk shares 0–1. `lowerIsRiskier` turns the scale round (1 − x), except for `piecewise` and
 *  `ordinal`, whose shares already say risk.
 *  @param source  cells to scale and what the norm may learn from (its `pool` is taken from the norm)
 *  @returns       same shape; missing stays missing with its reason; notDefined where the norm has no scale; outOfRange
 *                 for a category that is not listed */
export function normalise(norm: Norm, source: Omit<FitSource, 'pool'>, lowerIsRiskier: boolean): Cells {
  const { filled, panel } = source
  const flipped = (risk: (value: number) => number) =>
    lowerIsRiskier ? (value: number) => 1 - risk(value) : risk
  switch (norm.method) {
    case 'min-max': {
      const fit = { ...source, pool: norm.pool }
      const ends = norm.winsorise ? fitWinsorised(fit, norm.winsorise) : fitMinMax(fit)
      return scaleBetween(filled, panel.nUnits, ends, lowerIsRiskier, norm.whenConstant)
    }
    case 'goalposts': {
      const low = new Float64Array(source.due.length).fill(norm.min)
      const high = new Float64Array(source.due.length).fill(norm.max)
      return scaleBetween(filled, panel.nUnits, { low, high }, lowerIsRiskier)
    }
    case 'percentile-rank':
      return percentileRank({ ...source, pool: norm.pool }, lowerIsRiskier)
    case 'z-score':
      return zScore({ ...source, pool: norm.pool }, lowerIsRiskier)
    case 'piecewise':
      return mapCells(filled, piecewise(norm.points))
    case 'logistic':
      return mapCells(filled, flipped(logistic(norm.midpoint, norm.steepness)))
    case 'ordinal':
      return mapCells(filled, ordinal(norm.map))
    case 'binary':
      return mapCells(filled, flipped(binary(norm.threshold)))
  }
}
