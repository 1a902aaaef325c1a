import { ForewatchError } from '../../core/errors'
import type { TableRule } from '../../core/recipe'
import { readWhole, type ReadControl, type UserFile } from './input'
import { LIMITS } from './limits'
import { decodeHead } from './text/decode'
import { delimiterOf } from './text/delimiter'
import { jsonTable } from './text/json-table'
import { streamRecords, type OnRecord } from './text/records'
import { isZip } from './sheet/unzip'
import { readSheet } from './sheet/workbook'

/** Takes the header; answers with what takes the rows. May be called again if reading must start afresh. */
export type OnHeader = (columns: readonly string[]) => OnRecord

/** Turns records as they stand into a header and rows. */
export type Reshape = (onHeader: OnHeader, file: string) => OnRecord

export type FileKind = 'text' | 'json' | 'zip'

/** What a file is by its first bytes, whatever its name. */
export async function kindOf(file: UserFile): Promise<FileKind> {
  const head = await file.head(2000)
  if (isZip(head)) return 'zip'
  return /^\s*[[{]/.test(decodeHead(head).text) ? 'json' : 'text'
}

/** Streams a table, whatever it stands in: separated text, JSON or GeoJSON, first (or named) sheet of a workbook.
 *  Returns the number of rows under the header. Rows have as many cells as the header.
 *  @throws ForewatchError as `streamRecords`; `bad-csv` for uneven rows, `file-truncated` for a last row cut off */
export async function streamTable(
  file: UserFile,
  rule: TableRule,
  onHeader: OnHeader,
  control: ReadControl = {},
  reshape: Reshape = plainTable(rule),
): Promise<number> {
  const kind = await kindOf(file)
  let rows = 0
  const counted: OnHeader = (columns) => {
    const onRow = onHeader(columns)
    return (cells, number) => {
      rows++
      onRow(cells, number)
    }
  }
  const begin = (): { onRecord: OnRecord; end: (records: number) => void } => {
    rows = 0
    return evenRows(reshape(counted, file.name), file.name, rule)
  }
  if (kind === 'text') {
    const delimiter = rule.delimiter ?? delimiterOf(decodeHead(await file.head(65_536)).text)
    let state: ReturnType<typeof begin> | undefined
    const records = await streamRecords(
      file,
      delimiter,
      () => {
        state = begin()
        return state.onRecord
      },
      control,
    )
    state?.end(records)
  } else {
    const limit = kind === 'zip' ? LIMITS.sheetBytes : LIMITS.jsonBytes
    const bytes = await readWhole(file, limit, control)
    const records = kind === 'zip' ? readSheet(bytes, file.name, rule.sheet) : jsonTable(bytes, file.name)
    const { onRecord } = begin()
    records.forEach((cells, i) => {
      if (cells.some((cell) => cell !== '')) onRecord(cells, i + 1)
    })
  }
  if (rows === 0) {
    throw new ForewatchError('bad-csv', {
      what: 'The file holds a header and no rows',
      where: file.name,
      found: '0 rows',
      expected: 'at least one row',
      next: 'Download the file again, or correct the header row',
    })
  }
  return rows
}

/** Header at a given record; a row of HXL tags under it is skipped. */
function plainTable(rule: TableRule): Reshape {
  return (onHeader) => {
    let onRow: OnRecord | undefined
    let before = 0
    let next = 0
    return (cells, number) => {
      if (!onRow) {
        if (++before < rule.headerRow) return
        onRow = onHeader(cells.map((cell) => cell.trim()))
        next = number + 1
        return
      }
      if (next > 0) {
        next = 0
        if (isTagRow(cells)) return
      }
      onRow(cells, number)
    }
  }
}

/** True for a row of HXL tags: every cell empty or beginning with #. */
export function isTagRow(cells: readonly string[]): boolean {
  return (
    cells.some((cell) => cell.trim() !== '') &&
    cells.every((cell) => cell.trim() === '' || /^#[a-zA-Z]/.test(cell.trim()))
  )
}

/** Refuses rows with too few or too many cells; empty cells past the header are cut. Records before the header may
 *  have any width. The last record of a file decides between a cut-off file and a broken row. */
function evenRows(inner: OnRecord, file: string, rule: TableRule) {
  let width = 0
  let seen = 0
  let short: { cells: readonly string[]; number: number } | undefined
  const uneven = (cells: readonly string[], number: number, last: boolean): ForewatchError =>
    new ForewatchError(last ? 'file-truncated' : 'bad-csv', {
      what: last ? 'The last row is cut off' : 'A row has another number of cells than the header',
      where: `${file}, row ${number}`,
      found: `${cells.length} cells, beginning ${cells.slice(0, 3).join(' | ').slice(0, 80)}`,
      expected: `${width} cells`,
      next: 'Download the file again; do not open and save it in a spreadsheet',
    })
  const onRecord: OnRecord = (cells, number) => {
    if (short) throw uneven(short.cells, short.number, false)
    if (++seen === rule.headerRow) {
      width = cells.length
      if (width > LIMITS.columns) {
        throw new ForewatchError('bad-csv', {
          what: 'The table has too many columns',
          where: `${file}, row ${number}`,
          found: String(width),
          expected: `at most ${LIMITS.columns}`,
          next: 'Give a table with fewer columns',
        })
      }
    }
    if (seen > rule.headerRow) {
      if (cells.every((cell) => cell.trim() === '')) return
      if (cells.length < width) {
        short = { cells, number }
        return
      }
      if (cells.length > width) {
        if (cells.slice(width).some((cell) => cell.trim() !== '')) throw uneven(cells, number, false)
        inner(cells.slice(0, width), number)
        return
      }
    }
    inner(cells, number)
  }
  return {
    onRecord,
    end(records: number) {
      if (short) throw uneven(short.cells, short.number, short.number >= records)
    },
  }
}
