import { CAUSES, type Cause } from '../../engine/change'
import { numbers } from '../../format/numbers'

/** What a difference of two scores is made of. */
export interface ContrastRows {
  readonly fromName: string
  readonly toName: string
  readonly from100: number
  readonly to100: number
  readonly rows: readonly {
    readonly id: string
    readonly title: string
    /** Both sides, or what the part means. */
    readonly note: string
    readonly points: number
  }[]
  readonly method: 'exact' | 'sampled'
}

/** Most characters of a title. */
const LONGEST = 110
/** Below this many points two scores are called the same. */
const SAME = 0.05

/** The finding as a sentence, with its numbers: who stands above whom, what makes most of it, what works against it.
 *  @param on  for models: the country, for example “Sudan” */
export function contrastTitle({ fromName, toName, from100, to100, rows }: ContrastRows, on?: string): string {
  const difference = to100 - from100
  const size = numbers.fixed(Math.abs(difference), 1)
  if (Math.abs(difference) < SAME)
    return on === undefined
      ? `${toName} and ${fromName} score the same`
      : `${on} scores the same under ${toName} and ${fromName}`
  const way = difference > 0 ? 'above' : 'below'
  const head =
    on === undefined
      ? `${toName} scores ${size} points ${way} ${fromName}`
      : `Under ${toName} ${on} scores ${size} points ${difference > 0 ? 'more' : 'less'} than under ${fromName}`
  const sign = Math.sign(difference)
  const bySize = [...rows].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const raising = bySize.filter(({ points }) => points * sign >= SAME)
  const against = bySize.find(({ points }) => points * sign <= -SAME)
  const named = ({ title, points }: ContrastRows['rows'][number]) =>
    `“${title}” (${numbers.signed(points, 1)})`
  const most = (n: number) => {
    const some = raising.slice(0, n)
    return some.length === 0 ? head : `${head}; most by ${some.map(named).join(' and ')}`
  }
  const other = against ? `, against ${named(against)}` : ''
  // What finds no room stands in the table beside the title.
  const forms = [`${most(2)}${other}`, `${most(1)}${other}`, most(2), most(1)]
  return forms.find((form) => form.length <= LONGEST) ?? head
}

/** Causes of a difference between two models on the same data, those that add nothing left out. */
export function causeRows(
  parts: Readonly<Record<Cause, Float64Array>>,
  unitIndex: number,
): ContrastRows['rows'] {
  return CAUSES.map(({ id, title, means }) => ({
    id,
    title,
    note: means,
    points: parts[id][unitIndex]!,
  })).filter(({ points }) => Number.isFinite(points) && Math.abs(points) > 1e-9)
}
