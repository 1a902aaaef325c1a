import type { Observation } from '../../core/series'

/** Before ids of what a live source gave, so that it stands beside what was shipped and moves no score by itself. */
export const LIVE_PREFIX = 'live-'

/** What was held, as far as a new edition speaks of the same series and years: so that years that were not asked for do not
 *  read as taken back. */
export function heldInWindow(held: readonly Observation[], after: readonly Observation[]): Observation[] {
  const window = new Map<string, [string, string]>()
  for (const { indicator, period } of after) {
    const [first, last] = window.get(indicator) ?? [period, period]
    window.set(indicator, [period < first ? period : first, period > last ? period : last])
  }
  return held.filter(({ indicator, period }) => {
    const found = window.get(indicator)
    return found !== undefined && period >= found[0] && period <= found[1]
  })
}
