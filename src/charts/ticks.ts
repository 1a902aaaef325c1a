/** Round tick values from 0 (or the data's floor when negative) to at least `max`: steps of 1, 2 or 5 × a power of ten.
 *  `count` is the number of steps wished for. Non-finite or equal bounds give the ticks 0 and 1. */
export function niceTicks(min: number, max: number, count = 3): number[] {
  if (!Number.isFinite(min) || !Number.isFinite(max) || (min === 0 && max === 0)) return [0, 1]
  const low = Math.min(0, min)
  const high = Math.max(0, max)
  const rough = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((m) => m * power).find((candidate) => candidate >= rough - power * 1e-9)!
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** Years to label on an axis of `width` px so that labels of about `labelWidth` px do not touch; steps of 1, 2, 5, 10, 20. */
export function yearTicks(first: number, last: number, width: number, labelWidth = 44): number[] {
  const room = Math.max(1, Math.floor(width / labelWidth))
  const step = [1, 2, 5, 10, 20, 50].find((candidate) => (last - first) / candidate + 1 <= room) ?? 100
  const start = Math.ceil(first / step) * step
  const ticks: number[] = []
  for (let year = start; year <= last; year += step) ticks.push(year)
  return ticks
}
