import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ForewatchError } from '../../core/errors'
import { decodeText } from '../../sources/csv'
import { readPackage, readTable, type ReadPackage } from '../../sources/package/read-package'
import { loadRegistry } from '../registry/load'

/** The folder of the program itself, so that it can be called from anywhere. */
export const HOME = join(import.meta.dirname, '../../..')

/** A path as given, or else inside the program's own folder (for the defaults). @throws ForewatchError `file-missing` */
export function findPath(path: string): string {
  const found = [path, join(HOME, path)].find((each) => existsSync(each))
  if (found !== undefined) return found
  throw new ForewatchError('file-missing', {
    what: 'A file or folder is not there',
    found: path,
    expected: 'an existing path',
    next: 'Correct the path',
  })
}

/** @throws ForewatchError `file-missing`, `bad-file` */
export function readJson(path: string): unknown {
  const file = findPath(path)
  try {
    return JSON.parse(decodeText(readFileSync(file)))
  } catch (error) {
    throw new ForewatchError(
      'bad-file',
      {
        what: 'A file is not whole JSON',
        where: path,
        found: error instanceof Error ? error.message : 'unreadable text',
        expected: 'JSON',
        next: 'Get the file again, or correct it',
      },
      { cause: error },
    )
  }
}

/** A data package (folder or its datapackage.json) or a tidy CSV. @throws ForewatchError as `readPackage`, `readTable` */
export function readSeries(path: string): ReadPackage {
  const found = findPath(path)
  const { units } = loadRegistry(HOME)
  if (!statSync(found).isDirectory() && !found.endsWith('.json')) {
    return readTable(readFileSync(found), path, units)
  }
  const folder = found.endsWith('.json') ? join(found, '..') : found
  return readPackage(
    (inner) => {
      const file = join(folder, inner)
      return existsSync(file) ? readFileSync(file) : undefined
    },
    units,
    digestOf,
  )
}

const ALGORITHMS = new Set(['md5', 'sha1', 'sha256', 'sha512'])

/** For the checksums that a data package states. */
export function digestOf(algorithm: string, bytes: Uint8Array): string | undefined {
  return ALGORITHMS.has(algorithm) ? createHash(algorithm).update(bytes).digest('hex') : undefined
}

/** @throws ForewatchError `bad-file` */
export function softwareVersion(): string {
  return (readJson(join(HOME, 'package.json')) as { version: string }).version
}
