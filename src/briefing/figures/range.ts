import { el, type El } from '../markup/el'
import { label, line, round, svg, tierFill } from './svg'
import type { Figure } from './types'

/** The range bar: the fixed 0–100 scale with ticks at the tier breaks, a band with two end caps for the 90 % interval, and
 *  a dot for the value. */
export function drawRange(figure: Extract<Figure, { kind: 'range' }>, name: string, width: number): El {
  const { score100, interval, breaks, tierIndex, tierCount } = figure
  const x = (score: number) => 6 + (score / 100) * (width - 12)
  return svg(
    width,
    18,
    name,
    line(`M${x(0)} 9H${x(100)}`, 'var(--line-2)'),
    [0, ...breaks, 100].map((at) => line(`M${x(at)} 5V13`, 'var(--ctl)')),
    interval
      ? [
          el('rect', {
            x: round(x(interval[0])),
            y: 5,
            width: round(x(interval[1]) - x(interval[0])),
            height: 8,
            fill: 'var(--band)',
          }),
          line(`M${round(x(interval[0]))} 4V14M${round(x(interval[1]))} 4V14`, 'var(--ctl)', 1.4),
        ]
      : [],
    Number.isFinite(score100)
      ? el('circle', {
          cx: x(score100),
          cy: 9,
          r: 5,
          fill: tierIndex < 0 ? 'var(--surface)' : tierFill(tierIndex, tierCount),
          stroke: 'var(--ink)',
          'stroke-width': 1.2,
        })
      : label(width / 2, 13, 'no score', { anchor: 'middle' }),
  )
}
