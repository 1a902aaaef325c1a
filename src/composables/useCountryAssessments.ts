import { computed, onMounted, watch, type Ref } from 'vue'
import { countryAssessments, seriesShare, type AssessmentEffect } from '../charts/country/assessments'
import { worldFrame } from '../engine/frame'
import { runScores } from '../engine/run'
import type { ScoreRun } from '../engine/types'
import type { Assessment, AssessmentFields } from '../model/assessment'
import { useAssessments } from '../stores/assessments'
import { useDocuments } from '../stores/documents'
import { useSession } from '../stores/session'
import { useScored } from './useScored'

const TODAY = new Date().toISOString().slice(0, 10)

/** Judgements of experts on one country at the date on screen, and what they do to its score.
 *  @param asOf  ISO date; absent at the latest date, which stands for today */
export function useCountryAssessments(unit: Readonly<Ref<string>>, asOf: Readonly<Ref<string | undefined>>) {
  const store = useAssessments()
  const documents = useDocuments()
  const session = useSession()
  const { scored } = useScored()
  onMounted(() => void store.refresh())
  watch(
    () => documents.changes,
    () => void store.refresh(),
  )
  const assessments = computed(() => countryAssessments(store.byUnit.get(unit.value), asOf.value ?? TODAY))

  /** The moment on screen without any judgement; undefined where none counts. */
  const without = computed<ScoreRun | undefined>(() => {
    const [loaded, now] = [session.loaded, scored.value]
    if (!loaded?.withoutAssessments || !now) return undefined
    return runScores(loaded.model, loaded.withoutAssessments, [now.run.moments[now.momentIndex]!])
  })
  const unitIndex = computed(() => scored.value?.run.units.findIndex(({ id }) => id === unit.value) ?? -1)
  const effect = computed<AssessmentEffect | undefined>(() => {
    const [before, now, u] = [without.value, scored.value, unitIndex.value]
    if (!before || !now || u < 0) return undefined
    const yearEnds = session.loaded!.run
    const withThem = worldFrame({ ...now, yearEnds })
    const withoutThem = worldFrame({ run: before, momentIndex: 0, earlierIndex: -1, yearEnds })
    return {
      with100: withThem.score100[u]!,
      without100: withoutThem.score100[u]!,
      withRank: withThem.rank[u]!,
      withoutRank: withoutThem.rank[u]!,
    }
  })
  /** What the series alone say of an indicator, 0–1; NaN = nothing. */
  const bySeries = (indicator: string): number => {
    const run = without.value ?? scored.value?.run
    const moment = without.value ? 0 : (scored.value?.momentIndex ?? 0)
    return run && unitIndex.value >= 0 ? seriesShare(run, moment, unitIndex.value, indicator) : NaN
  }

  return {
    store,
    assessments,
    effect,
    bySeries,
    today: TODAY,
    counting: computed(() => session.assessmentsCount),
    count: (yes: boolean) => session.countAssessments(yes),
    canUndo: computed(() => store.removed?.unit === unit.value),
    save: (fields: AssessmentFields, id?: string) => store.save(unit.value, fields, id),
    remove: (entry: Assessment) => store.remove(unit.value, entry),
  }
}

export type CountryAssessmentState = ReturnType<typeof useCountryAssessments>
