import { Unzip, UnzipInflate, zipSync, type UnzipFile } from 'fflate'
import { ForewatchError } from '../../core/errors'
import { sha256 } from './sha256'

/** Announced limits; bytes are counted while inflating, headers are not trusted. */
export const ZIP_LIMITS = {
  fileBytes: 25_000_000,
  entries: 2_000,
  unpackedBytes: 200_000_000,
  ratio: 200,
} as const
/** Below this size a member may inflate by any ratio. */
const RATIO_FROM_BYTES = 1_000_000
const SEAL = 'forewatch-sha256:'
const SEAL_BYTES = SEAL.length + 64
const NAME = /^(?!.*(?:^|\/)\.\.?(?:\/|$))[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/

/** Zip of the members in order of their names, with one fixed date, sealed: the archive's comment is the SHA-256 of all
 *  bytes before it. Equal members give equal bytes. */
export async function packZip(members: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const names = [...members.keys()].sort()
  const files = Object.fromEntries(names.map((name) => [name, members.get(name)!]))
  // Noon in any time zone is the same day; the format holds local time, so that it is written field by field.
  const zip = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1, 12, 0, 0), os: 3, attrs: 0o644 << 16 })
  zip[zip.length - 2] = SEAL_BYTES
  zip[zip.length - 1] = 0
  const seal = new TextEncoder().encode(`${SEAL}${await sha256(zip)}`)
  const sealed = new Uint8Array(zip.length + seal.length)
  sealed.set(zip)
  sealed.set(seal, zip.length)
  return sealed
}

/** Members of a sealed zip. The seal is checked first, then everything is inflated within the limits.
 *  @throws ForewatchError `bad-snapshot` (no zip, no seal, a bad name), `altered-snapshot`, `too-large` */
export async function unpackZip(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  if (bytes.length > ZIP_LIMITS.fileBytes) {
    throw tooLarge('The file', `${bytes.length} bytes`, `at most ${ZIP_LIMITS.fileBytes}`)
  }
  if (bytes.length < 22 + SEAL_BYTES || bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw bad('The file is no snapshot', `${bytes.length} bytes that are no zip archive`)
  }
  await checkSeal(bytes)
  return inflate(bytes)
}

async function checkSeal(bytes: Uint8Array): Promise<void> {
  const body = bytes.subarray(0, bytes.length - SEAL_BYTES)
  const seal = new TextDecoder().decode(bytes.subarray(bytes.length - SEAL_BYTES))
  const expected = `${SEAL}${await sha256(body)}`
  if (seal === expected) return
  if (!seal.startsWith('forewatch-') && !seal.includes('sha256')) {
    throw bad('The file carries no seal of a snapshot', 'another archive, or one cut off or saved anew')
  }
  throw new ForewatchError('altered-snapshot', {
    what: 'The snapshot was altered after it was made',
    where: 'seal of the whole file',
    found: expected.slice(SEAL.length, SEAL.length + 16),
    expected: seal.slice(SEAL.length, SEAL.length + 16),
    next: 'Get the file again from whoever made it; the id in a citation says which one it must be',
  })
}

/** Inflates in small pieces, so that a bomb is stopped where it passes a limit. */
function inflate(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const members = new Map<string, Uint8Array>()
  let total = 0
  let failure: ForewatchError | undefined
  const unzip = new Unzip((file: UnzipFile) => {
    if (failure) return
    if (members.size >= ZIP_LIMITS.entries)
      return void (failure ??= tooLarge('The archive', `more than ${ZIP_LIMITS.entries} members`, 'fewer'))
    if (!NAME.test(file.name) || members.has(file.name))
      return void (failure ??= bad('A member has a name that cannot be used', file.name.slice(0, 80)))
    const chunks: Uint8Array[] = []
    let size = 0
    members.set(file.name, new Uint8Array())
    file.ondata = (error, chunk, final) => {
      if (error) failure ??= bad('A member cannot be unpacked', `${file.name}: ${error.message}`)
      if (failure) return
      size += chunk.length
      total += chunk.length
      const tooMuch =
        total > ZIP_LIMITS.unpackedBytes ||
        (size > RATIO_FROM_BYTES && size > ZIP_LIMITS.ratio * Math.max(1, bytes.length))
      if (tooMuch) {
        failure ??= tooLarge(file.name, `${total} bytes so far`, `at most ${ZIP_LIMITS.unpackedBytes}`)
        file.terminate()
        return
      }
      chunks.push(chunk)
      if (final) members.set(file.name, join(chunks, size))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    const step = 65_536
    for (let at = 0; at < bytes.length && !failure; at += step) {
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
    }
  } catch (error) {
    failure ??= bad('The archive cannot be unpacked', error instanceof Error ? error.message : 'unreadable')
  }
  if (failure) throw failure
  return members
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function bad(what: string, found: string): ForewatchError {
  return new ForewatchError('bad-snapshot', {
    what,
    found,
    expected: 'a Forewatch snapshot, whole',
    next: 'Choose a file that “Snapshot file” or the command line made',
  })
}

function tooLarge(where: string, found: string, expected: string): ForewatchError {
  return new ForewatchError('too-large', {
    what: 'The file is larger than a snapshot may be',
    where,
    found,
    expected,
    next: 'Check where the file comes from; a snapshot takes less than 3 MB',
  })
}
