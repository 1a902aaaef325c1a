import { computed } from 'vue'
import { isForewatchError } from '../core/errors'
import type { DoubtSettings } from '../engine/doubt'
import { whatItTakes, type CrossingWeights, type DoubtSensitivity, type LeftOut } from '../engine/sensitivity'
import type { ScoreRun } from '../engine/types'
import { runLeaveOneOut, runSensitivity } from '../stores/doubt-pool'
import { planMaker, settingsOf, varied } from './useDoubtComparison'
import { rest, useJob } from './useJob'
import type { ModelPageState } from './useModelPage'

interface Request {
  readonly run: ScoreRun
  readonly settings: DoubtSettings
  readonly rows: number
  readonly seed: number
  readonly unitId: string | undefined
}

const REST_MS = 600
const keptIndices = new WeakMap<ScoreRun, Map<string, DoubtSensitivity>>()
const keptParts = new WeakMap<ScoreRun, readonly LeftOut[]>()

/** Which choice the doubt of the draft comes from, what each of its parts does, and what would change a country's tier.
 *  The country is that of the address; without one the mean shift of all ranks is looked at. */
export function useSensitivity(page: ModelPageState) {
  const plan = planMaker(page)
  const run = computed(() => page.effect.value?.runAfter)
  /** Only a country that the draft scores. */
  const unitId = computed(() => {
    const at = page.units.value.findIndex(({ id }) => id === page.view.value.unit)
    return at >= 0 && (page.effect.value?.after.rank[at] ?? 0) > 0 ? page.units.value[at]!.id : undefined
  })

  const request = computed<Request | undefined>(() => {
    if (!run.value || varied(page).length === 0) return undefined
    const { rows, seed } = page.settings.value
    return {
      run: run.value,
      settings: settingsOf(page),
      rows,
      seed: seed ?? run.value.model.seed,
      unitId: unitId.value,
    }
  })
  const indices = useJob(
    () => request.value,
    async ({ run: of, settings, rows, seed, unitId: unit }, { signal, onProgress }) => {
      const key = JSON.stringify([settings.vary, rows, seed, unit])
      const known = keptIndices.get(of)?.get(key)
      if (known) return known
      await rest(REST_MS, signal)
      const payload = {
        plan: plan(of, settings, seed),
        rows,
        ...(unit === undefined ? {} : { unitId: unit }),
      }
      const found = await runSensitivity(payload, { signal, onProgress })
      const ofRun = keptIndices.get(of) ?? new Map<string, DoubtSensitivity>()
      keptIndices.set(of, ofRun.set(key, found))
      return found
    },
  )

  const parts = useJob(
    () => run.value,
    async (of, { signal }) => {
      const known = keptParts.get(of)
      if (known) return known
      await rest(REST_MS, signal)
      const nothing = {
        data: false,
        fills: false,
        norms: false,
        weights: false,
        aggregation: false,
        sources: false,
      }
      const found = await runLeaveOneOut(plan(of, { ...settingsOf(page), vary: nothing }), { signal })
      keptParts.set(of, found)
      return found
    },
  )

  /** Empty without a country, or where it has no score. */
  const crossings = computed<readonly CrossingWeights[]>(() => {
    if (!run.value || unitId.value === undefined) return []
    try {
      return whatItTakes(run.value, unitId.value, 0)
    } catch (cause) {
      if (isForewatchError(cause) && cause.tag === 'not-scored') return []
      throw cause
    }
  })
  return { unitId, indices, parts, crossings }
}
