import { countryYearImporter } from '../country-year'
import { UNSTATED_LICENCE } from '../coups/events'

/** The Early Warning Project's panel on the First Optional Protocol to the ICCPR (complaints by individuals). */
export const ewpIccprOp1 = countryYearImporter({
  id: 'ewp-iccpr-op1',
  title: 'Party to the First Optional Protocol to the ICCPR (Early Warning Project)',
  files: 'ewp_iccpr_op1.csv',
  shipped: true,
  source: {
    id: 'ewp-iccpr-op1',
    title: 'Party to the First Optional Protocol to the ICCPR',
    publisher: 'Early Warning Project, United States Holocaust Memorial Museum',
    edition: 'Statistical Risk Assessment 2025-26',
    editionDate: '2026-01-15',
    citation:
      'United States Holocaust Memorial Museum, Early Warning Project, Statistical Risk Assessment 2025-26; statuses from the UN Treaty Collection.',
    url: 'https://github.com/EarlyWarningProject/2025-Statistical-Risk-Assessment',
    licence: UNSTATED_LICENCE,
    licenceClass: 'UNSTATED',
    attribution: 'Early Warning Project, United States Holocaust Memorial Museum',
  },
  unit: { column: 'ccode', system: 'cow' },
  year: 'year',
  measures: [
    {
      column: 'ios.iccpr1',
      record: {
        id: 'ewp_iccpr_op1_party',
        title: 'Party to the First Optional Protocol to the ICCPR',
        description:
          '1 where individuals may complain to the Human Rights Committee because the State has joined the First Optional Protocol.',
        unit: '0 or 1',
        direction: 'lower-is-riskier',
        scale: 'binary',
        validRange: [0, 1],
        publicationLagMonths: 8,
        coverage: {
          absence: 'missing',
          absenceNote: 'States of fewer than 500,000 people and Palestine are not in the panel.',
          units: 'held',
        },
      },
    },
  ],
})
