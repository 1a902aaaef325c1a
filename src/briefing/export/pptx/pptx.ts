import PptxGenJS from 'pptxgenjs'
import { plainText } from '../../document/field'
import type { Block, BriefingDocument, Inline, Part } from '../../document/types'
import type { Figure } from '../../figures/types'
import { drawnFigure } from '../raster'
import { hexOf, lightTokens } from '../tokens'
import type { ExportOptions } from '../types'
import { columnShares } from '../column-shares'
import { heightOf, linesOf, pagesOf } from './room'

type Slide = PptxGenJS.Slide
type Colours = ReadonlyMap<string, string>
const WIDTH = 13.33
const MARGIN = 0.5
/** Room between head and foot of a slide, inches. */
const TOP = 1.15
const ROOM = 5.7
const CELL_PT = 11
const CELL_PAD = 0.1
const SOURCE_PT = 10
/** A place longer than this stands in the head of its first slide only. */
const LONGEST_PLACE = 40
/** Short texts share a slide, side by side. */
const TEXTS_A_SLIDE = 3

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

function newSlide(deck: PptxGenJS, document: BriefingDocument, title: string, colours: Colours): Slide {
  const slide = deck.addSlide()
  slide.background = { color: hexOf(colours, 'surface') }
  slide.addText(title, {
    x: MARGIN,
    y: 0.3,
    w: WIDTH - 2 * MARGIN,
    h: 0.7,
    fontFace: 'Georgia',
    fontSize: title.length > 70 ? 20 : 26,
    bold: true,
    color: hexOf(colours, 'ink'),
    valign: 'middle',
    margin: 0,
  })
  const foot = [
    'Forewatch',
    document.kindText,
    document.asOfText,
    document.modelText,
    document.snapshotText,
    document.label,
  ]
  slide.addText(foot.filter((each) => each !== '').join('   '), {
    x: MARGIN,
    y: 7.08,
    w: WIDTH - 2 * MARGIN,
    h: 0.25,
    fontSize: 9,
    color: hexOf(colours, 'ink-2'),
    margin: 0,
  })
  return slide
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
  let texts: Titled[] = []
  const flush = () => {
    textSlides(deck, document, title, texts, colours)
    texts = []
  }
  for (const section of part.sections) {
    if (section.id === 'lead' || section.id === 'facts' || (section.id === 'trend' && opening)) continue
    const heading = section.title ?? title
    const paragraphs = section.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items : block.kind === 'paragraph' ? [block.runs] : [],
    )
    const drawn = section.blocks.filter(({ kind }) => kind === 'table' || kind === 'figure')
    if (drawn.length > 0) {
      flush()
      await drawnSlides(deck, document, headOf(title, heading), drawn, options, colours)
    }
    if (paragraphs.length > 0) texts.push({ heading, paragraphs })
  }
  flush()
}

/** What a slide is about: the place, where it is short, and the finding. */
function headOf(place: string, heading: string): string {
  return heading === place || place.length > LONGEST_PLACE ? heading : `${place}: ${heading}`
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

/** Characters that a line over the whole slide holds, in the type of cells. */
const SLIDE_LINE = 150

/** A table over as many slides as it needs; every one begins with the heads of the columns. */
function tableSlides(
  deck: PptxGenJS,
  document: BriefingDocument,
  title: string,
  table: Extract<Block, { kind: 'table' }>,
  colours: Colours,
): void {
  const heads = table.columns.map((column) => column.title)
  const rows = table.rows.map((row) => row.map((cell) => plainText(cell)))
  const colW = columnShares([heads, ...rows], SLIDE_LINE).map((share) => share * (WIDTH - 2 * MARGIN))
  const isEnd = (c: number) => table.columns[c]?.align === 'end'
  const height = (row: readonly string[]) =>
    CELL_PAD +
    heightOf(Math.max(...row.map((text, c) => linesOf(text, colW[c]! - CELL_PAD, CELL_PT))), CELL_PT)
  for (const page of pagesOf(rows, height, ROOM - height(heads))) {
    newSlide(deck, document, title, colours).addTable(
      [
        heads.map((text, c) => plainCell(text, 10, colours, true, isEnd(c))),
        ...page.map((row) => row.map((text, c) => plainCell(text, CELL_PT, colours, c === 0, isEnd(c)))),
      ],
      {
        x: MARGIN,
        y: TOP,
        w: WIDTH - 2 * MARGIN,
        colW,
        border: { type: 'solid', pt: 0.5, color: hexOf(colours, 'line-2') },
      },
    )
  }
}

interface Titled {
  readonly heading: string
  readonly paragraphs: readonly (readonly Inline[])[]
}

/** Short texts side by side, each under its own heading. */
function textSlides(
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

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A native line chart for a trend; other figures as picture, or as words where nothing can draw them. */
async function addFigure(
  deck: PptxGenJS,
  slide: Slide,
  { figure, alt, note }: { readonly figure: Figure; readonly alt: string; readonly note: string },
  box: Box,
  options: ExportOptions,
  colours: Colours,
): Promise<void> {
  const caption = {
    x: box.x,
    y: box.y + box.h,
    w: box.w,
    h: 0.3,
    fontSize: 9,
    color: hexOf(colours, 'ink-2'),
    margin: 0,
  }
  if (figure.kind === 'trend') {
    const { years } = figure.data
    const labels = years.map(({ year }) => String(year))
    const series = [
      { name: 'Score', labels, values: years.map(({ overall100 }) => rounded(overall100)) },
      { name: 'Structural', labels, values: years.map(({ structural100 }) => rounded(structural100)) },
      { name: 'Dynamic', labels, values: years.map(({ dynamic100 }) => rounded(dynamic100)) },
    ]
    slide.addChart(deck.ChartType.line, series as PptxGenJS.OptsChartData[], {
      ...box,
      altText: alt,
      chartColors: ['ink', 's5', 's1'].map((name) => hexOf(colours, name)),
      lineDataSymbol: 'none',
      lineSize: 2,
      valAxisMinVal: 0,
      valAxisMaxVal: 100,
      valAxisMajorUnit: 20,
      catAxisLabelFontSize: 10,
      valAxisLabelFontSize: 10,
      showLegend: true,
      legendPos: 'r',
      legendFontSize: 11,
      valGridLine: { color: hexOf(colours, 'line'), size: 0.5 },
      displayBlanksAs: 'gap',
    })
    const events = figure.data.events.map(({ year, label }) => `${label} ${year}`).join(', ')
    slide.addText(`Year ends, each as known then.${events ? ` ${events}.` : ''}`, caption)
    return
  }
  const drawn = await drawnFigure(figure, alt, options, colours)
  if (drawn) {
    const scale = Math.min(box.w / drawn.width, box.h / drawn.height)
    slide.addImage({
      data: `image/png;base64,${base64(drawn.png)}`,
      x: box.x,
      y: box.y,
      w: drawn.width * scale,
      h: drawn.height * scale,
      altText: alt,
    })
  } else
    slide.addText(`${alt}. The picture could not be drawn here.`, { ...box, fontSize: 14, valign: 'top' })
  slide.addText(note, caption)
}

function rounded(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 10) / 10 : null
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

function plainCell(
  text: string,
  fontSize: number,
  colours: Colours,
  bold = false,
  end = false,
): PptxGenJS.TableCell {
  return {
    text,
    options: {
      fontSize,
      bold,
      align: end ? 'right' : 'left',
      color: hexOf(colours, 'ink'),
      valign: 'top',
      margin: [0.03, 0.08, 0.03, 0],
    },
  }
}

function textRuns(runs: readonly Inline[], fontSize: number, colours: Colours): PptxGenJS.TextProps[] {
  const color = hexOf(colours, 'ink')
  return runs.map((run) =>
    run.kind === 'cite'
      ? { text: run.numbers.join(','), options: { superscript: true, fontSize, color } }
      : { text: run.text, options: { fontSize, color, bold: run.kind === 'text' && run.strong === true } },
  )
}

function endSlides(deck: PptxGenJS, document: BriefingDocument, colours: Colours): void {
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
