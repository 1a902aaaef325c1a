import { endMonth, formatPeriod, monthPeriod, parsePeriod, year, type MonthOrdinal } from '../../core/period'
import type { CatalogueFile, SeriesRecord } from '../../core/series'
import { buildDataSet } from '../../engine/data/build-data-set'
import { withWithdrawnCells } from '../../engine/data/withdrawn-cells'
import type { DataSet } from '../../engine/types'
import { mayPassOn } from './licence'
import { readWideTable, readWithdrawn, writeWideTable } from './wide-table'

/** Panels with the files that describe their series. */
export interface Figures {
  readonly catalogue: readonly CatalogueFile[]
  readonly data: DataSet
}

/** Figures as a snapshot holds them, with their tables by path. */
export interface FrozenFigures extends Figures {
  readonly tables: ReadonlyMap<string, string>
}

/** The series wanted, each with what had been published by the end of a month and no more. */
export function freezeFigures(
  figures: Figures,
  wanted: ReadonlySet<string>,
  month: MonthOrdinal,
): FrozenFigures {
  const catalogue = keptCatalogue(figures, wanted, month)
  const tables = tablesOf(catalogue, figures.data, month)
  return { catalogue, tables, data: frozenData(figures.data, catalogue, tables, month) }
}

/** Catalogue files of the series that are used, by source id, each window cut to what had been published. Descriptions
 *  are kept also where figures are not. */
function keptCatalogue(
  { catalogue, data }: Figures,
  wanted: ReadonlySet<string>,
  month: MonthOrdinal,
): CatalogueFile[] {
  return catalogue
    .map(({ source, series }) => ({
      source,
      series: series
        .filter(({ id }) => wanted.has(id) && data.series.has(id))
        .map((record) => cutRecord(record, month))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    }))
    .filter(({ series }) => series.length > 0)
    .sort((a, b) => (a.source.id < b.source.id ? -1 : 1))
}

/** A record whose window ends with the newest period published by `month`, so that silence after it means nothing. A
 *  series that had not begun keeps its first period, of which no figure is held. */
function cutRecord(record: SeriesRecord, month: MonthOrdinal): SeriesRecord {
  const { coverage, publicationLagMonths, frequency } = record
  const last = month - publicationLagMonths
  const newest = frequency === 'month' ? monthPeriod(last) : year(Math.floor((last - 11) / 12))
  const [from, to] = [parsePeriod(coverage.from), parsePeriod(coverage.to)]
  if (endMonth(to) <= endMonth(newest)) return record
  const cut = endMonth(newest) < endMonth(from) ? from : newest
  return { ...record, coverage: { ...coverage, to: formatPeriod(cut) } }
}

/** The data as the file holds them. Series that may not be passed on are scored here from the figures given. */
function frozenData(
  data: DataSet,
  catalogue: readonly CatalogueFile[],
  tables: ReadonlyMap<string, string>,
  month: MonthOrdinal,
): DataSet {
  const closed = catalogue.filter(({ source }) => !mayPassOn(source.licenceClass))
  const own = closed.flatMap(({ source, series }) => tablesOfSource(source.id, series, data, month))
  const all = [...tables, ...own]
  const built = buildDataSet(
    data.units,
    catalogue.flatMap(({ series }) => series),
    all.flatMap(([path, text]) => readWideTable(text, path)),
  )
  return withWithdrawnCells(
    built,
    all.flatMap(([, text]) => readWithdrawn(text)),
  )
}

/** Tables of all sources that may be passed on. */
function tablesOf(
  catalogue: readonly CatalogueFile[],
  data: DataSet,
  month: MonthOrdinal,
): ReadonlyMap<string, string> {
  return new Map(
    catalogue.flatMap(({ source, series }) =>
      mayPassOn(source.licenceClass) ? tablesOfSource(source.id, series, data, month) : [],
    ),
  )
}

/** One table a frequency: `data/<source>.csv`, months in `data/<source>-monthly.csv`. */
function tablesOfSource(
  source: string,
  series: readonly SeriesRecord[],
  data: DataSet,
  month: MonthOrdinal,
): readonly (readonly [string, string])[] {
  const unitIds = data.units.map(({ id }) => id)
  return (['year', 'month'] as const).flatMap((frequency) => {
    const panels = series
      .filter((record) => record.frequency === frequency)
      .map(({ id }) => data.panels.get(id)!)
    const text = writeWideTable(panels, unitIds, month)
    const path = `data/${source}${frequency === 'month' ? '-monthly' : ''}.csv`
    return text === undefined ? [] : [[path, text] as const]
  })
}
