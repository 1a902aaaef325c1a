import type { Collector } from '../rows'

/** A best estimate with the source's bounds, where they enclose it; a few UCDP rows hold a lower bound above the best
 *  estimate, and those bounds are left out and counted. */
export function withBounds(
  collector: Collector,
  where: string,
  value: number,
  low: number | undefined,
  high: number | undefined,
): { value: number; low?: number; high?: number } {
  if (low === undefined || high === undefined) return { value }
  if (low <= value && value <= high) return { value, low, high }
  collector.drop('bounds left out: they do not enclose the best estimate', where)
  return { value }
}
