import { monthPeriod } from '../core/period'
import { ranksOfSeries, type OtherList } from '../engine/watch/disagreement'
import type { DataSet } from '../engine/types'
import type { StoredList } from '../stores/watchlists'

/** Lists of others that are shipped as series, and what each measures differently. */
const SERIES = [
  {
    id: 'ewp_risk_foos',
    title: 'Early Warning Project',
    about:
      'Chance of a new mass killing by State or non-State forces, from one statistical model; ongoing episodes do not count.',
  },
  {
    id: 'inform_risk',
    title: 'INFORM Risk',
    about: 'Risk of humanitarian crises and disasters of every kind, natural hazards included.',
  },
] as const

/** All lists that ours can be held against at a date: shipped ones as published by then, and reference lists of the user. */
export function otherLists(data: DataSet, month: number, lists: readonly StoredList[]): readonly OtherList[] {
  const shipped = SERIES.flatMap(({ id, title, about }): OtherList[] => {
    const panel = data.panels.get(id)
    const found = panel && ranksOfSeries(panel, month)
    if (!panel || !found) return []
    const { ranks, ranked, period } = found
    const when = panel.frequency === 'year' ? period : monthPeriod(period).year
    return [{ id, title: `${title}, ${when}`, about, ranks, ranked, membersOnly: false }]
  })
  const index = new Map(data.units.map(({ id }, u) => [id, u]))
  const own = lists
    .filter(({ body }) => body.origin === 'reference')
    .map(({ id, body }): OtherList => {
      const ranks = new Int16Array(data.units.length)
      let ranked = 0
      for (const unit of body.units) {
        const u = index.get(unit)
        if (u !== undefined) ranks[u] = ++ranked
      }
      const about = 'A list that you brought in; who is not on it is taken as below all who are.'
      return { id, title: body.title, about, ranks, ranked, membersOnly: true }
    })
  return [...shipped, ...own]
}
