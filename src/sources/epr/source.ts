import type { SourceRecord } from '../../core/series'

export const EPR_LAG_MONTHS = 12

/** Common to both EPR files. */
export function eprSource(
  own: Pick<SourceRecord, 'id' | 'title' | 'edition' | 'editionDate' | 'url'>,
): Omit<SourceRecord, 'originals' | 'importer'> {
  return {
    publisher: 'International Conflict Research, ETH Zurich',
    citation:
      'Vogt, M., Bormann, N.-C., Rüegger, S., Cederman, L.-E., Hunziker, P. and Girardin, L. (2015). Integrating data on ' +
      'ethnicity, geography, and conflict: the Ethnic Power Relations data set family. Journal of Conflict Resolution 59(7); ' +
      'Girardin, L. et al. (2015). GROWup: Geographical Research On War, Unified Platform. ETH Zurich.',
    licence:
      'Free of charge with citation; the publisher states no explicit licence. Figures are passed on as cited facts.',
    licenceClass: 'UNSTATED',
    attribution: 'Ethnic Power Relations (EPR) Dataset Family, ETH Zurich',
    ...own,
  }
}

export const EPR_NOT_CODED =
  'No row means that EPR does not code the State in that year: it leaves out the smallest States and ends with its edition.'
