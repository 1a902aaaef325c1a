import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import { visibleText } from '../core/visible-text'

/** An ISO day, month or year. */
export const looseDateSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)

/** Whether all days that a year, month or day may mean lie after a day. */
export function isAhead(date: string, today: string): boolean {
  return `${date}-01-01`.slice(0, 10) > today
}

/** Entities of which every date lies ahead: they say what is planned or expected, or are a slip of the pen, and are no
 *  evidence before that date. */
export function datedAhead(found: readonly { readonly dates: readonly string[] }[], today: string): number {
  return found.filter(({ dates: [first] }) => first !== undefined && isAhead(first, today)).length
}

/** One entity of a Uwazi collection as evidence for an indicator. Without `names` it holds no title, no text and no relation. */
export const evidenceSchema = z.strictObject({
  /** Shared id of the entity, or its row in a CSV export. */
  id: z.string().min(1).max(200),
  template: z.string().overwrite(visibleText).max(200),
  title: z.string().overwrite(visibleText).max(2000).optional(),
  /** ISO dates, ascending; of a range both ends. */
  dates: z.array(looseDateSchema).max(200),
  /** Units of the registry. */
  units: z.array(z.string().regex(/^[A-Z][A-Z0-9]{2}$/)).max(200),
  /** https and http addresses. */
  links: z.array(z.string().regex(/^https?:\/\/\S+$/)).max(200),
  /** Indicator of the framework that the template is mapped to. */
  indicator: z
    .string()
    .regex(/^\d{1,2}\.\d{1,2}$/)
    .optional(),
})
type Row = z.infer<typeof evidenceSchema>
export type Evidence = {
  readonly [Key in keyof Row]: Row[Key] extends string[] ? readonly string[] : Row[Key]
}

export const MOST_ENTITIES = 20_000

export const evidenceFileSchema = z.strictObject({
  format: z.literal('forewatch-evidence-1'),
  made: z.string(),
  /** True where a person asked for names after being warned. */
  names: z.boolean(),
  evidence: z.array(evidenceSchema).max(MOST_ENTITIES),
})
export type EvidenceFile = Readonly<Omit<z.infer<typeof evidenceFileSchema>, 'evidence'>> & {
  readonly evidence: readonly Evidence[]
}

export const NAMES_WARNING =
  'Names of persons are kept because you asked for it. Some may be alive and in danger: keep the file where only those who need it can read it, and delete it when it is no longer needed.'

/** Reads what was kept or written. @throws ForewatchError `bad-schema`; its text holds no title and no address */
export function readEvidence(json: unknown): EvidenceFile {
  const parsed = evidenceFileSchema.safeParse(json)
  if (parsed.success) return parsed.data
  throw new ForewatchError('bad-schema', {
    what: 'Kept evidence cannot be read',
    where: parsed.error.issues[0]?.path.join('.') ?? '',
    found: parsed.error.issues[0]?.message ?? 'another structure',
    expected: 'format forewatch-evidence-1',
    next: 'It stays stored as it is; a newer version may read it',
  })
}

/** What is kept of entities that were read: those with a country, each under the indicator its template is mapped to,
 *  without titles unless names were asked for.
 *  @param indicators  indicator by name of template; none = no mapping */
export function evidenceToKeep(
  found: readonly Evidence[],
  indicators: ReadonlyMap<string, string>,
  names: boolean,
  made: string,
): EvidenceFile {
  const evidence = found
    .filter(({ units }) => units.length > 0)
    .map(({ title, ...rest }) =>
      mapped(names && title !== undefined ? { ...rest, title } : rest, indicators.get(rest.template)),
    )
  return { format: 'forewatch-evidence-1', made, names, evidence }
}

/** The same evidence with one template mapped to another indicator, or to none. */
export function remapped(file: EvidenceFile, template: string, indicator: string | undefined): EvidenceFile {
  return {
    ...file,
    evidence: file.evidence.map((one) => (one.template === template ? mapped(one, indicator) : one)),
  }
}

function mapped(one: Evidence, indicator: string | undefined): Evidence {
  const { id, template, title, dates, units, links } = one
  return {
    ...{ id, template, dates, units, links },
    ...(title === undefined ? {} : { title }),
    ...(indicator === undefined ? {} : { indicator }),
  }
}

export interface TemplateCount {
  readonly template: string
  readonly n: number
  readonly indicator: string | undefined
}

/** Templates of a collection, most entities first. */
export function templatesOf(evidence: readonly Evidence[]): TemplateCount[] {
  const found = new Map<string, TemplateCount>()
  for (const { template, indicator } of evidence)
    found.set(template, { template, n: (found.get(template)?.n ?? 0) + 1, indicator })
  return [...found.values()].sort((a, b) => b.n - a.n || (a.template < b.template ? -1 : 1))
}
