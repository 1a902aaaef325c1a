import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSet } from '../../src/engine/types'
import { panelFromSeries } from '../../src/engine/evaluate/outcome-series'
import type { OutcomePanel, ScoreGrid } from '../../src/engine/evaluate/types'
import { readEwpForecasts } from '../../src/sources/ewp/forecasts'
import { EWP_OUTCOME_SERIES, readEwpPredictors, type EwpPredictors } from '../../src/sources/ewp/predictors'
import { registry } from './registry'
import { sharedFile } from './shared'

export interface EwpWorld {
  readonly predictors: EwpPredictors
  readonly data: DataSet
  readonly outcome: OutcomePanel
  readonly forecasts: ScoreGrid
}

let world: EwpWorld | undefined

/** The Early Warning Project's predictors, outcomes and forecasts, read once. */
export function ewpWorld(): EwpWorld {
  if (world) return world
  const file = (name: string) => ({ name, bytes: sharedFile(`ewp-2025/${name}`) })
  const predictors = readEwpPredictors(file('prepared2024predictors-2025-09-03.csv'), registry)
  const data: DataSet = {
    units: predictors.units,
    series: new Map(predictors.series.map((record) => [record.id, record])),
    panels: new Map(predictors.panels.map((panel) => [panel.seriesId, panel])),
  }
  const outcome = panelFromSeries(data, EWP_OUTCOME_SERIES, { id: 'ewp-onsets', title: 'EWP onsets' })
  const nUnits = predictors.units.length
  const read = readEwpForecasts(file('FOOSforecasts_3Sep2025.csv'), nUnits, (code) =>
    predictors.codes.indexOf(code),
  )
  const forecasts: ScoreGrid = {
    id: 'ewp-foos',
    title: 'EWP forecasts',
    kind: 'probability',
    firstYear: read.firstYear,
    nYears: read.nYears,
    nUnits,
    values: read.values,
  }
  world = { predictors, data, outcome, forecasts }
  return world
}

/** The reference numbers beside the originals. Read only inside groups that skip without them. */
export function goldenNumbers<T>(): T {
  const path = join(import.meta.dirname, '../../../shared/data/ewp-2025/derived-golden.json')
  return JSON.parse(readFileSync(path, 'utf8')) as T
}
