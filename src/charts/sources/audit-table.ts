import type { CsvTable } from '../../format/csv-writer'
import type { TierSpec } from '../../model/types'
import { FROZEN_MONTHS, shiftLine, type AuditRow } from './audit'
import { controlWords } from './control'

/** The integrity audit as a table: one row a source. Shares are 0–1; lists are joined by `; `, empty = none. */
export function auditCsv(
  rows: readonly AuditRow[],
  tiers: readonly TierSpec[],
  about: readonly string[],
): CsvTable {
  return {
    head: [
      'source',
      'title',
      'edition',
      'weightShare',
      'controller',
      'kindOfBody',
      'funders',
      'basisOfControl',
      'whatFollows',
      'stoppedSeries',
      'countriesCarriedForward',
      'oldestCarriedForwardMonths',
      'tiersChangedIfDropped',
      'tiersChangedIfFrozen',
    ],
    rows: rows.map(({ source, weightShare, stoppedSeries, carried, stress }) => {
      const control = controlWords(source.control)
      return [
        source.id,
        source.title,
        source.edition,
        weightShare,
        control.controller,
        control.kind,
        control.funders,
        control.basis,
        control.effect,
        stoppedSeries.join('; '),
        carried?.units ?? 0,
        carried?.oldestMonths,
        stress.dropped.map((shift) => shiftLine(shift, tiers)).join('; '),
        stress.frozen.map((shift) => shiftLine(shift, tiers)).join('; '),
      ]
    }),
    about: [...about, `Frozen = nothing published in the last ${FROZEN_MONTHS} months`],
  }
}
