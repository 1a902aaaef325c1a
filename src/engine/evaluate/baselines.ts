import { ln1p } from '../../core/portable-math'
import type { DataSet } from '../types'
import { gridFromSeries, laggedGrid, type Convention } from './grids'
import { gridValue } from './place'
import type { OutcomePanel, ScoreGrid } from './types'

/** Which series stand behind the plain baselines. */
export interface BaselineSeries {
  readonly battleDeaths: string
  readonly population: string
  readonly infantMortality: string
}

/** Series of the shipped data package. */
export const SHIPPED_BASELINES: BaselineSeries = {
  battleDeaths: 'ucdp_sb_deaths',
  population: 'wdi_population',
  infantMortality: 'un_infant_mortality',
}

/** Ids of the grids that `plainBaselines` gives where every series is loaded. */
export const PLAIN_BASELINES = [
  'battle-deaths',
  'population',
  'infant-mortality',
  'past-onsets',
  'z-of-four',
  'last-year',
] as const

/** Number of past years with an onset, the origin's own included. NaN while the list knows nothing of the unit. */
export function pastOnsetsGrid(panel: OutcomePanel): ScoreGrid {
  const nUnits = panel.unitIds.length
  const values = new Float64Array(panel.onset.length).fill(Number.NaN)
  const count = new Float64Array(nUnits)
  for (let cell = 0; cell < values.length; cell++) {
    const u = cell % nUnits
    if (panel.onset[cell]! > 1) continue
    count[u]! += panel.onset[cell]!
    values[cell] = count[u]!
    const next = panel.continuesAs[u]!
    if (next >= 0) count[next] = Math.max(count[next]!, count[u]!)
  }
  const about = { id: 'past-onsets', title: 'Past onsets', kind: 'score' as const }
  return { ...about, firstYear: panel.firstYear, nYears: panel.nYears, nUnits, values }
}

/** Mean of z-scores (population sd) within each year over the units that all grids score; a grid that is constant in a
 *  year adds nothing there. */
export function equalWeightZ(grids: readonly ScoreGrid[], about: Pick<ScoreGrid, 'id' | 'title'>): ScoreGrid {
  const nUnits = grids[0]!.nUnits
  const firstYear = Math.max(...grids.map((grid) => grid.firstYear))
  const nYears = Math.max(0, Math.min(...grids.map((grid) => grid.firstYear + grid.nYears)) - firstYear)
  const values = new Float64Array(nYears * nUnits).fill(Number.NaN)
  for (let y = 0; y < nYears; y++) {
    const units: number[] = []
    for (let u = 0; u < nUnits; u++)
      if (grids.every((grid) => Number.isFinite(gridValue(grid, firstYear + y, u)))) units.push(u)
    for (const u of units) values[y * nUnits + u] = 0
    for (const grid of grids) {
      const list = units.map((u) => gridValue(grid, firstYear + y, u))
      const mean = list.reduce((sum, value) => sum + value, 0) / list.length
      const sd = Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length)
      if (!(sd > Math.abs(mean) * 1e-12)) continue
      units.forEach((u, i) => (values[y * nUnits + u]! += (list[i]! - mean) / sd / grids.length))
    }
  }
  return { ...about, kind: 'score', firstYear, nYears, nUnits, values }
}

/** The plain yardsticks every model is shown beside: battle deaths, population, infant mortality, past onsets, the mean
 *  z-score of the four, and the model's own score of the year before. Skewed counts enter the mean as ln(1 + x).
 *  Series that are not loaded are left out and named in `absent`.
 *  @param outcomeLagYears years until the list says what happened: past onsets are read that much earlier */
export function plainBaselines(
  data: DataSet,
  panel: OutcomePanel,
  convention: Convention,
  series: BaselineSeries = SHIPPED_BASELINES,
  model?: ScoreGrid,
  outcomeLagYears = 0,
): { readonly grids: readonly ScoreGrid[]; readonly absent: readonly string[] } {
  const absent: string[] = []
  const one = (seriesId: string, id: string, title: string, f?: (value: number) => number): ScoreGrid[] => {
    if (data.panels.has(seriesId)) return [gridFromSeries(data, seriesId, { id, title }, convention, f)]
    absent.push(seriesId)
    return []
  }
  const past = pastOnsetsGrid(panel)
  const four = [
    ...one(series.battleDeaths, 'battle-deaths', 'Battle deaths', ln1p),
    ...one(series.population, 'population', 'Population', ln1p),
    ...one(series.infantMortality, 'infant-mortality', 'Infant mortality'),
    laggedGrid(past, outcomeLagYears, past),
  ]
  const combined =
    four.length === 4 ? [equalWeightZ(four, { id: 'z-of-four', title: 'Mean z-score of the four' })] : []
  const before = model
    ? [laggedGrid(model, 1, { id: 'last-year', title: `${model.title}, a year before` })]
    : []
  return { grids: [...four, ...combined, ...before], absent }
}
