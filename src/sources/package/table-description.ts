import { z } from 'zod'
import { ForewatchError } from '../../core/errors'
import type { ColumnForm, TableForm } from '../tidy/form'

const missing = z.array(z.union([z.string(), z.looseObject({ value: z.string() })]))
const fieldSchema = z.looseObject({
  name: z.string(),
  missingValues: missing.optional(),
  decimalChar: z.string().optional(),
})
const tableSchema = z.looseObject({
  fields: z.array(fieldSchema).optional(),
  missingValues: missing.optional(),
})
const dialectSchema = z.looseObject({})

/** The part of a resource of a data package that says how its table is to be read; schema and dialect may stand in files
 *  of their own. */
export const describedTable = {
  schema: z.union([z.string(), tableSchema]).optional(),
  dialect: z.union([z.string(), dialectSchema]).optional(),
  encoding: z.string().optional(),
}
export type DescribedTable = z.infer<z.ZodObject<typeof describedTable>> & { readonly name: string }

/** What a dialect or field may say without changing a value that is read here; all else must be known or is refused. */
const HARMLESS: Readonly<Record<string, (value: unknown) => boolean>> = {
  // Separators are recognised; these are the ones that are.
  delimiter: (value) => [',', ';', '\t'].includes(value as string),
  quoteChar: (value) => value === '"',
  doubleQuote: (value) => value === true,
  header: (value) => value === true,
  headerRows: (value) => JSON.stringify(value) === '[1]',
  skipInitialSpace: () => true,
  lineTerminator: () => true,
  caseSensitiveHeader: () => true,
  csvddfVersion: () => true,
  property: () => true,
  $schema: () => true,
  type: () => true,
}
const ENCODINGS = new Set(['utf-8', 'utf8', 'utf-16', 'utf-16le', 'utf-16be', 'windows-1252', 'cp1252', 'iso-8859-1', 'latin1', 'ascii', 'us-ascii']) // prettier-ignore
const NUMBERS = ['value', 'low', 'high']

/** How the cells of a resource's table are to be read: texts that mean "no value" and the decimal mark.
 *  @param fileOf  gives the JSON of a file of the package
 *  @throws ForewatchError `bad-package` for anything in the description that would change how the table reads and that
 *  nobody here follows, by name: better refused than read wrongly */
export function tableForm(resource: DescribedTable, fileOf: (path: string) => unknown): TableForm {
  const schema = inPlace(resource.schema, tableSchema, resource.name, 'schema', fileOf)
  const dialect = inPlace(resource.dialect, dialectSchema, resource.name, 'dialect', fileOf)
  if (resource.encoding !== undefined && !ENCODINGS.has(resource.encoding.toLowerCase())) {
    throw refused(resource.name, 'encoding', resource.encoding)
  }
  // `decimalChar` of a dialect is no part of the standard and is written all the same.
  const { decimalChar, ...rest } = dialect ?? {}
  for (const [name, value] of Object.entries(rest)) {
    if (!HARMLESS[name]?.(value)) throw refused(resource.name, `dialect, ${name}`, value)
  }
  const common = decimalMark(decimalChar, resource.name, 'dialect, decimalChar')
  const all = textsOf(schema?.missingValues)
  const form = new Map<string, ColumnForm>()
  for (const column of ['unit', 'indicator', ...NUMBERS])
    form.set(column, { missing: all, decimalMark: common })
  for (const field of schema?.fields ?? []) {
    const where = `field ${field.name}`
    if (NUMBERS.includes(field.name)) checkNumberField(field, resource.name, where)
    form.set(field.name, {
      missing: field.missingValues ? textsOf(field.missingValues) : all,
      decimalMark:
        field.decimalChar === undefined
          ? common
          : decimalMark(field.decimalChar, resource.name, `${where}, decimalChar`),
    })
  }
  return form
}

function checkNumberField(field: z.infer<typeof fieldSchema>, resource: string, where: string): void {
  const { groupChar, bareNumber, type } = field
  if (groupChar !== undefined && groupChar !== '') throw refused(resource, `${where}, groupChar`, groupChar)
  if (bareNumber === false) throw refused(resource, `${where}, bareNumber`, bareNumber)
  if (type !== undefined && !['number', 'integer', 'any', 'string'].includes(type as string)) {
    throw refused(resource, `${where}, type`, type)
  }
}

function textsOf(values: z.infer<typeof missing> | undefined): readonly string[] {
  // Cells are compared without blanks around them.
  return (values ?? []).map((each) => (typeof each === 'string' ? each : each.value).trim())
}

function decimalMark(value: unknown, resource: string, where: string): '.' | ',' {
  if (value === undefined || value === '.') return '.'
  if (value === ',') return ','
  throw refused(resource, where, value)
}

function inPlace<T>(
  given: T | string | undefined,
  form: z.ZodType<T>,
  resource: string,
  what: string,
  fileOf: (path: string) => unknown,
): T | undefined {
  if (typeof given !== 'string') return given
  const parsed = form.safeParse(fileOf(given))
  if (parsed.success) return parsed.data
  throw refused(resource, `${what} in ${given}`, parsed.error.issues[0]?.message ?? 'an unknown form')
}

function refused(resource: string, where: string, found: unknown): ForewatchError {
  return new ForewatchError('bad-package', {
    what: 'The package describes a way of writing its table that is not read here',
    where: `datapackage.json, resource ${resource}, ${where}`,
    found: typeof found === 'string' ? JSON.stringify(found) : (JSON.stringify(found) ?? 'nothing'),
    expected:
      'missingValues, decimalChar "." or ",", a header, comma, semicolon or TAB, quotation marks doubled, UTF-8, UTF-16 or Windows-1252',
    next: 'Write the table in this way and correct the description; values read in another way than meant would be wrong without a word',
  })
}
