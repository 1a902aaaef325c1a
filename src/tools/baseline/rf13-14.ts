import * as chain from './chains'
import { context, scored, type Table } from './table'

/** A factor that is scored in some years only would make the years incomparable and test another model than is shown. */
const AID_FILE_ENDS =
  'The open file ends in 2015 and is shown only, so that all years rest on the same series. With a current file it can be set to score.'

/** RF13 threats to protected persons; RF14 threats to humanitarian operations. */
export const RF13_14: Table = {
  '13.1': [
    scored(
      'ucdp_sb_dyads',
      chain.actors,
      'How many parties fight the State: the more, the looser the command',
    ),
    scored('ucdp_ns_dyads', chain.actors, 'How many groups fight each other', { weight: 0.5 }),
    scored(
      'ucdp_os_dyads',
      chain.actors,
      'How many actors kill civilians on purpose: command that does not hold them back',
      {
        weight: 0.5,
      },
    ),
    context('ucdp_brd_dyads', chain.actors, 'The same by place of battle'),
  ],
  '13.8': [
    context('awsd_affected', chain.aidWorkersInYear, 'Aid workers killed, wounded or kidnapped, to 2015'),
    context('awsd_incidents', chain.aidWorkersInYear, 'Attacks on aid operations'),
  ],
  '13.17': [
    scored(
      'ucdp_acd_territorial',
      chain.aimWithinThreeYears,
      'An armed conflict over territory in the last three years',
    ),
  ],
  '14.1': [
    context('vdem12_cso_entry_exit', chain.intervalScale, 'Which associations may exist at all, to 2021'),
  ],
  '14.4': [
    context('ucdp_sb_deaths', chain.deathsInYear, 'Deadliness of the fighting: sets risk factor 1'),
    context('ucdp_sb_deaths', chain.deathsRise, 'Fighting far deadlier than the year before', {
      suffix: 'rise',
    }),
  ],
  '14.5': {
    lines: [
      context('awsd_affected', chain.aidWorkerRecord, 'Record of aid workers harmed, fading', {
        suffix: 'record',
      }),
    ],
    caveat: AID_FILE_ENDS,
  },
  '14.7': {
    lines: [context('awsd_kidnapped', chain.aidWorkersInYear, 'Kidnappings, most of them on the road')],
    caveat: AID_FILE_ENDS,
  },
  '14.8': {
    lines: [context('awsd_killed', chain.aidWorkersInYear, 'Aid workers killed in the year')],
    caveat: AID_FILE_ENDS,
  },
}
