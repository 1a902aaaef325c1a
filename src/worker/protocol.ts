import { ForewatchError, toForewatchError, type ErrorDetails, type ErrorTag } from '../core/errors'
import type { BootstrapOptions, BootstrapResult } from '../engine/evaluate/bootstrap'
import type { ModelMetrics } from '../engine/evaluate/measure'
import type { Evaluation, EvaluationOptions, OutcomePanel, ScoreGrid } from '../engine/evaluate/types'
import type { DoubtBlock } from '../engine/doubt/draw-block'
import type { DoubtPlan } from '../engine/doubt/plan-types'
import type { DoubtSensitivity, LeftOut } from '../engine/sensitivity'
import type { Chain, ChainOptions } from '../engine/learn/forward-chain'
import type { FeatureTable } from '../engine/learn/types'
import type { BackTestJobs } from './back-test-jobs'

/** What each kind of job takes and gives. Everything survives structured cloning: no functions, no classes. */
export interface Jobs extends BackTestJobs {
  readonly evaluate: {
    readonly payload: {
      readonly outcome: OutcomePanel
      readonly grids: readonly ScoreGrid[]
      readonly options: EvaluationOptions
    }
    readonly result: { readonly evaluation: Evaluation; readonly metrics: readonly ModelMetrics[] }
  }
  readonly bootstrap: {
    readonly payload: { readonly evaluation: Evaluation; readonly options: BootstrapOptions }
    readonly result: readonly BootstrapResult[]
  }
  readonly learn: {
    readonly payload: {
      readonly table: FeatureTable
      readonly outcome: OutcomePanel
      readonly options: ChainOptions
      readonly about: Pick<ScoreGrid, 'id' | 'title'>
    }
    readonly result: Chain
  }
  /** Draws from `first` on, of every plan in turn; the blocks come as parts. */
  readonly doubt: {
    readonly payload: { readonly plans: readonly DoubtPlan[]; readonly first: number; readonly count: number }
    readonly part: { readonly plan: number; readonly block: DoubtBlock }
    readonly result: { readonly draws: number }
  }
  /** Sobol indices of the choices of a plan: rows × (choices + 2) draws. */
  readonly sensitivity: {
    readonly payload: { readonly plan: DoubtPlan; readonly rows: number; readonly unitId?: string }
    readonly result: DoubtSensitivity
  }
  /** What each factor, indicator and source does; the plan is compiled with nothing varied. */
  readonly leaveOneOut: {
    readonly payload: { readonly plan: DoubtPlan }
    readonly result: readonly LeftOut[]
  }
}
export type JobKind = keyof Jobs

/** What a kind of job hands over while it runs; never for those that hand over all at the end. */
export type JobPart<K extends JobKind> = K extends keyof Jobs
  ? Jobs[K] extends { readonly part: infer P }
    ? P
    : never
  : never

export type JobRequest = {
  readonly [K in JobKind]: { readonly id: number; readonly kind: K; readonly payload: Jobs[K]['payload'] }
}[JobKind]

/** To the worker: a job, or word that the answer to one is no longer wanted. */
export type WorkerRequest = JobRequest | { readonly id: number; readonly kind: 'cancel' }

export interface PlainError {
  readonly tag: ErrorTag
  readonly details: ErrorDetails
}

/** From the worker. After `result`, `error` or a cancel nothing more comes for that id. */
export type WorkerReply =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** Something finished of a job that goes on. */
  | { readonly id: number; readonly kind: 'part'; readonly part: JobPart<JobKind> }
  | { readonly id: number; readonly kind: 'result'; readonly result: Jobs[JobKind]['result'] }
  | { readonly id: number; readonly kind: 'error'; readonly error: PlainError }

/** An error as plain data. */
export function toPlain(error: unknown): PlainError {
  const { tag, details } = toForewatchError(error)
  return { tag, details }
}

export function fromPlain({ tag, details }: PlainError): ForewatchError {
  return new ForewatchError(tag, details)
}
