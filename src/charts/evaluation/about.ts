import type { EvaluationState } from '../../core/evaluation-state'

/** What an exported table rests on, as lines over it. */
export function aboutLines(facts: {
  readonly caption: string
  readonly software: string
  readonly fingerprint: string
  readonly model: { readonly title: string; readonly version: string; readonly id: string }
  readonly outcome: { readonly title: string; readonly citation: string; readonly licence: string }
  readonly state: EvaluationState
  readonly rows: string
  readonly seed: number
  readonly draws: number
}): string[] {
  const { state, outcome, model } = facts
  return [
    facts.caption,
    `Forewatch ${facts.software}, data fingerprint ${facts.fingerprint}`,
    `Model: ${model.title} ${model.version} (${model.id})`,
    `Outcome: ${outcome.title}. ${outcome.citation}. Licence: ${outcome.licence}`,
    `Rows: ${facts.rows}; horizon ${state.horizonYears} years; unit ${state.unit}; ongoing episodes ${state.ongoing === 'keep' ? 'kept' : 'dropped'}; ` +
      (state.convention === 'published'
        ? 'each origin from what had been published by its end'
        : 'data of the origin year as known today'),
    `Intervals: 95 %, bootstrap of countries, ${facts.draws} draws, seed ${facts.seed}; p two-sided, not corrected for many comparisons`,
    'Pseudo-out-of-sample: codings are those of today’s editions. Risk of, never a finding that crimes are being committed',
  ]
}
