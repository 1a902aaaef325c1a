import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { AlertRecord } from '../core/alert-record'
import { ForewatchError, toForewatchError } from '../core/errors'
import type { EvaluationRecord } from '../core/evaluation-record'
import { loadJson } from '../sources/packaged/load'
import type { Manifest, PackagedFile } from '../sources/packaged/manifest'

/** What the shipped models did on past onsets; fetched when the Method page asks for it. */
export const useEvaluationRecord = shippedRecord<EvaluationRecord>(
  'evaluation-record',
  'The evaluation record',
  ({ evaluation }) => evaluation,
)

/** How the shipped alert rules would have done; fetched when the Method page asks for it. */
export const useAlertRecord = shippedRecord<AlertRecord>(
  'alert-record',
  'The record of alerts',
  ({ alerts }) => alerts,
)

/** A record that comes with the data and is read once. A failure stays until it is asked for again. */
function shippedRecord<Kept extends { readonly schemaVersion: number }>(
  id: string,
  name: string,
  fileOf: (manifest: Manifest) => PackagedFile,
) {
  return defineStore(id, () => {
    const record = shallowRef<Kept>()
    const error = shallowRef<ForewatchError>()

    async function load(manifest: Manifest, base = `${import.meta.env.BASE_URL}data/`): Promise<void> {
      if (record.value) return
      error.value = undefined
      const file = fileOf(manifest)
      try {
        const found = (await loadJson(base, file)) as Kept
        if (found.schemaVersion !== 1) {
          throw new ForewatchError('bad-schema', {
            what: `${name} has another form than this version reads`,
            where: file.path,
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
}
