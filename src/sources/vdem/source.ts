import type { SourceRecord } from '../../core/series'

const LICENCE =
  'Treat as share-alike until confirmed with V-Dem: release 16 is recorded elsewhere as CC BY 4.0, older releases said ' +
  'CC BY-SA 4.0, and the package that carried this copy is GPL-3. Figures are passed on here as cited facts.'

/** What all V-Dem subsets have in common; `edition` and `editionDate` differ by file. */
export function vdemSource(
  own: Pick<SourceRecord, 'id' | 'title' | 'edition' | 'editionDate'> &
    Partial<Pick<SourceRecord, 'citation' | 'editionOf'>>,
): Omit<SourceRecord, 'originals' | 'importer'> {
  return {
    publisher: 'V-Dem Institute, University of Gothenburg',
    citation:
      'Coppedge, M. et al. V-Dem Country-Year Dataset. Varieties of Democracy (V-Dem) Project; ' +
      'Pemstein, D. et al. The V-Dem Measurement Model. V-Dem Working Paper 21.',
    url: 'https://www.v-dem.net/data/the-v-dem-dataset/',
    licence: LICENCE,
    licenceClass: 'SA',
    attribution: 'V-Dem Institute, Varieties of Democracy',
    ...own,
  }
}

/** Months from the end of a year to the yearly V-Dem release in March. */
export const VDEM_LAG_MONTHS = 3

export const VDEM_NOT_CODED =
  'No row means that V-Dem does not code the country in that year: small States, and years before it existed.'
