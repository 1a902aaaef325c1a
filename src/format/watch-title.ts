import { isPointOrMore } from './change-text'
import { countries, countWord } from './world-text'

export interface TitleRow {
  readonly name: string
  /** NaN = no score to compare on one of the dates or both. */
  readonly change100: number
  /** 1 = into a higher tier, −1 = into a lower one, by at least half of the draws; 0 = neither, or not known. */
  readonly crossed: number
  readonly isDue: boolean
  /** Whether the ranges of the two dates do not overlap; absent where that is not known. */
  readonly beyond?: boolean
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** First sentence of a list: who moved beyond its range (or by a point where no range is known), who crossed a tier line, what is due. No full stop. */
export function watchTitle(rows: readonly TitleRow[], decisionsDue = 0): string {
  if (rows.length === 0) return 'No country is on this list'
  const readable = rows.filter(({ change100 }) => Number.isFinite(change100))
  const lacking = rows.length - readable.length
  const known = readable.some(({ beyond }) => beyond !== undefined)
  const moved = readable.filter(({ beyond, change100 }) => (known ? beyond : isPointOrMore(change100))).length
  const how = known ? 'beyond its range' : 'by a point or more'
  const up = rows.filter(({ crossed }) => crossed > 0)
  const down = rows.filter(({ crossed }) => crossed < 0)
  const due = rows.filter(({ isDue }) => isDue).length + decisionsDue
  const first =
    readable.length === 0
      ? `${capital(countries(lacking))} ${lacking === 1 ? 'has' : 'have'} too little evidence; no movement can be read`
      : moved === 0
        ? `No country moved ${how}`
        : `${capital(countWord(moved))} of ${countries(readable.length)} moved ${known && moved !== 1 ? 'beyond their range' : how}`
  const who = (list: readonly TitleRow[]) => (list.length === 1 ? list[0]!.name : countWord(list.length))
  const parts = [
    lacking > 0 && readable.length > 0
      ? `${countWord(lacking)} ${lacking === 1 ? 'has' : 'have'} too little evidence`
      : '',
    up.length > 0 ? `${who(up)} rose into a higher tier` : '',
    down.length > 0 ? `${who(down)} fell into a lower one` : '',
    due > 0 ? `${countWord(due)} ${due === 1 ? 'step is' : 'steps are'} due` : '',
  ].filter((part) => part !== '')
  const whole = [first, ...parts].join('; ')
  return whole.length <= 110 ? whole : [first, ...parts.slice(-1)].join('; ')
}
