/** What every message to a person says: what went wrong, where, what was found, what was expected, what to do next. */
export interface ErrorDetails {
  readonly what: string
  readonly where?: string
  readonly found?: string
  readonly expected?: string
  readonly next?: string
}

/** Kinds of failure that a caller may react to. Texts are for people, tags are for code. */
export type ErrorTag =
  | 'bad-period'
  | 'bad-date'
  | 'bad-csv'
  | 'bad-columns'
  | 'bad-number'
  | 'bad-file'
  | 'file-missing'
  | 'file-truncated'
  /** Bytes that are not those of the checksum. */
  | 'altered-file'
  | 'unknown-unit'
  | 'unknown-series'
  | 'unknown-source'
  | 'unknown-node'
  | 'duplicate-observation'
  | 'out-of-range'
  | 'bad-model'
  | 'newer-model'
  | 'cyclic-model'
  | 'zero-weights'
  | 'bad-package'
  | 'bad-argument'
  | 'too-few-observed'
  | 'not-scored'
  | 'network'
  | 'timeout'
  | 'http-status'
  | 'wrong-type'
  | 'bad-schema'
  | 'cancelled'
  /** A known error of a source that is not there any more. */
  | 'stale-correction'
  | 'revision-conflict'
  | 'newer-data'
  | 'storage-full'
  | 'storage-unavailable'
  | 'storage-closed'
  | 'locked'
  | 'wrong-passphrase'
  /** A snapshot that is no snapshot, altered, cut off, without a member, or too large to open. */
  | 'bad-snapshot'
  | 'altered-snapshot'
  | 'newer-snapshot'
  | 'too-large'
  | 'internal'

/** The one error class. `details` survives structured cloning as plain data through `toPlain`. */
export class ForewatchError extends Error {
  readonly tag: ErrorTag
  readonly details: ErrorDetails

  constructor(tag: ErrorTag, details: ErrorDetails, options?: { cause?: unknown }) {
    super(describe(details), options)
    this.name = 'ForewatchError'
    this.tag = tag
    this.details = details
  }
}

/** One line in fixed order: what, where, found, expected, next step. */
export function describe(details: ErrorDetails): string {
  const parts = [details.where ? `${details.what} (${details.where})` : details.what]
  if (details.found !== undefined) parts.push(`found ${details.found}`)
  if (details.expected !== undefined) parts.push(`expected ${details.expected}`)
  if (details.next !== undefined) parts.push(details.next)
  return parts.join('; ')
}

export function isForewatchError(error: unknown): error is ForewatchError {
  return error instanceof ForewatchError
}

/** Any thrown value as a typed error, so that no screen ever shows a bare exception. */
export function toForewatchError(error: unknown): ForewatchError {
  if (error instanceof ForewatchError) return error
  const found = error instanceof Error ? error.message : String(error)
  return new ForewatchError('internal', { what: 'Something failed that should not', found }, { cause: error })
}
