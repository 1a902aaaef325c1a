import { beforeAll, expect, it } from 'vitest'
import { measure, type ModelMetrics } from '../../src/engine/evaluate/measure'
import { prepareEvaluation } from '../../src/engine/evaluate/prepare'
import type { EvaluationOptions } from '../../src/engine/evaluate/types'
import { ewpWorld, goldenNumbers, type EwpWorld } from '../helpers/ewp'
import { describeWithShared } from '../helpers/shared'
import type { DirectGolden, Golden } from '../helpers/golden'

const options = (unit: 'direct' | 'event', lastOrigin: number): EvaluationOptions => ({
  unit,
  firstOrigin: 1993,
  lastOrigin,
  horizonYears: 2,
  ongoing: 'keep',
  topK: [10, 15, 20, 25, 30, 40, 50],
})

function metrics(world: EwpWorld, unit: 'direct' | 'event', lastOrigin: number): ModelMetrics {
  return measure(prepareEvaluation(world.outcome, [world.forecasts], options(unit, lastOrigin)), 0)
}

const hitsAt = (found: ModelMetrics, k: number) => found.topK.find((top) => top.k === k)!.hits

function agrees(found: ModelMetrics, golden: DirectGolden): void {
  expect(found.rows).toBe(golden.rows)
  expect(found.positives).toBe(golden.positives)
  expect(found.yearsWithBothClasses).toBe(golden.years_with_positives)
  expect(found.auc).toBeCloseTo(golden.auc_pooled, 9)
  expect(found.aucWithinYear).toBeCloseTo(golden.auc_mean_within_year, 9)
  expect(found.averagePrecision).toBeCloseTo(golden.average_precision, 9)
  for (const [k, hits] of Object.entries(golden.top_hits)) expect(hitsAt(found, Number(k))).toBe(hits)
  for (const [mine, theirs] of [
    [found.noOngoing, golden.no_ongoing],
    [found.ongoing, golden.ongoing],
    [found.neverBefore, golden.never_before],
  ] as const) {
    expect([mine.rows, mine.positives]).toEqual([theirs.rows, theirs.positives])
    expect(mine.auc).toBeCloseTo(theirs.auc, 9)
  }
  expect(found.brier).toBeCloseTo(golden.brier!, 9)
  expect(found.logLoss).toBeCloseTo(golden.log_loss!, 9)
  expect(found.meanProbability).toBeCloseTo(golden.mean_probability!, 9)
  expect(found.baseRate).toBeCloseTo(golden.base_rate!, 9)
  expect(found.brierOfConstant).toBeCloseTo(golden.brier_of_base_rate!, 9)
}

describeWithShared('forecasts of the Early Warning Project', () => {
  let world: EwpWorld
  let golden: Golden
  beforeAll(() => {
    world = ewpWorld()
    golden = goldenNumbers<Golden>()
  })

  it('reads 9,463 rows of 173 country lines, 155 of them incomplete', () => {
    expect(world.predictors.rowsRead).toBe(9463)
    expect(world.predictors.units.length).toBe(173)
    expect(new Set(world.predictors.units.map((unit) => unit.id)).size).toBe(173)
    expect(world.predictors.incomplete.length).toBe(155)
    expect(world.predictors.incomplete.filter((row) => Number(row.slice(-4)) >= 1993).sort()).toEqual([
      'Djibouti 2001',
      'Kosovo 2008',
    ])
  })

  it('gives every figure of the direct unit, origins 1993–2022', () => {
    agrees(metrics(world, 'direct', 2022), golden.direct_1993_2022.EWP!)
  })

  it('leaves origin 2023 out by itself: its window is half observed', () => {
    const found = metrics(world, 'direct', 2023)
    expect(found.rows).toBe(4864)
    expect(found.perYear.at(-1)!.year).toBe(2022)
  })

  it('gives the whole per-year table', () => {
    const found = metrics(world, 'direct', 2022)
    expect(found.perYear.length).toBe(30)
    for (const year of found.perYear) {
      const expected = golden.ewp_per_year[String(year.year)]!
      expect([year.rows, year.positives]).toEqual([expected.rows, expected.positives])
      if (expected.auc === null) expect(year.auc).toBeNull()
      else expect(year.auc).toBeCloseTo(expected.auc, 9)
      expect(year.brier).toBeCloseTo(expected.brier, 9)
      expect([0, 2, 4].map((j) => year.hits[j])).toEqual([expected.top10, expected.top20, expected.top30])
    }
  })

  it('gives every figure of the event unit, outcome years 1994–2024', () => {
    const evaluation = prepareEvaluation(world.outcome, [world.forecasts], options('event', 2023))
    const found = measure(evaluation, 0)
    const expected = golden.ewp_unit
    expect([found.rows, found.positives]).toEqual([expected.rows, expected.onsets])
    expect(found.auc).toBeCloseTo(expected.auc, 9)
    expect(found.averagePrecision).toBeCloseTo(expected.average_precision, 9)
    for (const [k, hits] of Object.entries(expected.recall_hits)) expect(hitsAt(found, Number(k))).toBe(hits)
    expect(found.topK.find((top) => top.k === 30)!.recall).toBeCloseTo(expected.recall30, 9)
    const onsetYears = found.perYear.filter((year) => year.positives > 0)
    expect(onsetYears.length).toBe(expected.onset_years)
    const recallOfYears = onsetYears.map((year) => year.hits[4]! / year.positives)
    expect(recallOfYears.reduce((sum, value) => sum + value, 0) / onsetYears.length).toBeCloseTo(
      expected.recall30_mean_over_onset_years,
      9,
    )
    const { label } = evaluation.rows
    const { score } = evaluation.models[0]!
    const flagged = [...label].filter((_, i) => score[i]! > 0.04).length
    const caught = [...label].filter((value, i) => value === 1 && score[i]! > 0.04).length
    expect([flagged, caught]).toEqual([expected.rows_gt_004, expected.onsets_gt_004])
  })
})
