import * as chain from './chains'
import { context, scored, type Table } from './table'

/** RF1 conflict and instability; RF2 record of violations. */
export const RF01_02: Table = {
  '1.1': [
    scored(
      'ucdp_sb_deaths',
      chain.deathsInYear,
      'Deaths in fighting with a State on one side: the core of armed conflict',
    ),
    scored(
      'ucdp_acd_intensity',
      chain.intensity,
      'Names an active conflict or war also where deaths are poorly counted',
    ),
    scored(
      'ucdp_ns_deaths',
      chain.deathsInYear,
      'Fighting between groups without the State is armed conflict too',
      { weight: 0.5 },
    ),
    context('ucdp_acd_active_conflicts', chain.actors, 'How many conflicts at once'),
  ],
  '1.2': [
    scored(
      'neighbour_sb_deaths',
      chain.neighboursWorstOfThree,
      'War next door: deaths in fighting in countries with a land border',
    ),
    context(
      'wgi_political_stability',
      chain.intervalScale,
      'Perceived likelihood of political violence, from many sources at once',
    ),
  ],
  '1.3': [
    scored(
      'idmc_conflict_idp_stock',
      chain.peoplePer1000,
      'People displaced inside the country by conflict, by size of population',
    ),
    scored(
      'idmc_conflict_new_displacement',
      chain.peoplePer1000,
      'New flight within the year shows an emergency that grows',
    ),
    context('unhcr_idps', chain.peoplePer1000, 'UNHCR counts only the displaced it works with'),
    context(
      'inform_risk',
      chain.comparison0to10,
      'INFORM holds conflict and displacement itself, so it may not score here',
    ),
  ],
  '1.4': [
    scored(
      'ewp_coup_attempt',
      chain.coupMemory(3),
      'An attempted coup upsets who rules; half forgotten after three years',
    ),
    scored(
      'pt_coups_successful',
      chain.coupMemory(3, 36),
      'A coup that succeeded is the unconstitutional change itself',
      { weight: 0.5 },
    ),
    context(
      'colpus_coups_successful',
      chain.coupMemory(3, 36),
      'Another list of coups; the lists disagree about single cases',
    ),
  ],
  '1.5': [
    scored(
      'ucdp_acd_government',
      chain.aimWithinThreeYears,
      'Armed fight over who governs: contest over power at its sharpest',
    ),
    context('ucdp_sb_dyads', chain.actors, 'How many armed opponents the State fights'),
    context(
      'vdem12_electoral_violence',
      chain.intervalScale,
      'Violence around the last election, to 2021; only where elections are held',
    ),
  ],
  '1.6': [
    scored('vdem_libdem', chain.index, 'Authoritarian rule: little freedom, few limits on those in power'),
    scored(
      'vdem_cso_repression_ord',
      chain.ordinalBest4,
      'Repression of civil society is repression of dissent',
    ),
    context(
      'wgi_voice_accountability',
      chain.intervalScale,
      'A second view of the same, from many sources at once',
    ),
  ],
  '1.7': [
    context(
      'gw_land_defenders_killed',
      chain.defendersKilled,
      'Killings over land and resources, where somebody counts them',
    ),
    context('ucdp_ns_deaths', chain.deathsInYear, 'Communal fighting is often about land and water'),
  ],
  '1.8': [scored('wdi_gdppc_growth', chain.growthLevel, 'Shrinking output per head is a grave downturn')],
  '1.9': [
    scored(
      'un_infant_mortality',
      chain.levelAmongPeers,
      'Infant deaths show severe poverty where incomes are not measured',
    ),
    scored(
      'vdem_power_by_ses',
      chain.intervalScale,
      'Power held by the wealthy alone shows sharp inequality',
      { weight: 0.5 },
    ),
    context('wdi_gdppc_constant', chain.levelAmongPeers, 'Output per head'),
  ],
  '1.11': [
    scored(
      'epr_excluded_pop',
      chain.excludedShare,
      'Share of people whose ethnic group has no say in central power',
    ),
    scored(
      'vdem_power_by_social_group_ord',
      chain.ordinalBest4,
      'Power held by a minority group breeds friction between groups',
    ),
  ],
  '2.1': [
    context(
      'vdem_political_killings_systematic',
      chain.flag,
      'Killings by the State approved at the top: sets risk factor 12',
    ),
    scored('ucdp_osv_total', chain.deathsWorstOfThree, 'Civilians killed on purpose in the last three years'),
    scored(
      'ucdp_civilian_deaths',
      chain.deathsPer100kThreeYears,
      'Civilians killed in all organised violence, by size of population',
    ),
    context(
      'gw_land_defenders_killed',
      chain.defendersKilled,
      'Counts follow who watches: a low count may not lower the score',
    ),
    context(
      'hrd_defenders_killed_published',
      chain.defendersKilled,
      'Known only for countries that reports name',
    ),
  ],
  '2.2': [
    scored(
      'ewp_mk_onsets_cumulative',
      chain.episodesSoFar,
      'Earlier mass killing is the best known sign of what can happen again',
    ),
    scored('ewp_mk_onset', chain.episodesRemembered, 'Recent episodes weigh more than those of another age', {
      suffix: 'remembered',
      direction: 'higher-is-riskier',
    }),
    scored('ucdp_osv_total', chain.deathsRemembered, 'Civilians killed on purpose over the decades, fading', {
      suffix: 'remembered',
    }),
  ],
  '2.3': [
    scored(
      'vdem_rule_of_law_equality',
      chain.index,
      'Access to justice and equality before the law: where they lack, crimes go unpunished',
    ),
    scored(
      'vdem_horizontal_accountability',
      chain.index,
      'Courts, parliament and auditors that can hold rulers to account',
    ),
    context('treaty_rome_party', chain.treaty, 'Outside the Rome Statute the Court can seldom act'),
  ],
}
