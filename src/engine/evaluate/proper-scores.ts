import { ln, ln1p } from '../../core/portable-math'

/** Mean squared difference between chance and outcome. Null without rows. @see Brier, Monthly Weather Review 78 (1950) */
export function brier(probability: ArrayLike<number>, label: ArrayLike<number>): number | null {
  if (label.length === 0) return null
  let sum = 0
  for (let i = 0; i < label.length; i++) sum += (probability[i]! - label[i]!) ** 2
  return sum / label.length
}

/** Least and greatest chance that log loss reads; a forecast of exactly 0 or 1 that fails costs −ln of this. */
export const LOG_LOSS_CLIP = 1e-15

/** Loss of one row, natural logarithm. */
export function rowLogLoss(probability: number, label: number): number {
  const p = Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, probability))
  return label === 1 ? -ln(p) : -ln1p(-p)
}

/** Mean negative log-likelihood, natural logarithm. Null without rows. */
export function logLoss(probability: ArrayLike<number>, label: ArrayLike<number>): number | null {
  if (label.length === 0) return null
  let sum = 0
  for (let i = 0; i < label.length; i++) sum += rowLogLoss(probability[i]!, label[i]!)
  return sum / label.length
}

/** Mean of finite numbers. Null without rows. */
export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}
