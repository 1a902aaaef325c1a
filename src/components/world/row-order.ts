import type { WorldFrame } from '../../core/frame'
import { isUnsure, type FrameDoubt } from '../../core/frame-doubt'
import { countryKey } from '../../core/country-key'
import { displayClass, restsOnFilled } from '../../map/display-class'

/** One tier's rows, or the rows without a tier, in the order shown. */
export interface RowGroup {
  /** Tier index; −1 for rows without a tier. */
  readonly tier: number
  readonly units: readonly number[]
}

export interface RowFilter {
  readonly sort: 'score' | 'name'
  /** Part of a name, in any case and without accents. */
  readonly text: string
  /** Keys that the text is looked for in (see `searchKey`), in unit order; absent: the names. */
  readonly keys?: readonly string[]
  /** Tier ids and the words `withheld`, `no-data`, `filled`, `unsure`; none = all. */
  readonly tierIds: ReadonlySet<string>
  /** For the word `unsure`. */
  readonly doubt?: FrameDoubt | undefined
}

/** Whether a unit passes the legend's filter. */
export function passes(
  frame: WorldFrame,
  tierIdOf: (index: number) => string,
  filter: RowFilter,
  u: number,
): boolean {
  if (filter.tierIds.size === 0) return true
  const shown = displayClass(frame, u)
  const id = typeof shown === 'number' ? tierIdOf(shown) : shown
  if (filter.tierIds.has('unsure') && isUnsure(filter.doubt, u, frame.tierIndex[u]!)) return true
  return filter.tierIds.has(id) || (filter.tierIds.has('filled') && restsOnFilled(frame, u))
}

/** Rows by tier from the highest down, by score or by name within a tier; without a tier last, by name.
 *  Units that did not exist at the date have no row.
 *  `names`: search keys of the units (see `countryKey`), in unit order. */
export function rowGroups(
  frame: WorldFrame,
  names: readonly string[],
  tierIds: readonly string[],
  filter: RowFilter,
): RowGroup[] {
  const groups: number[][] = Array.from({ length: tierIds.length + 1 }, () => [])
  const wanted = countryKey(filter.text)
  for (let u = 0; u < frame.units.length; u++) {
    if (displayClass(frame, u) === 'not-covered') continue
    if (wanted !== '' && !(filter.keys ?? names)[u]!.includes(wanted)) continue
    if (!passes(frame, (index) => tierIds[index] ?? '', filter, u)) continue
    groups[frame.tierIndex[u]! + 1]!.push(u)
  }
  const byName = (a: number, b: number) => (names[a]! < names[b]! ? -1 : names[a]! > names[b]! ? 1 : a - b)
  const byScore = (a: number, b: number) => frame.score100[b]! - frame.score100[a]! || byName(a, b)
  return groups
    .map((units, i) => ({
      tier: i - 1,
      units: units.sort(i === 0 || filter.sort === 'name' ? byName : byScore),
    }))
    .reverse()
    .filter(({ units }) => units.length > 0)
}

/** What left no row, as a sentence: the words typed, the classes chosen, or both.
 *  @param only  names of the classes chosen   @param present  units that have a row without a filter */
export function nothingLeft(text: string, only: readonly string[], present: number): string {
  const typed = text === '' ? '' : `“${text}” is in the name`
  const chosen = only.length === 0 ? '' : `${only.join(' or ')} is the class`
  return `Of ${present} countries there is none where ${[typed, chosen].filter((part) => part !== '').join(' and ')}.`
}
