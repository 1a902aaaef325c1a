/** What a link to the Evaluation screen carries beside the view state. */
export interface EvaluationState {
  /** Id of the outcome list. */
  readonly outcome: string
  /** Year whose end the list is replayed for; absent = the newest whose window is wholly observed. */
  readonly origin?: number
  /** Years after the origin in which an onset counts, 1–5. */
  readonly horizonYears: number
  readonly unit: 'direct' | 'event'
  readonly ongoing: 'keep' | 'drop'
  /** `published`: what had been published by the origin; `period`: data of the origin year as known today. */
  readonly convention: 'published' | 'period'
  /** Length of the list. */
  readonly k: number
  /** What ranks the countries: the model that drives every screen, or the ensemble that is shipped. */
  readonly ranking: 'model' | 'ensemble'
  /** Features that weights are learnt for. */
  readonly learn: 'factors' | 'log-factors' | 'indicators'
}

export const LIST_LENGTHS = [10, 20, 30, 50] as const

export const EVALUATION_DEFAULTS: EvaluationState = {
  outcome: 'ewp-onsets',
  horizonYears: 2,
  unit: 'direct',
  ongoing: 'keep',
  convention: 'published',
  k: 30,
  ranking: 'model',
  learn: 'log-factors',
}

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/
type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((each) => each === value) ?? otherwise
}

function whole(value: unknown, low: number, high: number): number | undefined {
  if (typeof value !== 'string' || !/^\d{1,4}$/.test(value)) return undefined
  const number = Number(value)
  return number >= low && number <= high ? number : undefined
}

/** Reads a link's query. Whatever is not on the allow-list or malformed is ignored, never obeyed. */
export function parseEvaluationState(query: Query): EvaluationState {
  const own = EVALUATION_DEFAULTS
  const origin = whole(query.origin, 1900, 2200)
  const k = whole(query.k, 1, 999)
  return {
    outcome: typeof query.outcome === 'string' && ID.test(query.outcome) ? query.outcome : own.outcome,
    ...(origin === undefined ? {} : { origin }),
    horizonYears: whole(query.horizon, 1, 5) ?? own.horizonYears,
    unit: oneOf(query.rows, ['direct', 'event'], own.unit),
    ongoing: oneOf(query.ongoing, ['keep', 'drop'], own.ongoing),
    convention: oneOf(query.known, ['published', 'period'], own.convention),
    k: LIST_LENGTHS.find((length) => length === k) ?? own.k,
    ranking: oneOf(query.ranking, ['model', 'ensemble'], own.ranking),
    learn: oneOf(query.learn, ['factors', 'log-factors', 'indicators'], own.learn),
  }
}

/** The query of a link: only what differs from the default, in a fixed order. */
export function formatEvaluationState(state: EvaluationState): Record<string, string> {
  const own = EVALUATION_DEFAULTS
  const query: Record<string, string> = {}
  if (state.outcome !== own.outcome) query.outcome = state.outcome
  if (state.origin !== undefined) query.origin = String(state.origin)
  if (state.horizonYears !== own.horizonYears) query.horizon = String(state.horizonYears)
  if (state.unit !== own.unit) query.rows = state.unit
  if (state.ongoing !== own.ongoing) query.ongoing = state.ongoing
  if (state.convention !== own.convention) query.known = state.convention
  if (state.k !== own.k) query.k = String(state.k)
  if (state.ranking !== own.ranking) query.ranking = state.ranking
  if (state.learn !== own.learn) query.learn = state.learn
  return query
}
