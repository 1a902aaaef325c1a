import { el, type El } from '../markup/el'
import { tierFill } from './svg'

/** Ids of the patterns inside a picture of its own; those of the screen have other names. */
export const patternId = (name: string): string => `brief-${name}`

/** The five patterns of maps and keys, as on screen. */
export function patterns(tierCount: number): El {
  const make = (name: string, size: readonly [number, number], rotate: boolean, ...inside: readonly El[]) =>
    el(
      'pattern',
      {
        id: patternId(name),
        width: size[0],
        height: size[1],
        patternUnits: 'userSpaceOnUse',
        patternTransform: rotate ? 'rotate(45)' : undefined,
      },
      inside,
    )
  const land = (width: number, height: number) => el('rect', { width, height, fill: 'var(--land)' })
  const stroke = (d: string, width: number, colour = 'var(--hatch)') =>
    el('path', { d, stroke: colour, 'stroke-width': width })
  const dot = (at: number) => el('circle', { cx: at, cy: at, r: 0.75, fill: 'var(--hatch)' })
  return el(
    'defs',
    {},
    make('no-data', [5, 5], true, land(5, 5), stroke('M0 0V5', 1.3)),
    make('withheld', [5, 4], false, land(5, 4), stroke('M0 1H5', 1.2)),
    make('not-covered', [5, 5], false, land(5, 5), dot(1.2), dot(3.7)),
    make('disputed', [5, 5], true, land(5, 5), stroke('M0 0V5M0 0H5', 0.9, 'var(--ink-2)')),
    Array.from({ length: tierCount }, (_, i) =>
      make(
        `unsure-${i + 1}`,
        [6, 6],
        true,
        el('rect', { width: 6, height: 6, fill: tierFill(i, tierCount) }),
        stroke('M3 0V6', 2.2, 'var(--surface)'),
        stroke('M3 0V6', 0.8, 'var(--ink)'),
      ),
    ),
    make(
      'unsure',
      [6, 6],
      true,
      stroke('M3 0V6', 2.2, 'var(--surface)'),
      stroke('M3 0V6', 0.8, 'var(--ink)'),
    ),
    Array.from({ length: tierCount }, (_, i) =>
      make(
        `filled-${i + 1}`,
        [4.5, 4.5],
        false,
        el('rect', { width: 4.5, height: 4.5, fill: tierFill(i, tierCount) }),
        el('circle', {
          cx: 1.2,
          cy: 1.2,
          r: 0.95,
          fill: 'var(--surface)',
          stroke: 'var(--ink)',
          'stroke-width': 0.35,
        }),
      ),
    ),
  )
}
