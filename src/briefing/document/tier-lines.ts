import { shortFactorTitle } from '../../charts/country/factor-names'
import { numbers } from '../../format/numbers'
import type { Context } from './context'
import type { CountryData } from './country-data'
import { text } from './field'
import type { Inline } from './types'

/** How far the lines of the neighbouring tiers are, and which contributions together reach over them. Empty where no
 *  tier is given. Contributions are against the median profile; no cause is claimed. */
export function tierLines(context: Context, { tier, score100, points }: CountryData): Inline[][] {
  const { tiers } = context.snapshot.model
  if (!tier || !points) return []
  const lines: Inline[][] = []
  const next = tiers[tier.index + 1]
  if (next) {
    lines.push([
      text(`Raise: ${next.title} begins at `),
      context.field(`tiers.${next.id}.fromScore100`, 'integer'),
      text(`, ${gap(next.fromScore100 - score100)} above the score.`),
    ])
  } else lines.push([text(`Raise: ${tier.title} is already the top tier.`)])
  if (tier.index > 0) {
    const away = score100 - tier.fromScore100
    const raising = (context.snapshot.model.tree.children ?? [])
      .map(({ id, title }) => ({ id, title: shortFactorTitle(id, title), points: points.get(id) ?? 0 }))
      .filter((factor) => factor.points > 0)
      .sort((a, b) => b.points - a.points)
    lines.push([
      text('Lower: the tier begins at '),
      context.field(`tiers.${tier.id}.fromScore100`, 'integer'),
      text(`, ${gap(away)} below the score; ${reach(raising, away)}.`),
    ])
  }
  return lines
}

function gap(points: number): string {
  return `${numbers.fixed(points, 1)} points`
}

function reach(
  raising: readonly { readonly title: string; readonly points: number }[],
  away: number,
): string {
  let sum = 0
  const named: string[] = []
  for (const factor of raising) {
    sum += factor.points
    named.push(`“${factor.title}” (${numbers.signed(factor.points, 1)})`)
    if (sum > away) {
      const joined = named.length === 1 ? named[0]! : `${named.slice(0, -1).join(', ')} and ${named.at(-1)!}`
      return `${joined} ${named.length === 1 ? 'adds' : 'together add'} more than that`
    }
    if (named.length === 3) break
  }
  return 'the three largest contributions together add less than that'
}
