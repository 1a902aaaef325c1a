import type { SourceControl } from './control'
import type { Frequency } from './period'

/** Which way a series points. `context` series are shown and never scored. */
export type Direction = 'higher-is-riskier' | 'lower-is-riskier' | 'context'
export type Scale = 'count' | 'rate' | 'share' | 'index' | 'ordinal' | 'binary' | 'money' | 'interval'
/** Licence classes of the data catalogue; only some may be shipped. */
export type LicenceClass = 'OPEN' | 'FACTS' | 'SA' | 'UNSTATED' | 'NC' | 'NO-REDISTRIBUTION'

/** What it means that a source holds no record for a unit and period inside its coverage. */
export type AbsenceRule =
  /** Nothing is known. */
  | 'missing'
  /** The source records every case, so no record means zero. */
  | 'zero'

/** Everything a person must be told about one measured quantity. `indicators/catalogue/*.json` holds these. */
export interface SeriesRecord {
  readonly id: string
  readonly title: string
  readonly description: string
  /** Unit of measure, for example "deaths" or "index 0–1". */
  readonly unit: string
  readonly direction: Direction
  readonly scale: Scale
  readonly frequency: Frequency
  /** Values outside are refused by `indicators check` and marked out of range by the engine. Null = unbounded. */
  readonly validRange: readonly [number | null, number | null]
  /** Whole months from the end of a period until the source publishes it. */
  readonly publicationLagMonths: number
  readonly coverage: {
    /** First and last period held, as text. */
    readonly from: string
    readonly to: string
    /** Meaning of no record inside the window. */
    readonly absence: AbsenceRule
    /** One sentence on what absence means, in words. */
    readonly absenceNote: string
    /** ISO3 of units covered; absent = every unit of the registry. */
    readonly units?: readonly string[]
  }
  /** Caveat shown beside every use. */
  readonly caveat?: string
  /** Id of the indicator that experts judge in this series. Its values are judged, not observed, and every model that
   *  has the indicator takes them there. */
  readonly assesses?: string
}

/** One source: who made it, which edition, under which licence, from which original files. */
export interface SourceRecord {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly edition: string
  /** Date of the copy used, ISO. */
  readonly editionDate: string
  readonly citation: string
  readonly url: string
  readonly licence: string
  readonly licenceClass: LicenceClass
  readonly attribution: string
  readonly importer: string
  /** Source whose series these figures hold in another edition; absent = figures of their own. */
  readonly editionOf?: string
  readonly originals: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  /** Who controls and funds it; absent = not stated. */
  readonly control?: SourceControl
}

/** One file of `indicators/catalogue/`. */
export interface CatalogueFile {
  readonly source: SourceRecord
  readonly series: readonly SeriesRecord[]
}

/** One value of one series. `low` and `high` are the source's own bounds. */
export interface Observation {
  /** ISO 3166-1 alpha-3 or a registry extension such as XKX. */
  readonly unit: string
  /** `2024` or `2024-07`. */
  readonly period: string
  /** Series id. */
  readonly indicator: string
  readonly value: number
  readonly low?: number
  readonly high?: number
}

/** Values of one unit over consecutive periods; null = none held. `firstOrdinal`: year, or month ordinal, of the first. */
export interface ColumnPart {
  readonly firstOrdinal: number
  readonly cells: readonly (number | null)[]
}

/** All observations of one unit in one series at once: what a packaged file holds. */
export interface ObservationColumn {
  readonly unit: string
  readonly indicator: string
  readonly values: ColumnPart
  readonly low?: ColumnPart
  readonly high?: ColumnPart
}
