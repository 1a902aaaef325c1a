import { countryKey } from './country-key'
import { ForewatchError } from './errors'

/** Code systems that the registry can read. */
export type CodeSystem =
  'iso3' | 'iso2' | 'm49' | 'gw' | 'cow' | 'vdem' | 'vdem-number' | 'unhcr' | 'worldbank' | 'pitf' | 'name'

export interface UnitRecord {
  /** ISO 3166-1 alpha-3, or an extension listed in `indicators/countries/policy.md` (XKX, YUG, CSK, DDR, YMD, VDR …). */
  readonly id: string
  /** English short name. */
  readonly name: string
  readonly iso2?: string
  readonly m49?: string
  readonly region: string
  readonly subregion: string
  /** First and last year in which the unit exists as such; `to` absent = today. */
  readonly from: number
  readonly to?: number
  readonly predecessors: readonly string[]
  readonly successors: readonly string[]
  readonly unMember: boolean
  /** `scored`: a row of the list; `covered-elsewhere`: shown on the map, its figures stand in another unit. */
  readonly treatment: 'scored' | 'not-scored'
  readonly note?: string
  /** Scored units that the note is about. */
  readonly seeAlso?: readonly string[]
  /** Centroid in degrees, for the small-State disc on the map. */
  readonly longitude?: number
  readonly latitude?: number
}

/** Answer of `resolve`: the unit, or why there is none. */
export type Resolution =
  | { readonly ok: true; readonly unit: string }
  | { readonly ok: false; readonly reason: 'unknown' | 'aggregate' | 'dropped'; readonly note: string }

/** The list of units and the reader of every source's own codes. Built by `createRegistry`. */
export interface UnitRegistry {
  /** In id order; the order of every panel. */
  readonly units: readonly UnitRecord[]
  indexOf(unitId: string): number
  /** The unit that a source's code meant in that year. */
  resolve(system: CodeSystem, code: string, year: number): Resolution
  existed(unitId: string, year: number): boolean
}

/** One meaning of one code: a unit, or why no unit is meant. `from` and `to` are years, inclusive; absent = always. */
export type CodeRecord = {
  readonly code: string
  readonly from?: number
  readonly to?: number
  readonly note?: string
} & ({ readonly unit: string } | { readonly none: 'aggregate' | 'dropped' })

export type CodeTable = { readonly [system in CodeSystem]?: readonly CodeRecord[] }

function normalise(system: CodeSystem, code: string): string {
  const text = code.trim()
  if (system === 'name') return countryKey(text)
  return /^\d+(\.0+)?$/.test(text) ? String(Number.parseInt(text, 10)) : text.toUpperCase()
}

function answer(record: CodeRecord): Resolution {
  return 'unit' in record
    ? { ok: true, unit: record.unit }
    : { ok: false, reason: record.none, note: record.note ?? record.none }
}

function covers(record: CodeRecord, year: number): boolean {
  return (record.from ?? -Infinity) <= year && year <= (record.to ?? Infinity)
}

/** Builds the registry from the two tables of `indicators/countries/`.
 *  Unit ids are themselves codes of the system `iso3`, and World Bank codes fall back to it. Numbers may be written
 *  with leading zeros or `.0`; names are compared without case, accents, punctuation and articles.
 *  A code that is listed but not for the year asked gives `unknown` with the years it is in use.
 *  @throws ForewatchError `bad-file` on two units with one id, `unknown-unit` on a code of a unit that is not listed */
export function createRegistry(units: readonly UnitRecord[], codes: CodeTable): UnitRegistry {
  const sorted = [...units].sort((a, b) => (a.id < b.id ? -1 : 1))
  const index = new Map(sorted.map((unit, position) => [unit.id, position]))
  if (index.size !== sorted.length) {
    const twice = sorted.find((unit, position) => index.get(unit.id) !== position)
    throw new ForewatchError('bad-file', {
      what: 'A unit is listed twice',
      found: twice?.id ?? 'two units with one id',
      expected: 'every id once',
      next: 'Correct indicators/countries/units.json',
    })
  }
  const tables = new Map<CodeSystem, Map<string, CodeRecord[]>>()
  const add = (system: CodeSystem, record: CodeRecord) => {
    if ('unit' in record && !index.has(record.unit)) {
      throw new ForewatchError('unknown-unit', {
        what: 'A code points to a unit that is not listed',
        where: `${system} ${record.code}`,
        found: record.unit,
        next: 'Correct indicators/countries/codes.json',
      })
    }
    const table = tables.get(system) ?? new Map<string, CodeRecord[]>()
    tables.set(system, table)
    const key = normalise(system, record.code)
    table.set(key, [...(table.get(key) ?? []), record])
  }
  for (const unit of sorted) add('iso3', { code: unit.id, unit: unit.id })
  for (const [system, records] of Object.entries(codes) as [CodeSystem, readonly CodeRecord[]][]) {
    for (const record of records) add(system, record)
  }
  const lookUp = (system: CodeSystem, code: string): readonly CodeRecord[] => {
    const key = normalise(system, code)
    const found = tables.get(system)?.get(key)
    return found ?? (system === 'worldbank' ? tables.get('iso3')?.get(key) : undefined) ?? []
  }
  return Object.freeze({
    units: Object.freeze(sorted),
    indexOf: (unitId: string) => index.get(unitId) ?? -1,
    resolve(system: CodeSystem, code: string, year: number): Resolution {
      const records = lookUp(system, code)
      const record = records.find((candidate) => covers(candidate, year))
      if (record) return answer(record)
      const spans = records.map((r) => `${r.from ?? '…'}–${r.to ?? '…'}`).join(', ')
      const note = records.length > 0 ? `${system} code in use ${spans}` : `no such ${system} code`
      return { ok: false, reason: 'unknown', note }
    },
    existed(unitId: string, year: number): boolean {
      const unit = sorted[index.get(unitId) ?? -1]
      return unit !== undefined && unit.from <= year && year <= (unit.to ?? Infinity)
    },
  })
}
