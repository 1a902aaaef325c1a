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

/** Factors that move the score by less than this many points share one row. */
const SMALL_POINTS = 1

/** Rows of the waterfall: median profile, factors from the largest addition to the largest deduction, score.
 *  Two or more factors under `smallPoints` share one row between additions and deductions, which names them. Printed figures are rounded to one decimal
 *  by largest remainder, base included, so that base + steps = score as printed. All input in points; must add up. */
export function waterfallRows(
  base100: number,
  score100: number,
  contributions: readonly Contribution[],
  noteOf: (contribution: Contribution) => string,
  smallPoints = SMALL_POINTS,
): readonly WaterfallRow[] {
  const bySize = contributions
    .filter((part) => part.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1))
  const small = bySize.filter((part) => Math.abs(part.points) < smallPoints)
  const rest = small.length > 1 ? small : []
  type Step = { readonly part: Contribution; readonly kind: 'step' | 'rest' }
  const steps: Step[] = bySize
    .filter((part) => !rest.includes(part))
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
    .map((part) => ({ part, kind: 'step' }))
  if (rest.length > 0) {
    const points = rest.reduce((sum, part) => sum + part.points, 0)
    const firstDown = steps.findIndex(({ part }) => part.points < 0)
    const at = firstDown < 0 ? steps.length : firstDown
    steps.splice(at, 0, { part: { id: 'rest', title: restTitle(rest), points }, kind: 'rest' })
  }
  const printed = roundToSum([base100, ...steps.map(({ part }) => part.points)], score100, 1)
  let at = base100
  const middle = steps.map(({ part, kind }, i): WaterfallRow => {
    const from100 = at
    at += part.points
    return {
      kind,
      id: part.id,
      title: part.title,
      note: kind === 'rest' ? `${rest.length} factors, each under ${smallPoints}` : noteOf(part),
      printed: printed[i + 1]!,
      from100,
      to100: at,
    }
  })
  return [
    row('base', 'Median profile', 'every factor at its world median', printed[0]!, base100),
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

function restTitle(rest: readonly Contribution[]): string {
  const ids = rest.map((part) => part.id)
  const numbers = ids.map((id) => /^RF(\d+)$/.exec(id)?.[1])
  if (numbers.some((number) => number === undefined)) return `${rest.length} others`
  return `RF${numbers
    .map(Number)
    .sort((a, b) => a - b)
    .join(', ')}`
}
