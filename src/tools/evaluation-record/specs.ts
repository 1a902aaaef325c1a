import type { EvaluationFlags } from '../cli/evaluation/flags'

/** One list of onsets under one convention. */
export interface RecordSpec {
  readonly outcome: string
  readonly outcomeFile?: string
  readonly convention: 'period' | 'published'
  readonly onEwpRows: boolean
  readonly origins: string
}

export const RECORDED_MODELS = [
  'indicators/models/framework-baseline.json',
  'indicators/models/framework-learnt.json',
  'indicators/models/framework-learnt-inputs.json',
  'indicators/models/framework-ensemble.json',
] as const
export const RECORD_SEED = 20250903
export const RECORD_DRAWS = 2000

/** Lists whose rows may not be passed on: figures of them are recorded from a copy of the user's own. */
export interface OwnLists {
  readonly tmk?: string
  readonly pitf?: string
}

/** Everything that is recorded. TMK ends in 2017 and PITF in 2018: origins stop where the window of two years ends. */
export function recordSpecs({ tmk, pitf }: OwnLists): readonly RecordSpec[] {
  const both = (spec: Omit<RecordSpec, 'convention' | 'onEwpRows'>): RecordSpec[] => [
    { ...spec, convention: 'period', onEwpRows: true },
    { ...spec, convention: 'published', onEwpRows: false },
  ]
  const rest = (spec: Omit<RecordSpec, 'convention' | 'onEwpRows'>): RecordSpec[] => [
    { ...spec, convention: 'published', onEwpRows: true },
  ]
  return [
    ...both({ outcome: 'ewp-onsets', origins: '1993-2022' }),
    ...rest({ outcome: 'ucdp-one-sided-25', origins: '1993-2022' }),
    ...rest({ outcome: 'ucdp-one-sided-100', origins: '1993-2022' }),
    ...rest({ outcome: 'ucdp-one-sided-1000', origins: '1993-2022' }),
    ...(tmk === undefined ? [] : rest({ outcome: 'tmk-onsets', outcomeFile: tmk, origins: '1993-2015' })),
    ...(pitf === undefined ? [] : rest({ outcome: 'pitf-onsets', outcomeFile: pitf, origins: '1993-2016' })),
  ]
}

/** The options of `evaluate` that say the same. */
export function flagsOf(spec: RecordSpec, model: string): EvaluationFlags {
  return {
    model,
    series: 'indicators',
    outcome: spec.outcome,
    ...(spec.outcomeFile === undefined ? {} : { outcomeFile: spec.outcomeFile }),
    origins: spec.origins,
    horizon: '2',
    unit: 'direct',
    ongoing: 'keep',
    convention: spec.convention,
    top: '10,20,30',
    baseline: ['ewp-foos', 'plain'],
    ...(spec.onEwpRows ? { universe: 'ewp-foos' } : {}),
    learn: [],
    penalty: '0.003',
    missing: 'year-mean',
    bootstrap: String(RECORD_DRAWS),
    seed: String(RECORD_SEED),
    calibrate: [],
    format: 'json',
  }
}
