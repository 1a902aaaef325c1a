import type { OriginalFile } from '../importer'
import type { LiveRow } from './answers'

/** Tables that the importers of files read, made from the rows of an answer. */

const QUOTED = /[",\r\n]/

function cell(value: unknown): string {
  const text =
    value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvFile(
  name: string,
  columns: readonly string[],
  rows: readonly LiveRow[],
  preamble: readonly string[] = [],
): OriginalFile {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','))
  const text = `${[...preamble, columns.map(cell).join(','), ...lines].join('\n')}\n`
  return { name, bytes: new TextEncoder().encode(text) }
}

/** All names that any row has, in order of appearance. */
export function columnsOf(rows: readonly LiveRow[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))]
}

/** A World Bank answer in the wide form of its bulk files. Rows without a country code are aggregates. */
export function bulkFile(code: string, rows: readonly LiveRow[], changed: string): OriginalFile {
  const years = [...new Set(rows.map(({ date }) => String(date)))].sort()
  const byCountry = new Map<string, Record<string, unknown>>()
  for (const { countryiso3code, date, value } of rows) {
    const country = String(countryiso3code)
    if (country === '') continue
    const held = byCountry.get(country) ?? { 'Country Code': country, 'Indicator Code': code }
    byCountry.set(country, held)
    held[String(date)] = value
  }
  return csvFile(
    `API_${code}.csv`,
    ['Country Code', 'Indicator Code', ...years],
    [...byCountry.values()],
    ['"Data Source","World Bank API",', '', `"Last Updated Date","${changed}",`, ''],
  )
}

/** Voice and accountability with its standard errors, as the long table of WGI has them. */
export function voiceFile(estimates: readonly LiveRow[], errors: readonly LiveRow[]): OriginalFile {
  const key = ({ countryiso3code, date }: LiveRow) => `${String(countryiso3code)}|${String(date)}`
  const errorOf = new Map(errors.map((row) => [key(row), row.value]))
  const rows = estimates
    .filter(({ countryiso3code }) => countryiso3code !== '')
    .map((row) => ({
      wb_code: row.countryiso3code,
      year: row.date,
      Estimate: row.value,
      StdErr: errorOf.get(key(row)) ?? null,
    }))
  return csvFile('wgi_voice_accountability.csv', ['wb_code', 'year', 'Estimate', 'StdErr'], rows)
}

/** HAPI's rows with each country at the finest level that it has, so that no place is counted at two levels. */
export function finestLevel(rows: readonly LiveRow[]): LiveRow[] {
  const finest = new Map<unknown, number>()
  for (const { location_code, admin_level } of rows) {
    const level = Number(admin_level ?? 0)
    finest.set(location_code, Math.max(finest.get(location_code) ?? 0, level))
  }
  return rows
    .filter(({ location_code, admin_level }) => Number(admin_level ?? 0) === finest.get(location_code))
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'admin_level')))
}
