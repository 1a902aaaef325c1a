import { withoutNoise } from '../core/math'

/** One cell: text, a number, or nothing. */
export type CsvCell = string | number | boolean | null | undefined

/** Quoted where needed. Text that a spreadsheet would read as a formula gets a leading apostrophe; numbers are never
 *  touched; a missing or non-finite value is an empty cell. */
export function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(withoutNoise(value)) : ''
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  const text = value.replace(/^([=+\-@\t\r])/, "'$1")
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table to export: its columns, rows, and what it rests on. */
export interface CsvTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
  /** Lines of provenance over the table, each behind `# `. */
  readonly about?: readonly string[]
}

/** The text of a CSV file: UTF-8, comma, one line each, provenance first. */
export function csvText({ head, rows, about = [] }: CsvTable): string {
  const notes = about.map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}`)
  return [...notes, ...[head, ...rows].map((cells) => cells.map(csvCell).join(','))].join('\n') + '\n'
}
