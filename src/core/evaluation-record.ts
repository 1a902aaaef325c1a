/** What the shipped models did on past onsets, written once by `forewatch record` and shown on the Method page.
 *  Null = not defined (no probability, an empty class). Shares and AUC are 0–1. */
export interface EvaluationRecord {
  readonly schemaVersion: 1
  readonly software: string
  readonly seed: number
  /** Country bootstraps behind every interval and p. */
  readonly draws: number
  readonly models: readonly { readonly id: string; readonly title: string; readonly version: string }[]
  readonly evaluations: readonly RecordedEvaluation[]
  /** Lists that were not at hand when this was written, with the reason. */
  readonly leftOut: readonly string[]
}

export interface RecordedEvaluation {
  readonly outcomeId: string
  readonly outcomeTitle: string
  /** `period`: data of the year itself; `published`: what was out by its end. */
  readonly convention: 'period' | 'published'
  /** Whether only country-years that the Early Warning Project scores are rows. */
  readonly onEwpRows: boolean
  readonly firstOrigin: number
  readonly lastOrigin: number
  readonly horizonYears: number
  readonly rows: number
  readonly positives: number
  /** Yardsticks that would have cost more than a twentieth of the rows. */
  readonly leftOut: readonly string[]
  readonly contenders: readonly RecordedContender[]
  readonly calibration: readonly RecordedCalibration[]
  readonly perYear: readonly RecordedYear[]
}

export interface Bounds {
  readonly low: number
  readonly high: number
}

export interface RecordedContender {
  readonly id: string
  readonly title: string
  readonly isModel: boolean
  readonly auc: number | null
  readonly aucBounds: Bounds | null
  readonly aucWithinYear: number | null
  readonly averagePrecision: number | null
  readonly brier: number | null
  readonly logLoss: number | null
  readonly top: readonly {
    readonly k: number
    readonly hits: number
    readonly falseFlagsPerHit: number | null
  }[]
  readonly recall30Bounds: Bounds | null
  readonly aucNoOngoing: number | null
  readonly aucOngoing: number | null
  readonly aucNeverBefore: number | null
  /** Onsets by name whose best rank before was 30 or better, of those that an origin could look at. */
  readonly onsetsCaught: number
  readonly onsetsReachable: number
  readonly onsetsUnreachable: number
  /** Years in a row on the list of 30 before the onset, median over those caught; null where none was. */
  readonly medianLeadYears: number | null
  /** This model minus each yardstick, over the same draws; empty for yardsticks. */
  readonly against: readonly RecordedDifference[]
}

export interface RecordedDifference {
  readonly id: string
  readonly auc: (Bounds & { readonly mean: number; readonly p: number }) | null
  readonly recall30: (Bounds & { readonly mean: number; readonly p: number }) | null
}

/** A model's scores turned into chances, each origin by a mapping fitted on earlier rows only, beside the base rate known
 *  at that time, on the same rows. */
export interface RecordedCalibration {
  readonly id: string
  readonly method: 'isotonic' | 'platt'
  readonly rows: number
  readonly brier: number | null
  readonly brierOfBaseRate: number | null
  readonly logLoss: number | null
  readonly logLossOfBaseRate: number | null
}

export interface RecordedYear {
  readonly origin: number
  readonly rows: number
  readonly positives: number
  /** In the order of the contenders. */
  readonly auc: readonly (number | null)[]
  readonly hits30: readonly number[]
}
