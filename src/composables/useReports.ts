import { computed, onMounted } from 'vue'
import type { ReportView } from '../charts/sources/reports'
import { reportChanges } from '../engine/audit/report-changes'
import { reportEffect } from '../engine/audit/report-effect'
import { useReportProfiles } from '../stores/report-profiles'
import { useSession } from '../stores/session'

/** Report profiles for the screen, with what rests on what each report dropped. */
export function useReports() {
  const store = useReportProfiles()
  const session = useSession()
  onMounted(() => void store.refresh())
  const views = computed<readonly ReportView[]>(() => {
    const loaded = session.loaded
    const moment = loaded?.run.moments.at(-1)
    if (!loaded || !moment) return []
    return store.profiles.map((profile) => ({
      profile,
      isOwn: store.ownIds.has(profile.id),
      changes: reportChanges(profile),
      ...reportEffect(profile, loaded.model, loaded.data, moment),
    }))
  })
  return { views, store }
}
