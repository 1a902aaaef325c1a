import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { ForewatchError, toForewatchError } from '../core/errors'
import {
  MOST_ENTRIES,
  readCapacity,
  sameCapacity,
  type Capacity,
  type CapacityEntry,
  type CapacityFields,
} from '../model/capacity'
import type { StoredDocument } from '../storage/types'
import { startImportWorker } from '../worker/import-client'
import { attempts } from './attempt'
import { useDocuments } from './documents'
import { useSession } from './session'

export const CAPACITY_KIND = 'protective-capacity'
const LARGEST_BYTES = 5_000_000

/** What taking in a file came to. */
export interface CapacityTaken {
  readonly added: number
  readonly same: number
  readonly countries: number
}

/** Protective capacity that a person entered, one document for each country, kept on this device. It feeds no score. */
export const useCapacity = defineStore('capacity', () => {
  const documents = useDocuments()
  const session = useSession()
  const kept = shallowRef<readonly StoredDocument<Capacity>[]>([])
  const unreadable = ref(0)
  const { error, attempt } = attempts()
  const working = ref(false)
  const taken = shallowRef<CapacityTaken>()
  /** The entry that was removed last, until something else is changed. */
  const removed = shallowRef<{ readonly unit: string; readonly entry: CapacityEntry }>()
  const byUnit = computed(() => new Map(kept.value.map(({ body }) => [body.unit, body])))

  async function refresh(): Promise<void> {
    try {
      const stored = await (await documents.open()).list(CAPACITY_KIND)
      unreadable.value = 0
      kept.value = stored.flatMap((one) => {
        try {
          return one.conflictOf === undefined ? [{ ...one, body: readCapacity(one.body) }] : []
        } catch {
          unreadable.value++
          return []
        }
      })
    } catch (cause) {
      error.value = toForewatchError(cause)
    }
  }

  /** Changes the entries of one country, over the revision that is kept now. */
  async function change(
    unit: string,
    next: (entries: readonly CapacityEntry[]) => readonly CapacityEntry[],
  ): Promise<void> {
    const store = await documents.open()
    const before = await store.get(CAPACITY_KIND, unit)
    const entries = next(before ? readCapacity(before.body).entries : [])
    if (entries.length > MOST_ENTRIES) {
      throw new ForewatchError('bad-argument', {
        what: 'One country holds too many entries',
        found: `${entries.length}`,
        expected: `at most ${MOST_ENTRIES}`,
        next: 'Add grants of one year up into one entry',
      })
    }
    const body = readCapacity({ format: 'forewatch-capacity-1', unit, entries })
    await store.save(CAPACITY_KIND, unit, body, before?.revision ?? 0)
  }

  async function edit(unit: string, next: Parameters<typeof change>[1]): Promise<boolean> {
    taken.value = undefined
    removed.value = undefined
    const done = await attempt(() => change(unit, next))
    await refresh()
    return done
  }

  /** A new entry, or with `id` another wording of one. @returns whether it was stored */
  const save = (unit: string, fields: CapacityFields, id?: string): Promise<boolean> =>
    edit(unit, (entries) =>
      id === undefined
        ? [...entries, { ...fields, id: crypto.randomUUID() }]
        : entries.map((one) => (one.id === id ? { ...fields, id } : one)),
    )

  async function remove(unit: string, entry: CapacityEntry): Promise<void> {
    if (await edit(unit, (entries) => entries.filter(({ id }) => id !== entry.id)))
      removed.value = { unit, entry }
  }

  async function undoRemoval(): Promise<void> {
    const last = removed.value
    if (last) await edit(last.unit, (entries) => [...entries, last.entry])
  }

  /** Takes in a table of protection bodies, of any countries. What is here already in the same words is not added again. */
  async function takeFile(file: File): Promise<void> {
    taken.value = undefined
    removed.value = undefined
    working.value = true
    await attempt(async () => {
      checkSize(file)
      const units = session.firstView?.units
      if (!units)
        throw new ForewatchError('bad-argument', { what: 'The list of countries is not loaded yet' })
      const client = startImportWorker(units)
      const rows = await client.capacity(file).finally(() => client.dispose())
      let same = 0
      const found = new Set(rows.map(({ unit }) => unit))
      for (const unit of found) {
        await change(unit, (entries) => {
          const all = [...entries]
          for (const { fields } of rows.filter((row) => row.unit === unit)) {
            if (all.some((one) => sameCapacity(one, fields))) same++
            else all.push({ ...fields, id: crypto.randomUUID() })
          }
          return all
        })
      }
      taken.value = { added: rows.length - same, same, countries: found.size }
    })
    working.value = false
    await refresh()
  }

  return {
    ...{ byUnit, unreadable, error, working, taken, removed },
    ...{ refresh, save, remove, undoRemoval, takeFile },
  }
})

function checkSize({ name, size }: File): void {
  if (size <= LARGEST_BYTES) return
  throw new ForewatchError('bad-file', {
    what: 'The file is too large for a table of grants, relocations and trainings',
    where: name,
    found: `${Math.round(size / 1e6)} MB`,
    expected: `at most ${LARGEST_BYTES / 1e6} MB`,
    next: 'Leave out countries or years',
  })
}
