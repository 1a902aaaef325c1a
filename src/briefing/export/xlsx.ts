import ExcelJS from 'exceljs'
import { withoutNoise } from '../../core/math'
import { plainText } from '../document/field'
import type { BriefingDocument, FieldFormat, Inline } from '../document/types'
import { documentRows } from './rows'
import { figureTable } from './figure-table'

const FORMATS: Readonly<Record<FieldFormat, string>> = {
  score: '0',
  integer: '#,##0',
  points: '+0.0;−0.0;0.0',
  percent: '0%',
  share: '0%',
  frequency: '0.0%',
  months: '0',
  year: '0',
  plain: 'General',
}

/** Workbook with typed cells and no formula: one sheet a part, all numbers with their paths, figures of the pictures,
 *  sources, and the method. Its dates are fixed, so that equal documents give equal cells. */
export async function exportXlsx(document: BriefingDocument): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.creator = 'Forewatch'
  book.lastModifiedBy = 'Forewatch'
  book.created = new Date(Date.UTC(1980, 0, 1))
  book.modified = new Date(Date.UTC(1980, 0, 1))
  book.title = document.title
  const used = new Set<string>()
  for (const part of document.parts) {
    const sheet = book.addWorksheet(sheetName(part.title, used))
    sheet.columns = [
      { width: 34 },
      { width: 16 },
      { width: 46 },
      ...Array.from({ length: 5 }, () => ({ width: 16 })),
    ]
    sheet.addRow([part.title]).font = { bold: true, size: 16 }
    sheet.addRow([
      `${document.asOfText}. ${document.modelText}. ${document.snapshotText}${document.label ? `. ${document.label}` : ''}`,
    ])
    for (const { title, blocks } of part.sections) {
      sheet.addRow([])
      if (title !== undefined) sheet.addRow([title]).font = { bold: true }
      for (const block of blocks) {
        if (block.kind === 'paragraph') sheet.addRow([plainText(block.runs)])
        else if (block.kind === 'list') for (const item of block.items) sheet.addRow([plainText(item)])
        else if (block.kind === 'facts')
          for (const fact of block.items)
            putRow(sheet, [[{ kind: 'text', text: fact.label }], fact.value, fact.note])
        else if (block.kind === 'table') {
          sheet.addRow(block.columns.map((column) => column.title)).font = { bold: true }
          for (const row of block.rows) putRow(sheet, row)
        } else {
          const table = figureTable(block.figure)
          sheet.addRow([block.note])
          sheet.addRow(table.head).font = { bold: true }
          for (const row of table.rows) sheet.addRow(row.map(typed))
        }
      }
    }
  }
  numbersSheet(book, document, used)
  sourcesSheet(book, document, used)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A cell that is one number becomes a number with its format; anything else is text. */
function putRow(sheet: ExcelJS.Worksheet, cells: readonly (readonly Inline[])[]): void {
  const row = sheet.addRow([])
  cells.forEach((runs, c) => {
    const cell = row.getCell(c + 1)
    const [only] = runs
    if (runs.length === 1 && only?.kind === 'field' && only.value !== null) {
      cell.value = withoutNoise(only.value)
      cell.numFmt = FORMATS[only.format]
    } else cell.value = plainText(runs)
  })
}

function typed(text: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

function numbersSheet(book: ExcelJS.Workbook, document: BriefingDocument, used: Set<string>): void {
  const sheet = book.addWorksheet(sheetName('Numbers', used))
  sheet.columns = [
    { width: 22 },
    { width: 30 },
    { width: 40 },
    { width: 20 },
    { width: 50 },
    { width: 44 },
    { width: 60 },
  ]
  sheet.addRow(['Part', 'Section', 'Item', 'Value', 'As printed', 'Path in the snapshot', 'Sources']).font = {
    bold: true,
  }
  for (const { part, section, item, value, text, path, sources } of documentRows(document)) {
    if (path !== '')
      sheet.addRow([part, section, item, value === '' ? null : withoutNoise(value), text, path, sources])
  }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
}

function sourcesSheet(book: ExcelJS.Workbook, document: BriefingDocument, used: Set<string>): void {
  const sources = book.addWorksheet(sheetName('Sources', used))
  sources.columns = [{ width: 6 }, { width: 100 }, { width: 50 }]
  sources.addRow(['No.', 'Source', 'Licence']).font = { bold: true }
  for (const { number, text, licence } of document.sources) sources.addRow([number, text, licence])
  const method = book.addWorksheet(sheetName('Method', used))
  method.columns = [{ width: 120 }]
  for (const text of [
    document.title,
    `${document.asOfText}. ${document.modelText}. ${document.snapshotText}`,
    plainText(document.caveats),
    ...(document.leftOut.length > 0 ? [`Not in this briefing: ${document.leftOut.join('; ')}.`] : []),
    document.citation,
  ]) {
    method.addRow([text]).getCell(1).alignment = { wrapText: true, vertical: 'top' }
  }
}

/** At most 31 characters, none that a sheet's name may not hold, each name once. */
function sheetName(title: string, used: Set<string>): string {
  const base =
    title
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'|'$/g, '')
      .slice(0, 28)
      .trim() || 'Sheet'
  let name = base
  for (let n = 2; used.has(name.toLowerCase()); n++) name = `${base.slice(0, 25)} ${n}`
  used.add(name.toLowerCase())
  return name
}
