import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import type { SeriesRecord } from '../core/series'
import { visibleText } from '../core/visible-text'
import { monthsLater } from './calendar'

/** How much of an indicator an expert sees, from nothing to all of it. The score takes `share`. */
export const ASSESSMENT_LEVELS = [
  { level: 0, share: 0, title: 'Not seen', means: 'looked for, and nothing of it found' },
  { level: 1, share: 0.25, title: 'Weak signs', means: 'single or doubtful signs' },
  { level: 2, share: 0.5, title: 'Clear signs', means: 'several signs that do not depend on each other' },
  {
    level: 3,
    share: 0.75,
    title: 'Strong signs',
    means: 'many signs, in several places or against several groups',
  },
  { level: 4, share: 1, title: 'Fully there', means: 'as far as this indicator can go' },
] as const
export type AssessmentLevel = (typeof ASSESSMENT_LEVELS)[number]['level']

/** How sure an expert is: half of the 5–95 % range around the share, on the scale of 0–1 (indicators/decisions/034). */
export const CONFIDENCES = [
  { id: 'low', title: 'Low', halfWidth: 0.35 },
  { id: 'medium', title: 'Medium', halfWidth: 0.2 },
  { id: 'high', title: 'High', halfWidth: 0.1 },
] as const
export type Confidence = (typeof CONFIDENCES)[number]['id']

/** Longest time that a judgement may stand, months; after it somebody must look again. */
export const LONGEST_MONTHS = 36
export const USUAL_MONTHS = 12

const text = (most: number) => z.string().trim().overwrite(visibleText).max(most)
const fields = z.strictObject({
  /** Indicator of the Framework. */
  indicator: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
  level: z.literal([0, 1, 2, 3, 4]),
  confidence: z.enum(['low', 'medium', 'high']),
  /** What the judgement rests on. */
  evidence: text(4000).min(1),
  /** Where it can be read: an address or a reference. */
  source: text(1000).optional(),
  /** Initials of who judged, and of who looked it over. */
  author: text(20).min(1),
  reviewer: text(20).optional(),
  made: z.iso.date(),
  /** First day on which it counts no longer. */
  expires: z.iso.date(),
})
export type AssessmentFields = Readonly<z.infer<typeof fields>>
export type Assessment = AssessmentFields & { readonly id: string }

export const MOST_ASSESSMENTS = 2_000

/** Judgements on one country, kept on this device. */
export const assessmentsSchema = z.strictObject({
  format: z.literal('forewatch-assessments-1'),
  unit: z.string().regex(/^[A-Z][A-Z0-9]{2}$/),
  entries: z.array(fields.extend({ id: z.string().min(1).max(100) })).max(MOST_ASSESSMENTS),
})
export type Assessments = Readonly<Omit<z.infer<typeof assessmentsSchema>, 'entries'>> & {
  readonly entries: readonly Assessment[]
}

/** Reads what is kept. @throws ForewatchError `bad-schema`; its text holds no evidence */
export function readAssessments(json: unknown): Assessments {
  const parsed = assessmentsSchema.safeParse(json)
  if (parsed.success) return parsed.data
  throw new ForewatchError('bad-schema', {
    what: 'Kept assessments cannot be read',
    where: parsed.error.issues[0]?.path.join('.') ?? '',
    expected: 'format forewatch-assessments-1',
    next: 'They stay stored as they are; a newer version may read them',
  })
}

const EXPECTED: Readonly<Record<string, string>> = {
  indicator: 'the number of an indicator of the Framework, for example 7.6',
  level: ASSESSMENT_LEVELS.map(({ level, title }) => `${level} ${title.toLowerCase()}`).join(', '),
  confidence: CONFIDENCES.map(({ id }) => id).join(', '),
  evidence: 'what the judgement rests on, at most 4 000 characters',
  source: 'at most 1 000 characters',
  author: 'initials, at most 20 characters',
  reviewer: 'initials, at most 20 characters',
  made: 'a day, for example 2026-03-01',
  expires: 'a day, for example 2027-03-01',
}

/** Fields as they were typed or read from a row; empty source and reviewer are left out.
 *  @param where       the form, or file and row
 *  @param indicators  ids of the Framework
 *  @param today       ISO date; nobody judges tomorrow
 *  @throws ForewatchError `bad-argument` that names the field */
export function readAssessmentFields(
  typed: { readonly [Key in keyof AssessmentFields]?: string | number },
  where: string,
  indicators: ReadonlySet<string>,
  today: string,
): AssessmentFields {
  const { source, reviewer, level, ...rest } = typed
  const parsed = fields.safeParse({
    ...rest,
    level: typeof level === 'string' && /^[0-4]$/.test(level.trim()) ? Number(level) : level,
    ...(source === undefined || source === '' ? {} : { source }),
    ...(reviewer === undefined || reviewer === '' ? {} : { reviewer }),
  })
  const fault = (field: string, what: string, expected?: string) => {
    const found = typed[field as keyof AssessmentFields]
    return new ForewatchError('bad-argument', {
      what,
      where,
      found: found === undefined || found === '' ? 'nothing' : String(found).slice(0, 60),
      ...(expected === undefined ? {} : { expected }),
    })
  }
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? '')
    throw fault(field, `The field “${field}” of an assessment cannot be read`, EXPECTED[field])
  }
  const { indicator, made, expires } = parsed.data
  if (!indicators.has(indicator))
    throw fault('indicator', 'The Framework has no such indicator', EXPECTED.indicator)
  if (made > today) throw fault('made', 'An assessment is dated in the future', `a day up to ${today}`)
  const latest = monthsLater(made, LONGEST_MONTHS)
  if (expires <= made || expires > latest)
    throw fault(
      'expires',
      'An assessment ends at no day that can be used',
      `a day after ${made}, up to ${latest}`,
    )
  return parsed.data
}

export const isInForce = ({ made, expires }: AssessmentFields, date: string): boolean =>
  made <= date && date < expires

/** Whether two say the same, so that a file that is read twice adds nothing. */
export function sameAssessment(a: AssessmentFields, b: AssessmentFields): boolean {
  return (Object.keys(fields.shape) as (keyof AssessmentFields)[]).every((key) => a[key] === b[key])
}

/** Ids of the series that experts' judgements stand in. */
export const assessing = (series: Iterable<SeriesRecord>): readonly string[] =>
  [...series].flatMap(({ id, assesses }) => (assesses === undefined ? [] : [id]))

export const levelOf = (level: AssessmentLevel) => ASSESSMENT_LEVELS[level]
export const halfWidthOf = (confidence: Confidence): number =>
  CONFIDENCES.find(({ id }) => id === confidence)!.halfWidth
