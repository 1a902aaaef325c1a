/** How alert rules would have done over past years, written once by `forewatch alerts --record` and shown on the Method
 *  page. Shares are 0–1; null = not defined (nothing to judge). */
export interface AlertRecord {
  readonly schemaVersion: 1
  readonly software: string
  readonly model: { readonly id: string; readonly title: string; readonly version: string }
  readonly outcome: { readonly id: string; readonly title: string }
  readonly firstYear: number
  readonly lastYear: number
  /** An alert is followed by an onset within so many years after its own. */
  readonly horizonYears: number
  /** Alerts up to so many years before an onset count for its lead time. */
  readonly leadYears: number
  /** Share of all country-years with a tier that were followed, and how many there were. */
  readonly baseRate: number | null
  readonly baseRows: number
  readonly rules: readonly RecordedRule[]
}

export interface RecordedRule {
  readonly id: string
  readonly title: string
  /** The rule in words, from the code that runs. */
  readonly text: string
  readonly alerts: number
  readonly alertsPerYear: number
  /** Alerts whose two years after are wholly observed, and those followed by an onset. */
  readonly judged: number
  readonly followed: number
  readonly onsets: number
  /** Onsets with an alert in the two years before. */
  readonly onsetsWarned: number
  readonly medianLeadYears: number | null
}
