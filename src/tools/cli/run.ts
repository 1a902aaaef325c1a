import { asOfMonth, endMonth, lastDayOf, monthPeriod, parsePeriod, year } from '../../core/period'
import type { SeriesRecord } from '../../core/series'
import { buildDataSet, type BuiltDataSet } from '../../engine/data/build-data-set'
import { runScores } from '../../engine/run'
import type { ScoreMoment, ScoreRun } from '../../engine/types'
import { readModel } from '../../model/read'
import { assessing } from '../../model/assessment'
import { seriesOf } from '../../model/tree'
import type { ReadPackage } from '../../sources/package/read-package'
import { figuresInUse } from '../../sources/editions/in-use'
import { readAssessmentSeries, withJudged } from './assessment-file'
import { readEditionsAsked } from './edition-files'
import { readJson, readSeries } from './files'

export interface CliRun {
  readonly run: ScoreRun
  readonly data: BuiltDataSet
  readonly pack: ReadPackage
  /** Without other editions: base rates are counted on the lists as shipped, whatever scores rest on. */
  readonly shipped: ReadPackage
  /** ISO date, the last day that counts. */
  readonly asOf: string
}

/** Reads model and series and scores one moment. Only the series that the model reads are kept.
 *  @param options.edition  other editions in use, each as `source=edition`
 *  @param options.assessments  table of expert assessments to count
 *  @throws ForewatchError as `readModel`, `readEditionsAsked`, `readSeries`, `buildDataSet`, `runScores`, `asOfMonth` */
export function runOnce(options: {
  model: string
  series: string
  asOf?: string
  edition?: readonly string[]
  assessments?: string
}): CliRun {
  const asOf = options.asOf === undefined ? undefined : asOfMonth(options.asOf)
  const modelJson = readJson(options.model)
  readModel(modelJson)
  const shipped = readSeries(options.series)
  const figures = figuresInUse(shipped, readEditionsAsked(options.series, options.edition))
  const month = asOf ?? newestDate(figures)
  const pack = withJudged(figures, readAssessmentSeries(options.assessments, month, asOf !== undefined))
  const model = readModel(modelJson, new Set(pack.series.map(({ id }) => id)))
  const wanted = new Set([...seriesOf(model.tree), ...assessing(pack.series)])
  const data = buildDataSet(
    pack.units,
    pack.series.filter(({ id }) => wanted.has(id)),
    pack.observations.filter(({ indicator }) => wanted.has(indicator)),
  )
  for (const { kind, series, count, examples } of data.notes) {
    process.stderr.write(`note: ${series}: ${count} values not used, ${kind} (${examples.join('; ')})\n`)
  }
  const run = runScores(model, data, [momentAt(month)])
  return { run, data, pack, shipped, asOf: lastDayOf(month) }
}

/** The newest year end of a package that says when its series are published; the newest month of a plain table. */
function newestDate({ series, sources }: ReadPackage): number {
  return sources.length > 0
    ? newestYearEnd(series)
    : Math.max(...series.map(({ coverage }) => endMonth(parsePeriod(coverage.to))))
}

/** Last December by whose end the newest observation had been published. */
export function newestYearEnd(series: readonly SeriesRecord[]): number {
  const newest = Math.max(
    ...series.map(
      ({ coverage, publicationLagMonths }) => endMonth(parsePeriod(coverage.to)) + publicationLagMonths,
    ),
  )
  return (Math.floor((newest + 1) / 12) - 1) * 12 + 11
}

/** The year if the month is a December, else the month; with what had been published by its end. */
export function momentAt(month: number): ScoreMoment {
  const period = monthPeriod(month)
  return { period: period.month === 12 ? year(period.year) : period, asOfMonth: month }
}
