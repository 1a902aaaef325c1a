import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { readScenario, type Scenario } from '../model/scenario'
import type { StoredDocument } from '../storage/types'
import { attempts } from './attempt'
import { useDocuments } from './documents'

const KIND = 'scenario'
export type StoredScenario = StoredDocument<Scenario>

/** Scenarios kept on this device. They hold assumptions, never data, and drive no other screen. */
export const useScenarios = defineStore('scenarios', () => {
  const documents = useDocuments()
  const list = shallowRef<readonly StoredScenario[]>([])
  /** Scenarios that are there and cannot be read; they are left as they are. */
  const unreadable = ref(0)
  const { error, attempt } = attempts()
  const ready = ref(false)

  async function load(): Promise<void> {
    await attempt(async () => {
      const stored = await (await documents.open()).list(KIND)
      unreadable.value = 0
      list.value = stored
        .flatMap((one) => {
          try {
            return [{ ...one, body: readScenario(one.body) }]
          } catch {
            unreadable.value++
            return []
          }
        })
        .sort((a, b) => a.body.title.localeCompare(b.body.title, 'en'))
    })
    ready.value = true
  }

  /** @param before  absent = a new one   @returns its id; undefined where it was not stored, see `error` */
  async function save(body: Scenario, before?: StoredScenario): Promise<string | undefined> {
    const id = before?.id ?? crypto.randomUUID()
    const stored = await attempt(async () => {
      await (await documents.open()).save(KIND, id, readScenario(body), before?.revision ?? 0)
    })
    if (stored) await load()
    return stored ? id : undefined
  }

  async function remove({ id, revision }: StoredScenario): Promise<void> {
    if (await attempt(async () => (await documents.open()).remove(KIND, id, revision))) await load()
  }

  return { list, unreadable, error, ready, load, save, remove }
})
