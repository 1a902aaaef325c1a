import { withoutNoise } from '../../core/math'
import type { BriefingDocument } from '../document/types'
import { documentRows } from './rows'

const COLUMNS = ['part', 'section', 'item', 'value', 'text', 'path', 'sources'] as const

/** One row a number or text, with provenance lines at the end. Text that a spreadsheet would read as a formula is
 *  disarmed; numbers are never touched. */
export function exportCsv(document: BriefingDocument): string {
  const rows = documentRows(document).map((row) => COLUMNS.map((column) => csvCell(row[column])).join(','))
  const about = [
    ['Forewatch', document.kindText, document.title],
    ['', '', document.asOfText],
    ['', '', document.modelText],
    ['', '', document.snapshotText],
    ...document.leftOut.map((text) => ['', 'Not in this briefing', text]),
    ...document.sources.map(({ number, text, licence }) => [
      '',
      `Source ${number}`,
      `${text}. Licence: ${licence}`,
    ]),
    ['', '', document.citation],
  ].map((cells) => cells.map(csvCell).join(','))
  return `\ufeff${COLUMNS.join(',')}\r\n${[...rows, ...about].join('\r\n')}\r\n`
}

export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(withoutNoise(value))
  const text = value.replace(/^([=+\-@\t\r])/, "'$1")
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
