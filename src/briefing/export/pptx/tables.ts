import type PptxGenJS from 'pptxgenjs'
import { plainText } from '../../document/field'
import type { Block, BriefingDocument } from '../../document/types'
import { columnShares } from '../column-shares'
import { hexOf } from '../tokens'
import { heightOf, linesOf, pagesOf } from './room'
import { MARGIN, newSlide, plainCell, ROOM, WIDTH, type Colours } from './slide'

/** Upper edge of a table, inches. */
const TOP = 1.15
const CELL_PT = 11
const CELL_PAD = 0.1
/** Characters that a line over the whole slide holds, in the type of cells. */
const SLIDE_LINE = 150

/** A table over as many slides as it needs; every one begins with the heads of the columns. */
export function tableSlides(
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
