import * as chain from './chains'
import { context, scored, type Table } from './table'

/** RF11 widespread or systematic attack; RF12 plan or policy. */
export const RF11_12: Table = {
  '11.1': [
    scored('ucdp_osv_total', chain.deathsWorstOfThree, 'Civilians killed on purpose, worst of three years'),
    scored('ucdp_osv_total', chain.deathsPer100kThreeYears, 'The same by size of population', {
      suffix: 'rate',
    }),
  ],
  '11.2': [
    scored('ucdp_osv_total', chain.deathsRise, 'More civilians killed on purpose than the year before', {
      suffix: 'rise',
    }),
    scored('ucdp_os_dyads', chain.actors, 'How many actors kill civilians'),
    context('idmc_conflict_new_displacement', chain.peoplePer1000, 'Flight often follows attacks'),
  ],
  '11.3': [context('ucdp_civilian_deaths', chain.deathsInYear, 'Scale only')],
  '11.5': [
    scored('ucdp_osv_government', chain.deathsWorstOfThree, 'Civilians killed on purpose by the government'),
    context(
      'vdem_political_killings_systematic',
      chain.flag,
      'Killings by the State approved at the top: sets risk factor 12',
    ),
  ],
  '11.8': {
    lines: [
      scored(
        'ucdp_civilian_deaths',
        chain.deathsWorstOfThree,
        'Civilians killed in all violence, crossfire and shelling included',
      ),
    ],
    caveat: 'Counts civilians killed whether or not the means were lawful.',
  },
  '12.2': [
    context('vdem_social_group_inequality_extreme', chain.flag, 'Liberties that a group is denied'),
    context('vdem_even_civil_rights', chain.flag, 'Liberties that hold in some regions only'),
  ],
  '12.3': [
    context(
      'idmc_conflict_idp_stock',
      chain.peoplePer1000,
      'People kept from home by conflict, by size of population: sets risk factor 1',
    ),
    context(
      'unhcr_displaced_abroad_by_origin',
      chain.peoplePer1000,
      'People driven abroad, by size of population: sets risk factor 7',
    ),
  ],
  '12.8': [
    scored(
      'vdem_political_killings_systematic',
      chain.flag,
      'Lowest category: killings approved by top leaders',
    ),
  ],
  '12.9': [
    context(
      'ucdp_osv_total',
      chain.deathsWorstOfThree,
      'Civilians killed on purpose, worst of three years: sets risk factor 11',
    ),
    context(
      'ucdp_civilian_deaths',
      chain.deathsPer100kThreeYears,
      'Civilians killed in all violence, by size of population',
      { suffix: 'rate' },
    ),
    context('ewp_mk_ongoing', chain.flagUpTo24Months, 'Mass killing under way'),
  ],
  '12.10': [
    scored('ucdp_osv_government', chain.deathsInYear, 'Civilians killed on purpose by the government, here'),
    scored(
      'ucdp_os_by_own_government',
      chain.deathsInYearOlderFile,
      'The same wherever its forces did it, to 2022',
    ),
    scored('vdem_political_killings_systematic', chain.flag, 'Killings by the State approved at the top'),
  ],
}
