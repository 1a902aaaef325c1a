import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx'
import type { Block, BriefingDocument, Inline, Part } from '../../document/types'
import { plainText } from '../../document/field'
import { figureTable } from '../figure-table'
import { columnShares } from '../column-shares'
import { drawnFigure } from '../raster'
import { lightTokens } from '../tokens'
import type { ExportOptions } from '../types'

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'auto' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** Twentieths of a point: A4 and Letter, margins 14 mm. */
const PAGES = { A4: { width: 11906, height: 16838 }, Letter: { width: 12240, height: 15840 } } as const
const MARGIN = 794

/** Word file: headings, real tables, text stays text, pictures with their words; every page carries date, model and
 *  snapshot. */
export async function exportDocx(document: BriefingDocument, options: ExportOptions): Promise<Uint8Array> {
  const tokens = lightTokens(options.styles.tokens)
  const children: FileChild[] = []
  for (const [i, part] of document.parts.entries()) {
    children.push(...(await partOf(document, part, options, tokens, i > 0)))
    options.onProgress?.((i + 1) / (document.parts.length + 1))
  }
  children.push(...endOf(document))
  const file = new Document({
    creator: 'Forewatch',
    lastModifiedBy: 'Forewatch',
    title: document.title,
    description: document.citation,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20 } },
        heading1: { run: { font: 'Georgia', size: 40, bold: true }, paragraph: { spacing: { after: 80 } } },
        heading2: {
          run: { font: 'Arial', size: 21, bold: true },
          paragraph: { spacing: { before: 220, after: 60 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: PAGES[options.paper],
            margin: { top: 1200, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        headers: { default: new Header({ children: [runningHead(document)] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.END,
                children: [
                  small(''),
                  new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 16 }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

function runningHead(document: BriefingDocument): Paragraph {
  const text = [
    document.kindText,
    document.asOfText,
    document.modelText,
    document.snapshotText,
    document.label,
  ]
  return new Paragraph({
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: 'auto', space: 4 } },
    children: [
      new TextRun({ text: 'Forewatch  ', bold: true, size: 16 }),
      small(text.filter((each) => each !== '').join('   ')),
    ],
  })
}

async function partOf(
  document: BriefingDocument,
  part: Part,
  options: ExportOptions,
  tokens: ReadonlyMap<string, string>,
  newPage: boolean,
): Promise<FileChild[]> {
  const title = document.parts.length === 1 ? document.title : part.title
  const children: FileChild[] = [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, pageBreakBefore: newPage }),
  ]
  for (const section of part.sections) {
    if (section.title !== undefined)
      children.push(new Paragraph({ text: section.title, heading: HeadingLevel.HEADING_2, keepNext: true }))
    for (const block of section.blocks) children.push(...(await blockOf(block, options, tokens)))
  }
  return children
}

async function blockOf(
  block: Block,
  options: ExportOptions,
  tokens: ReadonlyMap<string, string>,
): Promise<FileChild[]> {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ spacing: { after: 80 }, children: runs(block.runs, block.style) })]
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }))
    case 'facts':
      return [
        grid(
          block.items.map(({ label, value, note }) => [
            new Paragraph({ children: [small(label)] }),
            new Paragraph({ children: runs(value, 'figure') }),
            new Paragraph({ children: runs(note, 'note') }),
          ]),
        ),
      ]
    case 'table':
      return [
        table(
          block.columns.map(({ title }) => [{ kind: 'text', text: title }]),
          block.rows,
          block.columns.map(({ align }) => align === 'end'),
        ),
      ]
    case 'figure': {
      const drawn = await drawnFigure(block.figure, block.alt, options, tokens)
      const note = new Paragraph({ children: [small(block.note)] })
      if (drawn) {
        const width = Math.min(640, drawn.width)
        const transformation = { width, height: Math.round((drawn.height / drawn.width) * width) }
        const altText = { title: block.alt, description: block.alt, name: block.alt }
        return [
          new Paragraph({
            children: [new ImageRun({ type: 'png', data: drawn.png, transformation, altText })],
          }),
          note,
        ]
      }
      const { head, rows } = figureTable(block.figure)
      const cell = (text: string): Inline[] => [{ kind: 'text', text }]
      return [
        table(
          head.map(cell),
          rows.map((row) => row.map(cell)),
          head.map((_, i) => i > 0),
        ),
        note,
      ]
    }
  }
}

/** One row of boxes with lines above, below and between. */
function grid(cells: readonly Paragraph[][]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: LINE,
      bottom: LINE,
      left: NONE,
      right: NONE,
      insideVertical: LINE,
      insideHorizontal: NONE,
    },
    rows: [
      new TableRow({
        children: cells.map(
          (children) => new TableCell({ children, margins: { top: 60, bottom: 60, left: 100, right: 60 } }),
        ),
      }),
    ],
  })
}

/** A table with more columns is set smaller. */
const MANY_COLUMNS = 7

function table(
  head: readonly (readonly Inline[])[],
  rows: readonly (readonly (readonly Inline[])[])[],
  ends: readonly boolean[],
): Table {
  const shares = columnShares([head, ...rows].map((row) => row.map(plainText)))
  const widths = shares.map((share) => Math.floor(share * (PAGES.A4.width - 2 * MARGIN)))
  const style = head.length > MANY_COLUMNS ? 'note' : 'body'
  const cell = (content: readonly Inline[], c: number, style: Style) =>
    new TableCell({
      width: { size: widths[c] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 40, right: 80 },
      children: [
        new Paragraph({
          children: runs(content, style),
          alignment: ends[c] ? AlignmentType.END : AlignmentType.START,
        }),
      ],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    borders: {
      top: NONE,
      bottom: LINE,
      left: NONE,
      right: NONE,
      insideVertical: NONE,
      insideHorizontal: LINE,
    },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((content, c) => cell(content, c, 'note')) }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((content, c) => cell(content, c, style)) }),
      ),
    ],
  })
}

type Style = 'body' | 'lead' | 'note' | 'figure'
const SIZES: Readonly<Record<Style, number>> = { body: 19, lead: 25, note: 16, figure: 26 }

function runs(inlines: readonly Inline[], style: Style = 'body'): TextRun[] {
  const size = SIZES[style]
  const bold = style === 'lead' || style === 'figure'
  return inlines.map((run) => {
    if (run.kind === 'cite') return new TextRun({ text: run.numbers.join(','), superScript: true, size })
    return new TextRun({ text: run.text, size, bold: bold || (run.kind === 'text' && run.strong === true) })
  })
}

function small(text: string): TextRun {
  return new TextRun({ text, size: 16 })
}

function endOf({ caveats, leftOut, sources, citation }: BriefingDocument): Paragraph[] {
  const note = (text: string) => new Paragraph({ spacing: { before: 60 }, children: [small(text)] })
  return [
    new Paragraph({ text: 'How to read this', heading: HeadingLevel.HEADING_2 }),
    new Paragraph({ children: runs(caveats, 'note') }),
    ...(leftOut.length > 0 ? [note(`Not in this briefing: ${leftOut.join('; ')}.`)] : []),
    ...(sources.length > 0 ? [new Paragraph({ text: 'Sources', heading: HeadingLevel.HEADING_2 })] : []),
    ...sources.map(({ number, text, licence }) => note(`${number}  ${text}. Licence: ${licence}`)),
    note(citation),
  ]
}
