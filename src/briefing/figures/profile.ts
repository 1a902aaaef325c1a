import type { FactorColumn } from '../../charts/country/factor-strip'
import { stripLayout, stripY } from '../../charts/country/strip-layout'
import { wrapWords } from '../../charts/country/wrap'
import { numbers } from '../../format/numbers'
import { el, type El } from '../markup/el'
import { patterns, patternId } from './patterns'
import { label, line, round, svg, tierFill } from './svg'
import type { ScreenFigure } from './types'

const PLOT_HEIGHT = 190
const LABELS = 92

/** Every risk factor on one 0–100 axis as on the Country screen: dot, 90 % interval, structural and dynamic mark; a factor
 *  with too little evidence is hatched, never drawn at zero. */
export function drawProfile(
  { brackets, breaks, tierCount, tierOf }: Extract<ScreenFigure, { kind: 'profile' }>,
  name: string,
  width: number,
): El {
  const layout = stripLayout(brackets, width, PLOT_HEIGHT)
  const { plotTop, plotBottom, left } = layout
  const y = (score100: number) => stripY(layout, score100)
  return svg(
    width,
    plotBottom + LABELS,
    name,
    patterns(tierCount),
    layout.brackets.map(({ title, from, to }) => [
      line(`M${from} 27v-6H${to}v6`, 'var(--ctl)'),
      label((from + to) / 2, 14, title, { anchor: 'middle' }),
    ]),
    [0, ...breaks, 100].map((at) => [
      line(`M${left} ${y(at)}H${width}`, at === 0 ? 'var(--ctl)' : 'var(--line)'),
      label(left - 5, y(at) + 4, String(at), { anchor: 'end' }),
    ]),
    layout.columns.map(({ column, x }) =>
      column.withheld
        ? el('rect', {
            x: round(x - 6),
            y: plotTop,
            width: 12,
            height: plotBottom - plotTop,
            fill: `url(#${patternId('withheld')})`,
          })
        : el('g', {}, marks(column, x, y, tierFill(tierOf(column.score100), tierCount))),
    ),
    layout.columns.flatMap(({ column, x, width: room }) => under(column, x, plotBottom, room)),
  )
}

function marks(column: FactorColumn, x: number, y: (score100: number) => number, fill: string): El[] {
  const { score100, low100, high100, structural100, dynamic100 } = column
  const found: El[] = []
  if (Number.isFinite(low100)) {
    const height = Math.max(1, y(low100) - y(high100))
    found.push(
      el('rect', { x: round(x - 5), y: y(high100), width: 10, height, fill: 'var(--band)' }),
      line(`M${x - 5} ${y(high100)}h10M${x - 5} ${y(low100)}h10`, 'var(--ctl)', 1.5),
    )
  }
  if (Number.isFinite(structural100)) {
    const at = { x: round(x - 15.5), y: round(y(structural100) - 3.5), width: 7, height: 7 }
    found.push(el('rect', { ...at, fill: 'var(--surface)', stroke: 'var(--ink)', 'stroke-width': 1.2 }))
  }
  if (Number.isFinite(dynamic100))
    found.push(el('path', { d: `M${x + 13} ${round(y(dynamic100) - 4)}l4.5 7.5h-9z`, fill: 'var(--s1)' }))
  found.push(el('circle', { cx: x, cy: y(score100), r: 6, fill, stroke: 'var(--ink)', 'stroke-width': 1.2 }))
  return found
}

/** Score, id, short title and coverage under a column. */
function under(column: FactorColumn, x: number, top: number, room: number): El[] {
  const words = wrapWords(column.shortTitle, Math.max(6, Math.floor(room / 5.2)), 3)
  return [
    label(x, top + 18, numbers.integer(column.score100), {
      anchor: 'middle',
      size: 13,
      fill: 'var(--ink)',
      bold: true,
    }),
    label(x, top + 33, column.id, { anchor: 'middle', fill: 'var(--ink)', bold: true }),
    ...words.map((text, i) =>
      label(x, top + 46 + i * 11, text, { anchor: 'middle', size: 9.5, fill: 'var(--ink-2)' }),
    ),
    label(x, top + 84, numbers.percent(column.coverage), { anchor: 'middle', size: 9.5 }),
  ]
}
