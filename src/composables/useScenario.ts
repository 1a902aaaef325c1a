import { computed, onMounted, watch } from 'vue'
import type { FrameDoubt } from '../core/frame-doubt'
import type { ForewatchError } from '../core/errors'
import { DEFAULT_DOUBT, frameDoubt, type DoubtTally } from '../engine/doubt'
import { worldFrame } from '../engine/frame'
import { newestValue, runScenario, type ScenarioRun } from '../engine/scenario'
import type { DataSet, ScoreRun } from '../engine/types'
import { assumptionsText, readAssumptions, type Assumption } from '../model/scenario'
import { runDoubt } from '../stores/doubt-pool'
import { useDocuments } from '../stores/documents'
import { useScenarios, type StoredScenario } from '../stores/scenarios'
import { planMaker } from './useDoubtComparison'
import { rest, useJob } from './useJob'
import type { ModelPageState } from './useModelPage'

export type { StoredScenario }
export interface ScenarioDoubt {
  readonly then: FrameDoubt
  readonly today: FrameDoubt
}

const UNSAVED = 'Unsaved scenario'
const REST_MS = 300

/** The draft at the moment on screen under assumptions, beside the same as it is. Assumptions stand in the address, saved
 *  ones on this device; neither touches the series of any screen. */
export function useScenario(page: ModelPageState) {
  const shelf = useScenarios()
  const documents = useDocuments()
  onMounted(() => void shelf.load())
  watch(
    () => documents.changes,
    () => void shelf.load(),
  )

  const stored = computed(() => shelf.list.find(({ id }) => id === page.settings.value.scenario))
  const assumptions = computed<readonly Assumption[]>(() => {
    const { assume } = page.settings.value
    return assume === undefined ? (stored.value?.body.assumptions ?? []) : readAssumptions(assume)
  })
  const title = computed(() => stored.value?.body.title ?? UNSAVED)
  const isChanged = computed(
    () => assumptionsText(assumptions.value) !== assumptionsText(stored.value?.body.assumptions ?? []),
  )
  /** Keeps an emptied list apart from “as saved”. */
  const set = (next: readonly Assumption[]) =>
    page.set({ assume: next.length > 0 ? assumptionsText(next) : stored.value ? 'none' : undefined })
  const choose = (scenario: string | undefined) => page.set({ scenario, assume: undefined })

  async function save(name: string, before?: StoredScenario): Promise<void> {
    const body = { format: 'forewatch-scenario-1', title: name, assumptions: assumptions.value } as const
    const id = await shelf.save(body, before)
    if (id !== undefined) choose(id)
  }
  async function remove(one: StoredScenario): Promise<void> {
    await shelf.remove(one)
    if (one.id === page.settings.value.scenario) page.set({ scenario: undefined })
  }

  const data = computed<DataSet | undefined>(() => page.session.asShipped?.data)
  const request = computed(() => {
    const run = page.effect.value?.runAfter
    return run && data.value && assumptions.value.length > 0
      ? { run, data: data.value, edits: assumptions.value, title: title.value }
      : undefined
  })
  const job = useJob(
    () => request.value,
    async ({ run, data: real, edits, title: name }, { signal }): Promise<ScenarioRun> => {
      await rest(REST_MS, signal)
      return runScenario({ title: name, edits, run, data: real, momentIndex: 0 })
    },
  )

  const plan = planMaker(page)
  const doubtJob = useJob(
    () => {
      const then = job.result.value
      const today = page.effect.value?.runAfter
      return then && today && !job.stale.value ? { then, today, draws: page.settings.value.draws } : undefined
    },
    async ({ then, today, draws }, { signal, onProgress }): Promise<ScenarioDoubt> => {
      await rest(REST_MS, signal)
      const { seed } = today.model
      const plans = [plan(then.run, DEFAULT_DOUBT, seed, then.data), plan(today, DEFAULT_DOUBT, seed)]
      let last: readonly DoubtTally[] = []
      await runDoubt({ plans, draws, signal, onProgress, onTallies: (tallies) => (last = tallies) })
      const of = (tally: DoubtTally) => frameDoubt(tally.summary(), undefined, page.asOf.value ?? '')
      return { then: of(last[0]!), today: of(last[1]!) }
    },
  )

  /** Coverage under the assumptions, by unit. */
  const frame = computed(() => job.result.value && frameOf(job.result.value.run))
  function startValue(unit: string, series: string) {
    const run = page.effect.value?.runAfter
    const panel = data.value?.panels.get(series)
    const at = page.units.value.findIndex(({ id }) => id === unit)
    return run && panel && at >= 0 ? newestValue(panel, run.moments[0]!, at) : undefined
  }
  const error = computed<ForewatchError | undefined>(() => shelf.error ?? job.error.value)
  return {
    ...{ shelf, stored, assumptions, title, isChanged, set, choose, save, remove },
    ...{ job, doubtJob, frame, startValue, error },
  }
}
export type ScenarioState = ReturnType<typeof useScenario>

function frameOf(run: ScoreRun) {
  return worldFrame({ run, momentIndex: 0, earlierIndex: -1, yearEnds: run, historyYears: 0 })
}
