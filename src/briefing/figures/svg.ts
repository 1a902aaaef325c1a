import { el, type Child, type El } from '../markup/el'

export const round = (value: number): number => Math.round(value * 10) / 10

/** The frame of a picture. Its size is in the attributes, so that it needs no style. */
export function svg(
  width: number,
  height: number,
  name: string,
  ...children: readonly (Child | readonly (Child | readonly Child[])[])[]
): El {
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width: round(width),
      height: round(height),
      role: 'img',
      'aria-label': name,
      'font-family': 'var(--sans)',
    },
    children,
  )
}

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly size?: number
  readonly fill?: string
  readonly bold?: boolean
  /** Ground colour of a halo. */
  readonly halo?: string
}

export function label(x: number, y: number, text: string, options: TextOptions = {}): El {
  const { anchor = 'start', size = 11, fill = 'var(--ink-3)', bold = false, halo } = options
  return el(
    'text',
    {
      x: round(x),
      y: round(y),
      'text-anchor': anchor,
      'font-size': size,
      fill,
      'font-weight': bold ? 600 : undefined,
      'paint-order': halo ? 'stroke' : undefined,
      stroke: halo,
      'stroke-width': halo ? 3 : undefined,
      'stroke-linejoin': halo ? 'round' : undefined,
    },
    text,
  )
}

export function line(d: string, stroke: string, width = 1, dash?: string, opacity?: number): El {
  return el('path', {
    ...{ d, fill: 'none', stroke, 'stroke-width': width },
    ...{ 'stroke-dasharray': dash, 'stroke-opacity': opacity },
  })
}

export function tierFill(index: number, count: number): string {
  return count === 6 ? `var(--r6-${index + 1})` : `var(--r${Math.min(5, index + 1)})`
}
