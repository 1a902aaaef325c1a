import { endOfDate } from './evidence'
import { looseDateText } from '../../format/dates'
import { numbers } from '../../format/numbers'
import { CAPACITY_KINDS, type Capacity, type CapacityEntry, type CapacityKind } from '../../model/capacity'

export interface CountryCapacity {
  /** Newest first. */
  readonly entries: readonly CapacityEntry[]
  /** Dated after the date on screen, or not surely before it, and therefore left out. */
  readonly later: number
}

/** Protective capacity of a country. It is never risk and enters no score.
 *  @param asOf  ISO date; absent at the latest date: everything is shown */
export function countryCapacity(capacity: Capacity | undefined, asOf: string | undefined): CountryCapacity {
  const all = capacity?.entries ?? []
  const entries = all.filter(({ when }) => asOf === undefined || endOfDate(when) <= asOf)
  return {
    entries: entries.toSorted((a, b) =>
      a.when < b.when ? 1 : a.when > b.when ? -1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
    ),
    later: all.length - entries.length,
  }
}

const ONE: Readonly<Record<CapacityKind, string>> = {
  grant: 'grant',
  relocation: 'person relocated',
  training: 'training',
}
const MANY: Readonly<Record<CapacityKind, string>> = {
  grant: 'grants',
  relocation: 'persons relocated',
  training: 'trainings',
}
export const KIND_WORDS: Readonly<Record<CapacityKind, string>> = {
  grant: 'Grants',
  relocation: 'Relocations, in persons',
  training: 'Trainings',
}

export const countText = (kind: CapacityKind, n: number): string =>
  `${numbers.integer(n)} ${n === 1 ? ONE[kind] : MANY[kind]}`

/** What was entered, by kind and with its first and last year. Kinds are not added up: they are different things. */
export function capacityTitle(name: string, { entries }: CountryCapacity): string {
  if (entries.length === 0)
    return `Protective capacity in ${name}: nothing entered; that says nothing of what there is`
  const parts = CAPACITY_KINDS.flatMap((kind) => {
    const sum = entries.reduce((all, one) => (one.kind === kind ? all + one.number : all), 0)
    return sum === 0 ? [] : [countText(kind, sum)]
  })
  const years = entries.map(({ when }) => when.slice(0, 4)).sort()
  const [first, last] = [years[0]!, years.at(-1)!]
  return `Protective capacity in ${name}: ${parts.join(', ')}, ${first === last ? first : `${first}–${last}`}`
}

/** One entry as a sentence, for the names of its buttons. */
export const entryText = ({ kind, number, body, when }: CapacityEntry): string =>
  `${countText(kind, number)}, ${body}, ${looseDateText(when)}`
