import type { UnitRegistry } from '../../core/registry'
import { CAPACITY_KINDS, readCapacityFields, type CapacityFields } from '../../model/capacity'
import { readCsv } from '../csv'
import type { OriginalFile } from '../importer'
import { namedCountry } from '../named-country'

export interface CapacityRow {
  readonly unit: string
  readonly fields: CapacityFields
}

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
    const unit = namedCountry(registry, row.cell('country'), Number(fields.when.slice(0, 4)), {
      where,
      next: 'Mend the row; nothing of the file was taken in',
    })
    return { unit, fields }
  })
}

/** `Grants`, `relocation` and the like. */
function kindOf(word: string): string {
  const lower = word.toLowerCase()
  return CAPACITY_KINDS.find((kind) => lower === kind || lower === `${kind}s`) ?? word
}
