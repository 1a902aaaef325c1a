import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import type { WorldFrame } from '../core/frame'
import type { FrameDoubt } from '../core/frame-doubt'
import {
  changeDoubt,
  compileDoubt,
  DEFAULT_DRAWS,
  frameDoubt,
  type DoubtDetail,
  type DoubtPlan,
  type DoubtTally,
} from '../engine/doubt'
import type { ScoreRun } from '../engine/types'
import { runDoubt } from '../stores/doubt-pool'
import { useSession } from '../stores/session'
import type { ScoredMoment } from './useScored'

/** The frame stands still for this long before its doubt is worked out, so that a playing or dragged slider is not held up. */
const REST_MS = 700

export interface UseDoubt {
  /** Doubt of the frame on screen; undefined until some draws are there. Never that of another frame. */
  readonly doubt: ComputedRef<FrameDoubt | undefined>
  /** Doubt of the parts of one unit's score, where one is asked for. */
  readonly detail: ShallowRef<DoubtDetail | undefined>
  /** Share 0–1 of the draws done; undefined while nothing runs. */
  readonly progress: ShallowRef<number | undefined>
  readonly error: ShallowRef<ForewatchError | undefined>
  readonly cancel: () => void
}

interface Worked {
  readonly doubt: FrameDoubt
  readonly detail: DoubtDetail | undefined
}

/** Finished results of a run, by what was asked. */
const kept = new WeakMap<ScoreRun, Map<string, Worked>>()

/** Doubt of the frame on screen. The newest frame of the shipped model comes packaged; anything else is worked out in two
 *  threads once the frame rests, first bars early. An answer for a frame that is no longer on screen is dropped.
 *  @param frame  what is on screen   @param detailUnit  unit whose parts are wanted too */
export function useDoubt(
  scored: () => ScoredMoment | undefined,
  frame: () => WorldFrame | undefined,
  detailUnit: () => string | undefined = () => undefined,
): UseDoubt {
  const session = useSession()
  const worked = shallowRef<FrameDoubt>()
  const detail = shallowRef<DoubtDetail>()
  const progress = shallowRef<number>()
  const error = shallowRef<ForewatchError>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let abort: AbortController | undefined

  const packaged = computed(() => {
    const shown = frame()
    return shown && packagedDoubt(shown, scored()?.run)
  })
  const doubt = computed(() => {
    const shown = frame()
    if (packaged.value) return packaged.value
    return worked.value && shown && isOf(worked.value, shown) ? worked.value : undefined
  })

  function stop(): void {
    clearTimeout(timer)
    abort?.abort()
    abort = undefined
    progress.value = undefined
  }

  function start(): void {
    stop()
    error.value = undefined
    worked.value = undefined
    const moment = scored()
    const shown = frame()
    const unit = detailUnit()
    if (detail.value?.unitId !== unit) detail.value = undefined
    if (!moment || !shown || (packaged.value && unit === undefined)) return
    const key = JSON.stringify([moment.momentIndex, shown.readingId, shown.nodeId, unit])
    const known = kept.get(moment.run)?.get(key)
    if (known) {
      worked.value = known.doubt
      detail.value = known.detail
      return
    }
    timer = setTimeout(() => void work(moment, shown, unit, key), REST_MS)
  }

  async function work(
    moment: ScoredMoment,
    shown: WorldFrame,
    unit: string | undefined,
    key: string,
  ): Promise<void> {
    const loaded = session.loaded
    if (!loaded) return
    const mine = new AbortController()
    abort = mine
    progress.value = 0
    try {
      const plans = plansOf(moment, shown, unit)
      await runDoubt({
        plans,
        draws: DEFAULT_DRAWS,
        signal: mine.signal,
        onProgress: (share) => {
          if (abort === mine) progress.value = share
        },
        onTallies: (tallies, done) => {
          const result = resultOf(tallies, shown.asOf)
          worked.value = result.doubt
          detail.value = result.detail
          if (done < 1) return
          const ofRun = kept.get(moment.run) ?? new Map<string, Worked>()
          kept.set(moment.run, ofRun.set(key, result))
        },
      })
    } catch (cause) {
      const failed = toForewatchError(cause)
      if (abort === mine && failed.tag !== 'cancelled' && failed.tag !== 'not-scored') error.value = failed
    } finally {
      if (abort === mine) {
        abort = undefined
        progress.value = undefined
      }
    }
  }

  function plansOf({ run, momentIndex, earlierIndex }: ScoredMoment, shown: WorldFrame, unit?: string) {
    const { data } = session.loaded!
    const sourceOf = new Map(Array.from(session.seriesById, ([id, { source }]) => [id, source.id]))
    const request = { run, data, sourceOf, readingId: shown.readingId, nodeId: shown.nodeId }
    const plans: DoubtPlan[] = [
      compileDoubt({ ...request, momentIndex, ...(unit === undefined ? {} : { detailUnit: unit }) }),
    ]
    if (earlierIndex >= 0) plans.push(compileDoubt({ ...request, momentIndex: earlierIndex }))
    return plans
  }

  watch([scored, frame, detailUnit, () => session.loaded], start, { immediate: true })
  onScopeDispose(stop)
  return { doubt, detail, progress, error, cancel: stop }
}

/** Doubt that came packaged for this very frame; undefined where there is none. */
function packagedDoubt(shown: WorldFrame, run: ScoreRun | undefined): FrameDoubt | undefined {
  const { asPackaged, firstView: first } = useSession()
  if (!asPackaged || !first?.doubt || !isOf(first.doubt, shown)) return undefined
  return run === undefined || run.model === first.model ? first.doubt : undefined
}

/** Doubt of a frame where it came packaged or was worked out before; nothing is worked out for this. */
export function knownDoubt(shown: WorldFrame, scored: ScoredMoment | undefined): FrameDoubt | undefined {
  const found = packagedDoubt(shown, scored?.run)
  if (found || !scored) return found
  return [...(kept.get(scored.run)?.values() ?? [])].find(({ doubt }) => isOf(doubt, shown))?.doubt
}

function resultOf([now, earlier]: readonly DoubtTally[], asOf: string): Worked {
  const change = earlier ? changeDoubt(earlier, now!) : undefined
  return {
    doubt: frameDoubt(change?.now ?? now!.summary(), change?.earlier, asOf),
    detail: now!.detail(),
  }
}

function isOf(doubt: FrameDoubt, frame: WorldFrame): boolean {
  return doubt.asOf === frame.asOf && doubt.readingId === frame.readingId && doubt.nodeId === frame.nodeId
}
