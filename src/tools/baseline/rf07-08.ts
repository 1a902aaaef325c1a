import * as chain from './chains'
import { context, scored, type Table } from './table'

/** RF7 enabling circumstances; RF8 triggers. */
export const RF07_08: Table = {
  '7.2': [
    scored('ert_autocratization_episode', chain.flag, 'A run of years in which institutions lose ground'),
    scored('vdem_judicial_reform_ord', chain.courtsWeakened, 'Courts stripped of power by reform'),
    context('epr_excluded_pop', chain.excludedShare, 'Groups without a place in central power'),
  ],
  '7.6': [
    scored('vdem_media_censorship_ord', chain.ordinalBest4, 'Censorship of print and broadcast media'),
    scored('vdem_free_discussion', chain.index, 'Whether people can speak openly in private and public'),
    context('vdem12_media_self_censorship', chain.intervalScale, 'Silence out of fear, to 2021'),
  ],
  '7.7': {
    lines: [
      scored(
        'vdem_core_civil_society',
        chain.fallOverThreeYears,
        'Room for associations lost within three years',
        { suffix: 'fall' },
      ),
      scored('vdem_party_ban_ord', chain.ordinalBest4, 'Parties banned from public life'),
      scored('vdem12_cso_entry_exit', chain.intervalScale, 'Which associations may exist at all, to 2021', {
        weight: 0.5,
      }),
      scored(
        'vdem12_journalist_harassment',
        chain.intervalScale,
        'Journalists threatened, arrested or killed, to 2021',
        { weight: 0.5 },
      ),
    ],
    caveat:
      'The two series to 2021 leave out country-years in which any question of that file was not coded, often autocracies without elections.',
  },
  '7.8': [
    scored('ucdp_civilian_deaths', chain.deathsRise, 'More civilians killed than the year before', {
      suffix: 'rise',
    }),
    scored(
      'vdem_rule_of_law_equality',
      chain.fallOverThreeYears,
      'Personal security and equality before the law lost within three years',
      { suffix: 'fall' },
    ),
    context(
      'vdem_political_killings_systematic',
      chain.flag,
      'Killings by the State approved at the top: sets risk factor 12',
    ),
    context('vdem_social_group_inequality_extreme', chain.flag, 'Liberties that a group is denied'),
    context(
      'hrd_defenders_killed_published',
      chain.defendersKilled,
      'Known only for countries that reports name',
    ),
  ],
  '7.9': [
    context(
      'vdem_women_participation_ord',
      chain.ordinalBest4,
      'Standing of women in associations, not violence against them',
    ),
  ],
  '7.10': [
    scored(
      'idmc_conflict_new_displacement',
      chain.peoplePer1000,
      'People driven from home within the year, by size of population',
    ),
    scored(
      'unhcr_displaced_abroad_by_origin',
      chain.peoplePer1000,
      'People who have fled the country, by size of population',
    ),
  ],
  '8.1': [
    scored('ucdp_acd_new_episode', chain.flag, 'A conflict that broke out, or again, in the year'),
    scored('ucdp_sb_deaths', chain.deathsRise, 'Fighting far deadlier than the year before', {
      suffix: 'rise',
    }),
  ],
  '8.2': [
    scored('neighbour_civilian_deaths', chain.neighboursInYear, 'Civilians killed next door now'),
    scored('neighbour_sb_deaths', chain.deathsRise, 'War next door that grows', { suffix: 'rise' }),
  ],
  '8.4': [
    scored(
      'ewp_coup_attempt',
      chain.coupMemory(1),
      'An attempted coup of the last months; half forgotten after a year',
    ),
    context('epr_excluded_pop', chain.excludedShare, 'Groups without a place in central power'),
    context('ert_democratization_episode', chain.flag, 'Openings are changes of power too'),
  ],
  '8.5': {
    lines: [
      scored(
        'ucdp_osv_nonstate',
        chain.deathsInYear,
        'Civilians killed on purpose by armed groups, terrorism included',
      ),
      context(
        'hrd_defenders_killed_published',
        chain.defendersKilled,
        'Known only for countries that reports name',
      ),
      context('gw_land_defenders_killed', chain.defendersKilled, 'Counts follow who watches'),
    ],
    caveat: 'Defenders killed stand beside it and do not score: where nobody counts, the score would fall.',
  },
  '8.6': [
    context(
      'vdem_religious_freedom_ord',
      chain.ordinalBest4,
      'How far the State respects religion, by the year',
    ),
  ],
  '8.8': [
    context(
      'vdem12_election_intimidation',
      chain.intervalScale,
      'Intimidation at the last election, to 2021; no calendar of the next',
    ),
  ],
  '8.9': [
    scored('wdi_gdppc_growth', chain.growthShock, 'Growth that turned sharply for the worse', {
      suffix: 'shock',
    }),
  ],
  '8.10': [context('gw_land_defenders_killed', chain.defendersKilled, 'A late sign of harm to communities')],
}
