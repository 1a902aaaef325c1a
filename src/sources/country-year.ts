import type { CodeSystem, UnitRegistry } from '../core/registry'
import { ForewatchError } from '../core/errors'
import { readCsv, type CsvRow, type CsvTable } from './csv'
import { onlyFile } from './files'
import type { ImportResult, Importer, OriginalFile } from './importer'
import { importResult, type SeriesDraft } from './result'
import { createCollector, readNumber, readYear, type Collector } from './rows'

/** One column of a country-year table that becomes a series. */
export interface Measure {
  readonly column: string
  /** Columns with the source's own bounds. */
  readonly low?: string
  readonly high?: string
  /** From the published figure to the series' own; bounds are converted too. Default: unchanged. */
  readonly convert?: (published: number) => number
  readonly record: SeriesDraft
}

/** A table with one row per country and year and one column per quantity. */
export interface CountryYearFormat extends Pick<Importer, 'id' | 'title' | 'files' | 'shipped'> {
  readonly source: ImportResult['source']
  readonly unit: {
    readonly column: string
    readonly system: CodeSystem
    /** Column and system for rows in which the code is empty or unknown. */
    readonly otherwise?: { readonly column: string; readonly system: CodeSystem }
  }
  readonly year: string
  readonly measures: readonly Measure[]
  /** The same code twice in a year: an error, unless the source is known for it. Default `error`. */
  readonly repeated?: 'error' | 'keep-first'
  /** Says why a row is not used, or undefined. */
  readonly reject?: (row: CsvRow) => string | undefined
}

function addMeasures(
  format: CountryYearFormat,
  table: CsvTable,
  row: CsvRow,
  place: { unit: string; year: number },
  collector: Collector,
): void {
  for (const measure of format.measures) {
    const range = measure.record.validRange
    const read = (column: string | undefined): number | undefined => {
      const published = column === undefined ? undefined : readNumber(table, row, column, { range })
      return published === undefined || !measure.convert ? published : measure.convert(published)
    }
    const value = read(measure.column)
    if (value === undefined) {
      collector.drop(`no value in ${measure.column}`, `row ${row.number}: ${place.unit} ${place.year}`)
      continue
    }
    const low = read(measure.low)
    const high = read(measure.high)
    collector.add(
      {
        unit: place.unit,
        period: place.year,
        indicator: measure.record.id,
        value,
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
      },
      row.number,
    )
  }
}

/** Reads such a table. Where two codes meet in one unit and year (predecessor and successor), the first row is kept
 *  whole and the second is dropped with its reason; the same code twice is an error.
 *  @throws ForewatchError as `Importer.read` */
export function readCountryYears(
  format: CountryYearFormat,
  file: OriginalFile,
  registry: UnitRegistry,
): ImportResult {
  const columns = format.measures.flatMap(({ column, low, high }) => [column, low, high])
  const required = [
    ...new Set([format.unit.column, format.unit.otherwise?.column, format.year, ...columns]),
  ].filter((c) => c !== undefined)
  const table = readCsv(file, { required })
  const collector = createCollector(registry, file.name)
  const seen = new Map<string, { code: string; row: number }>()
  for (const row of table.rows) {
    const rejected = format.reject?.(row)
    if (rejected !== undefined) {
      collector.drop(rejected, `row ${row.number}: ${row.cell(format.unit.column)} ${row.cell(format.year)}`)
      continue
    }
    const year = readYear(table, row, format.year)
    const { otherwise } = format.unit
    const known = registry.resolve(format.unit.system, row.cell(format.unit.column), year)
    const key = otherwise && !known.ok && known.reason === 'unknown' ? otherwise : format.unit
    const code = row.cell(key.column)
    const unit = collector.unit(key.system, code, year, row.number)
    if (unit === undefined) continue
    const earlier = seen.get(`${unit}|${year}`)
    if (!earlier) {
      seen.set(`${unit}|${year}`, { code, row: row.number })
      addMeasures(format, table, row, { unit, year }, collector)
    } else if (earlier.code === code && format.repeated !== 'keep-first') {
      throw new ForewatchError('duplicate-observation', {
        what: 'Two rows stand for the same country and year',
        where: `${file.name}, rows ${earlier.row} and ${row.number}`,
        found: `${code} ${year} twice`,
        expected: 'one row per country and year',
        next: 'Remove one of the rows, or check whether the file was joined from two',
      })
    } else {
      const reason =
        earlier.code === code
          ? 'the same country and year again: the first row is kept'
          : 'two codes for one unit and year: the first row is kept'
      collector.drop(reason, `row ${row.number}: ${code} ${year} (${unit}, first in row ${earlier.row})`)
    }
  }
  return importResult(
    format.source,
    format.measures.map((m) => m.record),
    collector,
    table.rows.length,
  )
}

/** An importer for one such table. */
export function countryYearImporter(format: CountryYearFormat): Importer {
  const { id, title, files, shipped } = format
  return {
    id,
    title,
    files,
    shipped,
    read: (given, registry) => readCountryYears(format, onlyFile(given, files), registry),
  }
}
