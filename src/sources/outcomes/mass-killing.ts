import type { UnitRegistry } from '../../core/registry'
import type { Observation } from '../../core/series'
import { readCountryYears, type CountryYearFormat, type Measure } from '../country-year'
import { onlyFile } from '../files'
import type { ImportResult, Importer, OriginalFile } from '../importer'
import { sortObservations } from '../rows'
import type { SeriesDraft } from '../result'
import { EWP_NOT_COVERED, ewpSource } from './source'

const FILES = 'basedata2025_*.csv of the Early Warning Project: one row per country (COW code) and year'
/** The list behind the panel begins in 1945; the zeros that the panel shows before are no judgements. */
const FIRST_YEAR = 1945
export const ONSETS = 'ewp_mk_onsets_cumulative'

const common = {
  publicationLagMonths: 8,
  coverage: { absence: 'missing', absenceNote: EWP_NOT_COVERED, units: 'held' },
} as const

const binary = (
  column: string,
  id: string,
  title: string,
  description: string,
  rest: Pick<SeriesDraft, 'direction' | 'caveat'>,
): Measure => ({
  column,
  record: { ...common, id, title, description, unit: '0 or 1', scale: 'binary', validRange: [0, 1], ...rest },
})

const FORMAT: CountryYearFormat = {
  id: 'ewp-mass-killing',
  title: 'Mass killings since 1945 (Early Warning Project)',
  files: FILES,
  shipped: true,
  source: ewpSource({
    id: 'ewp-mass-killing',
    title: 'Mass killings since 1945',
    editionDate: '2026-01-15',
  }),
  unit: { column: 'ccode', system: 'cow' },
  year: 'year',
  reject: (row) => (Number(row.cell('year')) < FIRST_YEAR ? 'before the list begins (1945)' : undefined),
  measures: [
    binary(
      'mk_ongoing',
      'ewp_mk_ongoing',
      'Mass killing under way',
      '1 while at least one mass killing is under way: 1,000 or more civilians of a discrete group killed within about a year, by a State or an armed group.',
      { direction: 'higher-is-riskier' },
    ),
    binary('mk_onset', 'ewp_mk_onset', 'Mass killing begins', '1 in the first year of a mass killing.', {
      direction: 'context',
      caveat:
        'An outcome to test scores against. It feeds no score, so that no score is tested against itself.',
    }),
    {
      column: 'mk_ongoing_count',
      record: {
        ...common,
        id: 'ewp_mk_ongoing_count',
        title: 'Mass killings under way',
        description: 'Number of mass killings under way in the year.',
        unit: 'episodes',
        direction: 'higher-is-riskier',
        scale: 'count',
        validRange: [0, 10],
      },
    },
    {
      column: 'mk_onset_count',
      record: {
        ...common,
        id: ONSETS,
        title: 'Mass killings begun since 1945',
        description: 'Number of mass killings that have begun in the State from 1945 to the end of the year.',
        unit: 'episodes',
        direction: 'higher-is-riskier',
        scale: 'count',
        validRange: [0, 50],
        caveat: 'A successor State begins at zero; see the series on any mass killing on its territory.',
      },
    },
    binary(
      'mk_location_ever',
      'ewp_mk_ever',
      'Any mass killing since 1945',
      '1 from the year on in which a mass killing was under way in the State, or in the State it succeeded, since 1945.',
      { direction: 'higher-is-riskier' },
    ),
  ],
}

/** Running sum of onsets per unit; observations come in order of unit and period. */
function cumulate(observations: readonly Observation[]): Observation[] {
  const totals = new Map<string, number>()
  return sortObservations(
    observations.map((observation) => {
      if (observation.indicator !== ONSETS) return observation
      const value = (totals.get(observation.unit) ?? 0) + observation.value
      totals.set(observation.unit, value)
      return { ...observation, value }
    }),
  )
}

/** A panel of mass killings. `ewp_mk_onsets_cumulative` counts within a unit, so Serbia from 1992 starts anew while
 *  Yugoslavia keeps its own. @throws ForewatchError as `Importer.read` */
export function readMassKillings(
  format: CountryYearFormat,
  file: OriginalFile,
  registry: UnitRegistry,
): ImportResult {
  const result = readCountryYears(format, file, registry)
  return { ...result, observations: cumulate(result.observations) }
}

export const ewpMassKilling: Importer = {
  id: FORMAT.id,
  title: FORMAT.title,
  files: FILES,
  shipped: true,
  read: (files, registry) => readMassKillings(FORMAT, onlyFile(files, FILES), registry),
}
