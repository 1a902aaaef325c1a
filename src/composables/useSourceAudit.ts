import { computed, ref, shallowRef, watch } from 'vue'
import { AUDITED, carriedForward, FROZEN_MONTHS, stoppedSeries, type AuditRow } from '../charts/sources/audit'
import { auditCsv } from '../charts/sources/audit-table'
import type { SourceRow } from '../charts/sources/catalogue'
import { stressSources } from '../engine/audit/source-audit'
import { csvText } from '../format/csv-writer'
import { useSession } from '../stores/session'
import { saveText } from './saveFile'
import { useScored } from './useScored'

/** The integrity audit of the heaviest sources, worked out on request, one source at a time between which the screen
 *  stays free. A new date or model makes the old result go. */
export function useSourceAudit(rows: () => readonly SourceRow[]) {
  const session = useSession()
  const { scored, asOf } = useScored()
  const done = ref(0)
  const running = ref(false)
  const found = shallowRef<readonly AuditRow[]>()
  let call = 0

  const heaviest = computed(() =>
    rows()
      .filter(({ weightShare }) => weightShare > 0)
      .slice(0, AUDITED),
  )
  watch([scored, () => session.loaded], () => {
    call++
    running.value = false
    found.value = undefined
  })

  async function start(): Promise<void> {
    const [loaded, at] = [session.loaded, scored.value]
    if (!loaded || !at) return
    const mine = ++call
    const chosen = heaviest.value
    const carried = carriedForward(at.run, at.momentIndex, loaded.catalogue)
    running.value = true
    done.value = 0
    const steps = stressSources(
      loaded.model,
      loaded.data,
      chosen.map(({ source, series }) => ({ id: source.id, series: series.map(({ record }) => record.id) })),
      { moment: at.run.moments[at.momentIndex]!, frozenMonths: FROZEN_MONTHS },
    )
    const result: AuditRow[] = []
    for (const row of chosen) {
      await new Promise((resolve) => setTimeout(resolve, 0))
      if (mine !== call) return
      const { value: stress } = steps.next()
      if (!stress) break
      result.push({
        source: row.source,
        weightShare: row.weightShare,
        stoppedSeries: stoppedSeries(row),
        carried: carried.get(row.source.id),
        stress,
      })
      done.value = result.length
    }
    found.value = Object.freeze(result)
    running.value = false
  }

  function cancel(): void {
    call++
    running.value = false
  }

  function save(): void {
    const model = session.loaded?.model
    if (!found.value || !model) return
    const about = [`${model.title} ${model.version}, as of ${asOf.value ?? ''}`]
    saveText('forewatch-sources-audit.csv', csvText(auditCsv(found.value, model.tiers, about)))
  }

  return {
    rows: found,
    running,
    done,
    total: computed(() => heaviest.value.length),
    tiers: computed(() => session.loaded?.model.tiers ?? []),
    start,
    cancel,
    save,
  }
}
