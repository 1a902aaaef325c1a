import { z } from 'zod'
import { ForewatchError } from './errors'
import type { CodeTable, UnitRecord } from './registry'

const year = z.int().min(1800).max(2200)
const unit = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]{2}$/),
  name: z.string().min(1),
  iso2: z.string().length(2).exactOptional(),
  m49: z
    .string()
    .regex(/^\d{3}$/)
    .exactOptional(),
  region: z.string(),
  subregion: z.string(),
  from: year,
  to: year.exactOptional(),
  predecessors: z.array(z.string()),
  successors: z.array(z.string()),
  unMember: z.boolean(),
  treatment: z.enum(['scored', 'not-scored']),
  note: z.string().exactOptional(),
  seeAlso: z.array(z.string()).exactOptional(),
  longitude: z.number().min(-180).max(180).exactOptional(),
  latitude: z.number().min(-90).max(90).exactOptional(),
})
const span = {
  code: z.string().min(1),
  from: year.exactOptional(),
  to: year.exactOptional(),
  note: z.string().exactOptional(),
}
const code = z.union([
  z.strictObject({ ...span, unit: z.string() }),
  z.strictObject({ ...span, none: z.enum(['aggregate', 'dropped']) }),
])
const codes = z.array(code)
const codeTable = z.strictObject({
  iso3: codes.exactOptional(),
  iso2: codes.exactOptional(),
  m49: codes.exactOptional(),
  gw: codes.exactOptional(),
  cow: codes.exactOptional(),
  vdem: codes.exactOptional(),
  'vdem-number': codes.exactOptional(),
  unhcr: codes.exactOptional(),
  worldbank: codes.exactOptional(),
  pitf: codes.exactOptional(),
  name: codes.exactOptional(),
})

function read<T>(schema: z.ZodType<T>, data: unknown, file: string): T {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new ForewatchError('bad-schema', {
    what: 'A table of countries cannot be read',
    where: `${file}, ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'another structure',
    next: 'Compile it again or correct it by hand',
  })
}

/** Reads `indicators/countries/units.json`. @throws ForewatchError `bad-schema` */
export function parseUnits(data: unknown): readonly UnitRecord[] {
  return read<readonly UnitRecord[]>(z.array(unit), data, 'units.json')
}

/** Reads `indicators/countries/codes.json`. @throws ForewatchError `bad-schema` */
export function parseCodes(data: unknown): CodeTable {
  return read<CodeTable>(codeTable, data, 'codes.json')
}
