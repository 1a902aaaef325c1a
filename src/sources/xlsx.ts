import { ForewatchError } from '../core/errors'
import type { CsvRow, CsvTable } from './csv'
import type { OriginalFile } from './importer'

/** A cell as text: dates as ISO days, formulas by their result, rich text without its look, errors as empty. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') return ''
  if ('result' in value) return textOf(value.result)
  if ('richText' in value && Array.isArray(value.richText)) {
    return value.richText
      .map((run: unknown) =>
        typeof run === 'object' && run !== null && 'text' in run ? textOf(run.text) : '',
      )
      .join('')
      .trim()
  }
  return 'text' in value ? textOf(value.text) : ''
}

function unreadable(file: OriginalFile, found: string, cause?: unknown): ForewatchError {
  return new ForewatchError(
    'bad-file',
    {
      what: 'The workbook cannot be read',
      where: file.name,
      found,
      expected: 'an .xlsx workbook',
      next: 'Download the file again; an old .xls must be saved as .xlsx first',
    },
    { cause },
  )
}

/** Reads one sheet of an .xlsx workbook as a table, header in its first row. The library is loaded only here, and only
 *  on the command line. Rows in which the required cells are all empty are left out (sheets have hundreds at the end).
 *  @throws ForewatchError `bad-file`, `bad-columns`, `bad-csv` (no rows) */
export async function readXlsx(
  file: OriginalFile,
  options: { readonly sheet?: string; readonly required: readonly string[] },
): Promise<CsvTable> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  try {
    const { buffer, byteOffset, byteLength } = file.bytes
    await workbook.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer)
  } catch (cause) {
    throw unreadable(file, `${file.bytes.length} bytes`, cause)
  }
  const names = workbook.worksheets.map((each) => each.name)
  const sheet = options.sheet === undefined ? workbook.worksheets[0] : workbook.getWorksheet(options.sheet)
  if (!sheet)
    throw unreadable(file, `sheets ${names.join(', ') || 'none'}, without ${options.sheet ?? 'any'}`)
  const columns: string[] = []
  sheet.getRow(1).eachCell({ includeEmpty: true }, (cell, column) => {
    columns[column - 1] = textOf(cell.value)
  })
  const missing = options.required.filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    throw new ForewatchError('bad-columns', {
      what: `Columns are missing: ${missing.join(', ')}`,
      where: `${file.name}, sheet ${sheet.name}, row 1`,
      found: columns.slice(0, 12).join(', '),
      expected: options.required.join(', '),
      next: 'Check that this is the file of this source and an edition that the importer knows',
    })
  }
  const rows: CsvRow[] = []
  for (let number = 2; number <= sheet.rowCount; number++) {
    const record = sheet.getRow(number)
    const cell = (column: string): string => {
      const at = columns.indexOf(column)
      return at < 0 ? '' : textOf(record.getCell(at + 1).value)
    }
    if (options.required.some((column) => cell(column) !== '')) rows.push({ number, cell })
  }
  if (rows.length === 0) {
    throw new ForewatchError('bad-csv', {
      what: 'The sheet holds a header and no rows',
      where: `${file.name}, sheet ${sheet.name}`,
      found: '0 rows',
      expected: 'at least one row',
      next: 'Download the file again',
    })
  }
  return { file: file.name, columns: columns.filter((name) => name !== ''), rows }
}
