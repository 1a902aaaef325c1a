import type { WaterfallRow } from '../../charts/country/waterfall'
import { numbers } from '../../format/numbers'
import { el, type El } from '../markup/el'
import { label, line, round, svg, tierFill } from './svg'
import type { ScreenFigure } from './types'

const ROW = 30
const NAMES = 262
const SUMS = 44
const AXIS = 18

/** The drivers as on the Country screen: from the median profile over every factor's points to the score. What lowers the
 *  score is hatched, so that it needs no colour. */
export function drawWaterfall(
  { rows, breaks, tierIndex, tierCount }: Extract<ScreenFigure, { kind: 'waterfall' }>,
  name: string,
  width: number,
): El {
  const x = (score100: number) => round(NAMES + (score100 / 100) * (width - NAMES - SUMS))
  const height = AXIS + rows.length * ROW + 4
  const ticks = [0, ...breaks, 100]
  return svg(
    width,
    height,
    name,
    el(
      'defs',
      {},
      el(
        'pattern',
        {
          id: 'brief-lower',
          width: 5,
          height: 5,
          patternUnits: 'userSpaceOnUse',
          patternTransform: 'rotate(45)',
        },
        el('rect', { width: 5, height: 5, fill: 'var(--surface)' }),
        line('M0 0V5', 'var(--lower)', 5),
      ),
    ),
    ticks.map((at) => [
      line(`M${x(at)} ${AXIS}V${height}`, 'var(--line)'),
      label(x(at), 11, String(at), { anchor: 'middle' }),
    ]),
    rows.map((row, i) => {
      const top = AXIS + i * ROW
      const next = i < rows.length - 1
      return el('g', {}, [
        ...names(row, top),
        el('rect', {
          x: x(Math.min(row.from100, row.to100)),
          y: top + 7,
          width: round(Math.max(1, Math.abs(x(row.to100) - x(row.from100)))),
          height: 16,
          ...paint(row, tierIndex, tierCount),
        }),
        ...(next ? [line(`M${x(row.to100)} ${top + 23}v14`, 'var(--ink-2)')] : []),
        label(width, top + 19, sumText(row), { anchor: 'end', size: 12, fill: 'var(--ink)', bold: true }),
      ])
    }),
  )
}

function names(row: WaterfallRow, top: number): El[] {
  const title = row.kind === 'step' ? `${row.id} ${row.title}` : row.title
  const bold = row.kind === 'base' || row.kind === 'score'
  return [
    label(0, top + (row.note ? 13 : 19), cut(title, 44), { size: 11.5, fill: 'var(--ink)', bold }),
    ...(row.note ? [label(0, top + 25, cut(row.note, 50), { size: 10 })] : []),
  ]
}

function paint(row: WaterfallRow, tierIndex: number, tierCount: number) {
  if (row.kind === 'base') return { fill: 'var(--band)', stroke: 'var(--ctl)' }
  if (row.kind === 'score')
    return { fill: tierIndex < 0 ? 'var(--surface)' : tierFill(tierIndex, tierCount), stroke: 'var(--ink)' }
  return row.to100 >= row.from100
    ? { fill: 'var(--raise)' }
    : { fill: 'url(#brief-lower)', stroke: 'var(--lower)', 'stroke-width': 1.25 }
}

const sumText = ({ kind, printed }: WaterfallRow) =>
  kind === 'base' || kind === 'score' ? numbers.fixed(printed, 1) : numbers.signed(printed, 1)

const cut = (text: string, chars: number) => (text.length <= chars ? text : `${text.slice(0, chars - 1)}…`)
