import { ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import { CAPACITY_KINDS, readCapacityFields, type CapacityFields } from '../../model/capacity'
import { readCsv } from '../csv'
import type { OriginalFile } from '../importer'

export interface CapacityRow {
  readonly unit: string
  readonly fields: CapacityFields
}

const ISO3 = /^[A-Z]{3}$/
/** Other names of the columns, in lower case. */
const ALIASES: Readonly<Record<string, string>> = {
  iso3: 'country',
  year: 'date',
  when: 'date',
  type: 'kind',
  count: 'number',
  organisation: 'body',
  organization: 'body',
  notes: 'note',
}

/** Grants, relocations and trainings of protection bodies from a table with the columns country, date (or year), kind, number,
 *  body and, where there are any, source and note. The whole file is read or nothing of it.
 *  @throws ForewatchError as `readCsv`; `unknown-unit`, `bad-argument` with the row */
export function readCapacityCsv(file: OriginalFile, registry: UnitRegistry): CapacityRow[] {
  const { rows } = readCsv(file, {
    required: ['country', 'date', 'kind', 'number', 'body'],
    rename: (name) => ALIASES[name.toLowerCase()] ?? name.toLowerCase(),
  })
  return rows.map((row): CapacityRow => {
    const where = `${file.name}, row ${row.number}`
    const fields = readCapacityFields(
      {
        when: row.cell('date'),
        kind: kindOf(row.cell('kind')),
        number: row.cell('number'),
        body: row.cell('body'),
        source: row.cell('source'),
        note: row.cell('note'),
      },
      where,
    )
    const country = row.cell('country')
    const found = registry.resolve(
      ISO3.test(country) ? 'iso3' : 'name',
      country,
      Number(fields.when.slice(0, 4)),
    )
    if (found.ok) return { unit: found.unit, fields }
    throw new ForewatchError('unknown-unit', {
      what: 'The country is not known',
      where,
      found: country === '' ? 'nothing' : country.slice(0, 60),
      expected: 'a name or three ISO letters of a country that existed in that year',
      next: 'Mend the row; nothing of the file was taken in',
    })
  })
}

/** `Grants`, `relocation` and the like. */
function kindOf(word: string): string {
  const lower = word.toLowerCase()
  return CAPACITY_KINDS.find((kind) => lower === kind || lower === `${kind}s`) ?? word
}
