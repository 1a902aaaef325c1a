import { sha256 } from '../briefing/snapshot/sha256'
import type { CatalogueFile, SourceRecord } from '../core/series'
import { refreshedData } from '../engine/audit/refreshed-data'
import { runScores } from '../engine/run'
import type { Edition, EditionContents } from '../sources/editions/edition'
import { LIVE_PREFIX } from '../sources/live/window'
import type { DocumentStore } from '../storage/types'
import type { Loaded } from './session'

/** An edition that was asked of a live source and stands in the place of shipped figures. */
export interface RefreshInUse {
  /** Id and title of the shipped source. */
  readonly source: string
  readonly title: string
  readonly edition: string
  /** ISO date on which it was asked. */
  readonly asked: string
}

const KIND = 'live-in-use'
const shippedId = (id: string): string => (id.startsWith(LIVE_PREFIX) ? id.slice(LIVE_PREFIX.length) : id)

/** Ids of the editions that were put in use, by id of the shipped source. */
export async function editionsInUse(store: DocumentStore): Promise<ReadonlyMap<string, string>> {
  const rows = await store.list<{ edition: string }>(KIND)
  return new Map(rows.map(({ id, body }) => [id, body.edition]))
}

/** Puts an edition in the place of the shipped figures of its source, or with `undefined` goes back to these. Editions stay kept
 *  either way. @throws ForewatchError from the storage */
export async function putInUse(
  store: DocumentStore,
  source: string,
  edition: string | undefined,
): Promise<void> {
  const standing = await store.get(KIND, source)
  if (edition !== undefined) await store.save(KIND, source, { edition }, standing?.revision ?? 0)
  else if (standing) await store.remove(KIND, source, standing.revision)
}

/** What was shipped, with editions that were asked in the place of shipped figures, and every year end scored afresh. In the years
 *  that were asked only the new figures count; the source says so in its edition, and the fingerprint is made from both. The original
 *  is not changed.
 *  @throws ForewatchError as `refreshedData`, `runScores` */
export async function withRefreshes(shipped: Loaded, editions: readonly EditionContents[]): Promise<Loaded> {
  if (editions.length === 0) return shipped
  const records = editions.flatMap(({ edition }) =>
    edition.catalogue.series.map((record) => ({ ...record, id: shippedId(record.id) })),
  )
  const rows = editions.flatMap(({ observations }) =>
    observations.map((row) => ({ ...row, indicator: shippedId(row.indicator) })),
  )
  const data = refreshedData(shipped.data, records, rows)
  const bySource = new Map(editions.map(({ edition }) => [shippedId(edition.catalogue.source.id), edition]))
  const catalogue = shipped.catalogue.map((file): CatalogueFile => {
    const edition = bySource.get(file.source.id)
    if (!edition) return file
    return {
      source: refreshedSource(file.source, edition),
      series: file.series.map((record) => data.series.get(record.id) ?? record),
    }
  })
  const refreshed = shipped.catalogue.flatMap(({ source: { id, title } }): RefreshInUse[] => {
    const edition = bySource.get(id)
    return edition ? [{ source: id, title, edition: edition.id, asked: edition.imported.slice(0, 10) }] : []
  })
  const sums = editions.flatMap(({ edition }) =>
    edition.catalogue.source.originals.map((each) => each.sha256),
  )
  const fingerprint = await sha256(
    new TextEncoder().encode([shipped.manifest.fingerprint, ...sums].join('\n')),
  )
  return Object.freeze({
    ...shipped,
    manifest: { ...shipped.manifest, fingerprint },
    catalogue: Object.freeze(catalogue),
    data,
    run: runScores(shipped.model, data, shipped.run.moments),
    refreshed: Object.freeze(refreshed),
  })
}

/** A shipped source of which some years were asked anew: its edition and checksums say so, newest first. */
function refreshedSource(source: SourceRecord, { catalogue, imported }: Edition): SourceRecord {
  const [from, to] = ['from', 'to'].map((end) =>
    catalogue.series
      .map(({ coverage }) => coverage[end as 'from'])
      .sort()
      .at(end === 'from' ? 0 : -1),
  )
  const day = imported.slice(0, 10)
  return {
    ...source,
    edition: `${source.edition}; ${from === to ? from : `${from}–${to}`} as the publisher gave it on ${day}`,
    editionDate: day,
    originals: [...catalogue.source.originals, ...source.originals],
  }
}
