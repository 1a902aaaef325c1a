import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { readBriefingDraft, type BriefingDraft } from '../briefing/draft'
import { attempts } from './attempt'
import { useDocuments } from './documents'

const KIND = 'briefing-draft'
const ID = 'current'

/** The briefing being written, kept in this browser. Its last ten states stay, as of every document. */
export const useBriefingDraft = defineStore('briefing-draft', () => {
  const documents = useDocuments()
  const { error, attempt } = attempts()
  /** UTC, ISO 8601. */
  const keptAt = shallowRef<string>()

  /** What was kept last; waits for the passphrase where it is asked for. Undefined where nothing can be read, see `error`. */
  async function read(): Promise<BriefingDraft | undefined> {
    let draft: BriefingDraft | undefined
    await attempt(async () => {
      const stored = await (await documents.open()).get(KIND, ID)
      if (!stored) return
      draft = readBriefingDraft(stored.body)
      keptAt.value = stored.savedAt
    })
    return draft
  }

  /** Keeps the draft over what is there: the tab that wrote last is the one that is found again. */
  async function keep(draft: BriefingDraft): Promise<void> {
    await attempt(async () => {
      const store = await documents.open()
      const before = await store.get(KIND, ID)
      const { savedAt } = await store.save(KIND, ID, readBriefingDraft(draft), before?.revision ?? 0)
      keptAt.value = savedAt
    })
  }

  return { error, keptAt, read, keep }
})
