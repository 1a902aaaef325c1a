interface Subset {
  readonly rows: number
  readonly positives: number
  readonly auc: number
}

/** Reference figures of one model in the direct unit. */
export interface DirectGolden {
  readonly rows: number
  readonly positives: number
  readonly auc_pooled: number
  readonly auc_mean_within_year: number
  readonly years_with_positives: number
  readonly average_precision: number
  readonly top_hits: Readonly<Record<string, number>>
  readonly no_ongoing: Subset
  readonly ongoing: Subset
  readonly never_before: Subset
  readonly brier?: number
  readonly log_loss?: number
  readonly mean_probability?: number
  readonly base_rate?: number
  readonly brier_of_base_rate?: number
  readonly event_unit: {
    readonly rows: number
    readonly onsets: number
    readonly auc: number
    readonly hits: Readonly<Record<string, number>>
  }
}

export interface FitGolden {
  readonly origin: number
  readonly train_rows: number
  readonly train_positives: number
  readonly intercept: number
  readonly coef: Readonly<Record<string, number>>
}

/** `derived-golden.json`. */
export interface Golden {
  readonly ewp_unit: {
    readonly rows: number
    readonly onsets: number
    readonly auc: number
    readonly average_precision: number
    readonly recall_hits: Readonly<Record<string, number>>
    readonly recall30: number
    readonly recall30_mean_over_onset_years: number
    readonly onset_years: number
    readonly rows_gt_004: number
    readonly onsets_gt_004: number
  }
  readonly direct_1993_2022: Readonly<Record<string, DirectGolden>>
  readonly ewp_per_year: Readonly<
    Record<
      string,
      {
        readonly rows: number
        readonly positives: number
        readonly auc: number | null
        readonly brier: number
        readonly top10: number
        readonly top20: number
        readonly top30: number
      }
    >
  >
  readonly fits: Readonly<Record<string, readonly FitGolden[]>>
  readonly samples: readonly {
    readonly name: string
    readonly ccode: number
    readonly year: number
    readonly onset_1or2: number
    readonly score: Readonly<Record<string, number>>
    readonly rank: Readonly<Record<string, number>>
  }[]
  readonly factor_scores_sudan_2022: Readonly<Record<string, number>>
  readonly indicator_minmax_sudan_2022: Readonly<Record<string, number>>
  readonly expert_model: {
    readonly indicators: readonly {
      readonly column: string
      readonly sign: 1 | -1
      readonly factor: number
    }[]
    readonly geometric_floor: number
  }
}
