import { roundToSum } from '../rounding'

/** What one factor adds to (or takes from) the score, in points of 0–100, against the median profile. */
export interface Contribution {
  readonly id: string
  readonly title: string
  readonly points: number
  /** Indicator below it that moves most, with its points. */
  readonly top?: { readonly id: string; readonly title: string; readonly points: number } | undefined
}

export interface WaterfallRow {
  readonly kind: 'base' | 'step' | 'rest' | 'score'
  readonly id: string
  readonly title: string
  readonly note: string
  /** Printed points, one decimal; the rows add up to the printed score. */
  readonly printed: number
  /** Ends of the bar on the 0–100 axis, unrounded. */
  readonly from100: number
  readonly to100: number
}

const REST_BELOW = 8

/** Rows of the waterfall: median profile, factors from the largest addition to the largest deduction, score.
 *  More than `maxSteps` factors: the smallest are one row that names how many. Printed figures are rounded to one decimal
 *  by largest remainder, base included, so that base + steps = score as printed. All input in points; must add up. */
export function waterfallRows(
  base100: number,
  score100: number,
  contributions: readonly Contribution[],
  noteOf: (contribution: Contribution) => string,
  maxSteps = REST_BELOW,
): readonly WaterfallRow[] {
  const bySize = contributions
    .filter((part) => part.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1))
  const shown = bySize.length > maxSteps + 1 ? bySize.slice(0, maxSteps) : bySize
  const rest = bySize.slice(shown.length)
  const steps: { part: Contribution; kind: 'step' | 'rest' }[] = shown.map((part) => ({ part, kind: 'step' }))
  if (rest.length > 0) {
    const points = rest.reduce((sum, part) => sum + part.points, 0)
    steps.push({ part: { id: 'rest', title: restTitle(rest), points }, kind: 'rest' })
  }
  steps.sort((a, b) => b.part.points - a.part.points || (a.part.id < b.part.id ? -1 : 1))
  const printed = roundToSum([base100, ...steps.map(({ part }) => part.points)], score100, 1)
  let at = base100
  const middle = steps.map(({ part, kind }, i): WaterfallRow => {
    const from100 = at
    at += part.points
    return {
      kind,
      id: part.id,
      title: part.title,
      note: kind === 'rest' ? `${rest.length} factors, each under ${ceil1(rest[0]!.points)}` : noteOf(part),
      printed: printed[i + 1]!,
      from100,
      to100: at,
    }
  })
  return [
    row('base', 'Median profile', 'every indicator at its world median', printed[0]!, base100),
    ...middle,
    row('score', 'Score', '', Math.round(score100 * 10) / 10, score100),
  ]
}

function row(
  kind: 'base' | 'score',
  title: string,
  note: string,
  printed: number,
  to100: number,
): WaterfallRow {
  return { kind, id: kind, title, note, printed, from100: 0, to100 }
}

function ceil1(points: number): string {
  return (Math.floor(Math.abs(points) * 10) / 10 + 0.1).toFixed(1)
}

function restTitle(rest: readonly Contribution[]): string {
  const ids = rest.map((part) => part.id)
  const numbers = ids.map((id) => /^RF(\d+)$/.exec(id)?.[1])
  if (numbers.some((number) => number === undefined)) return `${rest.length} others`
  return `RF${numbers
    .map(Number)
    .sort((a, b) => a - b)
    .join(', ')}`
}
