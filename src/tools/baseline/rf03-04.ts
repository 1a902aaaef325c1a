import * as chain from './chains'
import { context, scored, type Table } from './table'

/** RF3 weakness of State structures; RF4 motives and incentives. */
export const RF03_04: Table = {
  '3.1': [
    scored('treaty_core_share', chain.treaty, 'Share of the core human-rights and atrocity treaties joined'),
    scored('ewp_iccpr_op1_party', chain.treaty, 'Lets people complain to the Human Rights Committee'),
    context('treaty_genocide_party', chain.treaty, 'Party to the Genocide Convention'),
    context('treaty_iccpr_op2_party', chain.treaty, 'Has given up the death penalty for good'),
  ],
  '3.2': {
    lines: [
      scored(
        'vdem_rule_of_law_equality',
        chain.index,
        'Holds a rigorous, impartial public administration and access to courts',
      ),
      context(
        'vdem_even_civil_rights',
        chain.flag,
        'Whether the State protects liberties equally in all its regions',
      ),
      context(
        'inform_lack_of_coping',
        chain.comparison0to10,
        'Institutions and infrastructure as INFORM sees them',
      ),
    ],
    caveat:
      'The index joins administration, courts and personal security; it has no part on staff, budgets or training.',
  },
  '3.3': [
    scored(
      'vdem_judicial_reform_ord',
      chain.courtsWeakened,
      'Reforms of the last three years that took power from the courts',
    ),
    scored(
      'vdem_horizontal_accountability',
      chain.index,
      'Independence of the courts is a main part of this index',
    ),
  ],
  '3.4': [
    scored(
      'ewp_coup_attempt',
      chain.coupMemory(10),
      'Soldiers who tried to take power in living memory do not answer to civilians',
    ),
    scored('pt_coups_successful', chain.coupMemory(10, 36), 'A coup that worked taught that it works', {
      weight: 0.5,
    }),
    context('cline_conspiracies', chain.coupMemory(10, 36), 'Plots that were uncovered'),
  ],
  '3.5': [scored('vdem_public_corruption', chain.index, 'Bribery and theft in the public sector')],
  '3.6': [
    scored(
      'vdem_horizontal_accountability',
      chain.index,
      'Oversight of the executive by courts, parliament and other bodies',
    ),
    scored(
      'vdem_vertical_accountability',
      chain.index,
      'Voters who can remove those who fail to protect them',
      { weight: 0.5 },
    ),
  ],
  '3.9': [context('wdi_gdppc_constant', chain.levelAmongPeers, 'General wealth only')],
  '3.10': [
    scored('wdi_gdppc_constant', chain.levelAmongPeers, 'What the State has to protect people with'),
    scored(
      'un_infant_mortality',
      chain.levelAmongPeers,
      'What the State in fact does to protect the weakest',
    ),
    scored(
      'vdem_even_civil_rights',
      chain.flag,
      'Liberties that hold in some regions and not in others show where the State does not reach',
    ),
    context('epr_state_collapse', chain.groupFlag, 'No central government that holds; known to 2021'),
  ],
  '4.1': [
    context('vdem_power_by_social_group_ord', chain.ordinalBest4, 'Rule by one minority group: much to lose'),
    context('vdem_minority_rule', chain.flag, 'The same as yes or no'),
    context('ert_autocratization_episode', chain.flag, 'Rulers who are widening their power now'),
  ],
  '4.2': [context('vdem_public_corruption', chain.index, 'Office as a source of wealth')],
  '4.3': [
    scored(
      'ucdp_acd_territorial',
      chain.aimWithinThreeYears,
      'An armed conflict over territory in the last three years',
    ),
  ],
  '4.9': [
    scored('ewp_mk_onsets_cumulative', chain.episodesSoFar, 'Mass killing that families remember'),
    scored(
      'ucdp_civilian_deaths',
      chain.deathsRemembered,
      'Civilians lost in all violence over the decades, fading',
      { suffix: 'remembered' },
    ),
    context(
      'unhcr_displaced_abroad_by_origin',
      chain.peoplePer1000,
      'Uprooted people, by size of population',
    ),
  ],
}
