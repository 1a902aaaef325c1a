import { ForewatchError } from '../../core/errors'
import type { BriefingDocument } from '../document/types'
import { exportCsv } from './csv'
import { exportHtml } from './html'
import { exportJson } from './json'
import { EXPORT_FORMATS, fileName, type ExportedFile, type ExportFormat, type ExportOptions } from './types'

const TYPES: Readonly<Record<ExportFormat, string>> = {
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Writes a document in one format. The libraries of the office formats are loaded only when asked for.
 *  @throws ForewatchError `bad-argument` for another format */
export async function exportDocument(
  document: BriefingDocument,
  format: ExportFormat,
  options: ExportOptions,
): Promise<ExportedFile> {
  options.onProgress?.(0)
  const bytes = await write(document, format, options)
  options.onProgress?.(1)
  return { name: fileName(document, format), type: TYPES[format], bytes }
}

async function write(
  document: BriefingDocument,
  format: ExportFormat,
  options: ExportOptions,
): Promise<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text)
  switch (format) {
    case 'html':
      return encode(exportHtml(document, options.styles, options.paper))
    case 'csv':
      return encode(exportCsv(document))
    case 'json':
      return encode(exportJson(document))
    case 'docx':
      return (await import('./docx/docx')).exportDocx(document, options)
    case 'pptx':
      return (await import('./pptx/pptx')).exportPptx(document, options)
    case 'xlsx':
      return (await import('./xlsx')).exportXlsx(document)
    default:
      throw new ForewatchError('bad-argument', {
        what: 'A briefing cannot be written in this format',
        found: String(format),
        expected: EXPORT_FORMATS.join(', '),
      })
  }
}
