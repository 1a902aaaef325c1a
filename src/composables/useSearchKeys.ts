import { computed, shallowRef, type ComputedRef } from 'vue'
import { searchKey } from '../core/country-key'
import type { UnitRecord } from '../core/registry'

const names = shallowRef<(unitId: string) => readonly string[]>()

/** Keys under which a filter finds countries, in unit order: their names, and once `load` has been called (when the field
 *  gets the focus) also what sources and people call them. */
export function useSearchKeys(units: () => readonly UnitRecord[]): {
  readonly keys: ComputedRef<readonly string[]>
  readonly load: () => Promise<void>
} {
  return {
    keys: computed(() => units().map(({ id, name }) => searchKey([name, ...(names.value?.(id) ?? [])]))),
    load: async () => {
      names.value ??= (await import('../core/unit-aliases')).searchNames
    },
  }
}
