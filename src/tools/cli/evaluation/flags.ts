import { ForewatchError } from '../../../core/errors'
import { PLAIN_BASELINES } from '../../../engine/evaluate/baselines'
import type { FeatureKind } from '../../../engine/learn/features'

/** Options that `evaluate` and `learn` share, as commander hands them over. */
export interface EvaluationFlags {
  readonly model: string
  readonly series: string
  readonly outcome: string
  readonly outcomeFile?: string
  readonly origins: string
  readonly horizon: string
  readonly unit: 'direct' | 'event'
  readonly ongoing: 'keep' | 'drop'
  readonly convention: 'period' | 'published'
  readonly reading?: string
  readonly top: string
  readonly baseline: readonly string[]
  readonly baselineFile?: string
  readonly universe?: string
  readonly learn: readonly string[]
  readonly penalty: string
  readonly missing: 'drop' | 'year-mean'
  readonly trainFrom?: string
  readonly bootstrap: string
  readonly seed: string
  readonly calibrate: readonly string[]
  readonly format: 'json' | 'csv'
}

/** The same, read and checked. */
export interface EvaluationSettings extends Omit<
  EvaluationFlags,
  'origins' | 'horizon' | 'top' | 'penalty' | 'trainFrom' | 'bootstrap' | 'seed' | 'learn' | 'calibrate'
> {
  readonly firstOrigin: number
  readonly lastOrigin: number
  readonly horizonYears: number
  readonly topK: readonly number[]
  readonly penaltyValue: number
  readonly trainFromYear: number | undefined
  readonly draws: number
  readonly seedNumber: number
  readonly learnt: readonly (FeatureKind | 'ensemble')[]
  readonly calibrate: readonly (typeof CALIBRATIONS)[number][]
}

const CALIBRATIONS = ['isotonic', 'platt'] as const
const BASELINES = ['ewp-foos', 'plain', ...PLAIN_BASELINES]
const KINDS = ['factors', 'log-factors', 'indicators', 'ensemble'] as const

function refuse(option: string, found: string, expected: string): never {
  throw new ForewatchError('bad-argument', {
    what: 'An option cannot be used',
    where: option,
    found,
    expected,
    next: 'Correct the option',
  })
}

function whole(option: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < low || value > high)
    refuse(option, text, `a whole number, ${low}–${high}`)
  return value
}

/** @throws ForewatchError `bad-argument` */
export function readFlags(flags: EvaluationFlags): EvaluationSettings {
  const { origins, horizon, top, penalty, trainFrom, bootstrap, seed, learn, calibrate, ...rest } = flags
  const span = /^(\d{4})-(\d{4})$/.exec(origins)
  if (!span) refuse('--origins', origins, 'two years, for example 1993-2022')
  if (Number(span[1]) > Number(span[2]))
    refuse('--origins', origins, 'the earlier year first, for example 1993-2022')
  const learnt = learn.map(
    (kind) => KINDS.find((known) => known === kind) ?? refuse('--learn', kind, KINDS.join(', ')),
  )
  const calibration = calibrate.map(
    (name) =>
      CALIBRATIONS.find((known) => known === name) ?? refuse('--calibrate', name, CALIBRATIONS.join(', ')),
  )
  const strange = rest.baseline.find((name) => !BASELINES.includes(name))
  if (strange !== undefined) refuse('--baseline', strange, BASELINES.join(', '))
  const penaltyValue = Number(penalty)
  if (!(penaltyValue > 0)) refuse('--penalty', penalty, 'a number above 0')
  return {
    ...rest,
    firstOrigin: Number(span[1]),
    lastOrigin: Number(span[2]),
    horizonYears: whole('--horizon', horizon, 1, 5),
    topK: top.split(',').map((k) => whole('--top', k, 1, 1000)),
    penaltyValue,
    trainFromYear: trainFrom === undefined ? undefined : whole('--train-from', trainFrom, 1800, 2200),
    draws: whole('--bootstrap', bootstrap, 0, 100_000),
    seedNumber: whole('--seed', seed, 0, 4_294_967_295),
    learnt,
    calibrate: calibration,
  }
}
