import type { Observation, SeriesRecord, SourceRecord } from '../core/series'
import type { UnitRegistry } from '../core/registry'

/** An original file as it was published; `.gz` is inflated before it gets here, the name is the inner one. */
export interface OriginalFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Rows that did not become observations, by reason, so that nothing is dropped in silence. */
export interface DroppedRows {
  readonly reason: string
  readonly count: number
  /** At most five, each with row number and code. */
  readonly examples: readonly string[]
}

export interface ImportResult {
  readonly source: Omit<SourceRecord, 'originals' | 'importer'>
  readonly series: readonly SeriesRecord[]
  /** Sorted by indicator, unit, period; no two for the same three. */
  readonly observations: readonly Observation[]
  readonly rowsRead: number
  readonly dropped: readonly DroppedRows[]
}

/** One folder of `src/sources/` exports one or more importers; `registry.ts` lists them all. Pure: bytes in, rows out. */
export interface Importer {
  readonly id: string
  readonly title: string
  /** What files to give, in words, shown by `npm run indicators -- list`. */
  readonly files: string
  /** False for sources whose licence forbids passing figures on: the rows stay on the user's machine. */
  readonly shipped: boolean
  /** @throws ForewatchError `bad-csv`, `bad-columns`, `bad-number`, `file-truncated`, `duplicate-observation` */
  read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult | Promise<ImportResult>
}
