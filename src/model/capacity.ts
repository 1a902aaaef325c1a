import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import { looseDateSchema } from './evidence'
import { visibleText } from '../core/visible-text'

/** What protection bodies give. Each is counted in its own unit; they are never added up. */
export const CAPACITY_KINDS = ['grant', 'relocation', 'training'] as const
export type CapacityKind = (typeof CAPACITY_KINDS)[number]

const text = (most: number) => z.string().trim().overwrite(visibleText).max(most)

export const capacityFieldsSchema = z.strictObject({
  /** Day, month or year in which it was given. */
  when: looseDateSchema,
  kind: z.enum(CAPACITY_KINDS),
  /** Number of grants, of persons relocated, or of trainings. */
  number: z.int().min(1).max(1_000_000),
  /** Who gave it. */
  body: text(200).min(1),
  /** Where it can be read: an address or a reference. */
  source: text(1000).optional(),
  note: text(2000).optional(),
})
export type CapacityFields = Readonly<z.infer<typeof capacityFieldsSchema>>

const entrySchema = capacityFieldsSchema.extend({ id: z.string().min(1).max(100) })
export type CapacityEntry = CapacityFields & { readonly id: string }

export const MOST_ENTRIES = 5_000

/** Protective capacity in one country, as a person entered it. It is context beside the score and never risk. */
export const capacitySchema = z.strictObject({
  format: z.literal('forewatch-capacity-1'),
  unit: z.string().regex(/^[A-Z][A-Z0-9]{2}$/),
  entries: z.array(entrySchema).max(MOST_ENTRIES),
})
export type Capacity = Readonly<Omit<z.infer<typeof capacitySchema>, 'entries'>> & {
  readonly entries: readonly CapacityEntry[]
}

/** Reads what is kept. @throws ForewatchError `bad-schema`; its text holds no body and no note */
export function readCapacity(json: unknown): Capacity {
  const parsed = capacitySchema.safeParse(json)
  if (parsed.success) return parsed.data
  throw new ForewatchError('bad-schema', {
    what: 'Kept protective capacity cannot be read',
    where: parsed.error.issues[0]?.path.join('.') ?? '',
    expected: 'format forewatch-capacity-1',
    next: 'It stays stored as it is; a newer version may read it',
  })
}

const EXPECTED: Readonly<Record<string, string>> = {
  when: 'a day, month or year, for example 2024-03-01, 2024-03 or 2024',
  kind: CAPACITY_KINDS.join(', '),
  number: 'a whole number from 1 to 1 000 000; leave the entry out where there was none',
  body: 'who gave it, at most 200 characters',
  source: 'at most 1 000 characters',
  note: 'at most 2 000 characters',
}

/** Fields as they were typed or read from a row. Empty source and note are left out.
 *  @param where  the form, or file and row   @throws ForewatchError `bad-argument` that names the field */
export function readCapacityFields(
  typed: { readonly [Key in keyof CapacityFields]?: string | number },
  where: string,
): CapacityFields {
  const { when, kind, number, body, source, note } = typed
  const parsed = capacityFieldsSchema.safeParse({
    ...{ when, kind, body },
    number: typeof number === 'number' ? number : wholeNumber(number),
    ...(source === undefined || source === '' ? {} : { source }),
    ...(note === undefined || note === '' ? {} : { note }),
  })
  if (parsed.success) return parsed.data
  const field = String(parsed.error.issues[0]?.path[0] ?? '')
  const found = typed[field as keyof CapacityFields]
  throw new ForewatchError('bad-argument', {
    what: `The ${NAMES[field] ?? field} cannot be read`,
    where,
    found: found === undefined || found === '' ? 'nothing' : String(found).slice(0, 60),
    ...(EXPECTED[field] === undefined ? {} : { expected: EXPECTED[field] }),
  })
}

const NAMES: Readonly<Record<string, string>> = { when: 'date', number: 'number', body: 'body', kind: 'kind' }

/** Digits alone: what might be a decimal or a grouped number is not guessed at. */
function wholeNumber(text_: string | undefined): number | undefined {
  return text_ !== undefined && /^\d{1,7}$/.test(text_.trim()) ? Number(text_) : undefined
}

/** Whether two entries say the same, so that a file that is read twice adds nothing. */
export function sameCapacity(a: CapacityFields, b: CapacityFields): boolean {
  return (['when', 'kind', 'number', 'body', 'source', 'note'] as const).every((key) => a[key] === b[key])
}
