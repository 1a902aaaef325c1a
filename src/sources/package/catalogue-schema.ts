import { z } from 'zod'
import { controlSchema } from '../../core/control-data'
import { ForewatchError } from '../../core/errors'
import type { CatalogueFile } from '../../core/series'

const text = z.string()
const series = z.object({
  id: text.min(1),
  title: text,
  description: text,
  unit: text,
  direction: z.enum(['higher-is-riskier', 'lower-is-riskier', 'context']),
  scale: z.enum(['count', 'rate', 'share', 'index', 'ordinal', 'binary', 'money', 'interval']),
  frequency: z.enum(['year', 'month']),
  validRange: z.tuple([z.number().nullable(), z.number().nullable()]),
  publicationLagMonths: z.int().min(0),
  coverage: z.object({
    from: text,
    to: text,
    absence: z.enum(['missing', 'zero']),
    absenceNote: text,
    units: z.array(text).optional(),
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
const catalogue = z.object({ source, series: z.array(series) })

/** Reads one file of a catalogue. @throws ForewatchError `bad-package` */
export function readCatalogue(json: unknown, file: string): CatalogueFile {
  const parsed = catalogue.safeParse(json)
  if (parsed.success) return parsed.data as CatalogueFile
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-package', {
    what: 'A catalogue file has a field that cannot be used',
    where: `${file}: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'an unknown form',
    expected: 'a source and its series, as in indicators/catalogue/',
    next: 'Correct the catalogue file',
  })
}
