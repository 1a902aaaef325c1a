import { ForewatchError } from '../core/errors'
import { openArrays, sealArrays } from './arrays'
import type { BlobRow, Database, Row } from './database'
import {
  checkPassphrase,
  keyFromBytes,
  keyFromPassphrase,
  newDerivation,
  sealingCodec,
  type Derivation,
} from './key'
import { locked, lockedCodec, plainCodec, type Codec, type Sealed } from './payload'
import type { SessionKeys } from './session-key'
import type { Notice, Protection, Vault } from './types'

/** How the rows are sealed, as it lies in the settings. `check` is a known word, sealed: it tells the right key. */
export interface SealRecord {
  /** Another one with every key, so that a tab with an old key cannot write among rows of a new one. */
  readonly id: string
  readonly protection: Exclude<Protection, 'none'>
  readonly check: Sealed
  readonly derivation?: Derivation
}
export const SEAL_SETTING = 'seal'
const CHECK_WORD = 'forewatch'
const TRIES = 3
const KEY_BYTES = 32

/** The codec of the day, and the id that rows must be written under. */
export interface Lockable extends Vault {
  readonly codec: Codec
  readonly sealId: string
}

interface Parts {
  readonly db: Database
  readonly keys: SessionKeys
  readonly readOnly: boolean
  readonly post: (notice: Notice) => void
  /** For tests. */
  readonly iterations?: number | undefined
}

/** Reads how this database is protected. What a closed session left behind is removed: its key is gone. */
export async function openVault({ db, keys, readOnly, post, iterations }: Parts): Promise<Lockable> {
  let record: SealRecord | undefined
  let codec: Codec = plainCodec

  async function follow(): Promise<void> {
    const stored = (await db.get('settings', SEAL_SETTING)) as SealRecord | undefined
    if (stored?.id === record?.id && codec !== lockedCodec) return
    record = stored
    codec = stored ? lockedCodec : plainCodec
    if (stored?.protection === 'session') await enterSession(stored)
  }

  async function enterSession(stored: SealRecord): Promise<void> {
    for (const find of [keys.own, keys.ask]) {
      const raw = await find()
      const found = raw && sealingCodec(await keyFromBytes(raw))
      if (!raw || !found || !(await fits(found, stored))) continue
      keys.hold(raw)
      codec = found
      return
    }
  }

  /** A session whose last tab was closed: nobody has its key any more. */
  async function sweep(): Promise<void> {
    if (record?.protection !== 'session' || codec !== lockedCodec || readOnly) return
    if (await keys.heldSomewhere()) return
    await clear(db)
    codec = plainCodec
    record = undefined
    await adopt('session', await newSessionKey())
  }

  async function newSessionKey(): Promise<Codec> {
    const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
    keys.hold(raw)
    return sealingCodec(await keyFromBytes(raw))
  }

  /** Everything under another key, in one transaction. */
  async function adopt(protection: Protection, next: Codec, derivation?: Derivation): Promise<void> {
    if (codec === lockedCodec && record?.protection === 'passphrase') throw locked()
    const fresh: SealRecord | undefined =
      protection === 'none'
        ? undefined
        : {
            id: crypto.randomUUID(),
            protection,
            check: (await next.seal(CHECK_WORD)) as Sealed,
            ...(derivation ? { derivation } : {}),
          }
    for (let tried = 0; !(await reseal(db, record?.id ?? '', codec, next, fresh)); tried++) {
      if (tried < TRIES) continue
      throw new ForewatchError('storage-closed', {
        what: 'What is stored could not be sealed',
        found: 'that another tab kept saving',
        next: 'Close the other tabs and try again; nothing was changed',
      })
    }
    record = fresh
    codec = next
    if (protection !== 'session') keys.drop()
    post({ type: 'sealed' })
  }

  await follow()
  await sweep()
  return {
    get codec() {
      return codec
    },
    get sealId() {
      return record?.id ?? ''
    },
    get protection() {
      return record?.protection ?? 'none'
    },
    get locked() {
      return codec === lockedCodec
    },
    follow,
    async unlock(passphrase) {
      if (!record?.derivation) return
      const opened = sealingCodec(await keyFromPassphrase(passphrase, record.derivation))
      await opened.open(record.check)
      codec = opened
    },
    async setPassphrase(passphrase) {
      checkPassphrase(passphrase)
      const derivation = newDerivation(iterations)
      await adopt('passphrase', sealingCodec(await keyFromPassphrase(passphrase, derivation)), derivation)
    },
    async forgetOnClose() {
      await adopt('session', await newSessionKey())
    },
    removeProtection: () => adopt('none', plainCodec),
  }
}

async function fits(codec: Codec, { check }: SealRecord): Promise<boolean> {
  try {
    return (await codec.open(check)) === CHECK_WORD
  } catch {
    return false
  }
}

const STORES = ['documents', 'revisions', 'backups', 'blobs', 'settings'] as const

async function clear(db: Database): Promise<void> {
  const tx = db.transaction([...STORES, 'log'], 'readwrite', { durability: 'strict' })
  await Promise.all([...STORES, 'log' as const].map((store) => tx.objectStore(store).clear()))
  await tx.done
}

/** Opens every row with one codec and seals it with another. Cryptography does not wait inside a transaction, so that rows
 *  are made ready first and written only where nothing was saved meanwhile.
 *  @returns false where something was */
async function reseal(
  db: Database,
  sealId: string,
  from: Codec,
  to: Codec,
  record: SealRecord | undefined,
): Promise<boolean> {
  const [documents, revisions, backups, blobs] = await Promise.all([
    db.getAll('documents'),
    db.getAll('revisions'),
    db.getAll('backups'),
    db.getAll('blobs'),
  ])
  const again = async <R extends Row>(row: R): Promise<R> =>
    row.removed ? row : { ...row, payload: await to.seal(await from.open(row.payload)) }
  const ready = {
    documents: await Promise.all(documents.map(again)),
    revisions: await Promise.all(revisions.map(again)),
    backups: await Promise.all(backups.map(again)),
    blobs: await Promise.all(
      blobs.map(async (row): Promise<BlobRow> => {
        const about = await to.seal(await from.open(row.about))
        return { ...row, about, arrays: await sealArrays(to, await openArrays(from, row.arrays)) }
      }),
    ),
  }
  const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' })
  const stored = (await tx.objectStore('settings').get(SEAL_SETTING)) as SealRecord | undefined
  const now = {
    revisions: await tx.objectStore('revisions').getAllKeys(),
    documents: await tx.objectStore('documents').getAll(),
    blobs: await tx.objectStore('blobs').getAll(),
  }
  const stamp = (rows: readonly { readonly id: string; readonly savedAt: string }[]) =>
    rows.map(({ id, savedAt }) => `${id} ${savedAt}`).join('\n')
  const same =
    (stored?.id ?? '') === sealId &&
    now.revisions.length === revisions.length &&
    stamp(now.documents) === stamp(documents) &&
    stamp(now.blobs) === stamp(blobs)
  if (same) {
    const puts: Promise<unknown>[] = [
      ...ready.documents.map((row) => tx.objectStore('documents').put(row)),
      ...ready.revisions.map((row) => tx.objectStore('revisions').put(row)),
      ...ready.backups.map((row) => tx.objectStore('backups').put(row)),
      ...ready.blobs.map((row) => tx.objectStore('blobs').put(row)),
      record
        ? tx.objectStore('settings').put(record, SEAL_SETTING)
        : tx.objectStore('settings').delete(SEAL_SETTING),
    ]
    await Promise.all(puts)
  }
  await tx.done
  return same
}
