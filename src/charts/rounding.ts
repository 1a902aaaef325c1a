/** Difference of two figures as they are printed, so that 52.3 → 52.5 is never followed by 0.1. */
export function printedDifference(from: number, to: number, decimals: number): number {
  const unit = 10 ** decimals
  return (Math.round(to * unit) - Math.round(from * unit)) / unit
}

/** Rounds parts so that the printed figures add up to the printed total (largest remainder, Hare's method).
 *  `parts` and `total` in the same unit, finite, any sign; `decimals` ≥ 0. The total is rounded half away from zero,
 *  each part down to its floor at that precision; the units left over go to the largest remainders, ties to the first.
 *  Parts that do not add up to the total before rounding are the caller's error and end up off by that gap. */
export function roundToSum(parts: readonly number[], total: number, decimals: number): number[] {
  const unit = 10 ** decimals
  const target = Math.sign(total) * Math.round(Math.abs(total) * unit)
  // 1e-9 keeps a value such as 2.999999999 from losing a whole unit to binary fractions.
  const floors = parts.map((part) => Math.floor(part * unit + 1e-9))
  const missing = target - floors.reduce((sum, value) => sum + value, 0)
  const order = parts
    .map((part, index) => ({ index, remainder: part * unit - floors[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const rounded = [...floors]
  for (let i = 0; i < Math.min(missing, order.length); i++) rounded[order[i]!.index]! += 1
  for (let i = 0; i < Math.min(-missing, order.length); i++) rounded[order.at(-1 - i)!.index]! -= 1
  return rounded.map((value) => value / unit + 0)
}
