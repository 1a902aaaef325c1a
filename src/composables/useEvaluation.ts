import { computed, markRaw, type Ref } from 'vue'
import { EVALUATION_DEFAULTS, LIST_LENGTHS, type EvaluationState } from '../core/evaluation-state'
import { ForewatchError, toForewatchError } from '../core/errors'
import { BACK_TEST } from '../engine/evaluate/back-test'
import { gridFromRun } from '../engine/evaluate/grids'
import { comparable, EWP_FORECAST_ID, lineUp, sharedUniverse } from '../engine/evaluate/line-up'
import { measure } from '../engine/evaluate/measure'
import type { OutcomeFile } from '../engine/evaluate/outcome-list'
import { rankEnsemble } from '../engine/learn/ensemble'
import { panelOfOutcome } from '../engine/evaluate/outcome-series'
import { prepareEvaluation } from '../engine/evaluate/prepare'
import { rankTable, replay } from '../engine/evaluate/replay'
import type { EvaluationOptions } from '../engine/evaluate/types'
import { yearEnds, yearsKnownToday } from '../engine/moments'
import type { DataSet, ScoreRun } from '../engine/types'
import { seriesOf } from '../model/tree'
import type { RiskModel } from '../model/types'
import type { EngineClient } from '../stores/engine'
import type { RelearnRequest } from '../stores/engine'
import { listsOf } from '../stores/session'
import { useJob } from './useJob'

/** What is evaluated. */
export interface EvaluationInput {
  readonly model: RiskModel
  /** The model over consecutive year ends, each as known then. */
  readonly run: ScoreRun
  readonly data: DataSet
  /** As of `Loaded`. */
  readonly listed?: DataSet
  readonly outcomes: readonly OutcomeFile[]
  /** The tree that learnt weights belong to; without it a learnt model cannot be evaluated. */
  readonly base?: RiskModel | undefined
  /** Given where the mean rank of several models is evaluated: `model` and its run are the first of them. */
  readonly ensemble?: { readonly about: Named; readonly learnt: readonly RiskModel[] } | undefined
}
type Named = Pick<RiskModel, 'id' | 'title' | 'version'>

/** What ranks the countries, by name. */
export function rankedBy(input: EvaluationInput): Named {
  return input.ensemble?.about ?? input.model
}

/** Whether the scores that are ranked have tiers: chances and mean ranks have none. */
export function hasTiers(input: EvaluationInput): boolean {
  return input.ensemble === undefined && input.model.learning === undefined
}

export const SEED = 20250903
export const DRAWS = 2000
const PENALTY = 0.003
/** Lengths of the list that the recall curve shows. */
export const CURVE_LENGTHS: readonly number[] = Array.from({ length: 60 }, (_, i) => i + 1)

/** The series that a model reads, for the engine's thread. */
function dataFor(model: RiskModel, data: DataSet): DataSet {
  const wanted = new Set(seriesOf(model.tree))
  return {
    units: data.units,
    series: new Map([...data.series].filter(([id]) => wanted.has(id))),
    panels: new Map([...data.panels].filter(([id]) => wanted.has(id))),
  }
}

/** What the engine's thread needs to learn weights again, model by model; undefined where none are learnt. */
function relearnRequests(
  now: EvaluationInput | undefined,
  convention: EvaluationState['convention'],
): readonly RelearnRequest[] | undefined {
  const learnt = now && (now.ensemble?.learnt ?? (now.model.learning ? [now.model] : []))
  return learnt && learnt.length > 0
    ? learnt.map((model) => relearnRequest(now, model, model.learning!, convention))
    : undefined
}

function relearnRequest(
  now: EvaluationInput,
  model: RiskModel,
  recipe: NonNullable<RiskModel['learning']>,
  convention: EvaluationState['convention'],
): RelearnRequest {
  const { base, data, outcomes } = now
  const file = outcomes.find(({ id }) => id === recipe.outcomeId)
  const isBase = base?.id === recipe.baseModel.id && base.version === recipe.baseModel.version
  if (!base || !isBase || !file) {
    throw new ForewatchError('bad-argument', {
      what: 'A model with learnt weights cannot be put to the test',
      where: `${model.title} ${model.version}`,
      found: isBase ? `no onsets ${recipe.outcomeId}` : `${base?.id ?? 'no model'} ${base?.version ?? ''}`,
      expected: `${recipe.baseModel.id} ${recipe.baseModel.version} and the onsets that taught it`,
      next: 'Learn the weights again from the model that is shipped, or see the record on the Method page',
    })
  }
  const years = now.run.moments.map(({ period }) => period.year)
  const moments = convention === 'published' ? yearEnds : yearsKnownToday
  const from = Math.max(
    firstYearOf(base, data),
    panelOfOutcome(file, listsOf(now)).firstYear - recipe.horizonYears,
  )
  return {
    base,
    data: dataFor(base, data),
    moments: moments(from, years.at(-1)!),
    lesson: panelOfOutcome(file, listsOf(now)),
    outcomeLagYears: convention === 'published' ? Math.ceil(file.publicationLagMonths / 12) : 0,
    recipe,
    firstOrigin: years[0]!,
    lastOrigin: years.at(-1)!,
    about: { id: model.id, title: model.title },
  }
}

/** First year in which any series of the model holds a value. */
function firstYearOf(model: RiskModel, data: DataSet): number {
  const years = seriesOf(model.tree).flatMap((id) => {
    const panel = data.panels.get(id)
    if (!panel) return []
    return [panel.frequency === 'year' ? panel.firstOrdinal : Math.floor(panel.firstOrdinal / 12)]
  })
  return Math.min(...years)
}

/** Everything the Evaluation screen shows of one model: point values at once, intervals and learnt weights when the
 *  engine's thread has them. Answers that come late are dropped. */
export function useEvaluation(
  input: Ref<EvaluationInput | undefined>,
  state: Ref<EvaluationState>,
  client: () => EngineClient,
) {
  // Each setting by itself, so that a step of the replay starts nothing anew but the replay.
  const outcomeId = computed(() => state.value.outcome)
  const horizon = computed(() => state.value.horizonYears)
  const unit = computed(() => state.value.unit)
  const ongoing = computed(() => state.value.ongoing)
  const convention = computed(() => state.value.convention)
  const k = computed(() => state.value.k)
  const learn = computed(() => state.value.learn)

  const outcomeFile = computed(() => {
    const { outcomes = [] } = input.value ?? {}
    return (
      outcomes.find(({ id }) => id === outcomeId.value) ??
      outcomes.find(({ id }) => id === EVALUATION_DEFAULTS.outcome)
    )
  })
  const panel = computed(() => {
    const [now, file] = [input.value, outcomeFile.value]
    return now && file && markRaw(panelOfOutcome(file, listsOf(now)))
  })
  const lagYears = computed(() =>
    convention.value === 'published' ? Math.ceil((outcomeFile.value?.publicationLagMonths ?? 0) / 12) : 0,
  )

  const rescored = useJob(
    () => {
      const now = input.value
      if (!now || convention.value === 'published') return undefined
      const years = now.run.moments.map(({ period }) => period.year)
      const moments = yearsKnownToday(years[0]!, years.at(-1)!)
      return { model: now.model, data: dataFor(now.model, now.data), moments }
    },
    (payload, options) => client().run('rescore', payload, options),
  )
  const run = computed(() =>
    convention.value === 'published'
      ? input.value?.run
      : rescored.stale.value
        ? undefined
        : rescored.result.value,
  )
  /** Weights that onsets have taught are learnt again at every origin: as they stand they know the answers. */
  const relearning = computed(() => {
    try {
      return relearnRequests(input.value, convention.value)
    } catch (cause) {
      return toForewatchError(cause)
    }
  })
  const relearnt = useJob(
    () => (relearning.value && 'tag' in relearning.value ? undefined : relearning.value),
    (payload, options) => client().run('relearn', payload, options),
  )
  const own = computed(() => {
    const now = input.value
    if (!run.value || !now) return undefined
    const learns = now.ensemble !== undefined || now.model.learning !== undefined
    if (!learns) return markRaw(gridFromRun(run.value))
    const grids = relearnt.stale.value ? undefined : relearnt.result.value
    if (!grids) return undefined
    if (!now.ensemble) return grids[0]
    const { id, title } = now.ensemble.about
    return markRaw(rankEnsemble([gridFromRun(run.value), ...grids], { id, title }))
  })
  const ranks = computed(() => own.value && rankTable(own.value))

  /** Origins whose whole window is in the list. */
  const span = computed(() => {
    const [grid, list] = [own.value, panel.value]
    if (!grid || !list) return undefined
    const horizonYears = horizon.value
    const lastOrigin = Math.min(
      list.firstYear + list.nYears - 1 - horizonYears,
      grid.firstYear + grid.nYears - 1,
    )
    return { firstOrigin: Math.max(BACK_TEST.firstOrigin, grid.firstYear), lastOrigin, horizonYears }
  })
  /** Years that may be replayed. */
  const origins = computed(() => {
    const grid = own.value
    return grid && { first: grid.firstYear, last: grid.firstYear + grid.nYears - 1 }
  })
  const origin = computed(() => {
    if (!origins.value || !span.value) return undefined
    const { first, last } = origins.value
    return Math.min(last, Math.max(first, state.value.origin ?? span.value.lastOrigin))
  })

  const replayed = computed(() => {
    const [grid, list, table, year] = [own.value, panel.value, ranks.value, origin.value]
    if (!grid || !list || !table || year === undefined) return undefined
    return markRaw(
      replay(list, grid, table, {
        origin: year,
        horizonYears: horizon.value,
        k: k.value,
        ongoing: ongoing.value,
      }),
    )
  })

  const field = computed(() => {
    const [now, list, grid, years] = [input.value, panel.value, own.value, span.value]
    if (!now || !list || !grid || !years) return undefined
    const line = lineUp(now.data, list, grid, convention.value, lagYears.value)
    return markRaw({ ...comparable(list, line.grids, years), absent: line.absent })
  })

  const options = computed<EvaluationOptions | undefined>(
    () =>
      span.value && {
        ...span.value,
        unit: unit.value,
        ongoing: ongoing.value,
        topK: LIST_LENGTHS,
      },
  )

  /** Point values of the model, the Early Warning Project and battle deaths, on the rows that all yardsticks share. */
  const quick = computed(() => {
    const [list, all, settings] = [panel.value, field.value, options.value]
    if (!list || !all || !settings) return undefined
    try {
      const shown = all.kept.filter(
        (grid, i) => i === 0 || grid.id === EWP_FORECAST_ID || grid.id === 'battle-deaths',
      )
      const evaluation = prepareEvaluation(list, shown, {
        ...settings,
        topK: CURVE_LENGTHS,
        universe: sharedUniverse(all.kept),
      })
      return markRaw({ evaluation, metrics: evaluation.models.map((_, i) => measure(evaluation, i)) })
    } catch (cause) {
      return toForewatchError(cause)
    }
  })
  const refusal = computed<ForewatchError | undefined>(() => {
    if (relearning.value && 'tag' in relearning.value) return relearning.value
    return quick.value && 'tag' in quick.value ? quick.value : undefined
  })
  const figures = computed(() => (quick.value && !('tag' in quick.value) ? quick.value : undefined))

  const comparison = useJob(
    () => {
      const [list, all, settings] = [panel.value, field.value, options.value]
      if (!list || !all || !settings || !figures.value) return undefined
      return { outcome: list, grids: all.kept, options: settings, k: k.value }
    },
    (payload, job) => client().run('compare', payload, job),
  )
  const bands = useJob(
    () => {
      const now = figures.value
      if (!now || now.metrics[0]!.positives === 0) return undefined
      const models = now.evaluation.models.filter((model, i) => i === 0 || model.id === EWP_FORECAST_ID)
      return { evaluation: { ...now.evaluation, models }, options: { seed: SEED, draws: DRAWS } }
    },
    (payload, job) => client().run('curve-bands', payload, job),
  )
  const intervals = useJob(
    () => {
      const compared = comparison.stale.value ? undefined : comparison.result.value
      if (!compared || compared.metrics[0]!.positives === 0) return undefined
      const recallAt = Math.max(
        0,
        LIST_LENGTHS.findIndex((length) => length === k.value),
      )
      const settings = { seed: SEED, draws: DRAWS, recallAt, reference: 0 }
      return { evaluation: compared.evaluation, options: settings }
    },
    (payload, job) => client().run('bootstrap', payload, job),
  )
  const history = useJob(
    () => {
      const [now, list, settings] = [input.value, panel.value, options.value]
      if (!now || !list || !settings || !figures.value || figures.value.metrics[0]!.positives === 0)
        return undefined
      const moments = convention.value === 'published' ? yearEnds : yearsKnownToday
      return {
        model: now.model,
        data: dataFor(now.model, now.data),
        moments: moments(firstYearOf(now.model, now.data), settings.lastOrigin),
        outcome: list,
        options: settings,
        outcomeLagYears: lagYears.value,
        features: learn.value,
        penalty: PENALTY,
        own: hasTiers(now) ? undefined : own.value,
      }
    },
    (payload, job) => client().run('history', payload, job),
  )

  return {
    ...{ outcomeFile, panel, run, origins, origin, span, replayed, field, options, lagYears },
    ...{ figures, refusal, rescored, relearnt, comparison, bands, intervals, history },
  }
}

export type Evaluated = ReturnType<typeof useEvaluation>
