import { z } from 'zod'
import { CONTROLLER_KINDS, type SourceControl } from './control'
import { ForewatchError } from './errors'
import type { CatalogueFile } from './series'

/** Where a data package keeps it. */
export const CONTROL_FILE = 'control/sources.json'

const text = z.string().min(1).max(300)

/** `SourceControl` as it stands in files. */
export const controlSchema = z
  .strictObject({
    body: text.exactOptional(),
    controller: text,
    kind: z.enum(CONTROLLER_KINDS).exactOptional(),
    funders: text.exactOptional(),
    basis: z.enum(['publisher-page', 'general-knowledge', 'entered-by-user']),
    checked: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .exactOptional(),
    effect: text.exactOptional(),
  })
  .refine(({ basis, checked }) => (basis === 'publisher-page') === (checked !== undefined), {
    path: ['checked'],
    message: 'a date goes with publisher-page, and with nothing else',
  })
/** What we write ourselves is whole but for funders, and never said to come from a user. */
const record = z.strictObject({
  sources: z.array(z.string().regex(/^[a-z0-9][a-z0-9-]*$/)).min(1),
  body: text,
  controller: text,
  kind: z.enum(CONTROLLER_KINDS),
  funders: text.exactOptional(),
  basis: z.enum(['publisher-page', 'general-knowledge']),
  checked: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .exactOptional(),
  effect: text,
})
const file = z.strictObject({
  format: z.literal('forewatch-control-1'),
  note: z.string(),
  records: z.array(record).min(1),
})

/** Reads `indicators/control/sources.json`: by source id, who controls and funds it. @throws ForewatchError `bad-schema` */
export function parseControl(json: unknown, where: string): ReadonlyMap<string, SourceControl> {
  const parsed = file.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw bad(`${where}: ${issue?.path.join('.') ?? ''}`, issue?.message ?? 'another form')
  }
  const found = new Map<string, SourceControl>()
  for (const { sources, ...control } of parsed.data.records) {
    const checked = controlSchema.safeParse(control)
    if (!checked.success)
      throw bad(`${where}: ${control.controller}`, checked.error.issues[0]?.message ?? 'checked')
    for (const id of sources) {
      if (found.has(id)) throw bad(where, `two records for ${id}`)
      found.set(id, checked.data)
    }
  }
  return found
}

function bad(where: string, found: string): ForewatchError {
  return new ForewatchError('bad-schema', {
    what: 'The file on who controls each source cannot be used',
    where,
    found,
    expected: 'the form forewatch-control-1, each source in one record',
    next: 'Correct the file',
  })
}

/** A catalogue file with the record on control in its source, where there is one. */
export function withControl(
  { source, series }: CatalogueFile,
  control: ReadonlyMap<string, SourceControl>,
): CatalogueFile {
  const found = control.get(source.id)
  return { source: found ? { ...source, control: found } : source, series }
}
