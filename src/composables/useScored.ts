import { computed, type ComputedRef } from 'vue'
import type { WorldFrame } from '../core/frame'
import { asOfMonth, lastDayOf, monthPeriod, withinSpan, type MonthSpan } from '../core/period'
import { worldFrame } from '../engine/frame'
import { runScores } from '../engine/run'
import type { ScoreMoment, ScoreRun } from '../engine/types'
import { listsOf, useSession } from '../stores/session'
import { useViewState } from './useViewState'

export const ONGOING_SERIES = 'ewp_mk_ongoing'
export const ONSET_SERIES = 'ewp_mk_onset'

/** One scored moment inside the run that holds it. */
export interface ScoredMoment {
  readonly run: ScoreRun
  readonly momentIndex: number
  /** Moment twelve months earlier in the same run; −1 where there is none. */
  readonly earlierIndex: number
}

export interface UseScored {
  /** As-of date in force, ISO; the newest year end where the address names none, an end of the span where it names a
   *  date outside of it. */
  readonly asOf: ComputedRef<string | undefined>
  /** Months that are scored; undefined until all series are there. */
  readonly span: ComputedRef<MonthSpan | undefined>
  /** True while the date in force is the newest one offered. */
  readonly isLatest: ComputedRef<boolean>
  /** Undefined until all series are there. */
  readonly scored: ComputedRef<ScoredMoment | undefined>
  /** Figures on screen: from all series once they are there, before that from the packaged first view. */
  readonly frame: ComputedRef<WorldFrame | undefined>
  /** Year ends that are scored at once. */
  readonly years: ComputedRef<readonly number[]>
}

/** The moment that the address asks for, scored. Year ends come from the run made on load; any other month is scored
 *  on request with the month twelve months before it. */
export function useScored(): UseScored {
  const session = useSession()
  const { view } = useViewState()

  const years = computed(() => session.loaded?.run.moments.map((moment) => moment.period.year) ?? [])
  const latest = computed(() => {
    const last = session.loaded?.run.moments.at(-1)?.asOfMonth
    return last === undefined || last === null ? session.firstFrame?.asOf : lastDayOf(last)
  })
  const span = computed<MonthSpan | undefined>(() => {
    const moments = session.loaded?.run.moments
    const [first, last] = [moments?.[0]?.asOfMonth, moments?.at(-1)?.asOfMonth]
    return typeof first === 'number' && typeof last === 'number' ? { first, last } : undefined
  })
  const asOf = computed(() => {
    const asked = view.value.asOf
    return asked !== undefined && span.value ? withinSpan(asked, span.value) : (asked ?? latest.value)
  })
  const isLatest = computed(() => asOf.value === latest.value)

  const scored = computed<ScoredMoment | undefined>(() => {
    const loaded = session.loaded
    if (!loaded || asOf.value === undefined) return undefined
    const month = asOfMonth(asOf.value)
    const momentIndex = loaded.run.moments.findIndex((moment) => moment.asOfMonth === month)
    if (momentIndex >= 0) return { run: loaded.run, momentIndex, earlierIndex: momentIndex - 1 }
    const run = runScores(loaded.model, loaded.data, [monthMoment(month - 12), monthMoment(month)])
    return { run, momentIndex: 1, earlierIndex: 0 }
  })

  const frame = computed<WorldFrame | undefined>(() => {
    const loaded = session.loaded
    if (!loaded || !scored.value) return session.firstFrame
    const ongoing = listsOf(loaded).panels.get(ONGOING_SERIES)
    return worldFrame({
      ...scored.value,
      yearEnds: loaded.run,
      ...(view.value.reading ? { readingId: view.value.reading } : {}),
      ...(view.value.node ? { nodeId: view.value.node } : {}),
      ...(ongoing ? { ongoing } : {}),
    })
  })

  return { asOf, span, isLatest, scored, frame, years }
}

function monthMoment(month: number): ScoreMoment {
  return { period: monthPeriod(month), asOfMonth: month }
}
