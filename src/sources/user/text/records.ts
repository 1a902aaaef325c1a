import Papa from 'papaparse'
import { ForewatchError } from '../../../core/errors'
import { checkCancelled, type ReadControl, type UserFile } from '../input'
import { LIMITS } from '../limits'
import { encodingOf, type Encoding } from './decode'
import type { Delimiter } from './delimiter'

/** Takes a record; `number` is its place in the file from 1, blank lines counted. */
export type OnRecord = (cells: readonly string[], number: number) => void

class NotUtf8 extends Error {}

interface Parsed {
  readonly data: string[][]
  readonly errors: readonly { readonly type: string; readonly code: string; readonly row?: number }[]
  readonly meta: { readonly cursor: number }
}

/** Streams the records of a separated text: UTF-8, UTF-16 and Windows-1252, with or without a byte-order mark, quoted
 *  cells with line breaks. `begin` is called before the first record, again if the encoding turns out to be another.
 *  @throws ForewatchError `bad-csv` (empty, NUL, quotation marks, limits), `file-truncated`, `cancelled` */
export async function streamRecords(
  file: UserFile,
  delimiter: Delimiter,
  begin: () => OnRecord,
  control: ReadControl = {},
): Promise<number> {
  if (file.size > LIMITS.tableBytes) throw fault(file.name, 0, 'The file is too large', `${file.size} bytes`)
  const head = await file.head(65_536)
  const encoding = encodingOf(head)
  // LF also ends the lines of CRLF files; a lone CR ends lines only where the head holds no LF at all.
  const newline = !head.includes(10) && head.includes(13) ? '\r' : '\n'
  const form: Form = { delimiter, newline, encoding }
  try {
    return await read(file, form, begin(), control)
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error
    return read(file, { ...form, encoding: 'windows-1252' }, begin(), control)
  }
}

interface Form {
  readonly delimiter: Delimiter
  readonly newline: '\n' | '\r'
  readonly encoding: Encoding
}

async function read(
  file: UserFile,
  { delimiter, newline, encoding }: Form,
  onRecord: OnRecord,
  { signal, onProgress }: ReadControl,
): Promise<number> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  let carry = ''
  let records = 0
  let bytes = 0
  let any = false
  const take = (text: string, last: boolean): void => {
    if (text.includes('\0')) {
      const row = records + text.slice(0, text.indexOf('\0')).split('\n').length
      throw fault(file.name, row, 'The text holds a NUL character', 'a zero byte')
    }
    const parser = new Papa.Parser({ delimiter, newline })
    const parsed = parser.parse(text, 0, !last) as Parsed
    // A record that the piece cuts may look broken; it is read again with the next piece.
    const wrong = parsed.errors.find(
      ({ type, row = 0 }) => type === 'Quotes' && (last || row < parsed.data.length),
    )
    if (wrong) throw quotes(file.name, records + (wrong.row ?? 0) + 1, wrong.code === 'MissingQuotes')
    for (const cells of parsed.data) {
      if (++records > LIMITS.tableRows) {
        throw fault(file.name, records, 'The table has too many rows', `more than ${LIMITS.tableRows}`)
      }
      if (cells.length === 1 && cells[0]!.trim() === '') continue
      any = true
      const end = cells.length - 1
      if (cells[end]!.endsWith('\r')) cells[end] = cells[end]!.slice(0, -1)
      onRecord(cells, records)
    }
    carry = last ? '' : text.slice(parsed.meta.cursor)
    if (carry.length > LIMITS.recordBytes) throw quotes(file.name, records + 1, true)
  }
  for await (const piece of file.open()) {
    checkCancelled(signal)
    take(carry + decode(decoder, piece, true), false)
    bytes += piece.length
    onProgress?.(bytes / file.size)
  }
  take(carry + decode(decoder, undefined, false), true)
  if (!any) throw fault(file.name, 0, 'The file is empty', `${file.size} bytes`)
  return records
}

function decode(decoder: TextDecoder, piece: Uint8Array | undefined, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream })
  } catch {
    throw new NotUtf8()
  }
}

function quotes(file: string, row: number, open: boolean): ForewatchError {
  return new ForewatchError(open ? 'file-truncated' : 'bad-csv', {
    what: open ? 'A quoted cell is never closed' : 'A quotation mark stands where none may stand',
    where: `${file}, row ${row}`,
    found: open ? 'the end of the file inside quotation marks' : 'text after a closing quotation mark',
    expected: 'every quoted cell closed, quotation marks inside doubled',
    next: 'Download the file again; do not open and save it in a spreadsheet',
  })
}

function fault(file: string, row: number, what: string, found: string): ForewatchError {
  return new ForewatchError('bad-csv', {
    what,
    where: row > 0 ? `${file}, row ${row}` : file,
    found,
    expected: 'a text table with a header and rows, within the limits',
    next: 'Download the file again, or split it',
  })
}
