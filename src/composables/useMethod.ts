import { computed } from 'vue'
import { basisCounts, factorSummaries, rulesInUse, totals } from '../charts/method/method-view'
import { useSession } from '../stores/session'

/** The method page's figures, all read from the model, framework and catalogue that are loaded. */
export function useMethod() {
  const session = useSession()
  const model = computed(() => session.model)
  const framework = computed(() => session.loaded?.framework)
  const factors = computed(() => (model.value ? factorSummaries(model.value, framework.value) : []))
  const sum = computed(() => totals(factors.value))
  const rules = computed(() => (model.value ? rulesInUse(model.value) : undefined))
  const encoding = computed(() => (framework.value ? basisCounts(framework.value) : []))
  const series = computed(() => (session.loaded?.catalogue ?? []).flatMap((file) => file.series))
  const sources = computed(() => (session.loaded?.catalogue ?? []).map((file) => file.source))
  const licences = computed(() => {
    const groups = new Map<string, string[]>()
    for (const source of sources.value)
      groups.set(source.licence, [...(groups.get(source.licence) ?? []), source.title])
    return [...groups].sort((a, b) => b[1].length - a[1].length)
  })
  const lags = computed(() => {
    const all = series.value.map((record) => record.publicationLagMonths)
    return all.length === 0 ? undefined : { least: Math.min(...all), most: Math.max(...all) }
  })
  const zeroRule = computed(() => series.value.filter((record) => record.coverage.absence === 'zero').length)
  return {
    session,
    model,
    framework,
    factors,
    sum,
    rules,
    encoding,
    series,
    sources,
    licences,
    lags,
    zeroRule,
  }
}
