import { Unzip, UnzipInflate } from 'fflate'
import { ForewatchError } from '../../../core/errors'
import { LIMITS } from '../limits'

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)
}

function tooMuch(file: string, found: string, expected: string): ForewatchError {
  return new ForewatchError('bad-file', {
    what: 'A zip file unpacks to more than may be read',
    where: file,
    found,
    expected,
    next: 'Give the table as CSV',
  })
}

const STEP = 1 << 16

/** Files of a zip by name, those that `wanted` asks for. What comes out is counted while it comes: the sizes that the
 *  file itself states are not trusted. Names that lead out of the zip are refused.
 *  @throws ForewatchError `bad-file`, `file-truncated` */
export function unzip(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > LIMITS.sheetBytes) {
    throw tooMuch(file, `${bytes.length} bytes`, `at most ${LIMITS.sheetBytes} bytes`)
  }
  const parts = new Map<string, Uint8Array[]>()
  const open = new Set<string>()
  let total = 0
  let entries = 0
  const unzipper = new Unzip((entry) => {
    if (++entries > LIMITS.sheetEntries) {
      throw tooMuch(file, `more than ${LIMITS.sheetEntries} parts`, `at most ${LIMITS.sheetEntries} parts`)
    }
    if (entry.name.startsWith('/') || entry.name.split(/[/\\]/).includes('..')) {
      throw tooMuch(file, entry.name, 'names inside the zip')
    }
    if (!wanted(entry.name)) return
    const chunks: Uint8Array[] = []
    parts.set(entry.name, chunks)
    open.add(entry.name)
    entry.ondata = (error, data, final) => {
      if (error) throw error
      total += data.length
      if (total > LIMITS.sheetUnpackedBytes || total > bytes.length * LIMITS.sheetRatio) {
        throw tooMuch(
          file,
          `more than ${total} bytes`,
          `${LIMITS.sheetUnpackedBytes} bytes, ratio 1:${LIMITS.sheetRatio}`,
        )
      }
      chunks.push(data)
      if (final) open.delete(entry.name)
    }
    entry.start()
  })
  unzipper.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      unzipper.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
    }
  } catch (error) {
    if (error instanceof ForewatchError) throw error
    throw broken(file, error instanceof Error ? error.message : 'an unreadable part', error)
  }
  if (open.size > 0) throw broken(file, `${[...open][0]} without its end`)
  return new Map([...parts].map(([name, chunks]) => [name, join(chunks)]))
}

function broken(file: string, found: string, cause?: unknown): ForewatchError {
  return new ForewatchError(
    'file-truncated',
    { what: 'A zip file cannot be read to its end', where: file, found, next: 'Download the file again' },
    { cause },
  )
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
