import { z } from 'zod'
import { EVENT_KINDS } from './calendar'

const common = {
  id: z.string().min(1).max(80),
  /** Months after a signal in which the rule stays quiet for that unit, unless a higher one comes. */
  quietMonths: z.int().min(0).max(240),
  on: z.boolean(),
}

/** What an alert rule looks at. Read from storage, so it is data, never code. Scores and points are 0–100. */
export const alertRuleSchema = z.discriminatedUnion('type', [
  /** The score reaches a level that it was below at the moment before. */
  z.strictObject({ ...common, type: z.literal('level'), atLeast: z.number() }),
  /** The share of draws in a tier or above reaches a level. */
  z.strictObject({ ...common, type: z.literal('probability'), tierId: z.string(), atLeast: z.number() }),
  /** Rise over a window, and that many times the median of the unit's own earlier absolute changes over such a window. */
  z.strictObject({
    ...common,
    type: z.literal('change'),
    windowMonths: z.int(),
    points: z.number(),
    timesUsual: z.number(),
  }),
  /** Rise over a window minus the rise over the window before it; both rises. */
  z.strictObject({ ...common, type: z.literal('acceleration'), windowMonths: z.int(), points: z.number() }),
  /** Highest score in so many years, and at least a floor. */
  z.strictObject({ ...common, type: z.literal('record'), years: z.int(), floor: z.number() }),
  /** Upper CUSUM of the changes, in units of the unit's own earlier spread. */
  z.strictObject({
    ...common,
    type: z.literal('change-point'),
    allowance: z.number(),
    limit: z.number(),
    learnFrom: z.int(),
  }),
  /** Into a tier or above from below it. */
  z.strictObject({ ...common, type: z.literal('tier-crossing'), tierId: z.string() }),
  /** A series' newly published value reaches a threshold. */
  z.strictObject({
    ...common,
    type: z.literal('trigger'),
    title: z.string().max(120),
    series: z.string(),
    atLeast: z.number(),
  }),
  /** An event of the user's calendar is to take place within so many months. */
  z.strictObject({
    ...common,
    type: z.literal('ahead'),
    kind: z.enum([...EVENT_KINDS, 'any']),
    months: z.int(),
  }),
  /** The newest figure behind the score becomes so old. */
  z.strictObject({ ...common, type: z.literal('stale'), months: z.int() }),
  /** Model coverage falls by a share 0–1 of all weight. The type keeps its first name, since files hold it; no source
   *  need be lost for it: figures pass the age up to which they count. */
  z.strictObject({ ...common, type: z.literal('source-lost'), share: z.number() }),
])
export type AlertRule = z.infer<typeof alertRuleSchema>
export type AlertRuleOf<Type extends AlertRule['type']> = Extract<AlertRule, { type: Type }>

const rule = { on: true, quietMonths: 24 } as const

/** Rules that come with the software. All can be switched off and given other thresholds. */
export const DEFAULT_ALERT_RULES: readonly AlertRule[] = Object.freeze([
  { ...rule, id: 'tier-high', type: 'tier-crossing', tierId: 'high' },
  { ...rule, id: 'change-12', type: 'change', windowMonths: 12, points: 5, timesUsual: 3 },
  { ...rule, id: 'record-10', type: 'record', years: 10, floor: 40 },
  { ...rule, id: 'change-point', type: 'change-point', allowance: 0.5, limit: 4, learnFrom: 8 },
  { ...rule, id: 'acceleration', type: 'acceleration', windowMonths: 12, points: 5 },
  { ...rule, id: 'coup', type: 'trigger', title: 'Coup attempt', series: 'ewp_coup_attempt', atLeast: 1 },
  {
    ...rule,
    id: 'fighting',
    type: 'trigger',
    title: 'Onset of fighting',
    series: 'ucdp_acd_new_episode',
    atLeast: 1,
  },
  {
    ...rule,
    id: 'displacement',
    type: 'trigger',
    title: 'Mass displacement',
    series: 'idmc_conflict_new_displacement',
    atLeast: 100_000,
  },
  // Off until there is a calendar: no open series names elections ahead.
  { on: false, quietMonths: 5, id: 'election', type: 'ahead', kind: 'election', months: 6 },
  { ...rule, id: 'stale', type: 'stale', months: 36, on: false },
  { ...rule, id: 'source-lost', type: 'source-lost', share: 0.1 },
])
