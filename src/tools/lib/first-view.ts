import { createHash } from 'node:crypto'
import { buildDataSet } from '../../engine/data/build-data-set'
import {
  changeDoubt,
  compileDoubt,
  DEFAULT_DRAWS,
  DoubtTally,
  drawBlock,
  frameDoubt,
} from '../../engine/doubt'
import { BACK_TEST } from '../../engine/evaluate/back-test'
import { panelOfOutcome } from '../../engine/evaluate/outcome-series'
import { tierBaseRates } from '../../engine/evaluate/tier-base-rates'
import { worldFrame } from '../../engine/frame'
import { yearEnds } from '../../engine/moments'
import { runScores } from '../../engine/run'
import { readModel } from '../../model/read'
import type { FrameDoubt } from '../../core/frame-doubt'
import type { DataSet, ScoreRun } from '../../engine/types'
import { scoredUnits } from '../../sources/packaged/assemble'
import { packFrame, type FirstViewFile } from '../../sources/packaged/first-view'
import type { Indicators } from './read-indicators'

const ONGOING_SERIES = 'ewp_mk_ongoing'

/** Scores all year ends as the app will and keeps the newest frame. */
export function firstViewOf(indicators: Indicators, firstYear: number, lastYear: number): FirstViewFile {
  const units = scoredUnits(indicators.registry.units)
  const ids = new Set(units.map((unit) => unit.id))
  const records = indicators.sources.flatMap(({ catalogue }) => catalogue.series)
  const rows = indicators.sources.flatMap(({ observations }) =>
    observations.filter((row) => ids.has(row.unit)),
  )
  const data = buildDataSet(units, records, rows)
  const run = runScores(readModel(indicators.modelJson), data, yearEnds(firstYear, lastYear))
  const ongoing = data.panels.get(ONGOING_SERIES)
  const last = run.moments.length - 1
  const frame = worldFrame({
    run,
    momentIndex: last,
    earlierIndex: last - 1,
    yearEnds: run,
    ...(ongoing ? { ongoing } : {}),
  })
  const outcome = indicators.outcomes.find(({ id }) => id === BACK_TEST.outcomeId)
  const baseRates = outcome ? tierBaseRates(run, panelOfOutcome(outcome, data), BACK_TEST) : null
  const modelSha256 = createHash('sha256').update(JSON.stringify(indicators.modelJson)).digest('hex')
  return packFrame(frame, modelSha256, baseRates, doubtOf(run, data, indicators, frame.asOf))
}

/** Doubt of the newest frame and of the one twelve months before, as the app would work it out. */
function doubtOf(run: ScoreRun, data: DataSet, { sources }: Indicators, asOf: string): FrameDoubt {
  const sourceOf = new Map(
    sources.flatMap(({ catalogue }) => catalogue.series.map(({ id }) => [id, catalogue.source.id] as const)),
  )
  const last = run.moments.length - 1
  const [now, earlier] = [last, last - 1].map((momentIndex) => {
    const tally = new DoubtTally(compileDoubt({ run, data, momentIndex, sourceOf }), DEFAULT_DRAWS)
    tally.add(drawBlock(tally.plan, 0, DEFAULT_DRAWS))
    return tally
  })
  const change = changeDoubt(earlier!, now!)
  return frameDoubt(change.now, change.earlier, asOf)
}
