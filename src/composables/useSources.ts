import { computed, ref } from 'vue'
import { coverageMatrix } from '../charts/sources/coverage'
import { filterSources, sourceRows } from '../charts/sources/catalogue'
import { asOfMonth } from '../core/period'
import { useSession } from '../stores/session'
import { useScored } from './useScored'
import { useViewState } from './useViewState'

/** The sources screen: catalogue rows at the as-of date, filter, and the open source or series from the address. */
export function useSources() {
  const session = useSession()
  const { asOf, isLatest, years } = useScored()
  const { view, update } = useViewState()
  const query = ref('')
  const licenceClass = ref('')

  const month = computed(() => (asOf.value === undefined ? undefined : asOfMonth(asOf.value)))
  const rows = computed(() => {
    const loaded = session.loaded
    return loaded && month.value !== undefined
      ? sourceRows(loaded.catalogue, loaded.model, loaded.data.panels, month.value)
      : []
  })
  const shown = computed(() => filterSources(rows.value, query.value, licenceClass.value))
  const licenceClasses = computed(() => [...new Set(rows.value.map((row) => row.source.licenceClass))].sort())

  const openSource = computed(() => {
    const id = view.value.open
    if (id === undefined) return undefined
    return rows.value.find(
      (row) => row.source.id === id || row.series.some((series) => series.record.id === id),
    )
  })
  const openSeries = computed(() =>
    openSource.value?.series.find(({ record }) => record.id === view.value.open),
  )
  const matrix = computed(() => {
    const loaded = session.loaded
    const panel = openSeries.value && loaded?.data.panels.get(openSeries.value.record.id)
    return loaded && panel && month.value !== undefined
      ? coverageMatrix(panel, loaded.data.units, month.value)
      : undefined
  })

  return {
    session,
    asOf,
    isLatest,
    years,
    month,
    rows,
    shown,
    query,
    licenceClass,
    licenceClasses,
    openSource,
    openSeries,
    matrix,
    open: (id: string | undefined) => update({ open: id }, true),
  }
}
