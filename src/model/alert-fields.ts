import type { AlertRule } from './alert-rule'

/** A threshold of a rule that a person may set. The bounds are those of the form only; whether a rule can fire at all is
 *  told by the engine, and a rule that cannot is kept and said to be so. */
export interface RuleField {
  readonly key: string
  readonly name: string
  /** Stored as a share 0–1, typed as per cent. */
  readonly percent?: boolean
  readonly whole?: boolean
}

const windowMonths: RuleField = { key: 'windowMonths', name: 'Months', whole: true }
const points: RuleField = { key: 'points', name: 'Points at least' }
const FIELDS: Readonly<Record<AlertRule['type'], readonly RuleField[]>> = {
  level: [{ key: 'atLeast', name: 'Score at least' }],
  probability: [{ key: 'atLeast', name: 'Per cent of draws', percent: true }],
  change: [windowMonths, points, { key: 'timesUsual', name: 'Times usual' }],
  acceleration: [windowMonths, points],
  record: [
    { key: 'years', name: 'Years', whole: true },
    { key: 'floor', name: 'Score at least' },
  ],
  'change-point': [
    { key: 'limit', name: 'Limit, spreads' },
    { key: 'allowance', name: 'Allowance, spreads' },
    { key: 'learnFrom', name: 'Changes to learn from', whole: true },
  ],
  'tier-crossing': [],
  trigger: [{ key: 'atLeast', name: 'Value at least' }],
  ahead: [{ key: 'months', name: 'Months ahead', whole: true }],
  stale: [{ key: 'months', name: 'Months old', whole: true }],
  'source-lost': [{ key: 'share', name: 'Percentage points', percent: true }],
}

export const fieldsOfRule = ({ type }: AlertRule): readonly RuleField[] => [
  ...FIELDS[type],
  { key: 'quietMonths', name: 'Quiet months', whole: true },
]

export function fieldValue(rule: AlertRule, { key, percent }: RuleField): number {
  const value = (rule as unknown as Readonly<Record<string, number>>)[key] ?? NaN
  return percent ? Number((value * 100).toPrecision(12)) : value
}

/** The rule with one threshold changed; the same rule where the number cannot be read or would break its form. */
export function withField(rule: AlertRule, { key, percent, whole }: RuleField, typed: number): AlertRule {
  const value = percent ? typed / 100 : whole ? Math.round(typed) : typed
  if (!Number.isFinite(value) || (key === 'quietMonths' && (value < 0 || value > 240))) return rule
  return { ...rule, [key]: value } as AlertRule
}

/** Types of rules that a person can add, with thresholds to begin with. */
export const NEW_RULES = {
  level: { type: 'level', atLeast: 40 },
  probability: { type: 'probability', tierId: '', atLeast: 0.8 },
  change: { type: 'change', windowMonths: 12, points: 5, timesUsual: 3 },
  acceleration: { type: 'acceleration', windowMonths: 12, points: 5 },
  record: { type: 'record', years: 10, floor: 30 },
  'tier-crossing': { type: 'tier-crossing', tierId: '' },
  ahead: { type: 'ahead', kind: 'any', months: 6 },
  stale: { type: 'stale', months: 24 },
} as const

/** A new rule of a type, with an id that none of the others has. */
export function newRule(
  type: keyof typeof NEW_RULES,
  tierId: string,
  others: readonly AlertRule[],
): AlertRule {
  const taken = new Set(others.map(({ id }) => id))
  let n = 1
  while (taken.has(`own-${n}`)) n++
  const draft = NEW_RULES[type]
  const tier = 'tierId' in draft ? { tierId } : {}
  return { ...draft, ...tier, id: `own-${n}`, on: true, quietMonths: 24 } as AlertRule
}
