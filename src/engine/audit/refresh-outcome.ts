import type { ForewatchError } from '../../core/errors'
import type { TierShift } from './source-audit'

/** Numbers of values in an edition against what was held for the same series and years. */
export interface MovedCounts {
  readonly same: number
  readonly revised: number
  readonly added: number
  readonly gone: number
}

/** What asking a live source gave. */
export interface LiveOutcome {
  readonly requests: number
  readonly values: number
  readonly series: number
  /** Absent where nothing of the kind is shipped. */
  readonly againstShipped?: MovedCounts
  readonly againstEarlier?: MovedCounts
  /** Tiers that would change if these figures stood in the place of those shipped. */
  readonly shifts: readonly TierShift[]
  readonly dropped: readonly { readonly reason: string; readonly count: number }[]
}

export interface LiveState {
  readonly phase: 'idle' | 'asking' | 'reading' | 'kept' | 'failed'
  readonly done: number
  readonly total: number
  readonly error?: ForewatchError
  readonly outcome?: LiveOutcome
}
