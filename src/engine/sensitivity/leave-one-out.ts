import { makeChoices } from '../doubt/choices'
import { DoubtKernel } from '../doubt/kernel'
import type { DoubtPlan } from '../doubt/plan-types'
import { ownRanks } from './doubt-sensitivity'

export type LeftOutKind = 'factor' | 'indicator' | 'source'

export interface RankMove {
  readonly unitId: string
  readonly from: number
  /** 0 = no score left. */
  readonly to: number
  readonly scoreFrom100: number
  readonly scoreTo100: number
}

/** What becomes of the ranking without one part of the model. */
export interface LeftOut {
  readonly kind: LeftOutKind
  readonly id: string
  /** Over the ranked units that keep a score, in ranks. */
  readonly meanRankShift: number
  /** Units whose tier changes, and that lose their score. */
  readonly tierChanges: number
  readonly lost: number
  /** Units among the 30 highest that are not so without the part. */
  readonly leaveTop30: number
  /** Largest first. */
  readonly moves: readonly RankMove[]
}

const MOVES_KEPT = 10

/** Leaves out each factor (child of the node shown), each indicator (node that holds inputs) and each source, one after
 *  the other; weights of the others are renormalised, tier lines stay. Largest mean shift first within a kind.
 *  @param plan  of the model as it is: compiled with nothing varied */
export function leaveOneOut(plan: DoubtPlan): readonly LeftOut[] {
  const kernel = new DoubtKernel(plan)
  const choices = makeChoices(plan)
  const base = ownRanks(plan)
  const { inputs, nodes } = plan
  const reset = () => {
    nodes.forEach(({ weights }, n) => choices.weights[n]!.set(weights))
    choices.source = -1
    choices.pruned = true
  }
  const withoutRow = (row: number) => {
    nodes.forEach(({ children }, n) => {
      children.forEach((child, c) => {
        if (child === row) choices.weights[n]![c] = 0
      })
    })
  }
  const found: LeftOut[] = []
  const measure = (kind: LeftOutKind, id: string) => {
    kernel.evaluate(choices)
    found.push({ kind, id, ...compare(plan, kernel, base) })
  }
  const top = nodes.at(-1)!
  for (const row of top.children) {
    if (row < inputs.length) continue
    reset()
    withoutRow(row)
    measure('factor', nodes[row - inputs.length]!.id)
  }
  nodes.forEach((node, n) => {
    if (node === top || !node.children.some((child) => child < inputs.length)) return
    reset()
    withoutRow(inputs.length + n)
    measure('indicator', node.id)
  })
  plan.sourceIds.forEach((id, source) => {
    reset()
    choices.source = source
    measure('source', id)
  })
  const order: Readonly<Record<LeftOutKind, number>> = { factor: 0, indicator: 1, source: 2 }
  return found.sort((a, b) => order[a.kind] - order[b.kind] || b.meanRankShift - a.meanRankShift)
}

function compare(plan: DoubtPlan, kernel: DoubtKernel, base: Int32Array): Omit<LeftOut, 'kind' | 'id'> {
  const { ranked, unitIds, score100, tierFrom100 } = plan
  const tierOf = (score: number) => tierFrom100.reduce((tier, from, t) => (score >= from ? t : tier), -1)
  let shift = 0
  let kept = 0
  let tierChanges = 0
  let leaveTop30 = 0
  const moves: RankMove[] = []
  ranked.forEach((u, i) => {
    const to = kernel.rank[i]!
    const score = kernel.score100[i]!
    if (base[i]! <= 30 && (to === 0 || to > 30)) leaveTop30++
    if (to !== 0) {
      kept++
      shift += Math.abs(to - base[i]!)
      if (tierOf(score) !== tierOf(score100[u]!)) tierChanges++
    }
    if (to !== base[i])
      moves.push({
        unitId: unitIds[u]!,
        from: base[i]!,
        to,
        scoreFrom100: score100[u]!,
        scoreTo100: score,
      })
  })
  const size = ({ from, to }: RankMove) => (to === 0 ? Infinity : Math.abs(to - from))
  moves.sort((a, b) => size(b) - size(a) || a.from - b.from)
  return {
    meanRankShift: kept > 0 ? shift / kept : NaN,
    tierChanges,
    lost: ranked.length - kept,
    leaveTop30,
    moves: moves.slice(0, MOVES_KEPT),
  }
}
