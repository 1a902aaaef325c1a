import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import type { WorldGeometry } from '../core/geography'
import { fetchJsonText } from '../sources/http/fetch-file'
import { readWorldFile } from '../sources/packaged/world-file'

/** The world's boundaries, loaded once from the app's own origin. The list works without them. */
export const useGeography = defineStore('geography', () => {
  const world = shallowRef<WorldGeometry>()
  const error = shallowRef<ForewatchError>()
  let running: Promise<void> | undefined

  function load(url = `${import.meta.env.BASE_URL}geo/world.json`): Promise<void> {
    if (world.value) return Promise.resolve()
    running ??= read(url).finally(() => (running = undefined))
    return running
  }

  async function read(url: string): Promise<void> {
    error.value = undefined
    try {
      world.value = readWorldFile(JSON.parse(await fetchJsonText(url)) as unknown)
    } catch (cause) {
      error.value = toForewatchError(cause)
    }
  }

  return { world, error, load }
})
