import { countryYearImporter, type Measure } from '../country-year'
import { VDEM_LAG_MONTHS, VDEM_NOT_CODED, vdemSource } from './source'

const common = {
  publicationLagMonths: VDEM_LAG_MONTHS,
  coverage: { absence: 'missing', absenceNote: VDEM_NOT_CODED, units: 'held' },
} as const

const episode: Pick<Measure['record'], 'unit' | 'scale' | 'validRange' | 'caveat'> = {
  unit: '0 or 1',
  scale: 'binary',
  validRange: [0, 1],
  caveat:
    'Where an episode starts and ends is settled with later years in view, so the newest years may be revised.',
}

/** Episodes of Regime Transformation: the yearly panel of the package, whose first column is an unnamed row number. */
export const vdemErt = countryYearImporter({
  id: 'vdem-ert',
  title: 'Episodes of Regime Transformation v15',
  files: 'ert.csv from the ERT package (here ert_v15.csv)',
  shipped: true,
  source: vdemSource({
    id: 'vdem-ert',
    title: 'Episodes of Regime Transformation v15',
    edition: 'v15',
    editionDate: '2025-03-19',
    citation:
      'Edgell, A. B., Maerz, S. F., Maxwell, L., Morgan, R., Medzihorsky, J., Wilson, M. C., Boese, V., Hellmeier, S., ' +
      'Lachapelle, J., Lindenfors, P., Lührmann, A. and Lindberg, S. I. Episodes of Regime Transformation Dataset v15.',
  }),
  unit: { column: 'country_text_id', system: 'vdem' },
  year: 'year',
  measures: [
    {
      column: 'aut_ep',
      record: {
        ...common,
        ...episode,
        id: 'ert_autocratization_episode',
        title: 'Episode of autocratization under way',
        description:
          '1 in the years of a sustained and substantial decline of the electoral democracy index.',
        direction: 'higher-is-riskier',
      },
    },
    {
      column: 'dem_ep',
      record: {
        ...common,
        ...episode,
        id: 'ert_democratization_episode',
        title: 'Episode of democratization under way',
        description:
          '1 in the years of a sustained and substantial rise of the electoral democracy index. Shown, not scored: transitions towards democracy can be dangerous too.',
        direction: 'context',
      },
    },
    {
      column: 'v2x_regime',
      record: {
        ...common,
        id: 'ert_regime_type',
        title: 'Regime type',
        description: '0 closed autocracy, 1 electoral autocracy, 2 electoral democracy, 3 liberal democracy.',
        unit: 'category 0–3',
        direction: 'lower-is-riskier',
        scale: 'ordinal',
        validRange: [0, 3],
      },
    },
  ],
})
