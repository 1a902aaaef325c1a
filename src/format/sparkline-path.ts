import { linePaths, type LinePaths, type LinePoint } from './line-paths'

/** A sparkline: its strokes, and the newest point that has a value. */
export interface Sparkline extends LinePaths {
  readonly last?: LinePoint
}

/** The strokes of a sparkline on its own vertical scale, broken where values are missing.
 *  `values` oldest first, NaN = missing; `pad` px of air on all sides; `isFirm` = values that a tier is given on, absent =
 *  all. Coordinates have one decimal. */
export function sparklinePath(
  values: ArrayLike<number>,
  width: number,
  height: number,
  pad = 2,
  isFirm?: ArrayLike<number | boolean>,
): Sparkline {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < low) low = value
    if (value > high) high = value
  }
  if (high === -Infinity) return { path: '', thinPath: '' }
  const span = high - low
  const stepX = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0
  const points = Array.from(values, (value, i): LinePoint | undefined => {
    if (!Number.isFinite(value)) return undefined
    const share = span === 0 ? 0.5 : (value - low) / span
    return {
      x: Math.round((pad + i * stepX) * 10) / 10,
      y: Math.round((height - pad - share * (height - 2 * pad)) * 10) / 10,
      isFirm: !isFirm || Boolean(isFirm[i]),
    }
  })
  return { ...linePaths(points), last: points.findLast((point) => point !== undefined)! }
}
