import type { BriefingDocument } from '../document/types'
import { drawFigure } from '../figures/draw'
import type { Figure, ScreenFigure } from '../figures/types'
import { label, svg } from '../figures/svg'
import { el, type El } from '../markup/el'
import { serialise } from '../markup/serialise'
import { withTokens } from './tokens'

/** One picture of a document, with what must stand inside it. */
export interface Picture {
  readonly id: string
  readonly title: string
  readonly figure: Figure | ScreenFigure
  readonly alt: string
  readonly note: string
  /** Node whose scores it shows; absent = the whole. */
  readonly nodeId?: string
  /** Series shown beside scores, such as events. */
  readonly besides?: readonly string[]
}

/** What a picture says about where it comes from: a briefing, or a screen. */
export type PictureAbout = Pick<
  BriefingDocument,
  'asOfText' | 'modelText' | 'snapshotText' | 'label' | 'sources'
>

/** Every chart and map of a document. */
export function picturesOf(document: BriefingDocument): readonly Picture[] {
  return document.parts.flatMap((part) =>
    part.sections.flatMap((section, s) =>
      section.blocks.flatMap((block, b): Picture[] =>
        block.kind === 'figure'
          ? [
              {
                id: `${part.id}-${section.id}-${s}-${b}`.toLowerCase(),
                title:
                  section.title === undefined || section.title === part.title
                    ? part.title
                    : `${part.title}: ${section.title}`,
                figure: block.figure,
                alt: block.alt,
                note: block.note,
              },
            ]
          : [],
      ),
    ),
  )
}

const MARGIN = 16
const WIDTHS: Readonly<Record<Picture['figure']['kind'], number>> = {
  map: 1000,
  profile: 1000,
  waterfall: 760,
  scatter: 520,
  trend: 640,
  bars: 640,
  range: 640,
}

/** A picture as an SVG file of its own: title above; note, date, model, snapshot and sources inside, under it. */
export function pictureSvg(
  picture: Picture,
  document: PictureAbout,
  tokens: ReadonlyMap<string, string>,
  width = WIDTHS[picture.figure.kind],
): { readonly svg: string; readonly width: number; readonly height: number } {
  const inner = drawFigure(picture.figure, picture.alt, width - 2 * MARGIN)
  const chars = Math.floor((width - 2 * MARGIN) / 5.3)
  const sources = sourcesText(document.sources)
  const under = [
    ...wrap(picture.note, chars),
    ...wrap(
      `${document.asOfText}. ${document.modelText}. ${document.snapshotText}. Forewatch${document.label ? `. ${document.label}` : ''}`,
      chars,
    ),
    ...wrap(sources, chars),
    'Risk of, never a finding that crimes are being committed.',
  ]
  const titles = wrap(picture.title, Math.floor((width - 2 * MARGIN) / 8.2))
  const top = MARGIN + titles.length * 20
  const innerHeight = Number(inner.attrs.height)
  const height = top + innerHeight + 14 + under.length * 14 + MARGIN
  const frame = svg(
    width,
    height,
    picture.alt,
    el('rect', { width, height, fill: 'var(--surface)' }),
    titles.map((text, i) =>
      label(MARGIN, MARGIN + 14 + i * 20, text, { size: 15, fill: 'var(--ink)', bold: true }),
    ),
    place(inner, MARGIN, top),
    under.map((text, i) =>
      label(MARGIN, top + innerHeight + 24 + i * 14, text, { fill: 'var(--ink-2)', size: 10.5 }),
    ),
  )
  return { svg: `${withTokens(serialise(frame, true), tokens)}\n`, width, height }
}

/** More sources than this stand by publisher, with the licences in short: the picture would else be mostly text. */
const FEW = 8

function sourcesText(sources: PictureAbout['sources']): string {
  if (sources.length === 0) return ''
  if (sources.length <= FEW)
    return `Sources: ${sources.map(({ text, licence }) => `${text} (${licence})`).join('; ')}`
  const groups = new Map<string, Set<string>>()
  for (const { publisher, licence } of sources) {
    const short = licence.split(/[.:;](?:\s|$)|\s\(/)[0]!.trim()
    groups.set(publisher, (groups.get(publisher) ?? new Set()).add(short))
  }
  const listed = [...groups].map(([publisher, licences]) => `${publisher} (${[...licences].join(', ')})`)
  return `${sources.length} sources by ${listed.length === 1 ? 'one publisher' : `${listed.length} publishers`}: ${listed.join('; ')}. Titles, editions and licences in full stand with the data`
}

function place(inner: El, x: number, y: number): El {
  return { ...inner, attrs: { ...inner.attrs, x: String(x), y: String(y) } }
}

/** Lines of at most so many characters, broken at spaces. */
export function wrap(text: string, chars: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= chars)
      lines[lines.length - 1] = `${last} ${word}`
    else if (word !== '') lines.push(word)
  }
  return lines
}
