import { defineStore } from 'pinia'
import {
  MOST_ENTRIES,
  readCapacity,
  sameCapacity,
  type Capacity,
  type CapacityFields,
} from '../model/capacity'
import { countryEntries } from './country-entries'

export const CAPACITY_KIND = 'protective-capacity'

/** Protective capacity that a person entered, kept on this device. It feeds no score. */
export const useCapacity = defineStore('capacity', () => {
  const entries = countryEntries<CapacityFields, Capacity>({
    kind: CAPACITY_KIND,
    format: 'forewatch-capacity-1',
    most: MOST_ENTRIES,
    read: readCapacity,
    same: sameCapacity,
    entries: 'grants, relocations and trainings',
    fewer: 'Add grants of one year up into one entry, or leave out countries or years',
  })
  const takeFile = (file: File) => entries.takeFile(file, (client) => client.capacity(file))
  return { ...entries, takeFile }
})
