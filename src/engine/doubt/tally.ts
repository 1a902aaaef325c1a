import { ForewatchError } from '../../core/errors'
import { quantileOfSorted } from '../../core/math'
import type { DoubtBlock } from './draw-block'
import type { DoubtPlan } from './plan-types'
import { DEFAULT_TOP_K, type DoubtSummary, type Quantiles } from './types'

/** Doubt of the parts of one unit's score. */
export interface DoubtDetail {
  readonly unitId: string
  /** Children of the node shown. */
  readonly nodeIds: readonly string[]
  /** By child. */
  readonly score100: Quantiles
  /** Draws of the unit's own score by whole points, 0 to 99; all 0 where the model gives it no tier. */
  readonly histogram: Uint32Array
}

/** Collects blocks in any order; a summary can be taken at any time and does not depend on that order. */
export class DoubtTally {
  readonly plan: DoubtPlan
  readonly drawsAsked: number
  readonly score100: Float32Array
  readonly rank: Uint16Array
  readonly #detail: Float32Array
  readonly #seen: Uint8Array
  done = 0

  constructor(plan: DoubtPlan, draws: number) {
    if (!Number.isInteger(draws) || draws < 1) {
      throw new ForewatchError('bad-argument', {
        what: 'Doubt was asked of no draws',
        found: String(draws),
        expected: 'a whole number of at least 1',
      })
    }
    this.plan = plan
    this.drawsAsked = draws
    this.score100 = new Float32Array(draws * plan.ranked.length)
    this.rank = new Uint16Array(draws * plan.ranked.length)
    const details = plan.detailUnit >= 0 ? plan.nodes.at(-1)!.children.length : 0
    this.#detail = new Float32Array(draws * details)
    this.#seen = new Uint8Array(draws)
  }

  add(block: DoubtBlock): void {
    const n = this.plan.ranked.length
    this.score100.set(block.score100, block.first * n)
    this.rank.set(block.rank, block.first * n)
    if (this.#detail.length > 0)
      this.#detail.set(block.detail100, (block.first * block.detail100.length) / block.count)
    for (let d = block.first; d < block.first + block.count; d++) {
      if (this.#seen[d] === 0) this.done++
      this.#seen[d] = 1
    }
  }

  /** Draws that are there, ascending. */
  draws(): Int32Array {
    const found = new Int32Array(this.done)
    for (let d = 0, i = 0; d < this.#seen.length; d++) if (this.#seen[d] === 1) found[i++] = d
    return found
  }

  summary(topK: readonly number[] = DEFAULT_TOP_K): DoubtSummary {
    const { plan } = this
    const { nUnits, ranked, tierFrom100 } = plan
    const nTiers = tierFrom100.length
    const score100 = emptyQuantiles(nUnits)
    const rank = emptyQuantiles(nUnits)
    const tierProbability = new Float64Array(nUnits * nTiers)
    const noScore = new Float64Array(nUnits)
    const histogram = new Uint32Array(nUnits * 100)
    const inTop = topK.map((k) => ({ k, probability: new Float64Array(nUnits) }))
    const draws = this.draws()
    const scores = new Float64Array(draws.length)
    const ranks = new Float64Array(draws.length)
    for (let i = 0; i < ranked.length; i++) {
      const u = ranked[i]!
      let n = 0
      for (const d of draws) {
        const score = this.score100[d * ranked.length + i]!
        if (Number.isNaN(score)) continue
        scores[n] = score
        ranks[n++] = this.rank[d * ranked.length + i]!
        let tier = nTiers - 1
        while (tier > 0 && score < tierFrom100[tier]!) tier--
        if (nTiers > 0 && score >= tierFrom100[tier]!) tierProbability[u * nTiers + tier]!++
        histogram[u * 100 + Math.min(99, Math.floor(score))]!++
      }
      noScore[u] = draws.length === 0 ? 0 : 1 - n / draws.length
      if (n === 0) continue
      for (let t = 0; t < nTiers; t++) tierProbability[u * nTiers + t] = tierProbability[u * nTiers + t]! / n
      for (const top of inTop) {
        let within = 0
        for (let k = 0; k < n; k++) if (ranks[k]! <= top.k) within++
        top.probability[u] = within / draws.length
      }
      take(score100, u, scores, n)
      take(rank, u, ranks, n)
    }
    return {
      draws: draws.length,
      drawsAsked: this.drawsAsked,
      seed: plan.seed,
      readingId: plan.readingId,
      nodeId: plan.nodeId,
      unitIds: plan.unitIds,
      score100,
      rank,
      nTiers,
      tierProbability,
      topK: inTop,
      noScore,
      histogram,
      settings: plan.settings,
    }
  }

  /** Doubt of the parts of the detail unit's score; undefined where the plan has none. */
  detail(): DoubtDetail | undefined {
    const { plan } = this
    if (plan.detailUnit < 0) return undefined
    const { children } = plan.nodes.at(-1)!
    const rows = Array.from(children)
    const score100 = emptyQuantiles(rows.length)
    const draws = this.draws()
    const values = new Float64Array(draws.length)
    rows.forEach((_, c) => {
      let n = 0
      for (const d of draws) {
        const value = this.#detail[d * rows.length + c]!
        if (!Number.isNaN(value)) values[n++] = value
      }
      if (n > 0) take(score100, c, values, n)
    })
    const histogram = new Uint32Array(100)
    const place = plan.ranked.indexOf(plan.detailUnit)
    for (const d of place < 0 ? [] : draws) {
      const score = this.score100[d * plan.ranked.length + place]!
      if (!Number.isNaN(score)) histogram[Math.min(99, Math.floor(score))]!++
    }
    const idOf = (row: number) =>
      row < plan.inputs.length ? plan.inputs[row]!.id : plan.nodes[row - plan.inputs.length]!.id
    return { unitId: plan.unitIds[plan.detailUnit]!, nodeIds: rows.map(idOf), score100, histogram }
  }
}

export function emptyQuantiles(n: number): Quantiles {
  const none = () => new Float64Array(n).fill(NaN)
  return { p05: none(), p50: none(), p95: none() }
}

/** Sorts the first `n` values and keeps their percentiles (type 7). */
export function take(into: Quantiles, at: number, values: Float64Array, n: number): void {
  values.subarray(0, n).sort()
  into.p05[at] = quantileOfSorted(values, n, 0.05)
  into.p50[at] = quantileOfSorted(values, n, 0.5)
  into.p95[at] = quantileOfSorted(values, n, 0.95)
}
