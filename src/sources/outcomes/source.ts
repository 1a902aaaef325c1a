import type { SourceRecord } from '../../core/series'
import { UNSTATED_LICENCE } from '../coups/events'

/** Common to the files of the Early Warning Project. */
export function ewpSource(
  own: Pick<SourceRecord, 'id' | 'title' | 'editionDate'>,
): Omit<SourceRecord, 'originals' | 'importer'> {
  return {
    publisher: 'Early Warning Project, United States Holocaust Memorial Museum',
    edition: 'Statistical Risk Assessment 2025-26',
    citation:
      'United States Holocaust Memorial Museum, Simon-Skjodt Center, Early Warning Project, Statistical Risk Assessment 2025-26.',
    url: 'https://github.com/EarlyWarningProject/2025-Statistical-Risk-Assessment',
    licence: UNSTATED_LICENCE,
    licenceClass: 'UNSTATED',
    attribution: 'Early Warning Project, United States Holocaust Memorial Museum',
    ...own,
  }
}

export const EWP_NOT_COVERED =
  'States below 500,000 people are not in the panel, and Palestine has no code there: not covered, never zero.'
