import { ForewatchError, toForewatchError } from '../core/errors'
import type { KnownSeries } from '../model/checks'
import { readModel } from '../model/read'
import type { RiskModel } from '../model/types'
import type { DocumentStore } from '../storage/types'

/** A model that can be gone back to. Versions are never changed; a new one is saved beside them. */
export interface ModelVersion {
  /** `shipped:` or `own:`, then id and version. */
  readonly key: string
  readonly origin: 'shipped' | 'own'
  readonly model: RiskModel
  /** What a reviewer should know; empty for shipped ones. */
  readonly note: string
  /** Initials. */
  readonly author: string
  /** ISO time; absent for shipped ones. */
  readonly savedAt?: string
  readonly basedOn?: string
}

/** Work in progress as it lies in the storage. */
export interface StoredDraft {
  readonly basedOn: string
  readonly model: unknown
  readonly locks: readonly string[]
}
interface StoredVersion {
  readonly model: unknown
  readonly note: string
  readonly author: string
  readonly basedOn: string
}

const VERSION = 'model-version'
const DRAFT = 'model-draft'
const DRAFT_ID = 'draft'

export function versionKey(origin: ModelVersion['origin'], model: RiskModel): string {
  return `${origin}:${model.id}@${model.version}`
}

export function shippedVersion(model: RiskModel): ModelVersion {
  return { key: versionKey('shipped', model), origin: 'shipped', model, note: '', author: 'Forewatch' }
}

/** Opens the browser's storage when first needed, so that the first screen does not wait for its code. */
export async function openShelf(): Promise<ModelShelf> {
  const { useDocuments } = await import('./documents')
  return new ModelShelf(await useDocuments().open())
}

/** Own versions and the draft in the browser's storage. Whatever is read is checked like a file. */
export class ModelShelf {
  readonly #documents: DocumentStore
  #draftRevision = 0

  constructor(documents: DocumentStore) {
    this.#documents = documents
  }

  /** Own versions by key; what cannot be read is told, not dropped: it stays where it is. */
  async versions(): Promise<{
    readonly versions: readonly ModelVersion[]
    readonly unreadable: readonly ForewatchError[]
  }> {
    const versions: ModelVersion[] = []
    const unreadable: ForewatchError[] = []
    for (const { id, body, savedAt } of await this.#documents.list<StoredVersion>(VERSION)) {
      try {
        const { note, author, basedOn } = body
        versions.push({
          key: id,
          origin: 'own',
          model: readModel(body.model),
          note,
          author,
          basedOn,
          savedAt,
        })
      } catch (cause) {
        unreadable.push(toForewatchError(cause))
      }
    }
    return { versions, unreadable }
  }

  /** @throws ForewatchError `bad-argument` where the name is taken; from the storage */
  async add(version: Omit<ModelVersion, 'key' | 'origin' | 'savedAt'>): Promise<ModelVersion> {
    const { model, note, author, basedOn = '' } = version
    const key = versionKey('own', model)
    if (await this.#documents.get(VERSION, key)) {
      throw new ForewatchError('bad-argument', {
        what: 'There is a version of this name already',
        found: `${model.title} ${model.version}`,
        expected: 'a number that is not taken',
        next: 'Choose a higher number; saved versions do not change',
      })
    }
    const { savedAt } = await this.#documents.save(VERSION, key, { model, note, author, basedOn }, 0)
    return { ...version, key, origin: 'own', savedAt }
  }

  async remove(key: string): Promise<void> {
    const standing = await this.#documents.get(VERSION, key)
    if (standing) await this.#documents.remove(VERSION, key, standing.revision)
  }

  /** @returns the stored draft, not yet checked */
  async draft(): Promise<StoredDraft | undefined> {
    const standing = await this.#documents.get<StoredDraft | null>(DRAFT, DRAFT_ID)
    this.#draftRevision = standing?.revision ?? 0
    return standing?.body ?? undefined
  }

  /** Keeps the draft, or none. Where another tab saved first, what is given is kept as a copy and the next save goes over
   *  the other's. @throws ForewatchError `revision-conflict` and others from the storage */
  async keepDraft(draft: StoredDraft | null): Promise<string> {
    try {
      const saved = await this.#documents.save(DRAFT, DRAFT_ID, draft, this.#draftRevision)
      this.#draftRevision = saved.revision
      return saved.savedAt
    } catch (cause) {
      const standing = await this.#documents.get(DRAFT, DRAFT_ID)
      this.#draftRevision = standing?.revision ?? 0
      throw cause
    }
  }
}

/** A stored draft as a model, checked against the series that are loaded. @throws ForewatchError from `readModel` */
export function readDraft(draft: StoredDraft, known: KnownSeries): RiskModel {
  return readModel(draft.model, known)
}
