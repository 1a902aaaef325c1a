import { z } from 'zod'
import { parseCatalogue } from '../../core/catalogue-data'
import { ForewatchError } from '../../core/errors'
import { parseUnits } from '../../core/registry-data'
import type { CatalogueFile, Observation } from '../../core/series'
import { buildDataSet } from '../../engine/data/build-data-set'
import { withWithdrawnCells } from '../../engine/data/withdrawn-cells'
import { parseOutcomeFile } from '../../engine/evaluate/outcome-list'
import { readFramework } from '../../model/framework'
import { readModel } from '../../model/read'
import type { Figures } from './figures'
import { mayPassOn } from './licence'
import { LISTS } from './lists'
import { readResults } from './results-schema'
import { sha256 } from './sha256'
import { SNAPSHOT_SCHEMA_VERSION, type OpenSnapshot, type SnapshotManifest } from './types'
import { readWideTable, readWithdrawn } from './wide-table'
import { unpackZip } from './zip'

const text = z.string()
const manifestSchema = z.strictObject({
  format: z.literal('forewatch-snapshot'),
  schemaVersion: z.literal(SNAPSHOT_SCHEMA_VERSION),
  software: text,
  seed: z.number(),
  asOf: text,
  firstYear: z.int(),
  model: z.strictObject({ id: text, title: text, version: text }),
  members: z.array(z.strictObject({ path: text, bytes: z.int().min(0), sha256: text })),
  series: z.array(z.strictObject({ id: text, source: text })),
  lists: z.array(z.strictObject({ id: text, source: text })).optional(),
  leftOut: z.array(z.strictObject({ series: text, title: text, source: text, licence: text, reason: text })),
  figuresRule: text,
})
const texts = z.record(z.string(), z.string())

/** Opens a snapshot file: seal, limits, fingerprint of every member, then every part is read and checked.
 *  @throws ForewatchError `bad-snapshot`, `altered-snapshot`, `newer-snapshot`, `too-large`, and as the readers of models
 *  and catalogues */
export async function openSnapshot(file: Uint8Array): Promise<OpenSnapshot> {
  return readMembers(await unpackZip(file))
}

/** Reads the members of a snapshot. @throws ForewatchError as `openSnapshot` */
export async function readMembers(members: ReadonlyMap<string, Uint8Array>): Promise<OpenSnapshot> {
  const manifestBytes = members.get('manifest.json')
  if (!manifestBytes) throw missing('manifest.json')
  const manifest = readManifest(jsonOf(manifestBytes, 'manifest.json'))
  await checkMembers(manifest, members)
  const json = (path: string): unknown => jsonOf(members.get(path) ?? raise(missing(path)), path)
  const units = parseUnits(json('units.json'))
  const figuresIn = (folder: string): Figures => {
    const catalogue = named(manifest, `${folder}catalogue/`).map((path) => parseCatalogue(json(path), path))
    const tables = named(manifest, `${folder}data/`).map(
      (path) => [path, decode(members.get(path)!)] as const,
    )
    const observations = tables.flatMap(([path, text]) => readWideTable(text, path))
    const withdrawn = tables.flatMap(([, text]) => readWithdrawn(text))
    const data = withWithdrawnCells(dataOf(units, withoutSilentZeros(catalogue), observations), withdrawn)
    return { catalogue, data }
  }
  return {
    id: await sha256(manifestBytes),
    manifest,
    units,
    model: readModel(json('model.json')),
    framework: readFramework(json('framework.json')),
    ...figuresIn(''),
    ...(manifest.lists ? { lists: figuresIn(LISTS) } : {}),
    ...(members.has('outcome.json')
      ? { outcome: parseOutcomeFile(json('outcome.json'), 'outcome.json') }
      : {}),
    results: readResults(json('results.json')),
    view: texts.parse(json('view.json')),
    notes: texts.parse(json('notes.json')),
  }
}

function dataOf(
  units: OpenSnapshot['units'],
  catalogue: readonly CatalogueFile[],
  observations: readonly Observation[],
) {
  return buildDataSet(
    units,
    catalogue.flatMap(({ series }) => series),
    observations,
  )
}

/** A series whose figures were left out is missing everywhere: silence means zero only where a table is held. */
function withoutSilentZeros(catalogue: readonly CatalogueFile[]): readonly CatalogueFile[] {
  return catalogue.map(({ source, series }) => ({
    source,
    series: mayPassOn(source.licenceClass)
      ? series
      : series.map((record) => ({
          ...record,
          coverage: { ...record.coverage, absence: 'missing' as const },
        })),
  }))
}

function readManifest(json: unknown): SnapshotManifest {
  const version = (json as { schemaVersion?: unknown } | null)?.schemaVersion
  if (typeof version === 'number' && version > SNAPSHOT_SCHEMA_VERSION) {
    throw new ForewatchError('newer-snapshot', {
      what: 'The snapshot was made by a newer version',
      where: 'manifest.json, schemaVersion',
      found: String(version),
      expected: `at most ${SNAPSHOT_SCHEMA_VERSION}`,
      next: 'Open it with a newer Forewatch; this one changes nothing in it',
    })
  }
  const parsed = manifestSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-snapshot', {
    what: 'The manifest of the snapshot cannot be read',
    where: `manifest.json: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'another form',
    expected: 'format forewatch-snapshot',
    next: 'Get the snapshot again, whole',
  })
}

async function checkMembers(
  manifest: SnapshotManifest,
  members: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  for (const { path, bytes, sha256: expected } of manifest.members) {
    const member = members.get(path)
    if (!member) throw missing(path)
    const found = await sha256(member)
    if (member.length !== bytes || found !== expected) {
      throw new ForewatchError('altered-snapshot', {
        what: 'A member of the snapshot was altered',
        where: path,
        found: `${member.length} bytes, ${found.slice(0, 16)}`,
        expected: `${bytes} bytes, ${expected.slice(0, 16)}`,
        next: 'Get the file again from whoever made it',
      })
    }
  }
  const known = new Set(['manifest.json', ...manifest.members.map(({ path }) => path)])
  const strange = [...members.keys()].find((path) => !known.has(path))
  if (strange === undefined) return
  throw new ForewatchError('altered-snapshot', {
    what: 'The snapshot holds a member that its manifest does not name',
    found: strange,
    expected: 'the members that the manifest names, no others',
    next: 'Get the file again from whoever made it',
  })
}

function named({ members }: SnapshotManifest, folder: string): string[] {
  return members.flatMap(({ path }) => (path.startsWith(folder) ? [path] : []))
}

function jsonOf(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(decode(bytes))
  } catch (cause) {
    throw new ForewatchError(
      'bad-snapshot',
      {
        what: 'A member of the snapshot is not whole JSON',
        where: path,
        next: 'Get the snapshot again, whole',
      },
      { cause },
    )
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

function missing(path: string): ForewatchError {
  return new ForewatchError('bad-snapshot', {
    what: 'A member of the snapshot is not there',
    found: path,
    expected: 'every member that a snapshot holds',
    next: 'Get the snapshot again, whole',
  })
}

function raise(error: Error): never {
  throw error
}
