import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { AlertRecord } from '../core/alert-record'
import { ForewatchError, toForewatchError } from '../core/errors'
import { loadJson } from '../sources/packaged/load'
import type { Manifest } from '../sources/packaged/manifest'

/** How the shipped alert rules would have done; fetched when the Method page asks for it. */
export const useAlertRecord = defineStore('alert-record', () => {
  const record = shallowRef<AlertRecord>()
  const error = shallowRef<ForewatchError>()

  async function load(manifest: Manifest, base = `${import.meta.env.BASE_URL}data/`): Promise<void> {
    if (record.value) return
    error.value = undefined
    try {
      const found = (await loadJson(base, manifest.alerts)) as AlertRecord
      if (found.schemaVersion !== 1) {
        throw new ForewatchError('bad-schema', {
          what: 'The record of alerts has another form than this version reads',
          where: manifest.alerts.path,
          found: String(found.schemaVersion),
          expected: 'schemaVersion 1',
          next: 'Run the build again, then reload',
        })
      }
      record.value = Object.freeze(found)
    } catch (cause) {
      error.value = toForewatchError(cause)
    }
  }

  return { record, error, load }
})
