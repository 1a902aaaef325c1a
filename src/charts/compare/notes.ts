import type { WorldFrame } from '../../core/frame'
import { notThenText } from '../../format/statehood'
import { frameYear } from '../country/not-then'

/** What was done with the countries that a link asks for: which codes stand for no scored country, which countries were no
 *  State at the date, and which were added because a comparison takes two. Empty where the link was followed to the letter.
 *  @param isOne  one country is seen several ways */
export function compareNotes(
  asked: readonly string[],
  chosen: readonly number[],
  frame: WorldFrame,
  isOne = false,
): readonly string[] {
  const known = new Map(frame.units.map((unit, u) => [unit.id, u]))
  const unknown = asked.filter((id) => !known.has(id))
  const name = (u: number) => frame.units[u]!.name
  const gone = chosen.flatMap((u) => {
    const text = notThenText(frame.units[u]!, frameYear(frame))
    return text === undefined ? [] : [`${name(u)} ${text}, so it has no score.`]
  })
  const added = asked.length === 0 ? [] : chosen.filter((u) => !asked.includes(frame.units[u]!.id)).map(name)
  const why = isOne ? 'chosen for its rank.' : 'added, highest rank first: a comparison takes two.'
  return [
    ...(unknown.length > 0
      ? [
          `${unknown.join(', ')}: no scored country has ${unknown.length === 1 ? 'this code' : 'these codes'}.`,
        ]
      : []),
    ...gone,
    ...(added.length > 0 ? [`${added.join(' and ')} ${added.length === 1 ? 'was' : 'were'} ${why}`] : []),
  ]
}
