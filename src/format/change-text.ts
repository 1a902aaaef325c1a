import { numbers } from './numbers'

/** One unit's difference and its parts, in points. Given in the order of the steps. */
export interface UnitChange {
  readonly change100: number
  readonly causes: readonly { readonly short: string; readonly points: number }[]
  /** Inputs, each with the leaf it stands in. */
  readonly inputs: readonly { readonly nodeId: string; readonly title: string; readonly points: number }[]
}

/** A part is worth naming from a twentieth of a point, which prints as 0.1. */
const NAMED = 0.05

/** `New data +10.8, ageing +0.3`, or that nothing moved: parts worth naming, in the order of the steps. */
export function splitText(change: UnitChange): string {
  if (!Number.isFinite(change.change100)) return 'No score on one of the two dates'
  const named = change.causes.filter(({ points }) => Math.abs(points) >= NAMED)
  if (named.length === 0) return 'No part above 0.1 points'
  const text = named.map(({ short, points }) => `${short} ${numbers.signed(points, 1)}`).join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Points by leaf, largest first, those worth naming. */
export function driversOf(change: UnitChange): readonly { nodeId: string; title: string; points: number }[] {
  const sums = new Map<string, { nodeId: string; title: string; points: number }>()
  for (const { nodeId, title, points } of change.inputs) {
    const sum = sums.get(nodeId) ?? { nodeId, title, points: 0 }
    sum.points += points
    sums.set(nodeId, sum)
  }
  return [...sums.values()]
    .filter(({ points }) => Math.abs(points) >= NAMED)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

const LONGEST_TITLE = 56

/** A title cut at a word, for sentences in rows; the whole stands on the country page. */
function shortTitle(title: string): string {
  if (title.length <= LONGEST_TITLE) return title
  return `${title.slice(0, LONGEST_TITLE).replace(/[\s,;:]+\S*$/, '')}…`
}

/** Whether a movement prints as a point or more. Counts of such movements and their rows rest on this one test. */
export function isPointOrMore(change100: number): boolean {
  return Math.abs(change100) >= 0.95
}

/** Size of a movement in whole points; with a decimal from half a point up to one, so that 0.8 never prints as 1. */
export function movedPoints(change100: number): string {
  const size = Math.abs(change100)
  return size >= 0.5 && !isPointOrMore(size) ? numbers.fixed(size, 1) : numbers.integer(size)
}

/** The one sentence of a row: how far, for which cause, by what most.
 *  @param beyond  whether the ranges of the two dates do not overlap; undefined = not known, so nothing is said of it */
export function reasonSentence(change: UnitChange, beyond?: boolean): string {
  const { change100 } = change
  if (!Number.isFinite(change100)) return 'No score on one of the two dates, so nothing can be compared.'
  const whole = numbers.signed(change100)
  const cause = change.causes.reduce<UnitChange['causes'][number] | undefined>(
    (most, one) => (Math.abs(one.points) > Math.abs(most?.points ?? NAMED) ? one : most),
    undefined,
  )
  if (whole === '0' || !cause) return 'Unchanged, to the point.'
  const verb = change100 > 0 ? 'Rose' : 'Fell'
  const points = movedPoints(change100)
  const far = `${verb} ${points} ${points === '1' ? 'point' : 'points'}${beyond === undefined ? '' : beyond ? ', beyond its range' : ', within its range'}`
  const same = driversOf(change).find((one) => Math.sign(one.points) === Math.sign(change100))
  const most = same ? `, most by ${same.nodeId} “${shortTitle(same.title)}”` : ''
  return `${far}: ${cause.short}${most}.`
}
