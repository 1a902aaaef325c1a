import type { UnitRecord } from '../core/registry'

type Lived = Pick<UnitRecord, 'from' | 'to'>

/** Why a unit has no figures in a year in which it was no State or territory of its own: “ended in 1991”, “did not
 *  exist as a State of its own in 2010”. Undefined where it existed. */
export function notThenText({ from, to }: Lived, year: number): string | undefined {
  if (to !== undefined && year > to) return `ended in ${to}`
  if (year < from) return `did not exist as a State of its own in ${year}`
  return undefined
}

/** Why a code has no page of its own: the registry holds it and does not score it, or does not hold it at all.
 *  @param units  all units of the registry, scored or not */
export function notScoredText(
  code: string,
  units: readonly Pick<UnitRecord, 'id' | 'name' | 'treatment' | 'note'>[],
): { readonly title: string; readonly left: string } {
  const unit = units.find(({ id, treatment }) => id === code && treatment !== 'scored')
  if (unit)
    return {
      title: `${unit.name} is not scored`,
      left: unit.note ? `${unit.note}.` : 'It is drawn on the map and has no figures of its own.',
    }
  return {
    title: `No country has the code “${code.slice(0, 12)}”`,
    left: 'A State that ended may stand under the one that goes on, as the Soviet Union does under the Russian Federation.',
  }
}

/** What a country's figures hold or leave out by the coding of the sources, as the registry puts it, with the countries it is
 *  about. Undefined where the registry has nothing to say. */
export function figuresNote<Unit extends Pick<UnitRecord, 'id' | 'name'>>(
  unit: Pick<UnitRecord, 'note' | 'seeAlso'>,
  units: readonly Unit[],
): { readonly text: string; readonly see: readonly Unit[] } | undefined {
  if (unit.note === undefined) return undefined
  const see = (unit.seeAlso ?? []).flatMap((id) => units.find((other) => other.id === id) ?? [])
  return { text: `What the figures cover: ${unit.note}.`, see }
}

/** The same as the finding and the limit over a country, with who came before or after it. */
export function notThenSentence(
  unit: Pick<UnitRecord, 'name' | 'from' | 'to'>,
  year: number,
  others: { readonly before: readonly string[]; readonly after: readonly string[] },
): { readonly finding: string; readonly limit: string } | undefined {
  const text = notThenText(unit, year)
  if (text === undefined) return undefined
  const ended = unit.to !== undefined && year > unit.to
  const names = ended ? others.after : others.before
  const kin = names.length === 0 ? '' : ` ${ended ? 'After it' : 'Before it'}: ${names.join(', ')}.`
  return {
    finding: `${unit.name} ${text}, so it has no score and no tier`,
    limit: `${ended ? `Its last year here is ${unit.to}.` : `Its first year here is ${unit.from}.`}${kin}`,
  }
}
