/** What is kept of one document. Bodies are JSON: what `JSON.stringify` drops is not kept. */
export interface StoredDocument<Body = unknown> {
  /** What it is, for example `watchlist` or `model`. */
  readonly kind: string
  readonly id: string
  /** 1 for the first save, then one more with each. */
  readonly revision: number
  /** UTC, ISO 8601. */
  readonly savedAt: string
  readonly body: Body
  /** Set on a copy that was kept because another tab had saved first: id of the document it belongs to. */
  readonly conflictOf?: string
  /** True where the browser's storage refused it: it lives in memory until it is saved or written to a file. */
  readonly unsaved?: true
}

/** One entry of the log: who is not recorded, only what and when. */
export interface LogEntry {
  readonly kind: string
  readonly id: string
  readonly revision: number
  readonly action: 'save' | 'remove' | 'restore' | 'conflict'
  readonly at: string
}

/** Word to and from the other tabs. Carries no body and no title. */
export type Notice =
  | { readonly type: 'changed'; readonly kind: string; readonly id: string; readonly revision: number }
  | { readonly type: 'removed'; readonly kind: string; readonly id: string }
  | { readonly type: 'blob'; readonly id: string }
  | { readonly type: 'sealed' }
  | { readonly type: 'wiped' }

/** What keeps others from reading what is stored: nothing, a passphrase, or a key that dies with the last open tab. */
export type Protection = 'none' | 'passphrase' | 'session'

/** How bodies and imported figures lie on the device. Kinds, ids, revisions and times are never sealed. */
export interface Vault {
  readonly protection: Protection
  /** True until the passphrase is given: nothing can be read or saved. */
  readonly locked: boolean
  /** @throws ForewatchError `wrong-passphrase` */
  unlock(passphrase: string): Promise<void>
  /** Seals everything, or seals it anew under another passphrase: all of it or, on a failure, nothing.
   *  @throws ForewatchError `bad-argument` for a short one, `locked`, `storage-closed` */
  setPassphrase(passphrase: string): Promise<void>
  /** Seals everything with a key that only open tabs hold; what is left when the last one is closed cannot be read and is
   *  removed at the next start. @throws as `setPassphrase` */
  forgetOnClose(): Promise<void>
  /** Everything lies as plain text again. @throws as `setPassphrase` */
  removeProtection(): Promise<void>
  /** After word that another tab changed the protection: takes over what it can, and is locked otherwise. */
  follow(): Promise<void>
}

/** Documents with revisions, in the browser's own storage. Every write is one strict transaction over document, revision
 *  and log: after a crash either all of it is there or nothing. */
export interface DocumentStore {
  /** True where the data were written by a newer version of the software: reading works, saving is refused. */
  readonly readOnly: boolean
  /** Saves over `expectedRevision` (0 = there is none yet).
   *  @throws RevisionConflict when another revision is there; the body is kept as a copy that `list` shows
   *  @throws ForewatchError `newer-data`, `storage-full` (the body stays in memory, see `unsaved`), `storage-closed`,
   *          `locked`, `bad-argument` */
  save<Body>(kind: string, id: string, body: Body, expectedRevision: number): Promise<StoredDocument<Body>>
  get<Body>(kind: string, id: string): Promise<StoredDocument<Body> | undefined>
  /** All of a kind by id, copies kept from conflicts and unsaved ones included. */
  list<Body>(kind: string): Promise<readonly StoredDocument<Body>[]>
  /** Of every kind, without copies that only memory holds; by kind, then id. */
  everything(): Promise<readonly StoredDocument[]>
  /** Takes the document off the list; its revisions stay, so that `restore` brings it back. @throws as `save` */
  remove(kind: string, id: string, expectedRevision: number): Promise<void>
  /** At least the last 10, newest first. */
  revisions<Body>(kind: string, id: string): Promise<readonly StoredDocument<Body>[]>
  /** Saves an earlier revision as the newest one. @throws ForewatchError `bad-argument` where there is no such revision */
  restore<Body>(kind: string, id: string, revision: number): Promise<StoredDocument<Body>>
  /** Document and all its revisions, for good. */
  forget(kind: string, id: string): Promise<void>
  /** Newest first. */
  log(limit: number): Promise<readonly LogEntry[]>
  /** Bodies that the browser's storage refused, newest first. */
  unsaved(): readonly StoredDocument[]
  /** Word from other tabs, and from this one. @returns stops listening */
  onNotice(listener: (notice: Notice) => void): () => void
  readonly blobs: BlobStore
  readonly vault: Vault
  close(): void
}

/** One large binary record, for example the columns of an imported series. */
export interface StoredBlob {
  readonly id: string
  readonly savedAt: string
  /** JSON. */
  readonly about: unknown
  readonly arrays: Readonly<Record<string, ArrayBufferView<ArrayBuffer>>>
}

export interface BlobStore {
  /** Overwrites whole or not at all. @throws ForewatchError `storage-full`, `newer-data`, `storage-closed` */
  put(id: string, about: unknown, arrays: StoredBlob['arrays']): Promise<void>
  get(id: string): Promise<StoredBlob | undefined>
  /** Without the arrays. */
  list(): Promise<readonly Omit<StoredBlob, 'arrays'>[]>
  remove(id: string): Promise<void>
}
