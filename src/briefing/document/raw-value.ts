import type { IndicatorRow } from '../../charts/country/indicators'
import type { InputTrace } from '../../charts/country/inputs'
import { hasValue, isFilled, Status } from '../../core/status'
import { formatPeriod, monthPeriod, year } from '../../core/period'
import { periodText } from '../../format/dates'
import { statusWord } from '../../format/status-words'
import type { Context } from './context'
import { text } from './field'
import type { Inline } from './types'

/** Units that only say how a scale is read stand in brackets behind the number. */
const SCALE = /^(0 or 1|category|index|ordinal|scale|score|interval|share 0)/i

/** “Civilians killed by armed groups: 1 851 deaths a year, 2024 [2]”: the raw value behind an indicator with unit, period
 *  and source, and how it came about where it was not observed in the period due. Of several series the one with the
 *  highest risk share; a raw zero only where nothing else is held and `zeros` allows it. Empty where there is no value. */
export function rawValue(context: Context, row: IndicatorRow, unit: string, zeros = false): Inline[] {
  const trace = row.inputs
    .filter((each) => each.sourceOrdinal !== undefined && hasValue(each.raw.status))
    .filter((each) => row.role !== 'scored' || each.stages.spec.role === 'scored')
    .filter((each) => zeros || each.raw.value !== 0)
    .toSorted((a, b) => b.normalised.value - a.normalised.value)[0]
  const id = trace?.stages.spec.series ?? ''
  const record = context.snapshot.data.series.get(id)
  if (!trace || !record) return []
  const period = periodOf(trace)
  const measure = SCALE.test(record.unit) ? ` (${record.unit})` : ` ${record.unit}`
  return [
    text(`${record.title}: `),
    context.field(`figures.${id}.${unit}.${period}`, 'plain'),
    text(`${measure}, ${periodText(period)}${mark(trace)}`),
    context.sources.cite(id),
  ]
}

function mark({ filled, raw }: InputTrace): string {
  const status = isFilled(filled.status) ? filled.status : raw.status
  return isFilled(status) || status === Status.absentMeansZero ? ` (${statusWord(status)})` : ''
}

function periodOf({ stages, sourceOrdinal }: InputTrace): string {
  return formatPeriod(stages.raw.frequency === 'year' ? year(sourceOrdinal!) : monthPeriod(sourceOrdinal!))
}
