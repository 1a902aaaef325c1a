import { numbers } from './numbers'

/** One unit's difference and its parts, in points. Given in the order of the steps. */
export interface UnitChange {
  readonly change100: number
  readonly causes: readonly { readonly short: string; readonly points: number }[]
  /** Inputs, each with the indicator and the factor it stands in; the factor's title is the short one. */
  readonly inputs: readonly {
    readonly nodeId: string
    readonly title: string
    readonly factor: { readonly id: string; readonly title: string }
    readonly points: number
  }[]
}

/** A part is worth naming from a twentieth of a point, which prints as 0.1. */
const NAMED = 0.05
const isNamed = ({ points }: { readonly points: number }) => Math.abs(points) >= NAMED

/** `New data +10.8, ageing +0.3`, or that nothing moved: parts worth naming, in the order of the steps. */
export function splitText(change: UnitChange): string {
  if (!Number.isFinite(change.change100)) return 'No score on one of the two dates'
  const named = change.causes.filter(isNamed)
  if (named.length === 0) return 'No part above 0.1 points'
  const text = named.map(({ short, points }) => `${short} ${numbers.signed(points, 1)}`).join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** One factor's part of a difference, with the indicators in it. */
export interface Driver {
  readonly id: string
  readonly title: string
  readonly points: number
  /** Largest first. */
  readonly indicators: readonly Part[]
}
interface Part {
  readonly id: string
  readonly title: string
  readonly points: number
}

const bySize = (a: Part, b: Part) => Math.abs(b.points) - Math.abs(a.points)

/** Points by factor, largest first, those worth naming. */
export function driversOf(change: UnitChange): readonly Driver[] {
  const factors = new Map<string, { title: string; indicators: Map<string, Part> }>()
  for (const { nodeId, title, factor, points } of change.inputs) {
    const { indicators } = factors.get(factor.id) ?? { indicators: new Map<string, Part>() }
    factors.set(factor.id, { title: factor.title, indicators })
    indicators.set(nodeId, { id: nodeId, title, points: (indicators.get(nodeId)?.points ?? 0) + points })
  }
  return [...factors]
    .map(([id, { title, indicators }]): Driver => {
      const parts = [...indicators.values()]
      const points = parts.reduce((sum, part) => sum + part.points, 0)
      return { id, title, points, indicators: parts.filter(isNamed).sort(bySize) }
    })
    .filter(isNamed)
    .sort(bySize)
}

/** `RF8 Triggering factors +1.2`. */
export function driverText({ id, title, points }: Part): string {
  return `${id === title ? id : `${id} ${title}`} ${numbers.signed(points, 1)}`
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

/** The one sentence of a row: how far, for which cause, by which factor most. Whole: no title in it is cut.
 *  @param beyond  whether the ranges of the two dates do not overlap; undefined = not known, so nothing is said of it */
export function reasonSentence(change: UnitChange, beyond?: boolean): string {
  const { change100 } = change
  if (!Number.isFinite(change100)) return 'No score on one of the two dates, so nothing can be compared.'
  const whole = numbers.signed(change100)
  const cause = change.causes.reduce<UnitChange['causes'][number] | undefined>(
    (most, one) => (Math.abs(one.points) > Math.abs(most?.points ?? NAMED) ? one : most),
    undefined,
  )
  if (change100 === 0) return 'The score did not move.'
  if (whole === '0') return 'The score moved by less than half a point.'
  const verb = change100 > 0 ? 'Rose' : 'Fell'
  const points = movedPoints(change100)
  const far = `${verb} ${points} ${points === '1' ? 'point' : 'points'}${beyond === undefined ? '' : beyond ? ', beyond its range' : ', within its range'}`
  const same = driversOf(change).find((one) => Math.sign(one.points) === Math.sign(change100))
  const most = same ? `, most by ${same.id === same.title ? same.id : `${same.id} ${same.title}`}` : ''
  if (!cause) return `${far}; no cause is known.`
  return `${far}: ${cause.short}${most}.`
}
