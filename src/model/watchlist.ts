import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import { visibleText } from '../core/visible-text'

/** What one criterion of a list by rule takes in. Read from storage and from files, so it is data, never code. */
const criterionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tier'), tierId: z.string() }),
  z.strictObject({
    type: z.literal('tier-probability'),
    tierId: z.string(),
    atLeast: z.number().min(0).max(1),
  }),
  /** Among the 30 highest in at least this share of draws. */
  z.strictObject({ type: z.literal('top-30'), atLeast: z.number().min(0).max(1) }),
  z.strictObject({
    type: z.literal('moved'),
    direction: z.enum(['rose', 'fell', 'either']),
    points: z.number().min(0).max(100),
  }),
  z.strictObject({ type: z.literal('trigger'), triggerId: z.string() }),
  z.strictObject({ type: z.literal('region'), region: z.string() }),
  z.strictObject({ type: z.literal('lens'), readingId: z.string(), atLeast: z.number().min(0).max(100) }),
  z.strictObject({ type: z.literal('withheld') }),
])
/** One criterion of a rule. */
export type Criterion = z.infer<typeof criterionSchema>
export const MOST_CRITERIA = 4
export const listRuleSchema = z.discriminatedUnion('type', [
  ...criterionSchema.options,
  /** Countries that answer every one of them. */
  z.strictObject({ type: z.literal('all'), rules: z.array(criterionSchema).min(2).max(MOST_CRITERIA) }),
])
export type ListRule = z.infer<typeof listRuleSchema>

const unitId = z.string().regex(/^[A-Z][A-Z0-9]{2}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What a person notes on one country of a list. */
export const memberSchema = z.strictObject({
  note: z.string().overwrite(visibleText).max(4000).optional(),
  /** Initials, not a name: see the notice beside the field. */
  owner: z.string().overwrite(visibleText).max(12).optional(),
  reviewBy: day.optional(),
  /** Why the model, another list and the desk part, in the person's words. */
  disagreement: z.string().overwrite(visibleText).max(4000).optional(),
})
export type Member = z.infer<typeof memberSchema>

export const watchlistSchema = z.strictObject({
  format: z.literal('forewatch-watchlist-1'),
  title: z.string().overwrite(visibleText).min(1).max(120),
  origin: z.enum(['hand', 'rule', 'reference']),
  /** In the order given; empty for a list by rule. Of a reference list: in the order of its ranks. */
  units: z.array(unitId).max(400),
  rule: listRuleSchema.optional(),
  members: z.record(unitId, memberSchema),
  /** As-of date and day when the list was last marked as looked at. */
  seen: z.strictObject({ asOf: day, on: day }).optional(),
})
export type Watchlist = z.infer<typeof watchlistSchema>

export const decisionSchema = z.strictObject({
  format: z.literal('forewatch-decision-1'),
  unit: unitId,
  text: z.string().overwrite(visibleText).min(1).max(1000),
  on: day,
  dueBy: day.optional(),
  state: z.enum(['open', 'done', 'closed']),
})
export type Decision = z.infer<typeof decisionSchema>

/** Reads a stored or imported list. @throws ForewatchError `bad-schema`; its text holds no title and no note */
export function readWatchlist(json: unknown): Watchlist {
  return readAs(watchlistSchema, json, 'watchlist')
}

/** @throws ForewatchError `bad-schema` */
export function readDecision(json: unknown): Decision {
  return readAs(decisionSchema, json, 'decision')
}

function readAs<T>(schema: z.ZodType<T>, json: unknown, what: string): T {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-schema', {
    what: `A stored ${what} cannot be read`,
    where: issue?.path.join('.') ?? '',
    found: issue?.message ?? 'another structure',
    expected: `format forewatch-${what}-1`,
    next: 'It stays stored as it is; a newer version may read it',
  })
}
