import { ForewatchError } from '../../core/errors'
import type { SeriesPanel } from '../../core/panel'
import type { DataSet, ScoreRun } from '../types'
import type { ScoreGrid } from './types'

/** First year and number of years of moments that are consecutive years. @throws ForewatchError `bad-argument` */
export function yearsOfRun(run: Pick<ScoreRun, 'moments'>): { firstYear: number; nYears: number } {
  const firstYear = run.moments[0]!.period.year
  run.moments.forEach(({ period }, m) => {
    if (period.kind === 'year' && period.year === firstYear + m) return
    throw new ForewatchError('bad-argument', {
      what: 'A back-test needs a run over consecutive years',
      found: `moment ${m} is ${period.year}${period.kind === 'year' ? '' : `-${period.month}`}`,
      expected: String(firstYear + m),
    })
  })
  return { firstYear, nYears: run.moments.length }
}

/** Scores (0–100) of one reading of a run over consecutive years. NaN = no score. @param readingId absent = the headline
 *  @throws ForewatchError `unknown-node`, `bad-argument` */
export function gridFromRun(run: ScoreRun, readingId?: string): ScoreGrid {
  const reading =
    readingId === undefined ? run.readings[0] : run.readings.find(({ spec }) => spec.id === readingId)
  if (!reading) {
    throw new ForewatchError('unknown-node', {
      what: 'The model has no such reading',
      found: readingId ?? 'no reading',
      expected: run.readings.map(({ spec }) => spec.id).join(', '),
      next: 'Name one of these readings, or none for the first',
    })
  }
  const values = reading.values.map((share) => share * 100)
  const about = { id: run.model.id, title: run.model.title, kind: 'score' as const }
  return { ...about, ...yearsOfRun(run), nUnits: run.units.length, values }
}

/** What is read from a series for a year: `period` = the value of that very year (the Early Warning Project's
 *  convention), `published` = the newest one published by 31 December of it. */
export type Convention = 'period' | 'published'

/** Values of a yearly series by origin year, each passed through `f`. @throws ForewatchError `unknown-series`,
 *  `bad-argument` */
export function gridFromSeries(
  data: DataSet,
  seriesId: string,
  about: Pick<ScoreGrid, 'id' | 'title'> & { readonly kind?: ScoreGrid['kind'] },
  convention: Convention,
  f: (value: number) => number = (value) => value,
): ScoreGrid {
  const panel: SeriesPanel | undefined = data.panels.get(seriesId)
  if (!panel || panel.frequency !== 'year') {
    throw new ForewatchError(panel ? 'bad-argument' : 'unknown-series', {
      what: panel ? 'A baseline needs a yearly series' : 'A baseline needs a series that is not loaded',
      found: seriesId,
      next: 'Load the series, or leave the baseline out',
    })
  }
  const lagYears = convention === 'published' ? Math.ceil(panel.publicationLagMonths / 12) : 0
  return {
    kind: 'score',
    ...about,
    firstYear: panel.firstOrdinal + lagYears,
    nYears: panel.nPeriods,
    nUnits: panel.nUnits,
    values: panel.values.map((value) => (Number.isFinite(value) ? f(value) : Number.NaN)),
  }
}

/** The same scores one year later: "what it said last year". */
export function laggedGrid(
  grid: ScoreGrid,
  years: number,
  about: Pick<ScoreGrid, 'id' | 'title'>,
): ScoreGrid {
  return { ...grid, ...about, firstYear: grid.firstYear + years }
}
