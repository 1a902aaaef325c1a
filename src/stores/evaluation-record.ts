import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { ForewatchError, toForewatchError } from '../core/errors'
import type { EvaluationRecord } from '../core/evaluation-record'
import { loadJson } from '../sources/packaged/load'
import type { Manifest } from '../sources/packaged/manifest'

/** What the shipped models did on past onsets; fetched when the Method page asks for it. */
export const useEvaluationRecord = defineStore('evaluation-record', () => {
  const record = shallowRef<EvaluationRecord>()
  const error = shallowRef<ForewatchError>()

  async function load(manifest: Manifest, base = `${import.meta.env.BASE_URL}data/`): Promise<void> {
    if (record.value) return
    error.value = undefined
    try {
      const found = (await loadJson(base, manifest.evaluation)) as EvaluationRecord
      if (found.schemaVersion !== 1) {
        throw new ForewatchError('bad-schema', {
          what: 'The evaluation record has another form than this version reads',
          where: manifest.evaluation.path,
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
