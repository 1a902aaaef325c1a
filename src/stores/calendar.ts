import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { ForewatchError } from '../core/errors'
import { eventKey, readCalendar, withEvents, type CalendarEvent } from '../model/calendar'
import { startImportWorker } from '../worker/import-client'
import { attempts } from './attempt'
import { useDocuments } from './documents'
import { useSession } from './session'

const KIND = 'calendar'
const ID = 'events'
const LARGEST_BYTES = 2_000_000

/** Dated events that a person entered or imported: elections, verdicts, anniversaries. Kept on this device; they enter no
 *  score. What cannot be stored is told, and what was there stays. */
export const useCalendar = defineStore('calendar', () => {
  const documents = useDocuments()
  const session = useSession()
  const events = shallowRef<readonly CalendarEvent[]>([])
  const { error, attempt } = attempts()
  const ready = ref(false)
  let revision = 0

  const load = (): Promise<boolean> =>
    attempt(async () => {
      const stored = await (await documents.open()).get(KIND, ID)
      events.value = stored ? readCalendar(stored.body) : []
      revision = stored?.revision ?? 0
      ready.value = true
    })

  const keep = (next: readonly CalendarEvent[]): Promise<boolean> =>
    attempt(async () => {
      const saved = await (await documents.open()).save(KIND, ID, next, revision)
      revision = saved.revision
      events.value = next
    })

  const add = (further: readonly CalendarEvent[]): Promise<boolean> => keep(withEvents(events.value, further))

  const remove = (event: CalendarEvent): Promise<boolean> =>
    keep(events.value.filter((one) => eventKey(one) !== eventKey(event)))

  /** Takes in a CSV file of events. @returns how many events are new; undefined where nothing was taken in, see `error` */
  async function importFile(file: File, today: string): Promise<number | undefined> {
    const before = events.value.length
    const stored = await attempt(async () => {
      if (file.size > LARGEST_BYTES) {
        throw new ForewatchError('bad-file', {
          what: 'The file is too large for a calendar',
          where: file.name,
          found: `${file.size} bytes`,
          expected: `at most ${LARGEST_BYTES}`,
          next: 'Leave out years that are long past',
        })
      }
      const units = session.firstView?.units
      if (!units)
        throw new ForewatchError('bad-argument', { what: 'The list of countries is not loaded yet' })
      const client = startImportWorker(units)
      const further = await client.calendar(file, today).finally(() => client.dispose())
      if (!(await add(further))) throw error.value!
    })
    return stored ? events.value.length - before : undefined
  }

  return { events, error, ready, load, add, remove, importFile }
})
