import type { BaseRates, TierBaseRate } from '../core/base-rates'
import { numbers } from './numbers'

/** A share as a natural frequency: “11 in 100”, below one in a hundred “4 in 1 000”, “none” for exactly 0. */
export function frequencyText(share: number): string {
  if (!Number.isFinite(share)) return numbers.integer(share)
  if (share === 0) return 'none'
  if (Math.round(share * 100) >= 1) return `${numbers.integer(share * 100)} in 100`
  const perThousand = Math.round(share * 1000)
  return perThousand >= 1
    ? `${perThousand} in ${numbers.integer(1000)}`
    : `fewer than 1 in ${numbers.integer(1000)}`
}

const years = (n: number): string => (n === 1 ? '1 year' : `${n} years`)

/** “11 in 100 saw an onset within 2 years (n = 214)”; “(n = 214, with hindsight)” at a date before the last outcomes. */
export function baseRateText(
  rate: TierBaseRate,
  { horizonYears, hindsight }: Pick<BaseRates, 'horizonYears' | 'hindsight'>,
): string {
  if (!rate.observed) return 'no country-year at this level in the back-test'
  return `${frequencyText(rate.observed.share)} saw an onset within ${years(horizonYears)} (n = ${numbers.integer(rate.rows)}${hindsight ? ', with hindsight' : ''})`
}

/** Short form for a legend: “11 in 100”, “<1 in 100” for what is rarer. */
export function baseRateShort(rate: TierBaseRate | undefined): string {
  if (!rate?.observed) return 'no rate'
  const { share } = rate.observed
  return share > 0 && Math.round(share * 100) < 1 ? '<1 in 100' : frequencyText(share)
}

/** “7–16 in 100”, with one decimal where the bounds would round to the same whole number or to 0. */
export function baseRateInterval(rate: TierBaseRate): string {
  if (!rate.observed) return ''
  const [low, high] = [rate.observed.low * 100, rate.observed.high * 100]
  const decimals = Math.round(low) === Math.round(high) || high < 2 ? 1 : 0
  return `${numbers.range(low, high, decimals)} in 100`
}

/** What the rates were counted on, as a sentence for titles and notes. */
export function baseRateBasis(rates: BaseRates): string {
  return (
    `Country-years ${rates.firstOrigin}–${rates.lastOrigin} at this level, scored as known then, in the back-test; ` +
    (rates.hindsight
      ? `outcomes to ${rates.lastOrigin + rates.horizonYears} are counted, which nobody could know at the date shown; `
      : '') +
    `outcome: ${rates.outcomeTitle}; ongoing episodes kept; 95 % interval by Wilson, wider in truth because years of one country resemble each other`
  )
}
