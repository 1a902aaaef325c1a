import { periodIndexAt, type SeriesPanel } from '../core/panel'
import { endMonth, formatPeriod, monthPeriod, type MonthOrdinal } from '../core/period'
import type { ScoreMoment } from './types'

type Axis = Pick<SeriesPanel, 'frequency' | 'firstOrdinal'>

/** Last month of the period at an index of a panel's own axis; the index may lie outside the panel. */
export function periodEndMonth(axis: Axis, index: number): MonthOrdinal {
  const ordinal = axis.firstOrdinal + index
  return axis.frequency === 'month' ? ordinal : ordinal * 12 + 11
}

/** The period at an index of a panel's own axis, as text. */
export function periodText(axis: Axis, index: number): string {
  const ordinal = axis.firstOrdinal + index
  return axis.frequency === 'month'
    ? formatPeriod(monthPeriod(ordinal))
    : formatPeriod({ kind: 'year', year: ordinal })
}

/** Last month whose periods may count at a moment: no later than the moment's period, and published by its as-of month. */
export function lastCountedMonth(moment: ScoreMoment, publicationLagMonths: number): MonthOrdinal {
  const end = endMonth(moment.period)
  return moment.asOfMonth === null ? end : Math.min(end, moment.asOfMonth - publicationLagMonths)
}

/** Index of the newest period due at each moment; may be negative or beyond the panel. */
export function dueIndices(panel: SeriesPanel, moments: readonly ScoreMoment[]): Int32Array {
  return Int32Array.from(moments, (moment) =>
    periodIndexAt(panel, lastCountedMonth(moment, panel.publicationLagMonths)),
  )
}
