import * as chain from './chains'
import { context, scored, type Table } from './table'

/** RF5 capacity; RF6 absence of mitigating factors. */
export const RF05_06: Table = {
  '5.1': {
    lines: [
      scored(
        'wdi_population',
        chain.scaleOfPopulation,
        'Pool of people to recruit from, and people who can be reached: scale, not blame',
        {
          direction: 'higher-is-riskier',
        },
      ),
      context('ucdp_sb_dyads', chain.actors, 'Armed groups in the field with the State: set risk factor 13'),
    ],
    caveat:
      'Population stands for scale. It is the weakest call of this model; its share of the score is shown and can be set to zero.',
  },
  '5.5': [
    context('ucdp_ns_dyads', chain.actors, 'Armed groups that fight each other: set risk factor 13'),
    context(
      'ucdp_osv_nonstate',
      chain.deathsWorstOfThree,
      'Armed groups that kill civilians on purpose: set risk factor 8',
    ),
    context('ucdp_os_actors', chain.actors, 'Number of actors that do'),
  ],
  '5.8': [
    context(
      'ucdp_acd_internationalised',
      chain.flagWithinThreeYears,
      'Troops of other States fight in a conflict of this one: says how a war is fought, not how large a crime could be',
    ),
  ],
  '6.1': [
    scored(
      'vdem_power_by_social_group_ord',
      chain.ordinalBest4,
      'Groups without power cannot protect themselves',
    ),
    scored(
      'vdem_women_participation_ord',
      chain.ordinalBest4,
      'Women kept out of associations have no voice to raise',
      { weight: 0.5 },
    ),
    context(
      'vdem_social_power_dist',
      chain.flag,
      'Power by social group, as the Early Warning Project codes it',
    ),
    context('epr_regional_autonomy_pop', chain.groupShare, 'People in groups with regional autonomy', {
      direction: 'lower-is-riskier',
    }),
  ],
  '6.2': [
    scored('vdem_core_civil_society', chain.index, 'Strength and autonomy of civil society'),
    scored('vdem_free_expression', chain.index, 'Free media and many sources to learn from'),
    scored('vdem_cso_repression_ord', chain.ordinalBest4, 'Associations that are repressed cannot warn', {
      weight: 0.5,
    }),
    context('vdem12_media_bias', chain.intervalScale, 'Media against the opposition, to 2021'),
    context(
      'gw_land_defenders_killed',
      chain.defendersKilled,
      'Defenders killed, where somebody counts them',
    ),
  ],
  '6.5': [
    scored('treaty_core_share', chain.treaty, 'Binding commitments taken on'),
    context(
      'treaty_rome_party',
      chain.treaty,
      'Answerable to the International Criminal Court; known to 2014',
    ),
  ],
  '6.6': {
    lines: [
      scored(
        'wdi_trade_share',
        chain.levelAmongPeers,
        'Trade as a share of output: ties that would be costly to lose',
        { direction: 'lower-is-riskier' },
      ),
    ],
    caveat:
      'Large economies trade a smaller share of output without being closed off; political ties are not measured.',
  },
  '6.7': [
    scored('treaty_opcat_party', chain.treaty, 'Lets United Nations experts into places of detention'),
    scored('ewp_iccpr_op1_party', chain.treaty, 'Answers complaints before the Human Rights Committee'),
  ],
  '6.10': [
    context(
      'unhcr_refugees_hosted',
      chain.peoplePer1000,
      'Hosting by this State itself, not by its neighbours',
    ),
  ],
}
