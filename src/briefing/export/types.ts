import type { BriefingDocument } from '../document/types'
import type { Paper, Styles } from './html'

/** What an exporter needs beside the document. */
export interface ExportOptions {
  readonly styles: Styles
  readonly paper: Paper
  /** Draws an SVG as PNG at the given width and height, twice as fine; absent where nothing can draw: the picture then
   *  stands as its figures in a table. */
  readonly rasterise?: (svg: string, width: number, height: number) => Promise<Uint8Array>
  /** Share 0–1 of the work done. */
  readonly onProgress?: (share: number) => void
}

export const EXPORT_FORMATS = ['html', 'docx', 'pptx', 'xlsx', 'csv', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** Name of the file: what it is, where, when, which snapshot; nothing of the user or the machine. */
export function fileName(document: BriefingDocument, extension: string): string {
  const what =
    document.kind === 'country'
      ? document.parts
          .map(({ id }) => id)
          .slice(0, 6)
          .join('-')
      : document.kind
  const asOf = document.asOfText.replace(/[^0-9A-Za-z]+/g, '-').toLowerCase()
  return `forewatch-${what}-${asOf}-${document.snapshotId.slice(0, 8)}.${extension}`
}
