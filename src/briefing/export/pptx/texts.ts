import type PptxGenJS from 'pptxgenjs'
import { plainText } from '../../document/field'
import type { BriefingDocument, Inline } from '../../document/types'
import { hexOf } from '../tokens'
import { heightOf, linesOf, pagesOf } from './room'
import { headOf, MARGIN, newSlide, ROOM, textRuns, WIDTH, type Colours } from './slide'

const SOURCE_PT = 10
/** Short texts share a slide, side by side. */
const TEXTS_A_SLIDE = 3

export interface Titled {
  readonly heading: string
  readonly paragraphs: readonly (readonly Inline[])[]
}

/** Short texts side by side, each under its own heading. */
export function textSlides(
  deck: PptxGenJS,
  document: BriefingDocument,
  place: string,
  texts: readonly Titled[],
  colours: Colours,
): void {
  for (let at = 0; at < texts.length; at += TEXTS_A_SLIDE) {
    const shown = texts.slice(at, at + TEXTS_A_SLIDE)
    const alone = shown.length === 1
    const title = alone ? headOf(place, shown[0]!.heading) : headOf(place, 'further findings')
    const slide = newSlide(deck, document, title, colours)
    const gap = 0.4
    const w = (WIDTH - 2 * MARGIN - gap * (shown.length - 1)) / shown.length
    for (const [i, { heading, paragraphs }] of shown.entries()) {
      const head = alone ? [] : [{ text: heading, options: { fontSize: 15, bold: true, breakLine: true } }]
      slide.addText(
        [
          ...head.map((run) => ({
            ...run,
            options: { ...run.options, color: hexOf(colours, 'ink') },
          })),
          ...paragraphs.flatMap((runs) => {
            const parts = textRuns(runs, 14, colours)
            const last = parts.at(-1)
            if (last) last.options = { ...last.options, breakLine: true }
            return parts
          }),
        ],
        {
          x: MARGIN + i * (w + gap),
          y: 1.2,
          w,
          h: 5.6,
          valign: 'top',
          margin: 0,
          paraSpaceAfter: 8,
          fit: 'shrink',
        },
      )
    }
  }
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
