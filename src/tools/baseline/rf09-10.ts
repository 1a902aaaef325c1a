import * as chain from './chains'
import { context, scored, type Table } from './table'

/** RF9 intergroup tension and discrimination; RF10 intent to destroy a group. */
export const RF09_10: Table = {
  '9.1': [
    scored(
      'epr_discriminated_pop',
      chain.discriminatedShare,
      'Share of people whose group is actively kept down by the State',
    ),
    scored(
      'vdem_social_group_inequality_extreme',
      chain.flag,
      'Some groups enjoy hardly any civil liberties',
    ),
    scored('vdem_religious_freedom_ord', chain.ordinalBest4, 'Freedom of religion withheld', { weight: 0.5 }),
    scored('vdem_even_civil_rights', chain.flag, 'Liberties that hold in some regions and not in others', {
      weight: 0.5,
    }),
  ],
  '9.2': [
    context(
      'unhcr_stateless_hosted',
      chain.peoplePer1000,
      'People to whom no State belongs; badly under-reported',
    ),
  ],
  '9.3': {
    lines: [
      context(
        'ewp_mk_onset',
        chain.episodesRemembered,
        'Earlier mass killing, fading with a half-life of fifteen years',
        { direction: 'higher-is-riskier' },
      ),
      context(
        'ucdp_osv_government',
        chain.deathsRemembered,
        'Civilians killed by their own government over the decades, fading',
        { suffix: 'remembered' },
      ),
    ],
    caveat:
      'Neither series says whether the victims were a protected group; both set risk factor 2 and not this one.',
  },
  '9.4': [
    scored(
      'epr_excluded_pop',
      chain.excludedShare,
      'Groups that live under a State in which they have no say',
    ),
    context('ucdp_ns_deaths', chain.deathsWorstOfThree, 'Fighting between groups: sets risk factor 1'),
    context('epr_max_excluded_group', chain.excludedShare, 'Largest single group left out'),
  ],
  '9.5': [
    context('ucdp_ns_dyads', chain.actors, 'How many pairs of groups fight each other: sets risk factor 13'),
    context('ucdp_nonstate_conflicts', chain.actors, 'The same by conflict, to 2021'),
  ],
  '10.2': [
    context('ucdp_osv_total', chain.deathsInYear, 'Civilians killed on purpose; their group is not known'),
    context('ewp_mk_ongoing', chain.flagUpTo24Months, 'Mass killing under way'),
  ],
  '10.3': {
    lines: [
      scored(
        'epr_discriminated_pop',
        chain.discriminatedShare,
        'Broad discrimination against a group by the State',
      ),
      scored(
        'vdem_social_group_inequality_extreme',
        chain.flag,
        'Some groups enjoy hardly any civil liberties',
      ),
      scored('vdem_religious_freedom_ord', chain.ordinalBest4, 'Liberties of religious groups withheld', {
        weight: 0.5,
      }),
      context(
        'vdem_political_killings_systematic',
        chain.flag,
        'Killing as a practice of those who rule: sets risk factor 12',
        { weight: 0.5 },
      ),
    ],
    caveat:
      'The only indicator of this factor with a series: the factor rests on discrimination, and intent is left to experts.',
  },
}
