import { z } from 'zod'
import { controlSchema } from './control-data'
import { ForewatchError } from './errors'
import type { CatalogueFile } from './series'

const bound = z.number().nullable()
const text = z.string().min(1)
const series = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_]*$/),
  title: text,
  description: text,
  unit: text,
  direction: z.enum(['higher-is-riskier', 'lower-is-riskier', 'context']),
  scale: z.enum(['count', 'rate', 'share', 'index', 'ordinal', 'binary', 'money', 'interval']),
  frequency: z.enum(['year', 'month']),
  validRange: z.tuple([bound, bound]),
  publicationLagMonths: z.int().min(0).max(120),
  coverage: z.strictObject({
    from: text,
    to: text,
    absence: z.enum(['missing', 'zero']),
    absenceNote: text,
    units: z.array(z.string()).exactOptional(),
  }),
  caveat: text.exactOptional(),
  assesses: text.exactOptional(),
})
const original = z.strictObject({
  name: text,
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
const source = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: text,
  publisher: text,
  edition: text,
  editionDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  citation: text,
  url: text,
  licence: text,
  licenceClass: z.enum(['OPEN', 'FACTS', 'SA', 'UNSTATED', 'NC', 'NO-REDISTRIBUTION']),
  attribution: text,
  importer: text,
  editionOf: text.exactOptional(),
  originals: z.array(original),
  control: controlSchema.exactOptional(),
})
const catalogue = z.strictObject({ source, series: z.array(series).min(1) })

/** Reads one file of `indicators/catalogue/`. `file` names it in messages. @throws ForewatchError `bad-schema` */
export function parseCatalogue(data: unknown, file: string): CatalogueFile {
  const result = catalogue.safeParse(data)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new ForewatchError('bad-schema', {
    what: 'A catalogue file cannot be read',
    where: `${file}, ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'another structure',
    next: 'Run the import of this source again',
  })
}
