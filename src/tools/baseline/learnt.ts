import { adoptWeights, learningRecord } from '../../engine/learn/learnt-model'
import type { FeatureKind } from '../../engine/learn/features'
import type { EnsembleModel } from '../../model/ensemble'
import type { RiskModel } from '../../model/types'
import { readFlags } from '../cli/evaluation/flags'
import { contest } from '../cli/evaluation/scores'
import { readWorld } from '../cli/evaluation/world'
import { fitTiers } from './fit-tiers'

/** Newest origin: onsets are listed to 2024, a window is two years and the list eight months late, so that rows to 2022
 *  teach. Chosen with the penalty in indicators/decisions/021. */
const ORIGIN = 2025
const PENALTY = '0.003'
const OUTCOME = 'ewp-onsets'

const NAMES: Partial<Record<FeatureKind, { readonly id: string; readonly title: string }>> = {
  'log-factors': { id: 'framework-learnt', title: 'Framework learnt' },
  indicators: { id: 'framework-learnt-inputs', title: 'Framework learnt, inputs' },
}

/** The baseline with learnt weights of factors, and of inputs; each with tiers by the baseline's rule. */
export async function learntModels(): Promise<readonly RiskModel[]> {
  const settings = readFlags({
    model: 'indicators/models/framework-baseline.json',
    series: 'indicators',
    outcome: OUTCOME,
    origins: `${ORIGIN}-${ORIGIN}`,
    horizon: '2',
    unit: 'direct',
    ongoing: 'keep',
    convention: 'published',
    top: '30',
    baseline: [],
    learn: Object.keys(NAMES),
    penalty: PENALTY,
    missing: 'year-mean',
    bootstrap: '0',
    seed: '1',
    calibrate: [],
    format: 'json',
  })
  const world = await readWorld(settings)
  const { chains } = contest(world, settings)
  return [...chains].map(([features, { chain, featureIds }]) => {
    const fit = chain.fits.at(-1)!
    const about = { outcomeId: OUTCOME, features, penalty: settings.penaltyValue, horizonYears: 2 }
    const record = learningRecord({ ...fit, intercept: Number(fit.intercept.toPrecision(6)) }, about)
    const recipe = { convention: settings.convention, outcomeLagYears: world.outcomeLagYears }
    const name = { ...NAMES[features]!, version: '1.0.0' }
    const model = adoptWeights(world.model, fit, featureIds, record, name, recipe)
    const lines = fitTiers(model, world.data)
    const tiers = model.tiers.map((tier) => ({ ...tier, fromScore100: lines[tier.id] ?? tier.fromScore100 }))
    return { ...model, tiers }
  })
}

/** The ensemble of the baseline and its learnt models. */
export function ensembleFile(learnt: readonly RiskModel[]): EnsembleModel {
  const base = learnt[0]!.learning!.baseModel
  return {
    kind: 'ensemble',
    schemaVersion: 1,
    id: 'framework-ensemble',
    title: 'Ensemble',
    version: '1.0.0',
    description:
      'Mean rank of the Framework baseline, of the same with learnt factor weights and of the same with learnt input weights. The score is 100 times the mean share of ranks among the countries of the moment: 100 = highest in every member. It says who stands above whom, not how high a risk is; it has no tiers and no contributions of its own.',
    author: 'Forewatch',
    licence: 'CC-BY-4.0',
    method: 'mean-rank',
    members: [
      { model: base.id, version: base.version },
      ...learnt.map(({ id, version }) => ({ model: id, version })),
    ],
  }
}
