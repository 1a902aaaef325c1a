import { asOfMonth, monthPeriod } from '../../core/period'
import { worldFrame } from '../../engine/frame'
import { yearEnds } from '../../engine/moments'
import { runScores } from '../../engine/run'
import type { WorldFrame } from '../../core/frame'
import type { DataSet, ScoreMoment, ScoreRun } from '../../engine/types'
import type { RiskModel } from '../../model/types'

/** Panel that says where a mass killing is under way. */
export const ONGOING_SERIES = 'ewp_mk_ongoing'
export const ONSET_SERIES = 'ewp_mk_onset'

/** The as-of moment inside the run that holds it, and all year ends until then. */
export interface ScoredSnapshot {
  readonly run: ScoreRun
  readonly momentIndex: number
  /** Moment twelve months earlier in the same run; −1 where there is none. */
  readonly earlierIndex: number
  readonly yearEnds: ScoreRun
  readonly frame: WorldFrame
}

/** Scores every year end from `firstYear` to the as-of date, and the as-of month itself where it is no year end with
 *  the month twelve months before. The same moments as on screen.
 *  @param listed  figures that say where a mass killing is under way
 *  @throws ForewatchError as `runScores`, `asOfMonth` */
export function scoreSnapshot(
  model: RiskModel,
  data: DataSet,
  asOf: string,
  firstYear: number,
  listed: DataSet = data,
): ScoredSnapshot {
  const month = asOfMonth(asOf)
  const lastYear = Math.floor((month + 1) / 12) - 1
  const ends = runScores(model, data, yearEnds(Math.min(firstYear, lastYear), lastYear))
  const at = ends.moments.findIndex((moment) => moment.asOfMonth === month)
  const own = at >= 0 ? undefined : runScores(model, data, [monthMoment(month - 12), monthMoment(month)])
  const place = own
    ? { run: own, momentIndex: 1, earlierIndex: 0 }
    : { run: ends, momentIndex: at, earlierIndex: at - 1 }
  const ongoing = listed.panels.get(ONGOING_SERIES)
  return {
    ...place,
    yearEnds: ends,
    frame: worldFrame({ ...place, yearEnds: ends, ...(ongoing ? { ongoing } : {}) }),
  }
}

function monthMoment(month: number): ScoreMoment {
  return { period: monthPeriod(month), asOfMonth: month }
}
