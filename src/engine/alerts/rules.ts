import { withUnit } from '../../core/unit-text'
import type { AlertRule, AlertRuleOf } from '../../model/alert-rule'
import type { Signal } from '../../model/alert-signal'
import { eventKindName, eventsAhead } from '../../model/calendar'
import { changePoint } from './change-point'
import { lookoutOf, type AlertTrack } from './track'
import { newlyPublished } from './trigger'

/** Prints a number; the engine itself knows no language. */
export type ShowNumber = (value: number) => string

/** One type of rule: what it says, when it holds, and why it could never hold. The words are made from the same numbers
 *  that are compared. */
interface RuleType<Type extends AlertRule['type']> {
  says(rule: AlertRuleOf<Type>, track: AlertTrack, show: ShowNumber): string
  /** Value and threshold where it holds; undefined where it does not or cannot be told. */
  holds(rule: AlertRuleOf<Type>, track: AlertTrack, moment: number, unit: number): Signal | undefined
  /** What makes the rule impossible; undefined where it can fire. */
  never(rule: AlertRuleOf<Type>, track: AlertTrack): string | undefined
}

const score = (track: AlertTrack, moment: number, unit: number) =>
  moment < 0 ? NaN : track.score100[moment * track.nUnits + unit]!
const tiered = (track: AlertTrack, moment: number, unit: number) =>
  moment >= 0 && track.tierIndex[moment * track.nUnits + unit]! >= 0
const tierTitle = (track: AlertTrack, id: string) =>
  track.run.model.tiers.find((tier) => tier.id === id)?.title ?? id
const tierAt = (track: AlertTrack, id: string) => track.run.model.tiers.findIndex((tier) => tier.id === id)
const outside = (what: string, value: number, least: number, most: number) =>
  value > least && value <= most
    ? undefined
    : `${what} of ${value} can never be met: it must be above ${least} and at most ${most}`

function steps(windowMonths: number, track: AlertTrack): number {
  return windowMonths / track.spacingMonths
}
function badWindow(windowMonths: number, windows: number, track: AlertTrack): string | undefined {
  const n = steps(windowMonths, track)
  if (!Number.isInteger(n) || n < 1)
    return `a window of ${windowMonths} months does not fit moments that are ${track.spacingMonths} months apart`
  return n * windows >= track.months.length
    ? `${windows} windows of ${windowMonths} months are longer than the ${track.months.length} moments held`
    : undefined
}

/** Median of the absolute changes over such a window that ended before this one began; NaN from fewer than four. */
function usualMove(track: AlertTrack, moment: number, unit: number, n: number): number {
  const moves: number[] = []
  for (let m = n; m <= moment - n; m++) {
    const move = Math.abs(score(track, m, unit) - score(track, m - n, unit))
    if (Number.isFinite(move)) moves.push(move)
  }
  if (moves.length < 4) return NaN
  moves.sort((a, b) => a - b)
  const half = moves.length >> 1
  return moves.length % 2 === 1 ? moves[half]! : (moves[half - 1]! + moves[half]!) / 2
}

export const RULE_TYPES: { readonly [Type in AlertRule['type']]: RuleType<Type> } = {
  level: {
    says: ({ atLeast }) => `the score reaches ${atLeast} from below`,
    holds({ atLeast }, track, moment, unit) {
      const now = score(track, moment, unit)
      return tiered(track, moment, unit) && now >= atLeast && score(track, moment - 1, unit) < atLeast
        ? { value: now, threshold: atLeast }
        : undefined
    },
    never: ({ atLeast }) => outside('A score', atLeast, 0, 100),
  },
  probability: {
    says: ({ tierId, atLeast }, track) =>
      `${tierTitle(track, tierId)} or above in at least ${Math.round(atLeast * 100)} of 100 draws`,
    holds({ tierId, atLeast }, track, moment, unit) {
      const doubt = track.doubt.get(moment)
      if (!doubt) return undefined
      let value = 0
      for (let t = tierAt(track, tierId); t < doubt.nTiers; t++)
        value += doubt.tierProbability[unit * doubt.nTiers + t]!
      return value >= atLeast ? { value, threshold: atLeast } : undefined
    },
    never: ({ tierId, atLeast }, track) =>
      tierAt(track, tierId) < 0
        ? `the model has no tier ${tierId}`
        : track.doubt.size === 0
          ? 'no draws are held for any of these moments'
          : outside('A probability', atLeast, 0, 1),
  },
  change: {
    says: ({ windowMonths, points, timesUsual }) =>
      `the score rises by at least ${points} points in ${windowMonths} months, and by at least ${timesUsual} times the country’s usual movement (median of its own earlier changes)`,
    holds({ windowMonths, points, timesUsual }, track, moment, unit) {
      const n = steps(windowMonths, track)
      const value = score(track, moment, unit) - score(track, moment - n, unit)
      if (!(value >= points) || !tiered(track, moment, unit)) return undefined
      const threshold = Math.max(points, timesUsual * usualMove(track, moment, unit, n))
      return value >= threshold ? { value, threshold } : undefined
    },
    never: ({ windowMonths, points }, track) =>
      badWindow(windowMonths, 1, track) ?? outside('A rise', points, 0, 100),
  },
  acceleration: {
    says: ({ windowMonths, points }) =>
      `the score rose in each of two windows of ${windowMonths} months, in the second by at least ${points} points more than in the first`,
    holds({ windowMonths, points }, track, moment, unit) {
      const n = steps(windowMonths, track)
      const middle = score(track, moment - n, unit)
      const first = middle - score(track, moment - 2 * n, unit)
      const value = score(track, moment, unit) - middle - first
      return first > 0 && value >= points && tiered(track, moment, unit)
        ? { value, threshold: points }
        : undefined
    },
    never: ({ windowMonths, points }, track) =>
      badWindow(windowMonths, 2, track) ?? outside('An acceleration', points, 0, 100),
  },
  record: {
    says: ({ years, floor }) => `the score is the highest in ${years} years and at least ${floor}`,
    holds({ years, floor }, track, moment, unit) {
      const now = score(track, moment, unit)
      if (!(now >= floor) || !tiered(track, moment, unit)) return undefined
      let highest = -Infinity
      const n = steps(years * 12, track)
      if (moment < n) return undefined
      for (let m = moment - n; m < moment; m++) highest = Math.max(highest, score(track, m, unit) || 0)
      return now > highest && highest > 0 ? { value: now, threshold: Math.max(highest, floor) } : undefined
    },
    never: ({ years, floor }, track) => badWindow(years * 12, 1, track) ?? outside('A floor', floor, -1, 100),
  },
  'change-point': {
    says: ({ allowance, limit, learnFrom }) =>
      `rises of the score add up to more than ${limit} times the usual spread of the country’s changes: each change counts by what it exceeds the average of at least ${learnFrom} earlier ones, less ${allowance} of that spread for chance, and the sum never falls below 0 (upper CUSUM, limit ${limit}, allowance ${allowance})`,
    holds(rule, track, moment, unit) {
      if (!tiered(track, moment, unit)) return undefined
      const value = changePoint(track, unit, moment, rule)
      return value > rule.limit ? { value, threshold: rule.limit } : undefined
    },
    never: ({ allowance, limit, learnFrom }, track) =>
      !(allowance >= 0) || !(limit > 0)
        ? 'allowance and limit must be positive'
        : learnFrom < 3 || learnFrom + 1 >= track.months.length
          ? `${learnFrom} changes to learn from do not fit ${track.months.length} moments`
          : undefined,
  },
  'tier-crossing': {
    // The line in points and not the tier by its name: an alert holds no probability of the tier.
    says: ({ tierId }, track) =>
      `the score reaches ${track.run.model.tiers[tierAt(track, tierId)]?.fromScore100 ?? 'a line'}, where a tier begins, from a lower tier`,
    holds({ tierId }, track, moment, unit) {
      const wanted = tierAt(track, tierId)
      if (!tiered(track, moment, unit) || !tiered(track, moment - 1, unit)) return undefined
      const [before, now] = [moment - 1, moment].map((m) => track.tierIndex[m * track.nUnits + unit]!)
      return before! < wanted && now! >= wanted
        ? { value: score(track, moment, unit), threshold: track.run.model.tiers[wanted]!.fromScore100 }
        : undefined
    },
    never: ({ tierId }, track) =>
      tierAt(track, tierId) < 0
        ? `the model has no tier ${tierId}`
        : tierAt(track, tierId) === 0
          ? 'no tier lies below it'
          : undefined,
  },
  trigger: {
    says: ({ title, series, atLeast }, track, show) => {
      const record = track.data.series.get(series)
      const isYes = record?.scale === 'binary' && atLeast > 0 && atLeast <= 1
      const line = isYes ? '1 (yes)' : `at least ${record ? withUnit(show(atLeast), record) : show(atLeast)}`
      return `${title}: a newly published value of “${record?.title ?? series}” is ${line}`
    },
    holds({ series, atLeast }, track, moment, unit) {
      const newest = newlyPublished(track, series, moment, unit)
      if (!newest || newest.value < atLeast) return undefined
      const { value, period } = newest
      const record = track.data.series.get(series)
      return {
        value,
        threshold: atLeast,
        ...(record
          ? { published: { title: record.title, unit: record.unit, scale: record.scale, period } }
          : {}),
      }
    },
    never({ series, atLeast }, track) {
      const panel = track.data.panels.get(series)
      if (!panel) return `the series ${series} is not loaded`
      const [, most] = track.data.series.get(series)?.validRange ?? [null, null]
      return most !== null && atLeast > most ? `${series} is never above ${most}` : undefined
    },
  },
  ahead: {
    says: ({ kind, months }, { today }) =>
      `your calendar, as known by then, holds for the ${months} months after the date${today === undefined ? '' : ' (after today, for the newest date)'}: ${eventKindName(kind).toLowerCase()}`,
    holds({ kind, months }, track, moment, unit) {
      const id = track.run.units[unit]!.id
      const ahead = eventsAhead(track.calendar, id, lookoutOf(track, moment), months)
      const value = ahead.filter((event) => kind === 'any' || event.kind === kind).length
      return value > 0 ? { value, threshold: 1 } : undefined
    },
    never: ({ kind, months }, { calendar }) =>
      outside('A number of months', months, 0, 120) ??
      (calendar.some((event) => kind === 'any' || event.kind === kind)
        ? undefined
        : kind === 'any'
          ? 'your calendar is empty'
          : `your calendar holds nothing of the kind “${eventKindName(kind)}”`),
  },
  stale: {
    says: ({ months }) => `the newest figure behind the score becomes ${months} months old`,
    holds({ months }, track, moment, unit) {
      if (moment < 1) return undefined
      const [before, now] = [moment - 1, moment].map((m) => track.ageNewestMonths[m * track.nUnits + unit]!)
      return now! >= months && before! < months ? { value: now!, threshold: months } : undefined
    },
    never: ({ months }) => outside('An age', months, 0, 600),
  },
  'source-lost': {
    says: ({ share }) =>
      `model coverage falls by at least ${Math.round(share * 100)} percentage points, as figures pass the age up to which the model lets them count`,
    holds({ share }, track, moment, unit) {
      if (moment < 1) return undefined
      const [before, now] = [moment - 1, moment].map((m) => track.coverage[m * track.nUnits + unit]!)
      return before! - now! >= share && Number.isFinite(score(track, moment - 1, unit))
        ? { value: before! - now!, threshold: share }
        : undefined
    },
    never: ({ share }) => outside('A fall', share, 0, 1),
  },
}

/** The type of a rule, with the rule's own shape. */
export function typeOf<Type extends AlertRule['type']>(type: Type): RuleType<AlertRule['type']> {
  return RULE_TYPES[type] as unknown as RuleType<AlertRule['type']>
}
