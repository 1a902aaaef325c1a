import { Status } from '../../core/status'
import type { Plan } from '../plan/plan'
import type { InputStages } from '../types'

/** Share (0–1) of all indicators of the tree with evidence in at least one input, scored or context, at each moment.
 *  Fills are no evidence; a value whose norm is not defined is. */
export function frameworkCoverage(plan: Plan, inputs: readonly InputStages[], nCells: number): Float64Array {
  const count = new Uint16Array(nCells)
  const seen = new Uint8Array(nCells)
  for (const own of plan.indicators) {
    const first = own[0]
    if (first === undefined) continue
    if (own.length === 1) {
      const { status } = inputs[first]!.filled
      for (let i = 0; i < nCells; i++) if (status[i]! <= Status.judged) count[i] = count[i]! + 1
      continue
    }
    seen.fill(0)
    for (const index of own) {
      const { status } = inputs[index]!.filled
      for (let i = 0; i < nCells; i++) if (status[i]! <= Status.judged) seen[i] = 1
    }
    for (let i = 0; i < nCells; i++) count[i] = count[i]! + seen[i]!
  }
  const shares = new Float64Array(nCells)
  for (let i = 0; i < nCells; i++) shares[i] = count[i]! / plan.indicators.length
  return shares
}
