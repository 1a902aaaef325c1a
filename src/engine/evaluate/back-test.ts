/** The back-test that figures beside a tier come from, and that the Evaluation screen opens with. Origins as in the Early
 *  Warning Project's forward forecasts; horizon two years; onsets from its list. */
export const BACK_TEST = {
  outcomeId: 'ewp-onsets',
  firstOrigin: 1993,
  lastOrigin: 2022,
  horizonYears: 2,
} as const
