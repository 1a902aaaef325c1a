import { join } from 'node:path'
import type { BaseRates } from '../../core/base-rates'
import { buildDataSet } from '../../engine/data/build-data-set'
import { BACK_TEST } from '../../engine/evaluate/back-test'
import { parseOutcomeFile } from '../../engine/evaluate/outcome-list'
import { panelOfOutcome, seriesOfOutcome } from '../../engine/evaluate/outcome-series'
import { tierBaseRates } from '../../engine/evaluate/tier-base-rates'
import { yearEnds } from '../../engine/moments'
import { runScores } from '../../engine/run'
import type { DataSet } from '../../engine/types'
import { seriesOf } from '../../model/tree'
import type { RiskModel } from '../../model/types'
import type { ReadPackage } from '../../sources/package/read-package'
import { readJson } from './files'

/** Base rates of the model's tiers in the standard back-test, or why there are none: data of one's own that hold no
 *  outcome series, or weights that were learnt from these very onsets.
 *  @param listed  the package that the outcomes are read from, where scores rest on other editions */
export function baseRatesOf(
  model: RiskModel,
  pack: ReadPackage,
  listed: ReadPackage = pack,
): BaseRates | { readonly reason: string } {
  if (model.learning)
    return { reason: 'weights were learnt from these onsets; `evaluate` learns them again at every origin' }
  const path = join('indicators/outcomes', `${BACK_TEST.outcomeId}.outcome.json`)
  const outcome = parseOutcomeFile(readJson(path), path)
  const held = new Set(listed.series.map(({ id }) => id))
  const absent = seriesOfOutcome(outcome).filter((id) => !held.has(id))
  if (absent.length > 0) return { reason: `outcome series not in the data: ${absent.join(', ')}` }
  const run = runScores(
    model,
    dataOf(pack, seriesOf(model.tree)),
    yearEnds(BACK_TEST.firstOrigin, BACK_TEST.lastOrigin),
  )
  return tierBaseRates(run, panelOfOutcome(outcome, dataOf(listed, seriesOfOutcome(outcome))), BACK_TEST)
}

function dataOf({ units, series, observations }: ReadPackage, ids: Iterable<string>): DataSet {
  const wanted = new Set(ids)
  return buildDataSet(
    units,
    series.filter(({ id }) => wanted.has(id)),
    observations.filter(({ indicator }) => wanted.has(indicator)),
  )
}
