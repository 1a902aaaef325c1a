import type { WorldFrame } from '../../core/frame'
import type { DataSet, ScoreRun } from '../../engine/types'
import { linePaths, type LinePaths } from '../../format/line-paths'
import { shortFactorTitle } from '../country/factor-names'

/** One thing that is compared: a country; or a model, or an edition of the figures, on one country. */
export interface CompareColumn {
  readonly key: string
  readonly title: string
  /** 1–6, its colour. */
  readonly colour: number
  readonly unitIndex: number
  readonly run: ScoreRun
  readonly momentIndex: number
  readonly frame: WorldFrame
  /** All year ends, for the trend. */
  readonly yearRun: ScoreRun
  /** Figures that were scored. */
  readonly data: DataSet
}

export interface MatrixRow {
  readonly id: string
  readonly title: string
  /** By column, 0–100; NaN = no reading. */
  readonly values: readonly number[]
  /** By column: the part is not in the tree of that model. One that scores nothing there has no reading. */
  readonly absent: readonly boolean[]
}

/** Children of the root of every column, in the order in which they first come: one row each. */
export function factorMatrix(columns: readonly CompareColumn[]): readonly MatrixRow[] {
  const titles = new Map<string, string>()
  const readings = columns.map(({ run }) => new Map(run.readings[0]!.nodes.map((node) => [node.id, node])))
  for (const { run } of columns)
    for (const { id, title } of run.model.tree.children ?? [])
      if (!titles.has(id)) titles.set(id, shortFactorTitle(id, title))
  return Array.from(titles, ([id, title]) => {
    const nodes = readings.map((nodes) => nodes.get(id))
    return {
      id,
      title,
      absent: columns.map(({ run }) => !(run.model.tree.children ?? []).some((child) => child.id === id)),
      values: nodes.map((node, c) => {
        const { run, momentIndex, unitIndex } = columns[c]!
        return node ? node.values[momentIndex * run.units.length + unitIndex]! * 100 : NaN
      }),
    }
  })
}

export interface TrendPoint {
  readonly year: number
  /** 0–100; NaN = no score. */
  readonly score100: number
  /** False where the tier is withheld for want of coverage. */
  readonly tierGiven: boolean
}

/** Scores at every year end up to the as-of date, each as known then. */
export function trendOf({ yearRun, unitIndex }: CompareColumn, lastMonth: number): readonly TrendPoint[] {
  const { values } = yearRun.readings[0]!
  return yearRun.moments.flatMap(({ period, asOfMonth }, m) =>
    asOfMonth !== null && asOfMonth > lastMonth
      ? []
      : [point(period.year, m * yearRun.units.length + unitIndex)],
  )

  function point(year: number, cell: number): TrendPoint {
    const tierGiven = yearRun.coverage[cell]! >= yearRun.model.tierCoverageFloor
    return { year, score100: values[cell]! * 100, tierGiven }
  }
}

/** Strokes through the points that have a score, broken where one has none. */
export function trendPaths(
  points: readonly TrendPoint[],
  x: (year: number) => number,
  y: (score100: number) => number,
): LinePaths {
  return linePaths(
    points.map(({ year, score100, tierGiven }) =>
      Number.isFinite(score100) ? { x: x(year), y: y(score100), isFirm: tierGiven } : undefined,
    ),
    (at) => at.toFixed(1),
  )
}
