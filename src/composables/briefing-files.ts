import { exportDocument } from '../briefing/export/export'
import type { Paper, Styles } from '../briefing/export/html'
import { picturesOf, pictureSvg } from '../briefing/export/picture'
import { lightTokens } from '../briefing/export/tokens'
import { fileName, type ExportedFile, type ExportFormat } from '../briefing/export/types'
import type { BriefingDocument } from '../briefing/document/types'
import briefingCss from '../briefing/briefing.css?raw'
import { ForewatchError } from '../core/errors'
import tokensCss from '../styles/tokens.css?raw'

export type BriefingFormat = ExportFormat | 'png' | 'svg'

export const STYLES: Styles = { tokens: tokensCss, briefing: briefingCss }
/** The light values of the style tokens as custom properties: a briefing is always light. */
export const LIGHT: Readonly<Record<string, string>> = Object.fromEntries(
  [...lightTokens(tokensCss)].map(([name, value]) => [`--${name}`, value]),
)

/** Files of a briefing in one format; one a chart or map for pictures. Everything is made in the page.
 *  @throws ForewatchError as the exporters, `bad-argument` where a document without a picture is asked for pictures */
export async function briefingFiles(
  document: BriefingDocument,
  format: BriefingFormat,
  paper: Paper,
  onProgress: (share: number) => void,
): Promise<readonly ExportedFile[]> {
  if (format !== 'png' && format !== 'svg')
    return [await exportDocument(document, format, { styles: STYLES, paper, rasterise, onProgress })]
  const tokens = lightTokens(tokensCss)
  const pictures = picturesOf(document)
  if (pictures.length === 0)
    throw new ForewatchError('bad-argument', {
      what: 'This briefing holds no chart and no map',
      found: document.kindText,
      expected: 'a document with at least one picture',
      next: 'Add the trend of a country, or choose a map',
    })
  const files: ExportedFile[] = []
  for (const picture of pictures) {
    const { svg, width, height } = pictureSvg(picture, document, tokens)
    const bytes = format === 'svg' ? new TextEncoder().encode(svg) : await rasterise(svg, width, height)
    const name = fileName(document, format).replace(/\.(svg|png)$/, `-${picture.id}.${format}`)
    files.push({ name, type: format === 'svg' ? 'image/svg+xml' : 'image/png', bytes })
    onProgress(files.length / pictures.length)
  }
  return files
}

/** PNG of an SVG, twice as fine, drawn by the browser. @throws ForewatchError `internal` where it cannot be drawn */
export async function rasterise(svg: string, width: number, height: number): Promise<Uint8Array> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width, height)
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(width * 2)
    canvas.height = Math.ceil(height * 2)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (blob) return new Uint8Array(await blob.arrayBuffer())
  } catch (cause) {
    throw new ForewatchError('internal', { what: 'A picture could not be drawn', found: String(cause) })
  } finally {
    URL.revokeObjectURL(url)
  }
  throw new ForewatchError('internal', { what: 'A picture could not be drawn', found: 'no bytes' })
}
