import type { DoubtPlan } from './plan-types'
import type { DoubtSummary } from './types'

/** How firm a whole ranking is. */
export interface Firmness {
  /** Length of the list that is looked at. */
  readonly first: number
  /** Units of the model's own first ones that are among them in at least 95 % of the draws. */
  readonly staying: number
  /** Mean over the ranked units of the width of the 5–95 % range of the rank; NaN where there is none. */
  readonly meanRankInterval: number
}

const FIRST = 30
const OFTEN = 0.95

export function firmnessOf(summary: DoubtSummary, plan: DoubtPlan): Firmness {
  const within = summary.topK.find(({ k }) => k === FIRST)?.probability
  const staying = ownOrder(plan)
    .slice(0, FIRST)
    .filter(({ u }) => (within?.[u] ?? 0) >= OFTEN).length
  const widths = Array.from(plan.ranked, (u) => summary.rank.p95[u]! - summary.rank.p05[u]!).filter((width) =>
    Number.isFinite(width),
  )
  const sum = widths.reduce((total, width) => total + width, 0)
  return { first: FIRST, staying, meanRankInterval: widths.length > 0 ? sum / widths.length : NaN }
}

/** Ranked units by the model's own score, ties with the smallest rank. */
export function ownOrder({
  ranked,
  score100,
}: DoubtPlan): readonly { readonly u: number; readonly rank: number }[] {
  const order = Array.from(ranked).sort((a, b) => score100[b]! - score100[a]! || a - b)
  return order.map((u) => ({ u, rank: 1 + order.filter((other) => score100[other]! > score100[u]!).length }))
}
