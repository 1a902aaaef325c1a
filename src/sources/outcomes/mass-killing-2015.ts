import { UNSTATED_LICENCE } from '../coups/events'
import type { CountryYearFormat, Measure } from '../country-year'
import { onlyFile } from '../files'
import type { Importer } from '../importer'
import { EWP_NOT_COVERED } from './source'
import { ONSETS, readMassKillings } from './mass-killing'

const FILES = 'mkl_ccode_2015.csv: one row per country (COW code) and year'
const SCOPE =
  'The list of 2015 counts mass killings led by a State only; the newer one counts those of armed groups too. A difference between the two is therefore revision and wider scope together.'

const measure = (
  column: string,
  id: string,
  title: string,
  description: string,
  rest: Pick<Measure['record'], 'direction' | 'scale' | 'unit' | 'validRange'>,
): Measure => ({
  column,
  record: {
    id,
    title,
    description,
    ...rest,
    publicationLagMonths: 8,
    coverage: { absence: 'missing', absenceNote: EWP_NOT_COVERED, units: 'held' },
    caveat: SCOPE,
  },
})
const binary = { unit: '0 or 1', scale: 'binary', validRange: [0, 1] } as const
const risk = { direction: 'higher-is-riskier' } as const

const FORMAT: CountryYearFormat = {
  id: 'ewp-mass-killing-2015',
  title: 'Mass killings since 1945, list of 2015',
  files: FILES,
  shipped: true,
  source: {
    id: 'ewp-mass-killing-2015',
    title: 'Mass killings since 1945, list of 2015',
    publisher: 'Early Warning Project, United States Holocaust Memorial Museum',
    edition: 'Panel to 2015, mass killings led by a State',
    editionDate: '2025-05-14',
    citation:
      'Ulfelder, J. and Valentino, B. Country-year panel of mass killing led by a State, 1945–2015, Early Warning Project.',
    url: 'https://github.com/CJFariss/Human-Rights-Latent-Variable',
    licence: UNSTATED_LICENCE,
    licenceClass: 'UNSTATED',
    attribution: 'Early Warning Project, United States Holocaust Memorial Museum; Ulfelder and Valentino',
    editionOf: 'ewp-mass-killing',
  },
  unit: { column: 'ccode', system: 'cow' },
  year: 'year',
  measures: [
    measure(
      'mkl.ongoing',
      'ewp_mk_ongoing',
      'Mass killing under way',
      '1 while at least one mass killing led by a State is under way.',
      { ...risk, ...binary },
    ),
    measure('mkl.start', 'ewp_mk_onset', 'Mass killing begins', '1 in the first year of a mass killing.', {
      direction: 'context',
      ...binary,
    }),
    measure(
      'mkl.start',
      ONSETS,
      'Mass killings begun since 1945',
      'Number of years in which a mass killing has begun in the State from 1945 to the end of the year.',
      { ...risk, unit: 'episodes', scale: 'count', validRange: [0, 50] },
    ),
    measure(
      'mkl.ever',
      'ewp_mk_ever',
      'Any mass killing since 1945',
      '1 from the year on in which a mass killing was under way in the State since 1945.',
      { ...risk, ...binary },
    ),
  ],
}

/** The panel that the Early Warning Project’s list had become by 2015, under the ids of the newer edition’s series. */
export const ewpMassKilling2015: Importer = {
  id: FORMAT.id,
  title: FORMAT.title,
  files: FILES,
  shipped: true,
  read: (files, registry) => readMassKillings(FORMAT, onlyFile(files, FILES), registry),
}
