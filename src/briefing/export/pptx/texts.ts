import type PptxGenJS from 'pptxgenjs'
import { plainText } from '../../document/field'
import type { BriefingDocument, Inline } from '../../document/types'
import { hexOf } from '../tokens'
import { columnsOf, heightOf, linesOf, pagesOf } from './room'
import { headOf, MARGIN, newSlide, ROOM, textRuns, WIDTH, type Colours } from './slide'

const SOURCE_PT = 10
/** Short texts share a slide, side by side. */
const TEXTS_A_SLIDE = 3
const [HEAD_PT, TEXT_PT, AFTER_PT] = [15, 14, 8]
/** Room for texts under the head of a slide, inches. */
const TEXT_ROOM = 5.6

export interface Titled {
  readonly heading: string
  readonly paragraphs: readonly (readonly Inline[])[]
}

/** Short texts in up to three columns a slide, each under its own heading; a column holds as many as fit. */
export function textSlides(
  deck: PptxGenJS,
  document: BriefingDocument,
  place: string,
  texts: readonly Titled[],
  colours: Colours,
): void {
  const gap = 0.4
  const third = (WIDTH - 2 * MARGIN - gap * (TEXTS_A_SLIDE - 1)) / TEXTS_A_SLIDE
  const columns = columnsOf(texts, (text) => heightIn(text, third), TEXT_ROOM, TEXTS_A_SLIDE)
  for (let at = 0; at < columns.length; at += TEXTS_A_SLIDE) {
    const shown = columns.slice(at, at + TEXTS_A_SLIDE)
    const alone = shown.flat().length === 1
    const title = alone ? headOf(place, shown[0]![0]!.heading) : headOf(place, 'further findings')
    const slide = newSlide(deck, document, title, colours)
    const w = (WIDTH - 2 * MARGIN - gap * (shown.length - 1)) / shown.length
    for (const [i, column] of shown.entries()) {
      slide.addText(
        column.flatMap((text, t) => runsOf(text, !alone, t > 0, colours)),
        {
          x: MARGIN + i * (w + gap),
          y: 1.2,
          w,
          h: TEXT_ROOM,
          valign: 'top',
          margin: 0,
          paraSpaceAfter: AFTER_PT,
          fit: 'shrink',
        },
      )
    }
  }
}

/** Height of a text with its heading in a column, inches. */
function heightIn({ heading, paragraphs }: Titled, width: number): number {
  const lines = (text: string, pt: number) => heightOf(linesOf(text, width, pt), pt) + AFTER_PT / 72
  return paragraphs.reduce(
    (sum, runs) => sum + lines(plainText(runs), TEXT_PT),
    lines(heading, HEAD_PT) + 0.2,
  )
}

function runsOf({ heading, paragraphs }: Titled, isHeaded: boolean, isSpaced: boolean, colours: Colours) {
  const head = isHeaded
    ? [
        {
          text: heading,
          options: {
            ...{ fontSize: HEAD_PT, bold: true, breakLine: true, color: hexOf(colours, 'ink') },
            ...(isSpaced ? { paraSpaceBefore: 12 } : {}),
          },
        },
      ]
    : []
  return [
    ...head,
    ...paragraphs.flatMap((runs) => {
      const parts = textRuns(runs, TEXT_PT, colours)
      const last = parts.at(-1)
      if (last) last.options = { ...last.options, breakLine: true }
      return parts
    }),
  ]
}

/** How to read the figures, what was left out, sources with their licences, and the citation. */
export function endSlides(deck: PptxGenJS, document: BriefingDocument, colours: Colours): void {
  const lines = [
    plainText(document.caveats),
    ...(document.leftOut.length > 0 ? [`Not in this briefing: ${document.leftOut.join('; ')}.`] : []),
    ...document.sources.map(({ number, text, licence }) => `${number}  ${text}. Licence: ${licence}`),
    document.citation,
  ]
  const after = 3
  const height = (text: string) =>
    heightOf(linesOf(text, WIDTH - 2 * MARGIN, SOURCE_PT), SOURCE_PT) + after / 72
  for (const page of pagesOf(lines, height, ROOM)) {
    newSlide(deck, document, 'How to read this, sources and citation', colours).addText(
      page.map((text) => ({ text, options: { breakLine: true } })),
      {
        x: MARGIN,
        y: 1.1,
        w: WIDTH - 2 * MARGIN,
        h: ROOM,
        fontSize: SOURCE_PT,
        valign: 'top',
        color: hexOf(colours, 'ink'),
        margin: 0,
        paraSpaceAfter: after,
      },
    )
  }
}
