import type { UnitRegistry } from '../../core/registry'
import type { SeriesRecord } from '../../core/series'
import { unitsWithNumber } from '../files'

/** Coverage of a world-wide list of coups: a State of the Correlates of War list without a row had none that year. */
export function listCoverage(
  registry: UnitRegistry,
  window: { readonly from: number; readonly to: number },
  note = '',
): SeriesRecord['coverage'] {
  return {
    from: String(window.from),
    to: String(window.to),
    absence: 'zero',
    absenceNote:
      'The list names every case its authors found in the States of the world, so a State without a row had none they know of.' +
      note,
    units: unitsWithNumber(registry, 'cow'),
  }
}

/** What the lists of coups have in common as series. */
export const COUP_COUNT = {
  unit: 'events in the year',
  direction: 'higher-is-riskier',
  scale: 'count',
  validRange: [0, 20],
  caveat: 'The lists of coups disagree about single cases; this is one list’s count.',
} as const

export const UNSTATED_LICENCE =
  'Free of charge with citation; the publisher states no explicit licence. Counts by country and year are passed on as cited facts.'
