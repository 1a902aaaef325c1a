import { compileDoubt, DEFAULT_DRAWS, DoubtTally, drawBlock, type DoubtSummary } from '../../engine/doubt'
import type { CliRun } from './run'

export interface Firmness {
  readonly draws: number
  readonly seed: number
  readonly summary: DoubtSummary
}

const kept = new WeakMap<CliRun, Firmness>()

/** How firm the scores, ranks and tiers of a run are, by as many draws and under the same choices as on screen.
 *  @throws ForewatchError as `compileDoubt` */
export function firmness(outcome: CliRun): Firmness {
  const known = kept.get(outcome)
  if (known) return known
  const { run, data, pack } = outcome
  const plan = compileDoubt({ run, data, momentIndex: 0, sourceOf: pack.sourceOf })
  const tally = new DoubtTally(plan, DEFAULT_DRAWS)
  tally.add(drawBlock(plan, 0, DEFAULT_DRAWS))
  const found = { draws: DEFAULT_DRAWS, seed: plan.seed, summary: tally.summary() }
  kept.set(outcome, found)
  return found
}
