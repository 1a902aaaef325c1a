import { ForewatchError, type ErrorTag } from '../core/errors'

/** Another revision was there than the one the writer had read. Nothing was overwritten and nothing lost: the body is
 *  kept under `copyId`. Texts name no document, for titles and ids of lists are not for logs. */
export class RevisionConflict extends ForewatchError {
  readonly copyId: string
  /** Revision that stands now; 0 = the document was removed. */
  readonly currentRevision: number

  constructor(copyId: string, expected: number, currentRevision: number) {
    super('revision-conflict', {
      what: 'Another tab saved this first',
      found: currentRevision === 0 ? 'that it was removed' : `revision ${currentRevision}`,
      expected: expected === 0 ? 'no saved revision' : `revision ${expected}`,
      next: 'Your version is kept as a copy beside it; compare them and keep one',
    })
    this.copyId = copyId
    this.currentRevision = currentRevision
  }
}

export function newerData(): ForewatchError {
  return new ForewatchError('newer-data', {
    what: 'A newer version of Forewatch wrote what is stored here',
    expected: 'data of this version or older',
    next: 'Reading works; reload to get the newer version before you save',
  })
}

export function closed(): ForewatchError {
  return new ForewatchError('storage-closed', {
    what: 'The storage of this tab is closed',
    found: 'that another tab wiped it or brought it to a newer version',
    next: 'Reload this page',
  })
}

/** A failed write as a typed error. @param kept whether the body stays in memory */
export function writeFailed(cause: unknown, kept: boolean): ForewatchError {
  if (cause instanceof ForewatchError) return cause
  const name = cause instanceof DOMException ? cause.name : ''
  const full = name === 'QuotaExceededError'
  if (name === 'InvalidStateError') return closed()
  const tag: ErrorTag = full ? 'storage-full' : 'internal'
  return new ForewatchError(
    tag,
    {
      what: full ? "The browser's storage is full" : 'The browser could not store this',
      found: cause instanceof Error ? cause.name : 'an unknown failure',
      expected: 'room on this device',
      next: kept
        ? 'It stays on screen until this page closes; save it to a file, or free room and try again'
        : 'Free room and try again',
    },
    { cause },
  )
}

/** @throws ForewatchError `bad-argument` for a name that cannot be a key */
export function checkName(what: 'kind' | 'id', name: string): void {
  // eslint-disable-next-line no-control-regex
  if (name.length > 0 && name.length <= 200 && !/[\u0000-\u001f\u007f]/.test(name)) return
  throw new ForewatchError('bad-argument', {
    what: `A stored document has an ${what === 'kind' ? 'unusable kind' : 'unusable id'}`,
    found: `${name.length} characters`,
    expected: '1 to 200 characters without control characters',
  })
}
