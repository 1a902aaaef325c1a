import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe } from 'vitest'

/** The folder of originals beside the project, where somebody has put them. */
const FOLDER = join(import.meta.dirname, '../../../shared/data')

export const hasShared = existsSync(FOLDER)

/** Bytes of an original, `.gz` inflated. `path` is relative to the folder of originals. */
export function sharedFile(path: string): Uint8Array {
  const bytes = readFileSync(join(FOLDER, path))
  return new Uint8Array(path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
}

/** A group of tests that need originals. Without them it is skipped with a message; under CI that is a failure. */
export function describeWithShared(title: string, body: () => void): void {
  if (!hasShared && process.env.CI === 'true')
    throw new Error(`${title}: the folder ../shared/data is not there`)
  if (!hasShared) process.stderr.write(`skipped, no folder ../shared/data: ${title}\n`)
  describe.skipIf(!hasShared)(title, body)
}
