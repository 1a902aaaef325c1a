import type { TierSpec } from '../model/types'
import { numbers } from './numbers'

/** Where the tiers above the lowest begin. */
export function tierLines(tiers: readonly TierSpec[]): readonly number[] {
  return tiers.slice(1).map(({ fromScore100 }) => fromScore100)
}

/** A score 0–100 as every screen prints it: whole, with as many decimals as it takes (three at most) not to read as if it
 *  stood in another tier: 29.6 under a line at 30 is “29.6”, never “30”.
 *  @param lines  where the tiers above the lowest begin; none for what has no tiers */
export function scoreText(score100: number, lines: readonly number[]): string {
  const reached = (value: number) => lines.filter((line) => value >= line).length
  const tier = reached(score100)
  for (let decimals = 0; decimals < 3; decimals++) {
    const rounded = Math.round(score100 * 10 ** decimals) / 10 ** decimals
    if (reached(rounded) === tier) return numbers.fixed(score100, decimals)
  }
  return numbers.fixed(score100, 3)
}
