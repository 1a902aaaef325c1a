import { countryYearImporter } from '../country-year'
import { VDEM_LAG_MONTHS, vdemSource } from './source'

/** The electoral democracy index as V-Dem gave it about v12, under the id of the newer edition's series. The copy is the
 *  one behind `vdem-v12-civicspace`: country-years with a blank in any column were deleted upstream, and it holds no bounds. */
export const vdemPolyarchyV12 = countryYearImporter({
  id: 'vdem-v12-polyarchy',
  title: 'V-Dem about v12, electoral democracy index',
  files: 'vdem_v12_civicspace_subset_listwise_1945-2021.csv (unpacked)',
  shipped: true,
  source: vdemSource({
    id: 'vdem-v12-polyarchy',
    title: 'V-Dem about v12, electoral democracy index',
    edition: 'about v12 (March 2022); the copy does not name its release',
    editionDate: '2026-04-27',
    editionOf: 'vdem-v15-highlevel',
  }),
  unit: { column: 'country_text_id', system: 'vdem' },
  year: 'year',
  measures: [
    {
      column: 'v2x_polyarchy',
      record: {
        id: 'vdem_polyarchy',
        title: 'Electoral democracy index',
        description:
          'How far rulers answer to citizens through free, fair and broad elections with freedom of association and expression: 0 not at all, 1 fully. This copy holds no bounds.',
        unit: 'index 0–1',
        direction: 'lower-is-riskier',
        scale: 'index',
        validRange: [0, 1],
        publicationLagMonths: VDEM_LAG_MONTHS,
        coverage: {
          absence: 'missing',
          absenceNote:
            'Rows with a blank in any of some thirty columns were deleted upstream: no row means not known, in most cases a country without national elections.',
          units: 'held',
        },
        caveat:
          'Rows of countries without national elections were deleted upstream: China has none after 1952, Saudi Arabia none at all.',
      },
    },
  ],
})
