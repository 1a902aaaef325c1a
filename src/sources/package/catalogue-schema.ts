import { z } from 'zod'
import { controlSchema } from '../../core/control-data'
import { ForewatchError } from '../../core/errors'
import type { CatalogueFile } from '../../core/series'

const text = z.string()
const series = z.object({
  id: text.min(1),
  title: text,
  description: text,
  unit: text.describe('What the values are counted in, for example “persons in the year”.'),
  direction: z
    .enum(['higher-is-riskier', 'lower-is-riskier', 'context'])
    .describe('Which way risk lies, unless an input of a model says otherwise; context = no way.'),
  scale: z.enum(['count', 'rate', 'share', 'index', 'ordinal', 'binary', 'money', 'interval']),
  frequency: z.enum(['year', 'month']),
  validRange: z
    .tuple([z.number().nullable(), z.number().nullable()])
    .describe('Smallest and largest value that can be right; null = unbounded. Values beyond are not used.'),
  publicationLagMonths: z
    .int()
    .min(0)
    .describe(
      'Months from the end of a period until its value was published: before that it never enters a score.',
    ),
  coverage: z.object({
    from: text.describe('First period, YYYY or YYYY-MM.'),
    to: text.describe('Last period.'),
    absence: z.enum(['missing', 'zero']).describe('What no row means inside from–to: nothing known, or 0.'),
    absenceNote: text.describe('Why.'),
    units: z.array(text).optional().describe('Units that the source speaks of; absent = all.'),
  }),
  caveat: text.optional(),
  assesses: text.optional(),
})
const source = z.object({
  id: text.min(1),
  title: text,
  publisher: text,
  edition: text,
  editionDate: text,
  citation: text,
  url: text,
  licence: text,
  licenceClass: z.enum(['OPEN', 'FACTS', 'SA', 'UNSTATED', 'NC', 'NO-REDISTRIBUTION']),
  attribution: text,
  importer: text,
  editionOf: text.optional(),
  originals: z.array(z.object({ name: text, bytes: z.number(), sha256: text })),
  control: controlSchema.optional(),
})
/** One file of a catalogue: a source and its series. */
export const catalogueSchema = z.object({ source, series: z.array(series) })

/** Reads one file of a catalogue. @throws ForewatchError `bad-package` */
export function readCatalogue(json: unknown, file: string): CatalogueFile {
  const parsed = catalogueSchema.safeParse(json)
  if (parsed.success) return parsed.data as CatalogueFile
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-package', {
    what: 'A catalogue file has a field that cannot be used',
    where: `${file}: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'an unknown form',
    expected: 'a source and its series, as indicators/schema/catalogue.schema.json says',
    next: 'Correct the catalogue file',
  })
}
