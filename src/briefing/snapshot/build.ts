import {
  asOfMonth,
  endMonth,
  formatPeriod,
  monthPeriod,
  parsePeriod,
  year,
  type MonthOrdinal,
} from '../../core/period'
import type { CatalogueFile, SeriesRecord } from '../../core/series'
import { buildDataSet } from '../../engine/data/build-data-set'
import { withWithdrawnCells } from '../../engine/data/withdrawn-cells'
import type { DataSet } from '../../engine/types'
import { doubtOf, type DoubtWork } from './doubt'
import { dataPackage } from './data-package'
import { firmnessOf } from './firmness'
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
import { readWideTable, readWithdrawn, writeWideTable } from './wide-table'
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
 *  @param work how the draws of doubt are worked through
 *  @param explained units that carry contributions; none named = the highest ranked
 *  @throws ForewatchError as `runScores` */
export async function buildSnapshot(
  input: SnapshotInput,
  explained: readonly string[] = [],
  work: DoubtWork = {},
): Promise<BuiltSnapshot> {
  const { model, framework, view = {}, notes = {} } = input
  const month = asOfMonth(input.asOf)
  const wanted = usedSeries(model, input.outcome)
  const leftOut = leftOutOf(input.catalogue, wanted)
  const catalogue = keptCatalogue(input, wanted, month)
  const tables = tablesOf(catalogue, input.data, month)
  const data = frozenData(input, catalogue, tables, month)
  const scored = scoreSnapshot(model, data, input.asOf, input.firstYear)
  const doubt = await doubtOf(scored, data, catalogue, work)
  const results = {
    ...resultsOf(scored, explainedUnits(scored, explained), data, doubt, input.outcome),
    firmness: firmnessOf(scored, catalogue),
  }

  const texts = new Map<string, string>([
    ['model.json', stableJson(model)],
    ['framework.json', stableJson(framework)],
    ['units.json', stableJson(data.units)],
    ['results.json', stableJson(results)],
    ...(input.outcome ? [['outcome.json', stableJson(input.outcome)] as const] : []),
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
  const snapshot = {
    id: await sha256(manifestBytes),
    manifest,
    units: data.units,
    model,
    framework,
    catalogue,
    data,
    ...(input.outcome ? { outcome: input.outcome } : {}),
    results,
    view,
    notes,
  }
  return { snapshot, scored, members, file: () => packZip(members) }
}

/** Catalogue files of the series that are used, by source id, each window cut to what had been published. Descriptions
 *  are kept also where figures are not. */
function keptCatalogue(
  { catalogue, data }: SnapshotInput,
  wanted: ReadonlySet<string>,
  month: MonthOrdinal,
): CatalogueFile[] {
  return catalogue
    .map(({ source, series }) => ({
      source,
      series: series
        .filter(({ id }) => wanted.has(id) && data.series.has(id))
        .map((record) => cutRecord(record, month))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    }))
    .filter(({ series }) => series.length > 0)
    .sort((a, b) => (a.source.id < b.source.id ? -1 : 1))
}

/** A record whose window ends with the newest period published by `month`, so that silence after it means nothing. A
 *  series that had not begun keeps its first period, of which no figure is held. */
function cutRecord(record: SeriesRecord, month: MonthOrdinal): SeriesRecord {
  const { coverage, publicationLagMonths, frequency } = record
  const last = month - publicationLagMonths
  const newest = frequency === 'month' ? monthPeriod(last) : year(Math.floor((last - 11) / 12))
  const [from, to] = [parsePeriod(coverage.from), parsePeriod(coverage.to)]
  if (endMonth(to) <= endMonth(newest)) return record
  const cut = endMonth(newest) < endMonth(from) ? from : newest
  return { ...record, coverage: { ...coverage, to: formatPeriod(cut) } }
}

/** The data as the file holds them. Series that may not be passed on are scored here from the figures given. */
function frozenData(
  { data }: SnapshotInput,
  catalogue: readonly CatalogueFile[],
  tables: ReadonlyMap<string, string>,
  month: MonthOrdinal,
): DataSet {
  const closed = catalogue.filter(({ source }) => !mayPassOn(source.licenceClass))
  const own = closed.flatMap(({ source, series }) => tablesOfSource(source.id, series, data, month))
  const all = [...tables, ...own]
  const built = buildDataSet(
    data.units,
    catalogue.flatMap(({ series }) => series),
    all.flatMap(([path, text]) => readWideTable(text, path)),
  )
  return withWithdrawnCells(
    built,
    all.flatMap(([, text]) => readWithdrawn(text)),
  )
}

/** Tables of all sources that may be passed on. */
function tablesOf(
  catalogue: readonly CatalogueFile[],
  data: DataSet,
  month: MonthOrdinal,
): ReadonlyMap<string, string> {
  return new Map(
    catalogue.flatMap(({ source, series }) =>
      mayPassOn(source.licenceClass) ? tablesOfSource(source.id, series, data, month) : [],
    ),
  )
}

/** One table a frequency: `data/<source>.csv`, months in `data/<source>-monthly.csv`. */
function tablesOfSource(
  source: string,
  series: readonly SeriesRecord[],
  data: DataSet,
  month: MonthOrdinal,
): readonly (readonly [string, string])[] {
  const unitIds = data.units.map(({ id }) => id)
  return (['year', 'month'] as const).flatMap((frequency) => {
    const panels = series
      .filter((record) => record.frequency === frequency)
      .map(({ id }) => data.panels.get(id)!)
    const text = writeWideTable(panels, unitIds, month)
    const path = `data/${source}${frequency === 'month' ? '-monthly' : ''}.csv`
    return text === undefined ? [] : [[path, text] as const]
  })
}
