import { ForewatchError } from '../../core/errors'
import type { CatalogueFile } from '../../core/series'
import { fetchJsonText, type FetchOptions } from '../http/fetch-file'
import { manifestSchema, type Manifest, type PackagedFile } from './manifest'
import { seriesFileSchema, type SeriesFile } from './series-file'

export interface LoadProgress {
  readonly filesDone: number
  readonly filesTotal: number
  readonly loadedBytes: number
  readonly totalBytes: number
}

export interface LoadOptions extends Pick<
  FetchOptions,
  'signal' | 'timeoutMs' | 'retries' | 'backoffLimitMs'
> {
  readonly onProgress?: (progress: LoadProgress) => void
}

export interface PackagedSource {
  readonly catalogue: CatalogueFile
  readonly series: SeriesFile
}

/** Reads the list of files. @throws ForewatchError, see `fetchJsonText`, and `bad-schema` */
export async function loadManifest(base: string, options: LoadOptions = {}): Promise<Manifest> {
  const where = `${base}manifest.json`
  const parsed = manifestSchema.safeParse(parseJson(await fetchJsonText(where, options), where))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-schema', {
    what: 'The list of data files has another form than this version reads',
    where: `${where}: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'an unknown form',
    expected: 'format forewatch-data-1',
    next: 'Run the build again, then reload',
  })
}

/** Reads one file that the manifest names, as untyped JSON. */
export async function loadJson(
  base: string,
  file: PackagedFile,
  options: FetchOptions = {},
): Promise<unknown> {
  const where = `${base}${file.path}`
  const text = await fetchJsonText(where, { ...options, expectedBytes: file.bytes, sha256: file.sha256 })
  return parseJson(text, where)
}

/** Reads all sources, in parallel, whole or not at all: on a failure nothing of this load is handed on. */
export async function loadSources(
  base: string,
  manifest: Pick<Manifest, 'sources'>,
  options: LoadOptions = {},
): Promise<readonly PackagedSource[]> {
  const files = manifest.sources.flatMap((source) => [source.catalogue, source.series])
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const loaded = new Map<string, number>()
  let filesDone = 0
  const report = (path: string, bytes: number) => {
    loaded.set(path, bytes)
    const loadedBytes = [...loaded.values()].reduce((sum, value) => sum + value, 0)
    options.onProgress?.({ filesDone, filesTotal: files.length, loadedBytes, totalBytes })
  }
  const read = async (file: PackagedFile) => {
    const json = await loadJson(base, file, { ...options, onBytes: (bytes) => report(file.path, bytes) })
    filesDone++
    report(file.path, file.bytes)
    return json
  }
  return Promise.all(
    manifest.sources.map(async (source) => {
      const [catalogue, series] = await Promise.all([read(source.catalogue), read(source.series)])
      // The catalogue is our own build's output, fixed by its checksum; the series' cells are checked on decoding.
      return { catalogue: catalogue as CatalogueFile, series: readSeriesFile(series, source.series.path) }
    }),
  )
}

function readSeriesFile(json: unknown, where: string): SeriesFile {
  const parsed = seriesFileSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-schema', {
    what: 'A series file has other columns than this version reads',
    where: `${where}: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'an unknown form',
    expected: 'format forewatch-series-1',
    next: 'Run the build again, then reload',
  })
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ForewatchError(
      'file-truncated',
      {
        what: 'A data file is not whole JSON',
        where,
        found: error instanceof Error ? error.message : 'unreadable text',
        next: 'Try again; figures already loaded stay in use',
      },
      { cause: error },
    )
  }
}
