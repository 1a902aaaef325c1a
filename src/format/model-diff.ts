import type { ModelChange } from '../model/diff'
import type { Fill, Norm, TierSpec, Transform } from '../model/types'
import { aggregationText, ruleNumber } from './chain'
import { numbers } from './numbers'
import { ruleName } from './rule-names'

const ARROW = '→'

/** A change of a model as one line, for example “RF7 weight 7.1 % → 12.0 %” or “7.6/x norm percentile rank → fixed
 *  goalposts 0–4”. */
export function changeText(change: ModelChange): string {
  switch (change.field) {
    case 'share':
      return `${change.target.id} weight ${numbers.percent(change.before, 1)} ${ARROW} ${numbers.percent(change.after, 1)}`
    case 'gave-way': {
      const verb = change.factor < 1 ? 'made room' : 'took up what was left'
      return `${change.targets.length} others under ${change.parentId} ${verb} (each × ${numbers.fixed(change.factor, 3)})`
    }
    case 'added':
      return `${change.target.id} added: ${change.title}`
    case 'removed':
      return `${change.target.id} removed: ${change.title}`
    case 'role':
      return `${change.at.id} ${roleWord(change.before)} ${ARROW} ${roleWord(change.after)}`
    case 'aggregation':
      return line(change.at, 'put together by', aggregationText(change.before), aggregationText(change.after))
    case 'minCoverage':
    case 'tierCoverageFloor':
      return line(
        change.at,
        change.field === 'minCoverage' ? 'least coverage' : 'need a coverage of',
        numbers.percent(change.before),
        numbers.percent(change.after),
      )
    case 'transforms':
      return line(change.at, 'transforms', transformsText(change.before), transformsText(change.after))
    case 'fill':
      return line(change.at, 'missing values', fillText(change.before), fillText(change.after))
    case 'norm':
      return line(change.at, 'norm', normText(change.before), normText(change.after))
    case 'tiers':
      return line('Tiers', 'from', tiersText(change.before), tiersText(change.after))
    case 'readings':
      return `Readings changed: ${change.before.length} ${ARROW} ${change.after.length}`
    case 'direction':
      return line(
        change.at,
        'direction',
        change.before.replaceAll('-', ' '),
        change.after.replaceAll('-', ' '),
      )
    case 'nodeTitle':
      return line(change.at, 'title', change.before, change.after)
    case 'series':
      return line(change.at, 'series', change.before, change.after)
    default:
      return line('Model', change.field, String(change.before), String(change.after))
  }
}

function line(at: string, what: string, before: string, after: string): string {
  return `${at === 'tiers' ? 'Tiers' : at} ${what} ${before} ${ARROW} ${after}`
}

function roleWord(role: string): string {
  return role === 'judgement' ? 'waits for judgement' : role === 'context' ? 'context only' : 'scored'
}

/** A norm in a few words. */
export function normText(norm: Norm): string {
  const name = ruleName(norm.method)
  switch (norm.method) {
    case 'goalposts':
      return `${name} ${ruleNumber(norm.min)} to ${ruleNumber(norm.max)}`
    case 'logistic':
      return `${name} around ${ruleNumber(norm.midpoint)}, steepness ${ruleNumber(norm.steepness)}`
    case 'binary':
      return `${name} from ${ruleNumber(norm.threshold)}`
    case 'piecewise':
      return `${name} ${norm.points.map(([x, y]) => `${ruleNumber(x)}:${ruleNumber(y)}`).join(' ')}`
    case 'ordinal':
      return `${name} ${Object.entries(norm.map)
        .map(([category, share]) => `${category}:${ruleNumber(share)}`)
        .join(' ')}`
    case 'min-max':
      return `${name}${norm.winsorise ? `, clipped at ${norm.winsorise.map((p) => numbers.percent(p, 1)).join(' and ')}` : ''}, ${poolText(norm.pool)}`
    default:
      return `${name}, ${poolText(norm.pool)}`
  }
}

function poolText(pool: 'this-period' | 'all-periods'): string {
  return pool === 'this-period' ? 'within the date' : 'over all dates so far'
}

export function transformsText(transforms: readonly Transform[]): string {
  if (transforms.length === 0) return 'none'
  return transforms.map(transformText).join(', ')
}

export function transformText(step: Transform): string {
  const name = ruleName(step.op)
  switch (step.op) {
    case 'log1p':
      return name
    case 'rate':
      return `per ${ruleNumber(step.per)} of ${step.denominator}`
    case 'rolling':
      return `${step.stat} of ${step.window} periods`
    case 'decay':
      return `${name}, half-life ${ruleNumber(step.halfLifePeriods)}`
    case 'years-since':
      return `${name} ${ruleNumber(step.threshold)} or more`
    case 'threshold':
      return `${step.side === 'at-least' ? 'at least' : 'at most'} ${ruleNumber(step.at)}`
    default:
      return `${name} over ${step.periods}`
  }
}

export function fillText(fill: readonly Fill[]): string {
  if (fill.length === 0) return 'left missing'
  return fill
    .map((step) =>
      step.op === 'carry-forward' ? `carried up to ${step.maxAgeMonths} months` : `median of the ${step.by}`,
    )
    .join(', then ')
}

function tiersText(tiers: readonly TierSpec[]): string {
  return tiers.map((tier) => `${tier.title} ${numbers.plain(tier.fromScore100, 4)}`).join(', ')
}
