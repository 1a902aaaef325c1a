import { z } from 'zod'
import { ForewatchError } from '../core/errors'

/** How well a public country series can stand for an indicator: it measures the core; one real facet; gives context
 *  only; nothing does, so that only expert judgement can speak. */
export const VERDICTS = ['yes', 'partial', 'weak', 'no'] as const

const candidate = z.strictObject({
  /** Provider and variable, in words. */
  series: z.string().min(1),
  /** Could set the score, or only stand beside it. */
  use: z.enum(['score', 'context']),
  direction: z.enum(['higher-is-riskier', 'lower-is-riskier', 'unclear']),
})

const indicator = z.strictObject({
  id: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
  /** Our own words, never United Nations text. */
  label: z.string().min(1),
  nature: z.enum(['structural', 'dynamic', 'trigger']),
  lens: z.array(z.string().min(1)),
  /** True only where number and sense were read in a stored copy of the list. */
  verified: z.boolean(),
  basis: z.enum(['source', 'partial-source', 'recall-high', 'recall-medium', 'recall-low']),
  measurability: z.strictObject({
    verdict: z.enum(VERDICTS),
    caveat: z.string().min(1).optional(),
    candidates: z.array(candidate),
  }),
  /** For `yes` and `partial` indicators that no shipped series feeds yet: what each still needs. */
  stillNeeds: z.array(z.string().min(1)).optional(),
})

const factor = z.strictObject({
  id: z.string().regex(/^RF\d{1,2}$/),
  number: z.int().min(1).max(14),
  title: z.string().min(1),
  titleVerified: z.boolean(),
  group: z.string().min(1),
  summary: z.string().min(1),
  indicators: z.array(indicator).min(1),
})

export const frameworkSchema = z.strictObject({
  format: z.literal('forewatch-framework-1'),
  title: z.string().min(1),
  publisher: z.string().min(1),
  year: z.int(),
  documentSymbol: z.string().min(1),
  /** What the wording, nature, lens and basis marks mean. */
  notes: z.record(z.string(), z.string()),
  /** Meaning of each `basis`. */
  basis: z.record(z.string(), z.string()),
  crimes: z.array(
    z.strictObject({
      id: z.string().min(1),
      name: z.string().min(1),
      legalSource: z.string().min(1),
      summary: z.string().min(1),
      specificRiskFactors: z.array(z.string()),
      canOccurInPeacetime: z.boolean(),
    }),
  ),
  groups: z.array(z.strictObject({ id: z.string(), name: z.string(), riskFactors: z.array(z.string()) })),
  riskFactors: z.array(factor).min(1),
})

/** `indicators/framework/framework.json`: the UN Framework of Analysis in our own words. */
export type FrameworkFile = z.infer<typeof frameworkSchema>
export type FrameworkFactor = FrameworkFile['riskFactors'][number]
export type FrameworkIndicator = FrameworkFactor['indicators'][number]
export type Verdict = (typeof VERDICTS)[number]

/** @throws ForewatchError `bad-schema` */
export function readFramework(json: unknown): FrameworkFile {
  const parsed = frameworkSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-schema', {
    what: 'The Framework file has another form than this version reads',
    where: issue?.path.join('.') ?? '',
    found: issue?.message ?? 'an unknown form',
    expected: 'format forewatch-framework-1',
    next: 'Correct indicators/framework/framework.json',
  })
}

/** All indicators with their factor, in the Framework's order. */
export function frameworkIndicators(
  file: FrameworkFile,
): readonly { readonly factor: FrameworkFactor; readonly indicator: FrameworkIndicator }[] {
  return file.riskFactors.flatMap((factor) => factor.indicators.map((indicator) => ({ factor, indicator })))
}

/** Words of every indicator by id. */
export function frameworkLabels(framework: FrameworkFile): ReadonlyMap<string, string> {
  return new Map(
    framework.riskFactors.flatMap(({ indicators }) =>
      indicators.map(({ id, label }) => [id, label] as const),
    ),
  )
}
