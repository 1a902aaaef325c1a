/** The path of a sparkline on its own vertical scale, `M x y L …`, broken where values are missing.
 *  `values` oldest first, NaN = missing; `pad` px of air on all sides. Coordinates have one decimal.
 *  `last` is the newest point that has a value, undefined when there is none. */
export function sparklinePath(
  values: ArrayLike<number>,
  width: number,
  height: number,
  pad = 2,
): { readonly path: string; readonly last?: { readonly x: number; readonly y: number } } {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < low) low = value
    if (value > high) high = value
  }
  if (high === -Infinity) return { path: '' }
  const span = high - low
  const stepX = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0
  let path = ''
  let open = false
  let last: { x: number; y: number } | undefined
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) {
      open = false
      continue
    }
    const x = Math.round((pad + i * stepX) * 10) / 10
    const share = span === 0 ? 0.5 : (value - low) / span
    const y = Math.round((height - pad - share * (height - 2 * pad)) * 10) / 10
    path += `${open ? 'L' : 'M'}${x} ${y}`
    open = true
    last = { x, y }
  }
  return last ? { path, last } : { path }
}
