import { computed, onMounted, watch, type Ref } from 'vue'
import { countryEvidence, type EvidenceItem } from '../charts/country/evidence'
import { useDocuments } from '../stores/documents'
import { useEvidence } from '../stores/evidence'
import { useSession } from '../stores/session'

/** Evidence of a user's own on one country, at the date on screen. It enters no score.
 *  @param asOf  ISO date; absent at the latest date, where everything up to today is shown */
export function useCountryEvidence(unit: Readonly<Ref<string>>, asOf: Readonly<Ref<string | undefined>>) {
  const store = useEvidence()
  const today = new Date().toISOString().slice(0, 10)
  const documents = useDocuments()
  const session = useSession()
  onMounted(() => void store.refresh())
  watch(
    () => documents.changes,
    () => void store.refresh(),
  )
  const evidence = computed(() =>
    countryEvidence(
      store.collections.map(({ body }) => body),
      unit.value,
      asOf.value,
      today,
    ),
  )
  const byIndicator = computed<ReadonlyMap<string, readonly EvidenceItem[]>>(
    () =>
      new Map(
        evidence.value.groups.flatMap(({ indicator, items }) =>
          indicator === undefined ? [] : [[indicator, items]],
        ),
      ),
  )
  const hasEvidence = computed(
    () => evidence.value.count + evidence.value.later + evidence.value.ahead.length > 0,
  )
  const titles = computed(
    () =>
      new Map(
        session.loaded?.framework.riskFactors.flatMap(({ indicators }) =>
          indicators.map(({ id, label }) => [id, label]),
        ),
      ),
  )
  return { evidence, hasEvidence, byIndicator, indicatorTitle: (id: string) => titles.value.get(id) ?? '' }
}
