import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, toForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import type { Observation } from '../../core/series'
import { readCsv } from '../../sources/csv'
import { findImporter, IMPORTERS } from '../../sources/registry'
import { importWithRecipe } from '../../sources/user/import'
import { inspectFile } from '../../sources/user/inspect'
import { sampleOf, type Sample } from '../../sources/user/sample'
import { userFile } from './import-own'
import { knownPaths, readOriginal } from './originals'

/** What became of one file, or of the files that an importer reads together. */
export interface Tried {
  readonly reader: string
  readonly files: string
  /** Form of the (first) file: encoding, delimiter, header row, tags. */
  readonly variant: string
  readonly rows: number
  readonly values: number
  readonly seconds: number
  readonly result: string
}

/** Values by `series|iso3|year`. */
export type Reference = ReadonlyMap<string, number>

const DATA = /\.(csv|csv\.gz|json|geojson|xlsx|tsv)$/i

/** The reference table of a folder of originals, `derived/reference_series_long.csv.gz`; empty where there is none. */
export function readReference(folder: string): Reference {
  const path = join(folder, 'derived/reference_series_long.csv.gz')
  if (!existsSync(path)) return new Map()
  const bytes = new Uint8Array(gunzipSync(readFileSync(path)))
  const { rows } = readCsv({ name: path, bytes }, { required: ['series', 'iso3', 'year', 'value'] })
  return new Map(
    rows.map((row) => [
      `${row.cell('series')}|${row.cell('iso3')}|${row.cell('year')}`,
      Number(row.cell('value')),
    ]),
  )
}

/** Tries every file of a folder: with the importer that knows it, else as a user's own file. A failure is a row too. */
export async function* tryFolder(
  folder: string,
  registry: UnitRegistry,
  project: string,
): AsyncGenerator<Tried> {
  const reference = readReference(folder)
  const known = new Set<string>()
  for (const { id } of IMPORTERS) {
    const paths = knownPaths(id, folder, project)?.filter((path) => existsSync(path)) ?? []
    // An importer that also reads a file of the package is no reason to try a folder that holds none of its originals.
    if (!paths.some((path) => !relative(folder, path).startsWith('..'))) continue
    for (const path of paths) known.add(path)
    yield await tried(id, paths, folder, async () => {
      const { rowsRead, observations } = await findImporter(id).read(
        paths.map((path) => readOriginal(path).file),
        registry,
      )
      return { rowsRead, observations, note: against(reference, observations) }
    })
  }
  for (const path of filesIn(folder).filter((each) => !known.has(each))) {
    let reader = 'no form fits'
    const row = await tried(reader, [path], folder, async () => {
      const file = userFile(path)
      const { candidates, recipe } = await inspectFile(file, registry)
      if (!recipe) return { rowsRead: 0, observations: [], note: 'not recognised; a recipe would be needed' }
      reader = `${recipe.shape} (${Math.round((candidates[0]?.confidence ?? 0) * 100)} %)`
      const { rowsRead, observations, regions } = await importWithRecipe(file, recipe, registry)
      const note = regions.length > 0 ? `and ${regions.length} values of regions` : 'read'
      return { rowsRead, observations, note }
    })
    yield { ...row, reader }
  }
}

async function tried(
  reader: string,
  paths: readonly string[],
  folder: string,
  run: () => Promise<{ rowsRead: number; observations: readonly Observation[]; note: string }>,
): Promise<Tried> {
  const started = performance.now()
  const about = { reader, files: paths.map((path) => shown(folder, path)).join(' + ') }
  const seconds = () => (performance.now() - started) / 1000
  try {
    const { rowsRead, observations, note } = await run()
    const time = seconds()
    return {
      ...about,
      variant: await variantOf(paths[0]!),
      rows: rowsRead,
      values: observations.length,
      seconds: time,
      result: note,
    }
  } catch (error) {
    const { tag, details } = toForewatchError(error)
    const time = seconds()
    const result = `refused, ${tag}: ${describe(details).slice(0, 160)}`
    return { ...about, variant: await variantOf(paths[0]!), rows: 0, values: 0, seconds: time, result }
  }
}

const shown = (folder: string, path: string): string => {
  const inside = relative(folder, path)
  return inside.startsWith('..') ? path : inside
}

/** How many figures are the same as in the reference table. */
function against(reference: Reference, observations: readonly Observation[]): string {
  const series = new Set<string>()
  let [same, different] = [0, 0]
  for (const { indicator, unit, period, value } of observations) {
    const expected = reference.get(`${indicator}|${unit}|${period}`)
    if (expected === undefined) continue
    series.add(indicator)
    if (expected === value) same++
    else different++
  }
  if (series.size === 0) return 'no series of it in the reference table'
  return `${same} of ${same + different} equal to the reference table (${series.size} series)`
}

async function variantOf(path: string): Promise<string> {
  try {
    return words(await sampleOf(userFile(path)))
  } catch {
    return 'not a table'
  }
}

function words({ kind, encoding, delimiter, header, tags, columns }: Sample): string {
  if (kind !== 'text') return `${kind === 'zip' ? 'workbook' : 'JSON'}, ${columns.length} columns`
  const sign = delimiter === '\t' ? 'tab' : (delimiter ?? ',')
  const parts = [encoding ?? 'text', `“${sign}”`, `${columns.length} columns`]
  if (header > 0) parts.push(`header in record ${header + 1}`)
  if (tags) parts.push('HXL tags')
  return parts.join(', ')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => DATA.test(path) && statSync(path).isFile())
    .sort()
}

export const TRIED_HEADER = 'reader | files | form | rows | values | s | result'
export function triedLine({ reader, files, variant, rows, values, seconds, result }: Tried): string {
  return [reader, files, variant, rows, values, seconds.toFixed(2), result].join(' | ')
}
