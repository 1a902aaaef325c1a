import type { DataSet } from '../../engine/types'
import { hasValue } from '../../core/status'
import { newestKnown } from './inputs'

/** One figure on politically relevant ethnic groups, of the newest year published by the as-of date. */
export interface GroupFigure {
  readonly seriesId: string
  readonly title: string
  readonly value: number
  readonly unit: string
  readonly year: number
  /** Share 0–1 of the population, drawn as a bar; undefined for counts. */
  readonly share: number | undefined
}

const SERIES = [
  { id: 'epr_excluded_pop', title: 'Excluded from central power' },
  { id: 'epr_discriminated_pop', title: 'Actively discriminated against' },
  { id: 'epr_max_excluded_group', title: 'Largest excluded group' },
  { id: 'epr_excluded_groups', title: 'Groups excluded' },
  { id: 'epr_discriminated_groups', title: 'Groups discriminated against' },
  { id: 'epr_relevant_groups', title: 'Politically relevant groups' },
] as const

/** Figures on groups that are loaded and hold a value for the country by `month`; nothing is filled or guessed. */
export function groupFigures(data: DataSet, unitIndex: number, month: number): GroupFigure[] {
  return SERIES.flatMap(({ id, title }) => {
    const panel = data.panels.get(id)
    const record = data.series.get(id)
    if (!panel || !record || panel.frequency !== 'year') return []
    for (let p = newestKnown(panel, month); p >= 0; p--) {
      const cell = p * panel.nUnits + unitIndex
      if (!hasValue(panel.status[cell]!)) continue
      const value = panel.values[cell]!
      const isShare = id.endsWith('_pop') || id === 'epr_max_excluded_group'
      return [
        {
          seriesId: id,
          title,
          value,
          unit: record.unit,
          year: panel.firstOrdinal + p,
          share: isShare ? value : undefined,
        },
      ]
    }
    return []
  })
}
