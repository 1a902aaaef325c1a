/** How often country-years of one tier saw an onset within the horizon, in a back-test. */
export interface TierBaseRate {
  readonly tierId: string
  /** Country-years of the tier with a wholly observed window. */
  readonly rows: number
  /** Those followed by at least one onset. */
  readonly onsets: number
  /** onsets / rows with its Wilson interval at 95 %, shares 0–1; null without rows. Years of one country are not
   *  independent, so the true interval is wider. */
  readonly observed: { readonly share: number; readonly low: number; readonly high: number } | null
}

/** Base rates of all tiers of a model, in the model's order, and what they were counted on. */
export interface BaseRates {
  readonly modelId: string
  readonly modelVersion: string
  readonly outcomeId: string
  readonly outcomeTitle: string
  /** First and last origin that gave rows. */
  readonly firstOrigin: number
  readonly lastOrigin: number
  readonly horizonYears: number
  readonly tiers: readonly TierBaseRate[]
  /** They are shown beside a date at which some of these outcomes lay ahead. */
  readonly hindsight?: boolean
}

/** The rates as they may be shown at a date: with hindsight where the last year that they count had not passed and been
 *  published by then. @param asOf ISO date; undefined = newest */
export function ratesAt(rates: BaseRates, asOf: string | undefined): BaseRates {
  const lastOutcome = rates.lastOrigin + rates.horizonYears
  return asOf !== undefined && Number(asOf.slice(0, 4)) <= lastOutcome ? { ...rates, hindsight: true } : rates
}
