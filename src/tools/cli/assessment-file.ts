import { readFileSync } from 'node:fs'
import { lastDayOf, type MonthOrdinal } from '../../core/period'
import type { CatalogueFile, Observation, SeriesRecord } from '../../core/series'
import type { Assessment, Assessments } from '../../model/assessment'
import { frameworkLabels, readFramework } from '../../model/framework'
import { compileAssessments, type AssessmentSeries } from '../../sources/assessments/compile'
import { readAssessmentsCsv } from '../../sources/assessments/read'
import { loadRegistry } from '../registry/load'
import { findPath, HOME, readJson } from './files'

/** Judgements of a table as series. With a date they count as of that day; without, as of today at the newest month.
 *  @param asOf  true where the user named a date   @throws ForewatchError as `readAssessmentsCsv` */
export function readAssessmentSeries(
  path: string | undefined,
  newest: MonthOrdinal,
  asOf: boolean,
): AssessmentSeries | undefined {
  if (path === undefined) return undefined
  const now = new Date().toISOString().slice(0, 10)
  const labels = frameworkLabels(readFramework(readJson('indicators/framework/framework.json')))
  const file = { name: path, bytes: readFileSync(findPath(path)) }
  const rows = readAssessmentsCsv(file, loadRegistry(HOME), new Set(labels.keys()), now)
  const byUnit = new Map<string, Assessment[]>()
  rows.forEach(({ unit, fields }, i) =>
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), { ...fields, id: String(i + 1) }]),
  )
  const files = [...byUnit].map(([unit, entries]): Assessments => ({
    format: 'forewatch-assessments-1',
    unit,
    entries,
  }))
  const judged = compileAssessments(files, labels, newest, asOf ? lastDayOf(newest) : now)
  const counted = new Set(judged?.observations.map(({ unit, indicator }) => `${unit} ${indicator}`)).size
  process.stderr.write(`note: ${path}: ${rows.length} assessments, in force on ${counted} indicators\n`)
  return judged
}

/** Figures with the judgements beside them. */
export function withJudged<
  P extends {
    readonly series: readonly SeriesRecord[]
    readonly observations: readonly Observation[]
    readonly sources: readonly CatalogueFile['source'][]
    readonly sourceOf: ReadonlyMap<string, string>
  },
>(pack: P, judged: AssessmentSeries | undefined): P {
  if (!judged) return pack
  const { source, series } = judged.catalogue
  return {
    ...pack,
    series: [...pack.series, ...series],
    observations: [...pack.observations, ...judged.observations],
    sources: [...pack.sources, source],
    sourceOf: new Map([...pack.sourceOf, ...series.map(({ id }) => [id, source.id] as const)]),
  }
}
