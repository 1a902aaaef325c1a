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
}
