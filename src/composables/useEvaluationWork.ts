import { computed } from 'vue'
import { numbers } from '../format/numbers'
import { DRAWS, type Evaluated } from './useEvaluation'

/** All work that the Evaluation screen has under way in the engine's thread, as one line with its share, and what stops it
 *  and takes it up again. `pending` ends a subtitle while intervals are missing. */
export function useEvaluationWork(evaluated: Evaluated) {
  const { rescored, relearnt, comparison, bands, intervals, history } = evaluated
  const jobs = [
    { job: rescored, text: 'Scoring all years with what is known today', draws: 0 },
    { job: relearnt, text: 'Learning the weights again at every origin', draws: 0 },
    { job: comparison, text: 'Comparing with the yardsticks', draws: 0 },
    { job: bands, text: 'Drawing the bands of the curves', draws: DRAWS },
    { job: intervals, text: 'Drawing the intervals', draws: DRAWS },
    { job: history, text: 'Refitting weights at every origin', draws: 0 },
  ]
  const work = computed(() => {
    const running = jobs.filter(({ job }) => job.running.value)
    const first = running[0]
    if (!first) return undefined
    const share = running.reduce((sum, { job }) => sum + job.progress.value, 0) / running.length
    const drawn = numbers.integer(first.job.progress.value * first.draws)
    const count = first.draws > 0 ? `${drawn} of ${numbers.integer(first.draws)} draws` : ''
    return { text: first.text, share, count }
  })
  const wasCancelled = computed(() => jobs.some(({ job }) => job.cancelled.value))
  function cancel(): void {
    for (const { job } of jobs) if (job.running.value) job.cancel()
  }
  function again(): void {
    for (const { job } of jobs) if (job.cancelled.value) job.again()
  }
  const pending = computed(() => {
    if (intervals.result.value && !intervals.stale.value) return ''
    return wasCancelled.value ? '; intervals were stopped' : '; intervals follow'
  })
  return { work, wasCancelled, cancel, again, pending }
}
