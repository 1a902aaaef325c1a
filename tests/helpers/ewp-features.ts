import type { ScoreGrid } from '../../src/engine/evaluate/types'
import type { FeatureTable } from '../../src/engine/learn/types'
import { ewpSeriesId } from '../../src/sources/ewp/columns'
import type { EwpWorld } from './ewp'
import type { Golden } from './golden'

/** Normalised indicators and factor scores of the complete rows, worked out by hand code apart from the engine. */
export interface HandFeatures {
  readonly rows: readonly { readonly year: number; readonly unitIndex: number }[]
  /** One array per distinct column, risk share 0–1. */
  readonly indicators: ReadonlyMap<string, Float64Array>
  /** One array per factor 1–13. */
  readonly factors: readonly Float64Array[]
}

export function handFeatures(world: EwpWorld, golden: Golden): HandFeatures {
  const { firstYear, nYears, units } = world.predictors
  const panel = (column: string) => world.data.panels.get(ewpSeriesId(column))!.values
  const rows: { year: number; unitIndex: number }[] = []
  for (let y = 0; y < nYears; y++)
    for (let u = 0; u < units.length; u++)
      if (Number.isFinite(panel('year')[y * units.length + u]!))
        rows.push({ year: firstYear + y, unitIndex: u })
  const indicators = new Map<string, Float64Array>()
  for (const { column, sign } of golden.expert_model.indicators) {
    const raw = rows.map(
      (row) => panel(column)[(row.year - firstYear) * units.length + row.unitIndex]! * sign,
    )
    const low = new Map<number, number>()
    const high = new Map<number, number>()
    rows.forEach(({ year }, i) => {
      low.set(year, Math.min(low.get(year) ?? Infinity, raw[i]!))
      high.set(year, Math.max(high.get(year) ?? -Infinity, raw[i]!))
    })
    indicators.set(
      column,
      Float64Array.from(rows, ({ year }, i) => {
        const [a, b] = [low.get(year)!, high.get(year)!]
        return b > a ? (raw[i]! - a) / (b - a) : 0
      }),
    )
  }
  const factors = Array.from({ length: 13 }, (_, f) => {
    const own = golden.expert_model.indicators.filter((indicator) => indicator.factor === f + 1)
    return Float64Array.from(
      rows,
      (_, i) => own.reduce((sum, { column }) => sum + indicators.get(column)![i]!, 0) / own.length,
    )
  })
  return { rows, indicators, factors }
}

/** Columns side by side as a table to learn from. */
export function tableOf(
  rows: HandFeatures['rows'],
  columns: readonly (readonly [string, Float64Array])[],
): FeatureTable {
  const p = columns.length
  const x = new Float64Array(rows.length * p)
  columns.forEach(([, values], j) => values.forEach((value, i) => (x[i * p + j] = value)))
  return {
    featureIds: columns.map(([id]) => id),
    x,
    year: Int16Array.from(rows, (row) => row.year),
    unitIndex: Int16Array.from(rows, (row) => row.unitIndex),
    nRows: rows.length,
  }
}

/** One score per row as a grid over the project's country lines. */
export function gridOf(
  world: EwpWorld,
  rows: HandFeatures['rows'],
  score: (row: number) => number,
  id: string,
): ScoreGrid {
  const { firstYear, nYears, units } = world.predictors
  const values = new Float64Array(nYears * units.length).fill(Number.NaN)
  rows.forEach((row, i) => (values[(row.year - firstYear) * units.length + row.unitIndex] = score(i)))
  return { id, title: id, kind: 'score', firstYear, nYears, nUnits: units.length, values }
}
