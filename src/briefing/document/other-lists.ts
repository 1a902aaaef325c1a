import { newestKnown, momentMonth } from '../../charts/country/inputs'
import { hasValue } from '../../core/status'
import { numbers } from '../../format/numbers'
import type { Context } from './context'
import type { CountryData } from './country-data'
import { text } from './field'
import type { Inline } from './types'

const LISTS = [
  { series: 'ewp_risk_foos', title: 'Early Warning Project, statistical risk of a new mass killing' },
  { series: 'inform_risk', title: 'INFORM risk index, crises and disasters' },
] as const

/** Rank of the country in this model and in lists of others, each of the newest year published by the as-of date. They
 *  measure different things; none gives a range. */
export function otherLists(context: Context, data: CountryData): Inline[][][] {
  const { snapshot, scored } = context
  const own: Inline[][] = [
    [text('This model')],
    data.tier ? [context.field(`headline.rank.${data.unit}`, 'integer')] : [text('no rank')],
  ]
  const month = momentMonth(scored.run, scored.momentIndex)
  const others = LISTS.flatMap(({ series, title }): Inline[][][] => {
    const panel = snapshot.data.panels.get(series)
    if (!panel) return []
    const n = panel.nUnits
    for (let p = newestKnown(panel, month); p >= 0; p--) {
      const held = (u: number) => hasValue(panel.status[p * n + u]!)
      const year = panel.firstOrdinal + p
      const count = Array.from({ length: n }, (_, u) => u).filter(held).length
      if (count === 0) continue
      if (!held(data.unitIndex)) return [[[text(`${title}, ${year}`)], [text('not on the list')]]]
      const value = panel.values[p * n + data.unitIndex]!
      let above = 0
      for (let u = 0; u < n; u++) if (held(u) && panel.values[p * n + u]! > value) above++
      return [
        [
          [text(`${title}, ${year}`), context.sources.cite(series)],
          [text(`${numbers.integer(above + 1)} of ${numbers.integer(count)}`)],
        ],
      ]
    }
    return []
  })
  return others.length === 0 ? [] : [own, ...others]
}
