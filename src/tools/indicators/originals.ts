import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ForewatchError } from '../../core/errors'
import type { SourceRecord } from '../../core/series'
import type { OriginalFile } from '../../sources/importer'
import { KNOWN_FILES } from './known-files'

export interface ReadOriginal {
  readonly file: OriginalFile
  /** The file as it was given, compressed or not: what a reader can compare with an own download. */
  readonly record: SourceRecord['originals'][number]
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function inflate(path: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes)
  } catch (cause) {
    const details = {
      what: 'A compressed file cannot be read to its end',
      where: path,
      found: `${bytes.length} bytes`,
      expected: 'a whole gzip file',
      next: 'Download the file again',
    }
    throw new ForewatchError('file-truncated', details, { cause })
  }
}

/** Reads one original; `.gz` is inflated. @throws ForewatchError `file-missing`, `file-truncated` */
export function readOriginal(path: string): ReadOriginal {
  if (!existsSync(path)) {
    throw new ForewatchError('file-missing', {
      what: 'A file is not there',
      found: path,
      expected: 'an existing file',
      next: 'Check the path',
    })
  }
  const bytes = readFileSync(path)
  const name = basename(path)
  const inner = name.endsWith('.gz') ? inflate(path, bytes) : bytes
  return {
    file: { name: name.replace(/\.gz$/, ''), bytes: new Uint8Array(inner) },
    record: { name, bytes: bytes.length, sha256: sha256(bytes) },
  }
}

/** Paths of a source's originals under a folder; undefined where the source is not in the list of known files. */
export function knownPaths(source: string, folder: string, project: string): string[] | undefined {
  return KNOWN_FILES[source]?.map((path) =>
    path.startsWith('project:') ? join(project, path.slice('project:'.length)) : join(folder, path),
  )
}
