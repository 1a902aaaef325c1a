import type { TrendData, TrendYear } from './trend'

/** How many years back the newest score is compared with. */
const SPAN_YEARS = 10
/** Smaller changes over the span are called none. */
const CHANGED_POINTS = 3
/** From here on a step, or a high or low between the ends, is named. */
const NAMED_POINTS = 5

const points = ({ overall100 }: TrendYear): number => Math.round(overall100)
const numberOf = (change: number): string =>
  `${Math.abs(change)} ${Math.abs(change) === 1 ? 'point' : 'points'}`

/** Compares the last score with that of ten years before, or of the first year held, and names what the comparison of two
 *  ends would hide: the largest step from one scored year end to the next, where it is 5 points or more; else the high or low
 *  that stands 5 points or more beyond both ends. Whole points, as printed. */
export function trendTitle(trend: TrendData | undefined): string {
  const scored = (trend?.years ?? []).filter((year) => Number.isFinite(year.overall100))
  const last = scored.at(-1)
  if (!last) return 'No year could be scored'
  const span = scored.filter((year) => year.year >= last.year - SPAN_YEARS)
  const first = span[0]!
  if (first.year === last.year) return `Scored for ${last.year} only`
  // A score that ended earlier than the chart is no score of today.
  const ended = last.year < (trend?.years.at(-1)?.year ?? last.year)
  const change = points(last) - points(first)
  const [start, was] = ended ? [`The last score, of ${last.year}, was`, 'had been'] : ['The score is', 'was']
  const between = span.length > 2 ? (largestStep(span) ?? extreme(span)) : ''
  if (Math.abs(change) < CHANGED_POINTS) return `${start} about where it ${was} in ${first.year}${between}`
  return `${start} ${numberOf(change)} ${change > 0 ? 'higher' : 'lower'} than in ${first.year}${between}`
}

/** The newest of the largest steps; undefined where none is large enough to be named. */
function largestStep(span: readonly TrendYear[]): string | undefined {
  let best: { readonly from: TrendYear; readonly to: TrendYear; readonly size: number } | undefined
  for (let i = 1; i < span.length; i++) {
    const [from, to] = [span[i - 1]!, span[i]!]
    const size = points(to) - points(from)
    if (Math.abs(size) >= Math.abs(best?.size ?? NAMED_POINTS)) best = { from, to, size }
  }
  if (!best) return undefined
  const { from, to, size } = best
  const when = to.year === from.year + 1 ? `in ${to.year}` : `from ${from.year} to ${to.year}`
  return `; its largest step was ${numberOf(size)} ${size > 0 ? 'up' : 'down'}, ${when}`
}

/** The high or low of the span, whichever stands further beyond both ends; empty where neither does. */
function extreme(span: readonly TrendYear[]): string {
  const ends = [points(span[0]!), points(span.at(-1)!)]
  const high = span.reduce((a, b) => (points(b) > points(a) ? b : a))
  const low = span.reduce((a, b) => (points(b) < points(a) ? b : a))
  const above = points(high) - Math.max(...ends)
  const below = Math.min(...ends) - points(low)
  if (Math.max(above, below) < NAMED_POINTS) return ''
  return above >= below
    ? `, with a high of ${points(high)} in ${high.year}`
    : `, with a low of ${points(low)} in ${low.year}`
}
