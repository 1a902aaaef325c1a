/** The 39 predictors of the Early Warning Project's model of 2025, in the order of its file. A country-year enters the
 *  model only if none of them is empty. */
export const EWP_PREDICTORS = [
  'year',
  'widetargeting',
  'narrowtargeting',
  'v2csgender_binary',
  'v2mecenefm_binary',
  'partyban.new.0',
  'partyban.new.1',
  'partyban.new.2',
  'minorityrule',
  'judicialreform',
  'religiousfreedom',
  'pol_killing_approved',
  'freediscussion',
  'social_inequality',
  'even_civilrights',
  'repress_civilsoc',
  'social_power_dist',
  'ses_power_dist',
  'popsize.log2',
  'gdppcgrowth',
  'un_imr_sqrt',
  'efindex',
  'discrimpop',
  'reg.na',
  'reg.eap',
  'reg.sca',
  'reg.mna',
  'reg.eur',
  'ios.iccpr1',
  'battledeaths.log2',
  'coup.try.5yr',
  'mk_ongoing_count_log2',
  'mean_mk_onset_interaction',
  'mk_onset_prev_year',
  'newcountry',
  'mk_ever',
  'year_sq',
  'countryage.new.log2',
  'includesnonstate',
] as const

/** Predictors for which a lower value means more risk in the Framework's reading. */
export const EWP_LOWER_IS_RISKIER: ReadonlySet<string> = new Set([
  'judicialreform',
  'religiousfreedom',
  'freediscussion',
  'even_civilrights',
  'ses_power_dist',
  'gdppcgrowth',
  'ios.iccpr1',
  'partyban.new.2',
])

/** Id of the series that holds a column of the file: `ewp25_popsize_log2`. */
export function ewpSeriesId(column: string): string {
  return `ewp25_${column.replace(/[^A-Za-z0-9]+/g, '_')}`
}
