import type { LiveOutcome, LiveState, MovedCounts } from '../../engine/audit/refresh-outcome'
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
  /** ISO date of the newest edition kept here. */
  readonly asked?: string
  readonly state: LiveState
}

const count = (n: number, one: string, many: string) => `${numbers.integer(n)} ${n === 1 ? one : many}`

export function outcomeTitle({ values, series, requests, shifts, againstShipped }: LiveOutcome): string {
  const head = `${count(values, 'value', 'values')} of ${count(series, 'series', 'series')} came in ${count(requests, 'request', 'requests')}`
  if (!againstShipped) return `${head}; nothing of the kind is shipped`
  return shifts.length === 0
    ? `${head}; put in place of those shipped they would change no tier`
    : `${head}; put in place of those shipped they would change ${count(shifts.length, 'tier', 'tiers')}`
}

export function movedText({ same, revised, added, gone }: MovedCounts): string {
  return `${numbers.integer(same)} values as before, ${numbers.integer(revised)} revised, ${numbers.integer(added)} new, ${numbers.integer(gone)} gone`
}
