import { computed, shallowRef, type ComputedRef } from 'vue'
import { countryKey, searchKey } from '../core/country-key'
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

/** Reads a country's name, or what sources and people call it; the names are loaded for it. */
export async function countryByName(
  units: readonly UnitRecord[],
): Promise<(name: string) => string | undefined> {
  names.value ??= (await import('../core/unit-aliases')).searchNames
  const ids = new Map(
    units.flatMap(({ id }) => (names.value?.(id) ?? []).map((other) => [countryKey(other), id] as const)),
  )
  for (const { id, name } of units) ids.set(countryKey(name), id)
  return (name) => ids.get(countryKey(name))
}
