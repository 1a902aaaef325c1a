import { countryKey } from '../../core/country-key'
import type { CountryNames } from '../../format/country-names'
import type { CodeRecord, CodeSystem, CodeTable, UnitRecord } from '../../core/registry'
import { HAND_CODES } from './hand-codes'
import { HAND_NAMES } from './hand-names'

type Row = Readonly<Record<string, string>>

/** The originals that the table of codes is compiled from, one list of rows each. */
export interface CodeTables {
  /** DataHub country-codes (PDDL). */
  readonly iso: readonly Row[]
  /** Gleditsch–Ward states with COW numbers and ISO codes, compiled for the data catalogue. */
  readonly gw: readonly Row[]
  /** UNHCR population table: its own three-letter codes beside ISO codes. */
  readonly unhcr: readonly Row[]
  /** V-Dem text ids and numbers as the ERT file writes them. */
  readonly vdem: readonly Row[]
  /** World Bank codes and names, countries and aggregates mixed. */
  readonly worldbank: readonly Row[]
  /** PITF letter codes beside COW numbers. */
  readonly pitf: readonly Row[]
  /** Names on screen, one reader a UN language. */
  readonly names: readonly CountryNames[]
}

/** Columns of the ISO table that hold names in the other UN languages. */
const FOREIGN_NAMES = ['ar', 'cn', 'es', 'fr', 'ru'].map((language) => `official_name_${language}`)
const FOREIGN_SHORT = ['Arabic', 'Chinese', 'Spanish', 'French', 'Russian'].map(
  (language) => `UNTERM ${language} Short`,
)
/** Marks behind a name that are no part of it: an article in brackets, a star. */
const BEHIND = /\s*\((the|el|la|las|los|le|les|l['’])\)|\s*\*$/g

const SYSTEMS: readonly CodeSystem[] = [
  'iso3',
  'iso2',
  'm49',
  'gw',
  'cow',
  'vdem',
  'vdem-number',
  'unhcr',
  'worldbank',
  'pitf',
  'name',
]

/** All codes, system by system. Hand-kept codes come first; a code they hold is not taken from the tables. */
export function compileCodes(units: readonly UnitRecord[], tables: CodeTables): CodeTable {
  const known = new Set(units.map((unit) => unit.id))
  const out = new Map<CodeSystem, Map<string, CodeRecord[]>>(SYSTEMS.map((system) => [system, new Map()]))
  const keyOf = (system: CodeSystem, code: string) => (system === 'name' ? countryKey(code) : code)
  for (const system of SYSTEMS) {
    for (const record of system === 'name' ? HAND_NAMES : (HAND_CODES[system] ?? [])) {
      const key = keyOf(system, record.code)
      out.get(system)!.set(key, [...(out.get(system)!.get(key) ?? []), record])
    }
  }
  const byHand = new Map([...out].map(([system, table]) => [system, new Set(table.keys())]))
  const add = (system: CodeSystem, code: string | undefined, unit: string | undefined) => {
    const text = (code ?? '').trim()
    if (text === '' || unit === undefined || !known.has(unit)) return
    const key = keyOf(system, text)
    const table = out.get(system)!
    if (key === '' || byHand.get(system)!.has(key) || table.has(key)) return
    table.set(key, [{ code: text, unit }])
  }
  for (const unit of units) {
    add('iso2', unit.iso2, unit.id)
    add('m49', unit.m49, unit.id)
    add('name', unit.name, unit.id)
  }
  for (const row of tables.iso) {
    const id = row['ISO3166-1-Alpha-3']
    for (const column of [
      'official_name_en',
      'UNTERM English Short',
      'UNTERM English Formal',
      'CLDR display name',
    ]) {
      add('name', row[column]?.replace(BEHIND, ''), id)
    }
  }
  for (const row of tables.gw) {
    add('gw', row.gwcode, row.iso3)
    if (/^\d+$/.test(row.cowcode ?? '')) add('cow', row.cowcode, row.iso3)
    if (row.iso3 !== 'YUG') add('name', row.gw_name, row.iso3)
  }
  add('gw', '817', 'VDR')
  add('cow', '817', 'VDR')
  add('cow', '347', 'XKX')
  for (const row of tables.unhcr) add('unhcr', row.coo, row.coo_iso)
  for (const row of tables.vdem) {
    add('vdem', row.country_text_id, row.country_text_id)
    add('vdem-number', row.country_id, row.country_text_id)
    if (row.country_text_id !== 'SRB') add('name', row.country_name, row.country_text_id)
  }
  for (const row of tables.worldbank) {
    const code = row['Country Code'] ?? ''
    if (known.has(code)) add('name', row['Country Name'], code)
    else if (code !== '' && !out.get('worldbank')!.has(code) && !out.get('iso3')!.has(code)) {
      out.get('worldbank')!.set(code, [{ code, none: 'aggregate', note: row['Country Name'] ?? code }])
    }
  }
  // Last, so that a name in one language never takes the place of one that a source uses.
  for (const unit of units) for (const nameOf of tables.names) add('name', nameOf(unit), unit.id)
  for (const row of tables.iso)
    for (const column of [...FOREIGN_SHORT, ...FOREIGN_NAMES])
      add('name', row[column]?.replace(BEHIND, ''), row['ISO3166-1-Alpha-3'])
  const byCow = new Map([...out.get('cow')!].map(([key, records]) => [key, records]))
  for (const row of tables.pitf) {
    const record = byCow.get(row.ccode ?? '')?.[0]
    if (record && 'unit' in record && byCow.get(row.ccode ?? '')!.length === 1)
      add('pitf', row.sftgcode, record.unit)
  }
  return Object.fromEntries(SYSTEMS.map((system) => [system, sorted(out.get(system)!)]))
}

function sorted(table: ReadonlyMap<string, readonly CodeRecord[]>): CodeRecord[] {
  const order = (a: CodeRecord, b: CodeRecord) =>
    a.code === b.code ? (a.from ?? 0) - (b.from ?? 0) : a.code < b.code ? -1 : 1
  return [...table.values()].flat().sort(order)
}
