import type PptxGenJS from 'pptxgenjs'
import type { BriefingDocument, Inline } from '../../document/types'
import { hexOf } from '../tokens'

export type Slide = PptxGenJS.Slide
export type Colours = ReadonlyMap<string, string>
export const WIDTH = 13.33
export const MARGIN = 0.5
/** Room between head and foot of a slide, inches. */
export const ROOM = 5.7
/** A place longer than this stands in the head of its first slide only. */
const LONGEST_PLACE = 40

/** A slide with its head, and a foot that carries date, model and snapshot. */
export function newSlide(
  deck: PptxGenJS,
  document: BriefingDocument,
  title: string,
  colours: Colours,
): Slide {
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

/** What a slide is about: the place, where it is short, and the finding. */
export function headOf(place: string, heading: string): string {
  return heading === place || place.length > LONGEST_PLACE ? heading : `${place}: ${heading}`
}

export function plainCell(
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

export function textRuns(runs: readonly Inline[], fontSize: number, colours: Colours): PptxGenJS.TextProps[] {
  const color = hexOf(colours, 'ink')
  return runs.map((run) =>
    run.kind === 'cite'
      ? { text: run.numbers.join(','), options: { superscript: true, fontSize, color } }
      : { text: run.text, options: { fontSize, color, bold: run.kind === 'text' && run.strong === true } },
  )
}
