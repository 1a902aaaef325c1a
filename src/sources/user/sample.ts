import Papa from 'papaparse'
import { ForewatchError } from '../../core/errors'
import type { UserFile } from './input'
import { readWhole } from './input'
import { LIMITS } from './limits'
import { readSheet, sheetNames } from './sheet/workbook'
import { isTagRow, kindOf, type FileKind } from './table'
import { decodeHead, encodingOf, type Encoding } from './text/decode'
import { delimiterOf, type Delimiter } from './text/delimiter'
import { jsonTable } from './text/json-table'

const HEAD = 400_000
const ROWS = 200

/** The beginning of a file, for guessing what it is. */
export interface Sample {
  readonly name: string
  readonly kind: FileKind
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  readonly sheets?: readonly string[]
  /** Records that are not blank, at most 200, cells trimmed. */
  readonly records: readonly (readonly string[])[]
  /** Which of the records is taken for the header, from 0. */
  readonly header: number
  readonly columns: readonly string[]
  /** A row of HXL tags under the header. */
  readonly tags?: readonly string[]
  /** Rows under header and tags. */
  readonly rows: readonly (readonly string[])[]
}

/** Looks at the beginning of a file. @throws ForewatchError for what cannot be read at all */
export async function sampleOf(file: UserFile): Promise<Sample> {
  const kind = await kindOf(file)
  if (kind === 'json') {
    const table = jsonTable(await readWhole(file, LIMITS.jsonBytes), file.name)
    return shaped(file.name, kind, table.slice(0, ROWS), {}, 0)
  }
  if (kind === 'zip') {
    const bytes = await readWhole(file, LIMITS.sheetBytes)
    const sheets = sheetNames(bytes, file.name)
    return shaped(file.name, kind, readSheet(bytes, file.name).slice(0, ROWS), { sheets })
  }
  const head = await file.head(HEAD)
  refuseBinary(file.name, head)
  const { text, encoding } = decodeHead(head)
  const delimiter = delimiterOf(text)
  const parsed = Papa.parse<string[]>(text, { delimiter, preview: ROWS + 1 })
  const whole = file.size <= HEAD || parsed.data.length > ROWS
  return shaped(file.name, kind, whole ? parsed.data.slice(0, ROWS) : parsed.data.slice(0, -1), {
    encoding,
    delimiter,
  })
}

/** Share of control bytes above which the beginning of a file is no text. */
const MOST_CONTROL = 0.02

/** @throws ForewatchError `bad-file` for bytes that are no text, whatever the file is called */
function refuseBinary(name: string, head: Uint8Array): void {
  const isBook = /\.xls[xmb]?$/i.test(name)
  const first = head.subarray(0, 4000)
  const wide = encodingOf(first).startsWith('utf-16')
  const control = first.reduce((n, byte) => (byte < 32 && ![9, 10, 12, 13].includes(byte) ? n + 1 : n), 0)
  if (first.length === 0 || (!isBook && (wide || control <= first.length * MOST_CONTROL))) return
  if (isBook && control === 0) return
  throw new ForewatchError('bad-file', {
    what: isBook ? 'The file is called a workbook and is none' : 'The file is no table of text',
    where: name,
    found: 'bytes that are neither a workbook nor text',
    expected: isBook ? 'a workbook as a spreadsheet saves it (.xlsx)' : 'CSV, JSON or .xlsx',
    next: 'Download the file again, or save it once more as .xlsx or CSV',
  })
}

function shaped(
  name: string,
  kind: FileKind,
  raw: readonly (readonly string[])[],
  more: Partial<Sample>,
  fixedHeader?: number,
): Sample {
  const records = raw
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''))
  const header = fixedHeader ?? headerOf(records)
  const columns = records[header] ?? []
  const below = records[header + 1]
  const tags = below && isTagRow(below) ? below : undefined
  const rows = records.slice(header + (tags ? 2 : 1))
  return { ...more, name, kind, records, header, columns, rows, ...(tags ? { tags } : {}) }
}

/** The first record that is as wide as most records and whose cells are names: mostly filled, no two alike. */
function headerOf(records: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>()
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1)
  const [width] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [0]
  const at = records.slice(0, 12).findIndex((cells) => {
    const filled = cells.filter((cell) => cell !== '')
    return cells.length >= width && filled.length >= Math.max(2, cells.length * 0.6)
  })
  return Math.max(0, at)
}

/** Text of a column in the rows of a sample, empty cells left out. */
export function columnValues(sample: Sample, name: string): string[] {
  const at = sample.columns.indexOf(name)
  return at < 0 ? [] : sample.rows.map((cells) => cells[at] ?? '').filter((cell) => cell !== '')
}
