import { computed, onMounted, watch, type Ref } from 'vue'
import { countryCapacity } from '../charts/country/capacity'
import type { CapacityEntry, CapacityFields } from '../model/capacity'
import { useCapacity } from '../stores/capacity'
import { useDocuments } from '../stores/documents'

/** Protective capacity of one country as a person entered it, at the date on screen.
 *  @param asOf  ISO date; absent at the latest date, where everything that is kept is shown */
export function useCountryCapacity(unit: Readonly<Ref<string>>, asOf: Readonly<Ref<string | undefined>>) {
  const store = useCapacity()
  const documents = useDocuments()
  onMounted(() => void store.refresh())
  watch(
    () => documents.changes,
    () => void store.refresh(),
  )
  const capacity = computed(() => countryCapacity(store.byUnit.get(unit.value), asOf.value))
  return {
    store,
    capacity,
    canUndo: computed(() => store.removed?.unit === unit.value),
    save: (fields: CapacityFields, id?: string) => store.save(unit.value, fields, id),
    remove: (entry: CapacityEntry) => store.remove(unit.value, entry),
  }
}

export type CountryCapacityState = ReturnType<typeof useCountryCapacity>
