/** Code systems that the registry can read. */
export type CodeSystem =
  | 'iso3'
  | 'iso2'
  | 'm49'
  | 'gw'
  | 'cow'
  | 'vdem'
  | 'vdem-number'
  | 'unhcr'
  | 'worldbank'
  | 'pitf'
  | 'name'

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
