import { asOfMonth } from '../../core/period'
import type { CatalogueFile } from '../../core/series'
import type { DataSet } from '../../engine/types'
import { dataPackage } from './data-package'
import { leftOutOf, mayPassOn } from './licence'
import { snapshotPage } from './page'
import { explainedUnits, resultsOf } from './results'
import { scoreSnapshot, type ScoredSnapshot } from './scored'
import { sha256 } from './sha256'
import { stableJson } from './stable-json'
import {
  SNAPSHOT_SCHEMA_VERSION,
  type OpenSnapshot,
  type SnapshotInput,
  type SnapshotManifest,
} from './types'
import { FIGURES_RULE, usedSeries } from './used-series'
import { writeWideTable } from './wide-table'
import { packZip } from './zip'

/** A snapshot ready to be saved, and what it holds. */
export interface BuiltSnapshot {
  readonly snapshot: OpenSnapshot
  readonly scored: ScoredSnapshot
  readonly members: ReadonlyMap<string, Uint8Array>
  /** Bytes of the file; made when asked for. */
  readonly file: () => Promise<Uint8Array>
}

/** Freezes figures, model, results, view and notes. Depends on the input alone: no clock, no place, no user; equal
 *  input gives equal bytes. Figures whose licence forbids passing on are left out and named.
 *  @param explained units that carry contributions; none named = the highest ranked
 *  @throws ForewatchError as `runScores` */
export async function buildSnapshot(
  input: SnapshotInput,
  explained: readonly string[] = [],
): Promise<BuiltSnapshot> {
  const { model, framework, view = {}, notes = {} } = input
  const wanted = usedSeries(model)
  const leftOut = leftOutOf(input.catalogue, wanted)
  const catalogue = keptCatalogue(input, wanted)
  const data = keptData(input.data, new Set([...wanted].filter((id) => input.data.panels.has(id))))
  const scored = scoreSnapshot(model, data, input.asOf, input.firstYear)
  const results = resultsOf(scored, explainedUnits(scored, explained))

  const tables = tablesOf(catalogue, data, asOfMonth(input.asOf))
  const texts = new Map<string, string>([
    ['model.json', stableJson(model)],
    ['framework.json', stableJson(framework)],
    ['units.json', stableJson(data.units)],
    ['results.json', stableJson(results)],
    ['view.json', stableJson(view)],
    ['notes.json', stableJson(notes)],
    ...catalogue.map((file) => [`catalogue/${file.source.id}.json`, stableJson(file)] as const),
    ...tables,
    ['datapackage.json', stableJson(dataPackage(catalogue, tables))],
  ])
  const manifestOf = (members: SnapshotManifest['members']): SnapshotManifest => ({
    format: 'forewatch-snapshot',
    schemaVersion: SNAPSHOT_SCHEMA_VERSION,
    software: input.software,
    seed: model.seed,
    asOf: results.asOf,
    firstYear: input.firstYear,
    model: { id: model.id, title: model.title, version: model.version },
    members,
    series: catalogue.flatMap(({ source, series }) => series.map(({ id }) => ({ id, source: source.id }))),
    leftOut,
    figuresRule: FIGURES_RULE,
  })
  texts.set('index.html', snapshotPage(manifestOf([]), catalogue, results, data.units, model))

  const encoder = new TextEncoder()
  const members = new Map([...texts].map(([path, text]) => [path, encoder.encode(text)]))
  const records = await Promise.all(
    [...members.keys()].sort().map(async (path) => {
      const bytes = members.get(path)!
      return { path, bytes: bytes.length, sha256: await sha256(bytes) }
    }),
  )
  const manifest = manifestOf(records)
  const manifestBytes = encoder.encode(stableJson(manifest))
  members.set('manifest.json', manifestBytes)
  const id = await sha256(manifestBytes)
  const snapshot = {
    id,
    manifest,
    units: data.units,
    model,
    framework,
    catalogue,
    data,
    results,
    view,
    notes,
  }
  return { snapshot, scored, members, file: () => packZip(members) }
}

/** Catalogue files of the series that are used, by source id; descriptions are kept also where figures are not. */
function keptCatalogue({ catalogue, data }: SnapshotInput, wanted: ReadonlySet<string>): CatalogueFile[] {
  return catalogue
    .map(({ source, series }) => ({
      source,
      series: series
        .filter(({ id }) => wanted.has(id) && data.series.has(id))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    }))
    .filter(({ series }) => series.length > 0)
    .sort((a, b) => (a.source.id < b.source.id ? -1 : 1))
}

function keptData({ units, series, panels }: DataSet, ids: ReadonlySet<string>): DataSet {
  const keep = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([id]) => ids.has(id)))
  return Object.freeze({ units, series: keep(series), panels: keep(panels) })
}

/** One table a source and frequency: `data/<source>.csv`, months in `data/<source>-monthly.csv`. */
function tablesOf(
  catalogue: readonly CatalogueFile[],
  data: DataSet,
  month: number,
): ReadonlyMap<string, string> {
  const unitIds = data.units.map(({ id }) => id)
  const tables = new Map<string, string>()
  for (const { source, series } of catalogue) {
    if (!mayPassOn(source.licenceClass)) continue
    for (const frequency of ['year', 'month'] as const) {
      const panels = series
        .filter((record) => record.frequency === frequency)
        .map(({ id }) => data.panels.get(id)!)
      const text = writeWideTable(panels, unitIds, month)
      if (text !== undefined)
        tables.set(`data/${source.id}${frequency === 'month' ? '-monthly' : ''}.csv`, text)
    }
  }
  return tables
}
