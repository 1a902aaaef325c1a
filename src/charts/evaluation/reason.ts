import { numbers } from '../../format/numbers'
import { shortFactorTitle } from '../country/factor-names'

/** What the explanation of a score says of one factor. */
export interface FactorPart {
  readonly id: string
  readonly title: string
  /** NaN = no evidence. */
  readonly value: number
  readonly points: number
}

/** Why a country stood below the line, from the exact contributions of its factors against the median profile: what held
 *  it down most, what lifted it most where nothing did, and what had no evidence. */
export function missReason(score100: number, factors: readonly FactorPart[]): string {
  const name = (part: FactorPart) =>
    `${shortFactorTitle(part.id, part.title).toLowerCase()} ${numbers.signed(part.points, 1)}`
  const present = factors.filter(({ value }) => Number.isFinite(value))
  const low = present.filter(({ points }) => points < -0.05).sort((a, b) => a.points - b.points)
  const high = present.filter(({ points }) => points > 0.05).sort((a, b) => b.points - a.points)
  const missing = factors.filter(({ value }) => !Number.isFinite(value)).map(({ id }) => id)
  const parts = [`score ${numbers.integer(score100)}`]
  if (low.length > 0) parts.push(`held down by ${low.slice(0, 2).map(name).join(', ')}`)
  else if (high.length > 0) parts.push(`lifted only by ${high.slice(0, 2).map(name).join(', ')}`)
  if (missing.length > 0)
    parts.push(`no evidence on ${missing.slice(0, 4).join(', ')}${missing.length > 4 ? ' and more' : ''}`)
  return parts.join('; ')
}
