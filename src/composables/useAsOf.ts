import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { asOfMonth, lastDayOf } from '../core/period'
import { useScored } from './useScored'

/** The as-of date as a control on any screen: what it shows, and how it is changed. Everything else in the address stays. */
export function useAsOf() {
  const route = useRoute()
  const router = useRouter()
  const { asOf, isLatest, span } = useScored()
  /** Undefined until the dates on offer are known. */
  const control = computed(() => {
    const [date, months] = [asOf.value, span.value]
    if (date === undefined || months === undefined) return undefined
    return { asOf: date, isLatest: isLatest.value, month: asOfMonth(date), ...months }
  })
  function goTo(month: number | undefined): void {
    const isNewest = month === undefined || month === span.value?.last
    const query = Object.fromEntries(Object.entries(route.query).filter(([key]) => key !== 'asof'))
    void router.push({ query: isNewest ? query : { asof: lastDayOf(month), ...query } })
  }
  return { control, goTo }
}
