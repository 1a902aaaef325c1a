import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from '../../briefing/document/desk'
import { makeBriefing } from '../../briefing/document/make'
import type { BriefingDocument, BriefingKind } from '../../briefing/document/types'
import { exportDocument } from '../../briefing/export/export'
import { exportHtml, type Paper, type Styles } from '../../briefing/export/html'
import { picturesOf, pictureSvg } from '../../briefing/export/picture'
import { lightTokens } from '../../briefing/export/tokens'
import { fileName, type ExportFormat } from '../../briefing/export/types'
import { shortId, type OpenSnapshot } from '../../briefing/snapshot/types'
import { listedIn } from '../../briefing/snapshot/lists'
import { scoreSnapshot } from '../../briefing/snapshot/scored'
import { withEvents } from '../../model/calendar'
import { readCalendarCsv } from '../../sources/calendar/csv'
import { readWorldFile } from '../../sources/packaged/world-file'
import { worldFileOf } from '../geo/write-geo'
import { withChromium, type Chromium } from '../lib/print'
import { loadRegistry } from '../registry/load'
import { findPath, HOME } from './files'
import { codes, readSnapshot, snapshotOf } from './snapshot'

export interface BriefingFlags {
  readonly kind: BriefingKind
  readonly country?: string
  readonly format: ExportFormat | 'pdf' | 'png' | 'svg'
  readonly model: string
  readonly series: string
  readonly asOf?: string
  readonly edition?: readonly string[]
  readonly assessments?: string
  readonly snapshot?: string
  readonly title?: string
  readonly label?: string
  readonly calendar?: string
  readonly paper: Paper
  readonly out?: string
}

/** `forewatch briefing`: a document from a snapshot given, or from one made now. Word and PowerPoint hold pictures where
 *  a Chromium is found to draw them; PDF, PNG need one. @throws ForewatchError */
export async function briefing(flags: BriefingFlags): Promise<void> {
  const units = codes(flags.country)
  const { snapshot, scored } = await source(flags, units)
  const { kind, title, label } = flags
  const desk = deskOf(flags.calendar, snapshot)
  const request = {
    ...{ kind, units },
    ...(title ? { title } : {}),
    ...(label ? { label } : {}),
    ...(desk ? { desk } : {}),
  }
  const document = makeBriefing(snapshot, scored, request, readWorldFile(worldFileOf(HOME)))
  process.stderr.write(`${document.kindText}, ${document.asOfText}, snapshot ${shortId(snapshot.id)}\n`)
  for (const { name, bytes } of await files(document, flags)) {
    writeFileSync(name, bytes)
    process.stdout.write(`${name}\n`)
  }
}

/** Events of a calendar file; the newest day of the snapshot counts as the day of writing, so that nothing depends on a clock. */
function deskOf(path: string | undefined, { manifest }: OpenSnapshot): Desk | undefined {
  if (path === undefined) return undefined
  const calendar = readCalendarCsv(
    { name: path, bytes: readFileSync(findPath(path)) },
    loadRegistry(HOME),
    manifest.asOf,
  )
  return { today: manifest.asOf, calendar: withEvents([], calendar), decisions: [] }
}

async function source(flags: BriefingFlags, units: readonly string[]) {
  if (flags.snapshot === undefined) return snapshotOf(flags, units)
  const snapshot = await readSnapshot(flags.snapshot)
  return {
    snapshot,
    scored: scoreSnapshot(
      snapshot.model,
      snapshot.data,
      snapshot.manifest.asOf,
      snapshot.manifest.firstYear,
      listedIn(snapshot),
    ),
  }
}

interface Written {
  readonly name: string
  readonly bytes: Uint8Array
}

async function files(document: BriefingDocument, { format, paper, out }: BriefingFlags): Promise<Written[]> {
  const styles = readStyles()
  const name = (extension: string) => out ?? fileName(document, extension)
  if (format === 'pdf') {
    const html = exportHtml(document, styles, paper)
    return [{ name: name('pdf'), bytes: await withChromium((chromium) => chromium.pdf(html)) }]
  }
  if (format === 'svg' || format === 'png') return pictures(document, styles, format, name(format))
  const write = async (chromium?: Chromium) => {
    const options = { styles, paper, ...(chromium ? { rasterise: chromium.png } : {}) }
    return [{ name: name(format), bytes: (await exportDocument(document, format, options)).bytes }]
  }
  const draws = (format === 'docx' || format === 'pptx') && picturesOf(document).length > 0
  return draws ? withChromium(write, () => write()) : write()
}

function pictures(
  document: BriefingDocument,
  styles: Styles,
  format: 'svg' | 'png',
  first: string,
): Promise<Written[]> {
  const tokens = lightTokens(styles.tokens)
  const made = picturesOf(document).map((picture) => ({
    ...pictureSvg(picture, document, tokens),
    name: first.replace(/\.(svg|png)$/, `-${picture.id}.${format}`),
  }))
  if (format === 'svg') {
    return Promise.resolve(made.map(({ name, svg }) => ({ name, bytes: new TextEncoder().encode(svg) })))
  }
  return withChromium(async (chromium) => {
    const written: Written[] = []
    for (const { name, svg, width, height } of made) {
      written.push({ name, bytes: await chromium.png(svg, width, height) })
    }
    return written
  })
}

export function readStyles(): Styles {
  const css = (path: string) => {
    const full = join(HOME, 'src', path)
    return existsSync(full) ? readFileSync(full, 'utf8') : ''
  }
  return { tokens: css('styles/tokens.css'), briefing: css('briefing/briefing.css') }
}
