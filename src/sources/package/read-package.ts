import { z } from 'zod'
import { CONTROL_FILE, parseControl, withControl } from '../../core/control-data'
import { ForewatchError } from '../../core/errors'
import type { SourceControl } from '../../core/control'
import type { UnitRecord } from '../../core/registry'
import type { Observation, SeriesRecord, SourceRecord } from '../../core/series'
import { decodeText } from '../csv'
import { readCatalogue } from './catalogue-schema'
import { unitsOfData } from './data-units'
import { defaultSeries } from './default-series'
import { describedTable, tableForm } from './table-description'
import { readTidyCsv } from './tidy-csv'

/** Gives the bytes of a file of the package by its path inside it, or undefined. */
export type FileReader = (path: string) => Uint8Array | undefined
/** Gives the digest of bytes in small hexadecimal digits, or undefined for an algorithm that it does not know. */
export type Digest = (algorithm: string, bytes: Uint8Array) => string | undefined

/** What a package or a table holds, ready for `buildDataSet`. */
export interface ReadPackage {
  readonly title: string
  readonly units: readonly UnitRecord[]
  readonly series: readonly SeriesRecord[]
  readonly observations: readonly Observation[]
  /** Empty where nobody described the sources. */
  readonly sources: readonly SourceRecord[]
  /** Source id by series id, as far as described. */
  readonly sourceOf: ReadonlyMap<string, string>
}

const DESCRIPTOR = 'datapackage.json'
const descriptorSchema = z.object({
  title: z.string().optional(),
  name: z.string().optional(),
  resources: z
    .array(
      z.object({
        name: z.string(),
        path: z.union([z.string(), z.array(z.string()).min(1)]),
        bytes: z.number().optional(),
        /** MD5, or `algorithm:digest`, as the standard has it. */
        hash: z.string().optional(),
        ...describedTable,
        /** Our own addition: the catalogue file that describes the series of this resource. */
        catalogue: z.string().optional(),
      }),
    )
    .min(1),
})
type Resource = z.infer<typeof descriptorSchema>['resources'][number]

/** Reads a Frictionless data package of tidy tables, with or without our catalogue. With a catalogue for every resource
 *  the units are the registry's that are scored; else they come from the data (see `unitsOfData`) and series without a
 *  description get plain defaults (see `defaultSeries`).
 *  @param digest  checks the checksums that the package states
 *  @throws ForewatchError `file-missing`, `file-truncated`, `altered-file`, `bad-package`, `unknown-series`,
 *  `unknown-unit`, and as `tableForm`, `readTidyCsv` */
export function readPackage(
  readFile: FileReader,
  registry: readonly UnitRecord[],
  digest: Digest,
): ReadPackage {
  const descriptor = readDescriptor(readFile)
  const described = descriptor.resources.every(({ catalogue }) => catalogue !== undefined)
  const control = readFile(CONTROL_FILE)
    ? parseControl(jsonOf(readFile, CONTROL_FILE), CONTROL_FILE)
    : new Map<string, SourceControl>()
  const parts = descriptor.resources.map((resource) => readResource(resource, readFile, digest, control))
  const observations = parts.flatMap((part) => part.observations)
  const sources = parts.flatMap(({ source }) => (source ? [source] : []))
  return {
    title: descriptor.title ?? descriptor.name ?? DESCRIPTOR,
    units: described
      ? scored(registry)
      : unitsOfData(
          parts.flatMap((part) => [...part.units]),
          registry,
          DESCRIPTOR,
        ),
    series: parts.flatMap((part) => part.series),
    observations: described ? ofScoredUnits(observations, registry) : observations,
    sources,
    sourceOf: new Map(
      parts.flatMap(({ source, series }) => (source ? series.map(({ id }) => [id, source.id] as const) : [])),
    ),
  }
}

/** Reads one tidy table as if it were a package of its own. @throws ForewatchError as `readTidyCsv`, `unknown-unit` */
export function readTable(content: Uint8Array, file: string, registry: readonly UnitRecord[]): ReadPackage {
  const { observations, units } = readTidyCsv(content, file)
  return {
    title: file,
    units: unitsOfData(units, registry, file),
    series: defaultSeries(observations, file),
    observations,
    sources: [],
    sourceOf: new Map(),
  }
}

interface Part {
  readonly observations: readonly Observation[]
  readonly units: ReadonlySet<string>
  readonly series: readonly SeriesRecord[]
  readonly source?: SourceRecord
}

function readResource(
  resource: Resource,
  readFile: FileReader,
  digest: Digest,
  control: ReadonlyMap<string, SourceControl>,
): Part {
  const paths = typeof resource.path === 'string' ? [resource.path] : resource.path
  const form = tableForm(resource, (path) => jsonOf(readFile, path))
  const tables = paths.map((path) => {
    const bytes = fileOf(readFile, path)
    if (paths.length === 1) checkWhole(bytes, path, resource, digest)
    return readTidyCsv(bytes, path, form)
  })
  const observations = tables.flatMap((table) => table.observations)
  const units = new Set(tables.flatMap((table) => [...table.units]))
  if (resource.catalogue === undefined) {
    return { observations, units, series: defaultSeries(observations, paths.join(', ')) }
  }
  const file = readCatalogue(jsonOf(readFile, resource.catalogue), resource.catalogue)
  const { source, series } = withControl(file, control)
  const ids = new Set(series.map(({ id }) => id))
  const strange = observations.find(({ indicator }) => !ids.has(indicator))
  if (strange) {
    throw new ForewatchError('unknown-series', {
      what: 'A table holds a series that its catalogue does not describe',
      where: `${paths.join(', ')}: ${strange.unit} ${strange.period}`,
      found: strange.indicator,
      expected: `a series of ${resource.catalogue}`,
      next: 'Describe the series in the catalogue, or correct the id',
    })
  }
  return { observations, units, series, source }
}

/** Size and checksum, as far as the package states them. */
function checkWhole(bytes: Uint8Array, path: string, { bytes: size, hash }: Resource, digest: Digest): void {
  if (size !== undefined && bytes.length !== size) {
    throw new ForewatchError('file-truncated', {
      what: 'A table has another size than the package says',
      where: path,
      found: `${bytes.length} bytes`,
      expected: `${size} bytes`,
      next: 'Get the package again, whole',
    })
  }
  if (hash === undefined) return
  const at = hash.indexOf(':')
  const algorithm = at < 0 ? 'md5' : hash.slice(0, at).toLowerCase()
  const found = digest(algorithm, bytes)
  if (found === hash.slice(at + 1).toLowerCase()) return
  throw new ForewatchError(found === undefined ? 'bad-package' : 'altered-file', {
    what:
      found === undefined
        ? 'A checksum is of a kind that cannot be worked out here'
        : 'A table is not the one that the package was described with',
    where: path,
    found: found === undefined ? algorithm : `${algorithm}:${found}`,
    expected: found === undefined ? 'sha256, sha512, sha1 or md5' : hash,
    next:
      found === undefined
        ? 'State the checksum as sha256:… in datapackage.json'
        : 'Get the package again; if the change is meant, write the new checksum into datapackage.json',
  })
}

function readDescriptor(readFile: FileReader): z.infer<typeof descriptorSchema> {
  const parsed = descriptorSchema.safeParse(jsonOf(readFile, DESCRIPTOR))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-package', {
    what: 'The data package cannot be read',
    where: `${DESCRIPTOR}: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'an unknown form',
    expected: 'a Frictionless data package with a list of resources',
    next: 'Correct the package',
  })
}

function jsonOf(readFile: FileReader, path: string): unknown {
  try {
    return JSON.parse(decodeText(fileOf(readFile, path)))
  } catch (error) {
    if (error instanceof ForewatchError) throw error
    throw new ForewatchError(
      'bad-package',
      {
        what: 'A file of the package is not whole JSON',
        where: path,
        found: error instanceof Error ? error.message : 'unreadable text',
        expected: 'JSON',
        next: 'Get the package again, whole',
      },
      { cause: error },
    )
  }
}

/** A file inside the package; nothing outside it is ever read. */
function fileOf(readFile: FileReader, path: string): Uint8Array {
  if (
    path === '' ||
    path.startsWith('/') ||
    path.includes('\\') ||
    /^[a-z]+:/i.test(path) ||
    path.split('/').includes('..')
  ) {
    throw new ForewatchError('bad-package', {
      what: 'A path leads out of the package',
      found: path,
      expected: 'a relative path without ..',
      next: 'Put the file into the folder of the package',
    })
  }
  const bytes = readFile(path)
  if (bytes) return bytes
  throw new ForewatchError('file-missing', {
    what: 'A file of the package is not there',
    found: path,
    expected: `a file, as ${DESCRIPTOR} names it`,
    next: 'Get the package again, whole',
  })
}

function scored(registry: readonly UnitRecord[]): readonly UnitRecord[] {
  return registry.filter((unit) => unit.treatment === 'scored').sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Rows of territories that are shown and never scored stand in the package and take no part.
 *  @throws ForewatchError `unknown-unit` */
function ofScoredUnits(observations: readonly Observation[], registry: readonly UnitRecord[]): Observation[] {
  const treatment = new Map(registry.map((unit) => [unit.id, unit.treatment]))
  return observations.filter(({ unit, indicator, period }) => {
    const found = treatment.get(unit)
    if (found !== undefined) return found === 'scored'
    throw new ForewatchError('unknown-unit', {
      what: 'A unit is not in the registry of countries',
      where: `${indicator}, ${period}`,
      found: unit,
      expected: 'ISO 3166-1 alpha-3 or an extension of indicators/countries/policy.md',
      next: 'Correct the code, or load the file through the importer of its source',
    })
  })
}
