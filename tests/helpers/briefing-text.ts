import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { BriefingDocument, Inline } from '../../src/briefing/document/types'

/** Text without any space: line breaks and thin spaces of a format do not matter, digits and signs do. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '')

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

/** What a reader sees of a Word file: the text of its body. */
export function wordText(bytes: Uint8Array): string {
  const found = unzipSync(bytes)['word/document.xml']
  return plain(strFromU8(found!))
}

/** The text of all slides in their order. */
export function slidesText(bytes: Uint8Array): string {
  const files = unzipSync(bytes)
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1])
  return Object.keys(files)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => number(a) - number(b))
    .map((name) => plain(strFromU8(files[name]!)))
    .join('\n')
}

export const htmlText = (html: string): string =>
  plain(html.replace(/<(style|script|sup)\b[^>]*>.*?<\/\1>/gs, ''))

/** Value and text of every live number of a page, in order. */
export function htmlNumbers(html: string): (readonly [string, string])[] {
  return [...html.matchAll(/<data value="([^"]*)">(.*?)<\/data>/gs)].map(
    (match) => [match[1]!, plain(match[2]!)] as const,
  )
}

/** Text of a PDF in the order of its content; undefined where `pdftotext` (poppler) is not installed. */
export function pdfText(bytes: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
  try {
    const path = join(folder, 'a.pdf')
    writeFileSync(path, bytes)
    const { status, stdout, error } = spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], {
      encoding: 'utf8',
    })
    return error || status !== 0 ? undefined : stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** One line of a document that holds a number: the ways in which a format may set it, each as pieces that must stand
 *  unbroken. A row of a table is one line, so that no other place can stand in for a short number. */
export type NumberedLine = readonly (readonly string[])[]

/** Every line of a document that holds a number, squeezed; marks of sources break a line, as formats set them differently. */
export function numberedLines({ parts }: BriefingDocument): readonly NumberedLine[] {
  const lines: NumberedLine[] = []
  const add = (...ways: readonly (readonly string[])[]) => {
    if (ways.some((pieces) => pieces.length > 0)) lines.push(ways)
  }
  for (const block of parts.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))) {
    if (block.kind === 'paragraph') add(pieces(block.runs))
    else if (block.kind === 'list') block.items.forEach((item) => add(pieces(item)))
    else if (block.kind === 'table') block.rows.forEach((row) => add(pieces(row.flat())))
    else if (block.kind === 'facts') {
      const named = block.items.flatMap(({ label, value, note }) => [
        ...pieces([{ kind: 'text', text: label }, ...value]),
        ...pieces(note),
      ])
      // Slides set all values in one row and all notes in the next.
      const rows = [block.items.flatMap(({ value }) => value), block.items.flatMap(({ note }) => note)]
      add(named, rows.flatMap(pieces))
    }
  }
  return lines
}

function pieces(runs: readonly Inline[]): readonly string[] {
  const found: { text: string; numbered: boolean }[] = [{ text: '', numbered: false }]
  for (const run of runs) {
    if (run.kind === 'cite') found.push({ text: '', numbered: false })
    else {
      const last = found.at(-1)!
      last.text += run.text
      last.numbered ||= run.kind === 'field'
    }
  }
  return found.flatMap(({ text, numbered }) => (numbered ? [squeezed(text)] : []))
}
