import type { UnitRegistry } from '../../core/registry'
import { readAssessmentFields, type AssessmentFields } from '../../model/assessment'
import { readCsv } from '../csv'
import type { OriginalFile } from '../importer'
import { namedCountry } from '../named-country'

export interface AssessmentRow {
  readonly unit: string
  readonly fields: AssessmentFields
}

export const ASSESSMENT_COLUMNS = [
  ...['country', 'indicator', 'level', 'confidence', 'evidence', 'source', 'author', 'reviewer'],
  ...['made', 'expires'],
] as const
const REQUIRED = ['country', 'indicator', 'level', 'confidence', 'evidence', 'author', 'made', 'expires']
const ALIASES: Readonly<Record<string, string>> = { iso3: 'country', date: 'made', until: 'expires' }

/** Judgements of experts from a table with the columns of `ASSESSMENT_COLUMNS`; source and reviewer may be left out. The
 *  whole file is read or nothing of it.
 *  @param indicators  ids of the Framework     @param today  ISO date
 *  @throws ForewatchError as `readCsv`; `unknown-unit`, `bad-argument` with the row */
export function readAssessmentsCsv(
  file: OriginalFile,
  registry: UnitRegistry,
  indicators: ReadonlySet<string>,
  today: string,
): AssessmentRow[] {
  const { rows } = readCsv(file, {
    required: REQUIRED,
    rename: (name) => ALIASES[name.toLowerCase()] ?? name.toLowerCase(),
  })
  return rows.map((row): AssessmentRow => {
    const where = `${file.name}, row ${row.number}`
    const typed = Object.fromEntries(ASSESSMENT_COLUMNS.slice(1).map((name) => [name, row.cell(name)]))
    const fields = readAssessmentFields(typed, where, indicators, today)
    const unit = namedCountry(registry, row.cell('country'), Number(fields.made.slice(0, 4)), {
      where,
      next: 'Mend the row; nothing of the file was taken in',
    })
    return { unit, fields }
  })
}
