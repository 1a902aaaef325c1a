import type { LiveOutcome, LiveState, MovedCounts } from '../../engine/audit/refresh-outcome'
import { dateText } from '../../format/dates'
import { numbers } from '../../format/numbers'

export type { LiveState }

/** What a person asks of a live source. */
export interface LiveAsk {
  readonly from: number
  readonly to: number
  readonly key?: string
  readonly release?: string
  readonly countries?: readonly string[]
}

/** One live source as the screen shows it. */
export interface LiveRow {
  readonly id: string
  readonly title: string
  readonly host: string
  readonly consent: string
  readonly note?: string
  readonly key?: { readonly label: string; readonly how: string }
  readonly release?: { readonly label: string; readonly initial: string }
  readonly countries?: { readonly label: string; readonly initial: string }
  readonly years: boolean
  /** The newest edition kept here, with the ISO date on which it was asked. */
  readonly newest?: { readonly edition: string; readonly asked: string }
  /** The edition that scores rest on in the place of shipped figures; absent = those shipped, or none are. */
  readonly inUse?: { readonly edition: string; readonly asked: string }
  /** Whether figures of the kind are shipped, so that it can stand in their place. */
  readonly hasShipped: boolean
  readonly state: LiveState
}

const count = (n: number, one: string, many: string) => `${numbers.integer(n)} ${n === 1 ? one : many}`

export function outcomeTitle({ values, series, requests, shifts, againstShipped }: LiveOutcome): string {
  const head = `${count(values, 'value', 'values')} of ${count(series, 'series', 'series')} came in ${count(requests, 'request', 'requests')}`
  if (!againstShipped) return `${head}; nothing of the kind is shipped`
  return shifts.length === 0
    ? `${head}; put in place of those in use they would change no tier`
    : `${head}; put in place of those in use they would change ${count(shifts.length, 'tier', 'tiers')}`
}

export function movedText({ same, revised, added, gone }: MovedCounts): string {
  return `${numbers.integer(same)} values as before, ${numbers.integer(revised)} revised, ${numbers.integer(added)} new, ${numbers.integer(gone)} gone`
}

/** What a person should know before figures that came take the place of those shipped; empty where nothing is lost. */
export function goneText({ againstShipped }: LiveOutcome): string {
  const gone = againstShipped?.gone ?? 0
  if (gone === 0) return ''
  return `${count(gone, 'shipped value', 'shipped values')} of these years did not come and would count as missing, never as zero.`
}

/** When a source was asked, and that nothing came of it where so. A failed request was sent all the same. */
export function askedText({ newest, state }: Pick<LiveRow, 'newest' | 'state'>): string {
  const last = newest ? `last answer ${dateText(newest.asked)}` : ''
  if (state.phase === 'failed') return ['asked just now, no usable answer', last].filter(Boolean).join('; ')
  if (state.phase === 'asking' || state.phase === 'reading') return 'being asked'
  return last || 'not asked'
}

/** Title of the panel: what scores rest on, else how many were asked. */
export function liveTitle(rows: readonly LiveRow[]): string {
  const used = rows.filter(({ inUse }) => inUse !== undefined)
  if (used.length > 0)
    return `Newer figures in use for scores: ${used.map(({ title, inUse }) => `${title}, asked ${dateText(inUse!.asked)}`).join('; ')}`
  const n = rows.filter(({ newest }) => newest !== undefined).length
  const failed = rows.filter(({ newest, state }) => newest === undefined && state.phase === 'failed').length
  if (n === 0 && failed > 0)
    return `Newer figures on request: ${failed} of ${rows.length} sources asked, none answered; scores rest on what was shipped`
  return n === 0
    ? 'Newer figures on request: nobody has been asked, and nobody is before you agree'
    : `Newer figures on request: ${n} of ${rows.length} sources asked; scores rest on what was shipped`
}
