import { hasValue } from '../../core/status'
import type { ScoreRun } from '../../engine/types'
import { numbers } from '../../format/numbers'
import { scoreText } from '../../format/score-text'
import { isInForce, type Assessment, type Assessments } from '../../model/assessment'

export interface CountryAssessments {
  /** In force on the date on screen, by indicator, newest first. */
  readonly inForce: readonly Assessment[]
  /** Expired before it, newest first. */
  readonly expired: readonly Assessment[]
  /** Made after it, and therefore left out. */
  readonly later: number
}

/** Judgements on a country as they stand on a day. @param day  ISO date */
export function countryAssessments(of: Assessments | undefined, day: string): CountryAssessments {
  const all = of?.entries ?? []
  return {
    inForce: all.filter((entry) => isInForce(entry, day)).sort(byIndicator),
    expired: all.filter(({ expires }) => expires <= day).sort(byIndicator),
    later: all.filter(({ made }) => made > day).length,
  }
}

function byIndicator(a: Assessment, b: Assessment): number {
  const [fa, ia] = a.indicator.split('.').map(Number) as [number, number]
  const [fb, ib] = b.indicator.split('.').map(Number) as [number, number]
  return fa - fb || ia - ib || (a.made < b.made ? 1 : a.made > b.made ? -1 : a.id < b.id ? -1 : 1)
}

/** A country's headline with the judgements and without them. */
export interface AssessmentEffect {
  /** 0–100; NaN = no score. */
  readonly with100: number
  readonly without100: number
  /** 1 = highest; 0 = not ranked. */
  readonly withRank: number
  readonly withoutRank: number
}

/** How much the judgements move the score, in words. @param lines  where the tiers above the lowest begin */
export function effectText(
  { with100, without100, withRank, withoutRank }: AssessmentEffect,
  lines: readonly number[],
): string {
  const place = (score: number, rank: number) =>
    Number.isNaN(score)
      ? 'no score'
      : `${scoreText(score, lines)}${rank > 0 ? `, rank ${rank}` : ', no rank'}`
  return `With them ${place(with100, withRank)}; without them ${place(without100, withoutRank)}`
}

export function assessmentsTitle(
  name: string,
  effect: AssessmentEffect | undefined,
  inForce: number,
): string {
  if (inForce === 0) return `Nobody has assessed ${name} here`
  const count = inForce === 1 ? 'One assessment' : `${inForce} assessments`
  const points = effect ? effect.with100 - effect.without100 : NaN
  if (!Number.isFinite(points)) return `${count} of ${name}`
  if (Math.abs(points) < 0.05) return `${count} of ${name}, and the score stays where it was`
  const verb = points > 0 ? (inForce === 1 ? 'raises' : 'raise') : inForce === 1 ? 'lowers' : 'lower'
  return `${count} ${verb} the score of ${name} by ${numbers.fixed(Math.abs(points), 1)} points`
}

/** Risk share 0–1 of an indicator by its series alone, in a run without judgements; NaN where they say nothing. */
export function seriesShare(run: ScoreRun, momentIndex: number, unit: number, indicator: string): number {
  const node = run.readings[0]?.nodes.find(({ id }) => id === indicator)
  const cell = momentIndex * run.units.length + unit
  return node && hasValue(node.status[cell]!) ? node.values[cell]! : NaN
}
