import Papa from 'papaparse'
import { ForewatchError } from '../core/errors'
import type { OriginalFile } from './importer'
import { encodingOf } from './user/text/decode'

export interface CsvOptions {
  /** Columns that must be there, by name and in any order. */
  readonly required: readonly string[]
  /** How many leading records may stand before the header (World Bank bulk files have four). Default 0. */
  readonly preamble?: number
  /** Changes header names before they are compared, for example to drop a suffix that later editions left out. */
  readonly rename?: (name: string) => string
  /** Called for a row with too few or too many cells, which is then skipped. Without it such a row is an error. */
  readonly onBadRow?: (rowNumber: number, reason: string) => void
}

/** One record. Cells are read by column name; text is trimmed, an absent optional column reads as empty text. */
export interface CsvRow {
  /** Record number in the file, the header being counted, from 1. */
  readonly number: number
  cell(column: string): string
}

export interface CsvTable {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
}

/** Text of a file: UTF-8 with or without a byte-order mark; UTF-16 with one, or where every second byte is zero; Latin-1
 *  (Windows-1252) where the bytes are none of these. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes.subarray(0, 400))
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Comma, semicolon or TAB: the one that stands most often outside quotes in the first lines. */
function delimiterOf(text: string): string {
  const head = text
    .slice(0, 4000)
    .split(/\r?\n/)
    .slice(0, 6)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const)
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

const blank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === '')
const isHxl = (record: readonly string[]): boolean =>
  !blank(record) && record.every((cell) => cell.trim() === '' || cell.trim().startsWith('#'))

function parse(file: OriginalFile): string[][] {
  const text = decodeText(file.bytes).replace(/^\uFEFF/, '')
  if (text.trim() === '') {
    throw new ForewatchError('bad-csv', {
      what: 'The file is empty',
      where: file.name,
      found: `${file.bytes.length} bytes`,
      expected: 'a header and rows',
      next: 'Download the file again',
    })
  }
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) })
  const fault = parsed.errors.find((error) => error.type === 'Quotes')
  if (fault) {
    const open = fault.code === 'MissingQuotes'
    throw new ForewatchError(open ? 'file-truncated' : 'bad-csv', {
      what: open ? 'The file ends inside a quoted cell' : 'A quotation mark stands where none may stand',
      where: `${file.name}, row ${(fault.row ?? 0) + 1}`,
      found: fault.message,
      expected: 'every quoted cell closed, quotation marks inside doubled',
      next: 'Download the file again; do not open and save it in a spreadsheet',
    })
  }
  return parsed.data
}

function headerAt(records: readonly string[][], options: CsvOptions): number {
  const rename = options.rename ?? ((name: string) => name)
  for (let i = 0; i <= (options.preamble ?? 0) && i < records.length; i++) {
    const names = new Set(records[i]!.map((name) => rename(name.trim())))
    if (options.required.every((column) => names.has(column))) return i
  }
  const first = records.findIndex((record) => record.filter((cell) => cell.trim() !== '').length > 2)
  return first >= 0 && first <= (options.preamble ?? 0) ? first : 0
}

function checkColumns(columns: readonly string[], file: string, required: readonly string[]): void {
  const missing = required.filter((column) => !columns.includes(column))
  const twice = required.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column))
  if (missing.length === 0 && twice.length === 0) return
  throw new ForewatchError('bad-columns', {
    what:
      missing.length > 0
        ? `Columns are missing: ${missing.join(', ')}`
        : `Columns stand twice: ${twice.join(', ')}`,
    where: `${file}, header`,
    found: columns.slice(0, 12).join(', ') + (columns.length > 12 ? ` and ${columns.length - 12} more` : ''),
    expected: required.join(', '),
    next: 'Check that this is the file of this source and an edition that the importer knows',
  })
}

/** Reads a table of text cells. Separator (comma, semicolon, TAB), encoding, byte-order mark and a second row of HXL
 *  tags are recognised; blank lines and columns without a name are ignored; columns may stand in any order.
 *  @throws ForewatchError `bad-csv` (empty, no rows, uneven rows, stray quotation marks), `bad-columns`,
 *  `file-truncated` (last row cut off, quoted cell left open) */
export function readCsv(file: OriginalFile, options: CsvOptions): CsvTable {
  const rename = options.rename ?? ((name: string) => name)
  const records = parse(file)
  const header = headerAt(records, options)
  const columns = (records[header] ?? []).map((name) => rename(name.trim()))
  checkColumns(columns, file.name, options.required)
  const position = new Map<string, number>()
  columns.forEach((column, i) => {
    if (column !== '' && !position.has(column)) position.set(column, i)
  })
  const rows: CsvRow[] = []
  for (let i = header + 1; i < records.length; i++) {
    const cells = records[i]!
    if (blank(cells) || (i === header + 1 && isHxl(cells))) continue
    if (cells.length < columns.length || !blank(cells.slice(columns.length))) {
      const last = i === records.length - 1
      const reason = `${cells.length} cells instead of ${columns.length}`
      if (options.onBadRow) {
        options.onBadRow(i + 1, reason)
        continue
      }
      throw new ForewatchError(last ? 'file-truncated' : 'bad-csv', {
        what: last ? 'The last row is cut off' : 'A row has another number of cells than the header',
        where: `${file.name}, row ${i + 1}`,
        found: `${cells.length} cells, beginning ${cells.slice(0, 3).join(' | ')}`,
        expected: `${columns.length} cells`,
        next: 'Download the file again; do not open and save it in a spreadsheet',
      })
    }
    rows.push({ number: i + 1, cell: (column) => cells[position.get(column) ?? -1]?.trim() ?? '' })
  }
  if (rows.length === 0) {
    throw new ForewatchError('bad-csv', {
      what: 'The file holds a header and no rows',
      where: file.name,
      found: '0 rows',
      expected: 'at least one row',
      next: 'Download the file again',
    })
  }
  return { file: file.name, columns: columns.filter((column) => column !== ''), rows }
}
