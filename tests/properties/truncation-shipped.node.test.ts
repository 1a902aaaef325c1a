import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { endMonth, lastDayOf, monthPeriod, parsePeriod } from '../../src/core/period'
import type { Observation } from '../../src/core/series'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { runScores } from '../../src/engine/run'
import type { ScoreMoment } from '../../src/engine/types'
import { readModel } from '../../src/model/read'
import { scoredUnits } from '../../src/sources/packaged/assemble'
import { readIndicators } from '../../src/tools/lib/read-indicators'

const indicators = readIndicators(resolve(import.meta.dirname, '../../indicators'))
const units = scoredUnits(indicators.registry.units)
const ids = new Set(units.map((unit) => unit.id))
const records = indicators.sources.flatMap(({ catalogue }) => catalogue.series)
const rows = indicators.sources.flatMap(({ observations }) => observations.filter((row) => ids.has(row.unit)))
const lag = new Map(records.map((record) => [record.id, record.publicationLagMonths]))
const model = readModel(indicators.modelJson)

const published = (row: Observation) => endMonth(parsePeriod(row.period)) + lag.get(row.indicator)!

function overallAt(month: number, observations: readonly Observation[]): Float64Array {
  const moment: ScoreMoment = { period: monthPeriod(month), asOfMonth: month }
  return runScores(model, buildDataSet(units, records, observations), [moment]).readings[0]!.values
}

/** Month ordinals from January 1992 to December 2025, drawn once with a fixed seed (Park and Miller 1988). */
function months(count: number): number[] {
  let state = 20261123
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647
    return 1992 * 12 + (state % (34 * 12))
  })
}

describe('no look-ahead, on the shipped series and the shipped model', () => {
  it.each(months(8).map((month) => [lastDayOf(month), month] as const))(
    'the scores as of %s do not change when everything published later is deleted',
    (_, month) => {
      const kept = rows.filter((row) => published(row) <= month)
      expect(kept.length).toBeLessThan(rows.length)
      expect(overallAt(month, kept)).toEqual(overallAt(month, rows))
    },
  )

  it('notices a figure that comes early: without its lag a series moves scores', () => {
    const month = 2014 * 12 + 2
    const early = records.map((record) => ({ ...record, publicationLagMonths: 0 }))
    const moment: ScoreMoment = { period: monthPeriod(month), asOfMonth: month }
    const scores = runScores(model, buildDataSet(units, early, rows), [moment]).readings[0]!.values
    expect(scores).not.toEqual(overallAt(month, rows))
  })
})
