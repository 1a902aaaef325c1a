import { computed, type ComputedRef } from 'vue'
import { ratesAt, type BaseRates } from '../core/base-rates'
import { BACK_TEST } from '../engine/evaluate/back-test'
import type { OutcomeFile } from '../engine/evaluate/outcome-list'
import { panelOfOutcome } from '../engine/evaluate/outcome-series'
import { tierBaseRates } from '../engine/evaluate/tier-base-rates'
import type { DataSet, ScoreRun } from '../engine/types'
import { listsOf } from '../stores/session'

/** What is counted on: a run over year ends as known then, the series and the outcome lists beside it. */
export interface BaseRateInput {
  readonly run: ScoreRun
  readonly data: DataSet
  readonly listed?: DataSet
  readonly outcomes: readonly OutcomeFile[]
}

/** One count per run: a run is never changed. */
const counted = new WeakMap<ScoreRun, BaseRates | undefined>()

/** Base rates by tier, marked as hindsight at a date before their last outcomes, of whatever model the run is of; until everything is loaded those packaged with the first view.
 *  Undefined where no outcome list is there. */
export function useBaseRates(
  input: () => BaseRateInput | undefined,
  packaged: () => BaseRates | undefined,
  asOf: () => string | undefined,
): ComputedRef<BaseRates | undefined> {
  return computed(() => {
    const now = input()
    if (now && !counted.has(now.run)) counted.set(now.run, count(now))
    const rates = now ? counted.get(now.run) : packaged()
    return rates && ratesAt(rates, asOf())
  })
}

/** None for weights that were learnt from these very onsets: they know the answers. */
function count({ run, outcomes, ...figures }: BaseRateInput): BaseRates | undefined {
  if (run.model.learning) return undefined
  const file = outcomes.find(({ id }) => id === BACK_TEST.outcomeId)
  return file && tierBaseRates(run, panelOfOutcome(file, listsOf(figures)), BACK_TEST)
}
