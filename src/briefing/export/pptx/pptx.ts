import PptxGenJS from 'pptxgenjs'
import { plainText, text } from '../../document/field'
import type { Block, BriefingDocument, Inline, Part } from '../../document/types'
import { lightTokens } from '../tokens'
import type { ExportOptions } from '../types'
import { addFigure } from './figures'
import { headOf, MARGIN, newSlide, plainCell, textRuns, WIDTH, type Colours } from './slide'
import { tableSlides } from './tables'
import { endSlides, textSlides, type Titled } from './texts'

/** Slides 16:9 with native charts and tables: a head with the finding, the figures, and a last slide on reading and
 *  sources. Every slide carries date, model and snapshot. */
export async function exportPptx(document: BriefingDocument, options: ExportOptions): Promise<Uint8Array> {
  const colours = lightTokens(options.styles.tokens)
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.author = 'Forewatch'
  deck.company = 'Forewatch'
  deck.title = document.title
  for (const [i, part] of document.parts.entries()) {
    await partSlides(deck, document, part, options, colours)
    options.onProgress?.((i + 1) / (document.parts.length + 1))
  }
  endSlides(deck, document, colours)
  return new Uint8Array((await deck.write({ outputType: 'arraybuffer' })) as ArrayBuffer)
}

async function partSlides(
  deck: PptxGenJS,
  document: BriefingDocument,
  part: Part,
  options: ExportOptions,
  colours: Colours,
): Promise<void> {
  const title = document.parts.length === 1 ? document.title : part.title
  const find = (id: string) => part.sections.find((section) => section.id === id)
  const first = part.sections.flatMap(({ blocks }) => blocks)
  const lead = first.find((block) => block.kind === 'paragraph')
  const facts = first.find((block) => block.kind === 'facts')
  const opening = find('lead') ?? find('facts')
  if (opening) {
    const slide = newSlide(deck, document, title, colours)
    if (lead?.kind === 'paragraph') {
      slide.addText(textRuns(lead.runs, 18, colours), {
        x: MARGIN,
        y: 1.1,
        w: WIDTH - 2 * MARGIN,
        h: 1.1,
        valign: 'top',
        margin: 0,
        bold: true,
      })
    }
    if (facts?.kind === 'facts') {
      slide.addTable(
        [
          facts.items.map(({ label }) => plainCell(label, 11, colours)),
          facts.items.map(({ value }) => plainCell(plainText(value), 22, colours, true)),
          facts.items.map(({ note }) => plainCell(plainText(note), 11, colours)),
        ],
        { x: MARGIN, y: 2.3, w: WIDTH - 2 * MARGIN, border: { type: 'none' } },
      )
    }
    const trend = find('trend')?.blocks.find((block) => block.kind === 'figure')
    if (trend?.kind === 'figure')
      await addFigure(
        deck,
        slide,
        trend,
        { x: MARGIN, y: 3.75, w: WIDTH - 2 * MARGIN, h: 3.1 },
        options,
        colours,
      )
  }
  const texts: Titled[] = []
  for (const section of part.sections) {
    if (section.id === 'lead' || section.id === 'facts' || (section.id === 'trend' && opening)) continue
    const heading = section.title ?? title
    const paragraphs = section.blocks.flatMap(wordsOf)
    const drawn = section.blocks.filter(
      (block) => block.kind === 'figure' || (block.kind === 'table' && !isSmall(block)),
    )
    await drawnSlides(deck, document, headOf(title, heading), drawn, options, colours)
    if (paragraphs.length > 0)
      texts.push({ heading: drawn.length > 0 ? `About: ${heading}` : heading, paragraphs })
  }
  // Together at the end, so that no slide holds one short text alone between two tables.
  textSlides(deck, document, title, texts, colours)
}

/** A table of few rows and two columns needs no slide of its own: its rows are lines. */
function isSmall(block: Block): boolean {
  return block.kind === 'table' && block.columns.length <= 2 && block.rows.length <= 4
}

function wordsOf(block: Block): readonly (readonly Inline[])[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'paragraph') return [block.runs]
  if (block.kind !== 'table' || !isSmall(block)) return []
  return block.rows.map((row) => row.flatMap((cell, c) => (c > 0 ? [text('   '), ...cell] : cell)))
}

async function drawnSlides(
  deck: PptxGenJS,
  document: BriefingDocument,
  title: string,
  blocks: readonly Block[],
  options: ExportOptions,
  colours: Colours,
): Promise<void> {
  for (const block of blocks) {
    if (block.kind === 'table') tableSlides(deck, document, title, block, colours)
    else if (block.kind === 'figure') {
      const slide = newSlide(deck, document, title, colours)
      const box = { x: MARGIN, y: 1.1, w: WIDTH - 2 * MARGIN, h: 5.4 }
      await addFigure(deck, slide, block, box, options, colours)
    }
  }
}
