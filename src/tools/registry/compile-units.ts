import type { UnitRecord } from '../../core/registry'
import type { CountryNames } from '../../format/country-names'
import {
  CENTROIDS,
  EXISTENCE,
  EXTENSIONS,
  INDEPENDENT_NON_MEMBERS,
  REGISTER_STARTS,
  ENDED_STATES,
  SCORED_NON_MEMBERS,
} from './existence'

type Row = Readonly<Record<string, string>>

const field = (row: Row, key: string): string => (row[key] ?? '').trim()
/** Degrees to two decimals; a longitude beyond 180 is counted from the other side. */
const degrees = (text: string): number =>
  Math.round((Number(text) > 180 ? Number(text) - 360 : Number(text)) * 100) / 100
/** One row per unit. `iso`: the DataHub country-codes table; `ocha`: the OCHA Countries & Territories Taxonomy. */
export function compileUnits(iso: readonly Row[], ocha: readonly Row[], name: CountryNames): UnitRecord[] {
  const places = new Map(ocha.map((row) => [field(row, 'ISO 3166-1 Alpha 3-Codes'), row]))
  const listed = iso.map((row) => {
    const id = field(row, 'ISO3166-1-Alpha-3')
    const place = places.get(id) ?? {}
    const independent = field(row, 'is_independent') === 'Yes'
    return {
      id,
      iso2: field(row, 'ISO3166-1-Alpha-2'),
      m49: field(row, 'M49').padStart(3, '0'),
      region: field(row, 'Region Name') || 'Other',
      subregion: field(row, 'Intermediate Region Name') || field(row, 'Sub-region Name') || 'Other',
      unMember: independent && !INDEPENDENT_NON_MEMBERS.has(id),
      longitude: CENTROIDS[id]?.[0] ?? degrees(field(place, 'Longitude')),
      latitude: CENTROIDS[id]?.[1] ?? degrees(field(place, 'Latitude')),
    }
  })
  const extra = EXTENSIONS.map((unit) => ({ ...unit, unMember: false }))
  return [...listed, ...extra]
    .map((unit) => {
      const { from, to, predecessors, successors, note, seeAlso } = EXISTENCE[unit.id] ?? {}
      const iso2 = 'iso2' in unit ? unit.iso2 : undefined
      const scored = unit.unMember || SCORED_NON_MEMBERS.has(unit.id) || ENDED_STATES.has(unit.id)
      const why =
        note ?? (scored ? undefined : unit.id === 'VAT' ? 'Observer State' : 'Territory; its State is scored')
      return {
        id: unit.id,
        name: name({ id: unit.id, name: unit.id, ...(iso2 === undefined ? {} : { iso2 }) }),
        ...(iso2 === undefined ? {} : { iso2 }),
        ...('m49' in unit ? { m49: unit.m49 } : {}),
        region: unit.region,
        subregion: unit.subregion,
        from: from ?? REGISTER_STARTS,
        ...(to === undefined ? {} : { to }),
        predecessors: predecessors ?? [],
        successors: successors ?? [],
        unMember: unit.unMember,
        treatment: scored ? ('scored' as const) : ('not-scored' as const),
        ...(why === undefined ? {} : { note: why }),
        ...(seeAlso === undefined ? {} : { seeAlso }),
        longitude: unit.longitude,
        latitude: unit.latitude,
      }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
