import type { Aggregation } from '../../model/types'
import type { Chain } from './chains'

/** One line of the baseline: which series feeds an indicator, how, and why. */
export interface Line {
  readonly series: string
  readonly chain: Chain
  readonly reason: string
  readonly role: 'scored' | 'context'
  readonly weight: number
  readonly direction?: 'higher-is-riskier' | 'lower-is-riskier'
  /** Told apart from another line of the same series in the same indicator. */
  readonly suffix?: string
}

export interface Fed {
  readonly lines: readonly Line[]
  /** How its inputs are joined; default arithmetic mean. */
  readonly aggregation?: Aggregation
  /** Beside the caveat of the Framework file. */
  readonly caveat?: string
}

/** Indicator id → what feeds it. Indicators that are not listed have no series. */
export type Table = Readonly<Record<string, readonly Line[] | Fed>>

type Options = Partial<Pick<Line, 'weight' | 'direction' | 'suffix'>>

export function scored(series: string, chain: Chain, reason: string, options: Options = {}): Line {
  return { series, chain, reason, role: 'scored', weight: 1, ...options }
}

/** Shown beside the indicator, never in its score. */
export function context(series: string, chain: Chain, reason: string, options: Options = {}): Line {
  return { series, chain, reason, role: 'context', weight: 1, ...options }
}
