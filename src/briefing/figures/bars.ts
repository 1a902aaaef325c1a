import { numbers } from '../../format/numbers'
import { el, type El } from '../markup/el'
import { label, line, round, svg } from './svg'
import type { Figure } from './types'

const ROW = 20
const NAMES = 190

/** Horizontal bars on the 0–100 scale, one a row; a factor without a reading is said to have none. */
export function drawBars(
  { rows, breaks }: Extract<Figure, { kind: 'bars' }>,
  name: string,
  width: number,
): El {
  const x = (score: number) => NAMES + (score / 100) * (width - NAMES - 34)
  const height = rows.length * ROW + 20
  return svg(
    width,
    height,
    name,
    [0, ...breaks, 100].map((at) => line(`M${round(x(at))} 2V${height - 16}`, 'var(--line)')),
    [0, 100].map((at) => label(x(at), height - 3, String(at), { anchor: 'middle' })),
    rows
      .flatMap(({ id, title, score100 }, i) => {
        const y = 2 + i * ROW
        const has = Number.isFinite(score100)
        return [
          label(0, y + 13, `${id}  ${title}`, { fill: 'var(--ink-2)' }),
          has
            ? el('rect', {
                x: x(0),
                y: y + 4,
                width: round(Math.max(0, x(score100) - x(0))),
                height: ROW - 8,
                fill: 'var(--ctl)',
              })
            : label(x(0) + 4, y + 13, 'too little evidence'),
          has
            ? label(x(score100) + 5, y + 13, numbers.integer(score100), { fill: 'var(--ink)', bold: true })
            : '',
        ]
      })
      .filter((child) => child !== ''),
  )
}
