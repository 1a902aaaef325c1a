import { ForewatchError } from '../../core/errors'

/** A file that a person gave: read in pieces, as often as needed. */
export interface UserFile {
  readonly name: string
  readonly size: number
  /** Bytes from the start. */
  open(): AsyncIterable<Uint8Array>
  /** The first bytes, at most so many. */
  head(bytes: number): Promise<Uint8Array>
}

export interface ReadControl {
  readonly signal?: AbortSignal
  /** Share 0–1 of the bytes read. */
  readonly onProgress?: (share: number) => void
}

const PIECE = 1 << 20

export function fromBytes(name: string, bytes: Uint8Array): UserFile {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
    },
    head: (n) => Promise.resolve(bytes.subarray(0, n)),
  }
}

/** A File or Blob of the browser (Node has Blob too). */
export function fromBlob(name: string, blob: Blob): UserFile {
  return {
    name,
    size: blob.size,
    async *open() {
      for (let at = 0; at < blob.size; at += PIECE)
        yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer())
    },
    head: async (n) => new Uint8Array(await blob.slice(0, n).arrayBuffer()),
  }
}

/** The whole file at once. @throws ForewatchError `bad-file` above the limit, `cancelled` */
export async function readWhole(
  file: UserFile,
  limit: number,
  control: ReadControl = {},
): Promise<Uint8Array> {
  if (file.size > limit) {
    throw new ForewatchError('bad-file', {
      what: 'The file is larger than may be read at once',
      where: file.name,
      found: `${file.size} bytes`,
      expected: `at most ${limit} bytes`,
      next: 'Give the table as CSV, or a smaller part of it',
    })
  }
  const whole = new Uint8Array(file.size)
  let at = 0
  for await (const piece of file.open()) {
    checkCancelled(control.signal)
    whole.set(piece, at)
    at += piece.length
    control.onProgress?.(file.size === 0 ? 1 : at / file.size)
  }
  return whole
}

export function checkCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ForewatchError('cancelled', { what: 'Reading the file was cancelled' })
}
