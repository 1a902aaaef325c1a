import { usedSeries } from '../../briefing/snapshot/used-series'
import { asOfMonth } from '../../core/period'
import { alertTrack, type AlertTrack, type TierDoubt } from '../../engine/alerts'
import { buildDataSet } from '../../engine/data/build-data-set'
import { compileDoubt, DEFAULT_DRAWS, DoubtTally, drawBlock } from '../../engine/doubt'
import { BACK_TEST } from '../../engine/evaluate/back-test'
import { parseOutcomeFile, type OutcomeFile } from '../../engine/evaluate/outcome-list'
import { panelOfOutcome } from '../../engine/evaluate/outcome-series'
import type { OutcomePanel } from '../../engine/evaluate/types'
import { yearEnds } from '../../engine/moments'
import { runScores } from '../../engine/run'
import type { AlertRule } from '../../model/alert-rule'
import type { CalendarEvent } from '../../model/calendar'
import { readModel } from '../../model/read'
import type { RiskModel } from '../../model/types'
import { scoredUnits } from '../../sources/packaged/assemble'
import { findPath, readJson } from '../cli/files'
import { readIndicators } from '../lib/read-indicators'

export const FIRST_YEAR = 1990

/** What rules are looked at on: every year end from 1990, as known then, and the onsets that followed. */
export interface AlertWorld {
  readonly model: RiskModel
  readonly track: AlertTrack
  readonly outcomeFile: OutcomeFile
  readonly outcome: OutcomePanel
}

/** @param rules  their series are loaded beside those of the model; one over probability has the newest moment drawn
 *  @param calendar  events of the user's own calendar, for rules on what is ahead
 *  @throws ForewatchError as the readers and `runScores` */
export function readAlertWorld(
  options: {
    readonly model: string
    readonly series: string
    readonly asOf?: string
    readonly today?: string
  },
  rules: readonly AlertRule[],
  calendar: readonly CalendarEvent[] = [],
): AlertWorld {
  const indicators = readIndicators(findPath(options.series))
  const model = readModel(readJson(options.model))
  const path = `indicators/outcomes/${BACK_TEST.outcomeId}.outcome.json`
  const outcomeFile = parseOutcomeFile(readJson(path), path)
  const wanted = new Set(usedSeries(model, [], outcomeFile))
  for (const rule of rules) if (rule.type === 'trigger') wanted.add(rule.series)
  const units = scoredUnits(indicators.registry.units)
  const ids = new Set(units.map(({ id }) => id))
  const data = buildDataSet(
    units,
    indicators.sources.flatMap(({ catalogue }) => catalogue.series).filter(({ id }) => wanted.has(id)),
    indicators.sources.flatMap(({ observations }) =>
      observations.filter(({ unit, indicator }) => wanted.has(indicator) && ids.has(unit)),
    ),
  )
  const month = options.asOf === undefined ? indicators.newestMonth : asOfMonth(options.asOf)
  const lastYear = Math.max(FIRST_YEAR, Math.floor((month + 1) / 12) - 1)
  const run = runScores(model, data, yearEnds(FIRST_YEAR, lastYear))
  const doubt = new Map<number, TierDoubt>()
  if (rules.some(({ type }) => type === 'probability')) {
    const sourceOf = new Map(
      indicators.sources.flatMap(({ catalogue }) =>
        catalogue.series.map(({ id }) => [id, catalogue.source.id] as const),
      ),
    )
    const momentIndex = run.moments.length - 1
    const tally = new DoubtTally(compileDoubt({ run, data, momentIndex, sourceOf }), DEFAULT_DRAWS)
    tally.add(drawBlock(tally.plan, 0, DEFAULT_DRAWS))
    doubt.set(momentIndex, tally.summary())
  }
  return {
    model,
    track: alertTrack(run, data, doubt, calendar, options.today),
    outcomeFile,
    outcome: panelOfOutcome(outcomeFile, data),
  }
}
