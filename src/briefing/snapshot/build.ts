import { asOfMonth } from '../../core/period'
import { doubtOf, type DoubtWork } from './doubt'
import { dataPackage } from './data-package'
import { assessedOf } from './assessed'
import { firmnessOf } from './firmness'
import { freezeFigures } from './figures'
import { leftOutOf } from './licence'
import { listedIn, listsApart, LISTS } from './lists'
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
  const wanted = usedSeries(model, input.data.series.values(), input.outcome)
  const { catalogue, tables, data } = freezeFigures(input, wanted, month)
  const apart = listsApart(input)
  const lists = apart && freezeFigures(apart.figures, apart.series, month)
  const leftOut = [
    ...leftOutOf(input.catalogue, wanted),
    ...(apart ? leftOutOf(apart.figures.catalogue, apart.series) : []),
  ]
  const listed = listedIn({ data, lists })
  const scored = scoreSnapshot(model, data, input.asOf, input.firstYear, listed)
  const doubt = await doubtOf(scored, data, catalogue, work)
  const assessed = assessedOf(model, data, scored)
  const results = {
    ...resultsOf(scored, explainedUnits(scored, explained), listed, doubt, input.outcome),
    firmness: firmnessOf(scored, catalogue),
    ...(assessed ? { assessed } : {}),
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
    ...[...(lists?.tables ?? [])].map(([path, text]) => [`${LISTS}${path}`, text] as const),
    ...(lists?.catalogue ?? []).map(
      (file) => [`${LISTS}catalogue/${file.source.id}.json`, stableJson(file)] as const,
    ),
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
    ...(lists
      ? {
          lists: lists.catalogue.flatMap(({ source, series }) =>
            series.map(({ id }) => ({ id, source: source.id })),
          ),
        }
      : {}),
    leftOut,
    figuresRule: FIGURES_RULE,
  })
  texts.set('index.html', snapshotPage(manifestOf([]), catalogue, results, data.units, model, lists))

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
    ...(lists ? { lists: { catalogue: lists.catalogue, data: lists.data } } : {}),
    ...(input.outcome ? { outcome: input.outcome } : {}),
    results,
    view,
    notes,
  }
  return { snapshot, scored, members, file: () => packZip(members) }
}
