import { computed, ref, shallowRef } from 'vue'
import { ForewatchError, toForewatchError } from '../core/errors'
import type { UnitRecord } from '../core/registry'
import { startImportWorker, type ImportClient } from '../worker/import-client'
import { attempts } from './attempt'
import { useDocuments } from './documents'
import { useSession } from './session'

const LARGEST_BYTES = 5_000_000

/** What taking in a file came to. */
export interface EntriesTaken {
  readonly added: number
  readonly same: number
  readonly countries: number
}

/** A kind of entry that people make for a country. */
export interface EntryKind<Body, Fields> {
  /** Kind of document. */
  readonly kind: string
  readonly format: string
  readonly most: number
  /** Reads what is kept of one country. @throws ForewatchError */
  readonly read: (json: unknown) => Body
  readonly same: (a: Fields, b: Fields) => boolean
  /** Words of errors: the entries in plural, and what helps where there are too many or the file is too large. */
  readonly entries: string
  readonly fewer: string
  /** Called after every change that was kept. */
  readonly changed?: () => Promise<void>
}

interface CountryBody<Fields> {
  readonly unit: string
  readonly entries: readonly (Fields & { readonly id: string })[]
}

/** Entries that a person made, one document for each country, kept on this device. */
export function countryEntries<Fields extends object, Body extends CountryBody<Fields>>(
  about: EntryKind<Body, Fields>,
) {
  type Entry = Fields & { readonly id: string }
  const documents = useDocuments()
  const session = useSession()
  const kept = shallowRef<readonly Body[]>([])
  const unreadable = ref(0)
  const { error, attempt } = attempts()
  const working = ref(false)
  const taken = shallowRef<EntriesTaken>()
  /** The entry that was removed last, until something else is changed. */
  const removed = shallowRef<{ readonly unit: string; readonly entry: Entry }>()
  const byUnit = computed(() => new Map(kept.value.map((one) => [one.unit, one])))

  async function refresh(): Promise<void> {
    try {
      const stored = await (await documents.open()).list(about.kind)
      unreadable.value = 0
      kept.value = stored.flatMap((one) => {
        try {
          return one.conflictOf === undefined ? [about.read(one.body)] : []
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
  async function change(unit: string, next: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    const store = await documents.open()
    const before = await store.get(about.kind, unit)
    const entries = next(before ? about.read(before.body).entries : [])
    if (entries.length > about.most) {
      throw new ForewatchError('bad-argument', {
        what: `One country holds too many ${about.entries}`,
        found: `${entries.length}`,
        expected: `at most ${about.most}`,
        next: about.fewer,
      })
    }
    const body = about.read({ format: about.format, unit, entries })
    await store.save(about.kind, unit, body, before?.revision ?? 0)
  }

  function begin(): void {
    taken.value = undefined
    removed.value = undefined
  }

  async function edit(unit: string, next: Parameters<typeof change>[1]): Promise<boolean> {
    begin()
    const done = await attempt(() => change(unit, next))
    await refresh()
    if (done) await about.changed?.()
    return done
  }

  /** A new entry, or with `id` another wording of one. @returns whether it was stored */
  const save = (unit: string, fields: Fields, id?: string): Promise<boolean> =>
    edit(unit, (entries) =>
      id === undefined
        ? [...entries, { ...fields, id: crypto.randomUUID() }]
        : entries.map((one) => (one.id === id ? { ...fields, id } : one)),
    )

  async function remove(unit: string, entry: Entry): Promise<void> {
    if (await edit(unit, (entries) => entries.filter(({ id }) => id !== entry.id)))
      removed.value = { unit, entry }
  }

  async function undoRemoval(): Promise<void> {
    const last = removed.value
    if (last) await edit(last.unit, (entries) => [...entries, last.entry])
  }

  /** Takes in a table, of any countries. What is here already in the same words is not added again. */
  async function takeFile(
    file: File,
    read: (client: ImportClient) => Promise<readonly { readonly unit: string; readonly fields: Fields }[]>,
  ): Promise<void> {
    begin()
    working.value = true
    await attempt(async () => {
      checkSize(file, about)
      const client = startImportWorker(loadedUnits(session.firstView?.units))
      const rows = await read(client).finally(() => client.dispose())
      let same = 0
      const found = new Set(rows.map(({ unit }) => unit))
      for (const unit of found) {
        await change(unit, (entries) => {
          const all = [...entries]
          for (const { fields } of rows.filter((row) => row.unit === unit)) {
            if (all.some((one) => about.same(one, fields))) same++
            else all.push({ ...fields, id: crypto.randomUUID() })
          }
          return all
        })
      }
      taken.value = { added: rows.length - same, same, countries: found.size }
    })
    working.value = false
    await refresh()
    await about.changed?.()
  }

  return {
    ...{ kept, byUnit, unreadable, error, working, taken, removed },
    ...{ refresh, save, remove, undoRemoval, takeFile },
  }
}

function loadedUnits(units: readonly UnitRecord[] | undefined): readonly UnitRecord[] {
  if (units) return units
  throw new ForewatchError('bad-argument', { what: 'The list of countries is not loaded yet' })
}

function checkSize({ name, size }: File, { entries, fewer }: { entries: string; fewer: string }): void {
  if (size <= LARGEST_BYTES) return
  throw new ForewatchError('bad-file', {
    what: `The file is too large for a table of ${entries}`,
    where: name,
    found: `${Math.round(size / 1e6)} MB`,
    expected: `at most ${LARGEST_BYTES / 1e6} MB`,
    next: fewer,
  })
}
