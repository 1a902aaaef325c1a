/** Rows to learn from and to forecast for, sorted by year: `x[row * nFeatures + feature]`, all finite. */
export interface FeatureTable {
  readonly featureIds: readonly string[]
  readonly x: Float64Array
  readonly year: Int16Array
  readonly unitIndex: Int16Array
  readonly nRows: number
}

/** What one fit found. Coefficients are on the raw scale of the features. */
export interface Fit {
  /** Year whose rows the fit forecasts. */
  readonly origin: number
  readonly trainRows: number
  readonly trainPositives: number
  /** First and last year of the training rows; the last is never later than origin − horizon − outcome lag. */
  readonly trainFrom: number
  readonly trainTo: number
  readonly intercept: number
  readonly coefficients: Float64Array
  /** Coefficient × population sd of the feature in training: comparable between features. */
  readonly standardised: Float64Array
  readonly iterations: number
}
