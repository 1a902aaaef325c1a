import type { DataSet } from '../types'
import { plainBaselines } from './baselines'
import { gridFromSeries, laggedGrid, type Convention } from './grids'
import { windowLabel } from './labels'
import { gridValue } from './place'
import { UNKNOWN, type OutcomePanel, type ScoreGrid } from './types'

/** Series of the data package with the Early Warning Project's forward forecasts; its period is the first year that the
 *  forecast speaks of. */
export const EWP_FORECAST_SERIES = 'ewp_risk_foos'
export const EWP_FORECAST_ID = 'ewp-foos'

/** The Early Warning Project's forward forecasts by origin year: the year before the first that they speak of.
 *  Undefined where the series is not loaded. */
export function ewpForecastGrid(data: DataSet): ScoreGrid | undefined {
  if (!data.panels.has(EWP_FORECAST_SERIES)) return undefined
  const about = { id: EWP_FORECAST_ID, title: 'Early Warning Project', kind: 'probability' as const }
  return laggedGrid(gridFromSeries(data, EWP_FORECAST_SERIES, about, 'period'), -1, about)
}

/** A model and what it is never shown without: the Early Warning Project's forecasts, then the plain baselines.
 *  `absent` names what is not loaded. @param outcomeLagYears see `plainBaselines` */
export function lineUp(
  data: DataSet,
  panel: OutcomePanel,
  own: ScoreGrid,
  convention: Convention,
  outcomeLagYears: number,
): { readonly grids: readonly ScoreGrid[]; readonly absent: readonly string[] } {
  const forecasts = ewpForecastGrid(data)
  const plain = plainBaselines(data, panel, convention, undefined, own, outcomeLagYears)
  return {
    grids: [own, ...(forecasts ? [forecasts] : []), ...plain.grids],
    absent: [...(forecasts ? [] : [EWP_FORECAST_SERIES]), ...plain.absent],
  }
}

/** A grid that has a score exactly where every given grid has one: as `universe`, it keeps a few models on the rows that
 *  all of them share. @param grids over the same units */
export function sharedUniverse(grids: readonly ScoreGrid[]): ScoreGrid {
  const nUnits = grids[0]!.nUnits
  const firstYear = Math.max(...grids.map((grid) => grid.firstYear))
  const nYears = Math.max(0, Math.min(...grids.map((grid) => grid.firstYear + grid.nYears)) - firstYear)
  const values = new Float64Array(nYears * nUnits)
  for (const grid of grids) {
    const offset = (firstYear - grid.firstYear) * nUnits
    for (let cell = 0; cell < values.length; cell++)
      if (!Number.isFinite(grid.values[cell + offset]!)) values[cell] = Number.NaN
  }
  return { id: 'shared', title: 'Rows of all', kind: 'score', firstYear, nYears, nUnits, values }
}

/** A yardstick that would cost more than this share of the model's rows is left out instead. */
const MAX_LOSS = 0.05

/** The model and those yardsticks that have a score for at least 95 % of the country-years that the model scores and whose
 *  outcome is known; the others with what they would have cost. Cheaper than trying every one on rows: it counts cells.
 *  @param grids the model first */
export function comparable(
  panel: OutcomePanel,
  grids: readonly ScoreGrid[],
  span: { readonly firstOrigin: number; readonly lastOrigin: number; readonly horizonYears: number },
): {
  readonly kept: readonly ScoreGrid[]
  readonly leftOut: readonly { id: string; title: string; has: number; of: number }[]
} {
  const own = grids[0]!
  const cells: (readonly [year: number, unit: number])[] = []
  for (let year = span.firstOrigin; year <= span.lastOrigin; year++)
    for (let u = 0; u < own.nUnits; u++)
      if (
        Number.isFinite(gridValue(own, year, u)) &&
        windowLabel(panel, year, span.horizonYears, u) !== UNKNOWN
      )
        cells.push([year, u])
  const kept: ScoreGrid[] = [own]
  const leftOut: { id: string; title: string; has: number; of: number }[] = []
  for (const grid of grids.slice(1)) {
    const has = cells.reduce((n, [year, u]) => (Number.isFinite(gridValue(grid, year, u)) ? n + 1 : n), 0)
    if (has >= cells.length * (1 - MAX_LOSS)) kept.push(grid)
    else leftOut.push({ id: grid.id, title: grid.title, has, of: cells.length })
  }
  return { kept, leftOut }
}
