import { endMonthOf, momentMonth, newestKnown } from '../../charts/country/inputs'
import { formatPeriod, monthPeriod, year } from '../../core/period'
import { hasValue } from '../../core/status'
import { periodText } from '../../format/dates'
import { TOLL_SERIES } from '../snapshot/used-series'
import type { Context } from './context'
import type { CountryData } from './country-data'
import { text } from './field'
import { measureText } from './raw-value'
import type { Inline, Section } from './types'

/** Older figures are no figures of today. */
const MOST_MONTHS = 36

/** Deaths and displacement of the country itself, whatever they weigh in the score: of each series the newest figure known,
 *  with its period and source, zeros included; a series without one is named. Undefined where none has a figure. */
export function toll(context: Context, { unit, unitIndex }: CountryData): Omit<Section, 'id'> | undefined {
  const { snapshot, scored } = context
  const month = momentMonth(scored.run, scored.momentIndex)
  const items: Inline[][] = []
  const without: string[] = []
  for (const id of TOLL_SERIES) {
    const [record, panel] = [snapshot.data.series.get(id), snapshot.data.panels.get(id)]
    if (!record || !panel) continue
    let at = newestKnown(panel, month)
    while (at >= 0 && !hasValue(panel.status[at * panel.nUnits + unitIndex]!)) at -= 1
    const ordinal = panel.firstOrdinal + at
    if (at < 0 || month - endMonthOf(panel, ordinal) > MOST_MONTHS) {
      without.push(record.title.toLowerCase())
      continue
    }
    const period = formatPeriod(panel.frequency === 'year' ? year(ordinal) : monthPeriod(ordinal))
    items.push([
      text(`${record.title}: `),
      context.field(`figures.${id}.${unit}.${period}`, 'plain'),
      text(
        `${measureText(record.unit, panel.values[at * panel.nUnits + unitIndex]!)}, ${periodText(period)}`,
      ),
      context.sources.cite(id),
    ])
  }
  if (items.length === 0) return undefined
  const gap = without.length > 0 ? ` No figure of the last three years: ${without.join('; ')}.` : ''
  return {
    title: 'Deaths and displacement',
    place: 'full',
    blocks: [
      {
        kind: 'paragraph',
        style: 'body',
        runs: [...items.flatMap((item, i) => (i > 0 ? [text('; '), ...item] : item)), text('.')],
      },
      {
        kind: 'paragraph',
        style: 'note',
        runs: [
          text(
            `As counted by each source, which may not count all; told whatever it weighs in the score.${gap}`,
          ),
        ],
      },
    ],
  }
}
