import { countryYearImporter, type Measure } from '../country-year'

const measure = (
  column: string,
  id: string,
  title: string,
  top: number,
  direction: 'lower-is-riskier' | 'higher-is-riskier',
): Measure => ({
  column,
  record: {
    id,
    title,
    description:
      direction === 'lower-is-riskier'
        ? `0 violated often, ${top} not violated (CIRIGHTS ${column}).`
        : `1 where brutality against many people amounts to an atrocity (CIRIGHTS ${column}).`,
    unit: top === 1 ? '0 or 1' : `score 0–${top}`,
    direction,
    scale: top === 1 ? 'binary' : 'ordinal',
    validRange: [0, top],
    publicationLagMonths: 24,
    coverage: { absence: 'missing', absenceNote: 'No row or an empty cell means not coded.', units: 'held' },
  },
})

/** CIRIGHTS physical integrity rights, by COW number (the ISO column is empty for former States and Kosovo); Serbia from
 *  2006 has a number that COW does not know and is found by name. The first line has a byte-order mark; blanks are missing. */
export const cirights = countryYearImporter({
  id: 'cirights',
  title: 'CIRIGHTS Data Project',
  files: 'cirights_v1.22.11.25.csv',
  shipped: false,
  source: {
    id: 'cirights',
    title: 'CIRIGHTS Data Project',
    publisher: 'Brendan Mark, David Cingranelli, Mikhail Filippov and David Richards',
    edition: '1.22.11.25, to 2020',
    editionDate: '2025-05-14',
    citation: 'Mark, B., Cingranelli, D., Filippov, M. and Richards, D. The CIRIGHTS Data Project.',
    url: 'https://cirights.com',
    licence: 'No explicit licence in the copy. Not passed on: for the user’s own copy.',
    licenceClass: 'UNSTATED',
    attribution: 'CIRIGHTS Data Project',
  },
  unit: { column: 'cow', system: 'cow', otherwise: { column: 'country', system: 'name' } },
  year: 'year',
  measures: [
    measure('physint_sum', 'cirights_physint', 'Physical integrity rights respected', 8, 'lower-is-riskier'),
    measure('kill', 'cirights_killing', 'Freedom from killings by the State', 2, 'lower-is-riskier'),
    measure('disap', 'cirights_disappearance', 'Freedom from disappearance', 2, 'lower-is-riskier'),
    measure('tort', 'cirights_torture', 'Freedom from torture', 2, 'lower-is-riskier'),
    measure(
      'polpris',
      'cirights_political_imprisonment',
      'Freedom from political imprisonment',
      2,
      'lower-is-riskier',
    ),
    measure('assn', 'cirights_assembly', 'Freedom of assembly and association', 2, 'lower-is-riskier'),
    measure('elecsd', 'cirights_elections', 'Free and fair elections', 2, 'lower-is-riskier'),
    measure('injud', 'cirights_judiciary', 'Independence of the judiciary', 2, 'lower-is-riskier'),
    measure('bbatrocity', 'cirights_atrocity', 'Brutality-based atrocity', 1, 'higher-is-riskier'),
  ],
})
