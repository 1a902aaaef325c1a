import { withinSpan, type MonthSpan } from '../core/period'
import { dateText } from './dates'

/** Why another date is shown than the one that was asked for; undefined where it is that one. */
export function asOfNote(asked: string | undefined, span: MonthSpan | undefined): string | undefined {
  if (asked === undefined || span === undefined) return undefined
  const shown = withinSpan(asked, span)
  if (shown === asked) return undefined
  const which = shown < asked ? 'newest' : 'earliest'
  return `${dateText(asked)} was asked for. The ${which} date that is scored is ${dateText(shown)}: its figures are shown`
}
