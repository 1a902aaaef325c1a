import { beforeAll, describe, expect, it } from 'vitest'
import { measure } from '../../src/engine/evaluate/measure'
import { prepareEvaluation } from '../../src/engine/evaluate/prepare'
import type { EvaluationOptions, ScoreGrid } from '../../src/engine/evaluate/types'
import { rankEnsemble } from '../../src/engine/learn/ensemble'
import { forwardChain, type Chain } from '../../src/engine/learn/forward-chain'
import { ewpWorld, goldenNumbers, type EwpWorld } from '../helpers/ewp'
import { gridOf, handFeatures, tableOf, type HandFeatures } from '../helpers/ewp-features'
import type { Golden } from '../helpers/golden'
import { describeWithShared } from '../helpers/shared'

const DIGITS: Readonly<Record<string, number>> = {
  expert_arithmetic: 9,
  expert_geometric: 9,
  learned_factor: 6,
  learned_geometric: 6,
  learned_indicator: 6,
  ensemble: 6,
}
const FLOOR = 0.01

describeWithShared('expert and learned models on the predictors of the Early Warning Project', () => {
  let world: EwpWorld
  let golden: Golden
  let hand: HandFeatures
  const grids = new Map<string, ScoreGrid>()
  const chains = new Map<string, Chain>()

  beforeAll(() => {
    world = ewpWorld()
    golden = goldenNumbers<Golden>()
    hand = handFeatures(world, golden)
    const { rows, factors, indicators } = hand
    const add = (grid: ScoreGrid) => grids.set(grid.id, grid)
    const mean = (row: number, f: (s: number) => number) =>
      factors.reduce((sum, values) => sum + f(values[row]!), 0) / factors.length
    const log = (s: number) => Math.log(FLOOR + (1 - FLOOR) * s)
    add(gridOf(world, rows, (row) => mean(row, (s) => s), 'expert_arithmetic'))
    add(gridOf(world, rows, (row) => Math.exp(mean(row, log)), 'expert_geometric'))
    const numbered = factors.map((values, f) => [String(f + 1), values] as const)
    const learn = (id: string, columns: readonly (readonly [string, Float64Array])[]) => {
      const options = { penalty: 0.003, firstOrigin: 1993, lastOrigin: 2024, horizonYears: 2 }
      const chain = forwardChain(tableOf(rows, columns), world.outcome, options, { id, title: id })
      chains.set(id, chain)
      add(chain.grid)
    }
    learn('learned_factor', numbered)
    learn(
      'learned_geometric',
      numbered.map(([id, values]) => [id, values.map(log)] as const),
    )
    learn('learned_indicator', [...indicators])
    const members = ['expert_geometric', 'learned_geometric', 'learned_indicator'].map((id) => grids.get(id)!)
    add(rankEnsemble(members, { id: 'ensemble', title: 'Ensemble' }))
  })

  const options = (unit: 'direct' | 'event', lastOrigin: number): EvaluationOptions => ({
    unit,
    firstOrigin: 1993,
    lastOrigin,
    horizonYears: 2,
    ongoing: 'keep',
    topK: [10, 20, 30],
  })

  describe.each(Object.keys(DIGITS))('%s', (id) => {
    const digits = DIGITS[id]!

    it('gives every figure of the direct unit', () => {
      const expected = golden.direct_1993_2022[id]!
      const found = measure(prepareEvaluation(world.outcome, [grids.get(id)!], options('direct', 2022)), 0)
      expect([found.rows, found.positives]).toEqual([expected.rows, expected.positives])
      expect(found.auc).toBeCloseTo(expected.auc_pooled, digits)
      expect(found.aucWithinYear).toBeCloseTo(expected.auc_mean_within_year, digits)
      expect(found.averagePrecision).toBeCloseTo(expected.average_precision, digits)
      expect(found.topK.map((top) => top.hitsByRank)).toEqual(Object.values(expected.top_hits))
      expect(found.noOngoing.auc).toBeCloseTo(expected.no_ongoing.auc, digits)
      expect(found.ongoing.auc).toBeCloseTo(expected.ongoing.auc, digits)
      expect(found.neverBefore.auc).toBeCloseTo(expected.never_before.auc, digits)
      if (expected.brier === undefined) expect(found.brier).toBeNull()
      else {
        expect(found.brier).toBeCloseTo(expected.brier, digits)
        expect(found.logLoss).toBeCloseTo(expected.log_loss!, digits)
        expect(found.meanProbability).toBeCloseTo(expected.mean_probability!, digits)
      }
    })

    it('gives AUC and hits of the event unit', () => {
      const expected = golden.direct_1993_2022[id]!.event_unit
      const found = measure(prepareEvaluation(world.outcome, [grids.get(id)!], options('event', 2023)), 0)
      expect([found.rows, found.positives]).toEqual([expected.rows, expected.onsets])
      expect(found.auc).toBeCloseTo(expected.auc, digits)
      expect(found.topK.map((top) => top.hitsByRank)).toEqual(Object.values(expected.hits))
    })
  })

  it.each(['learned_factor', 'learned_geometric', 'learned_indicator'])('%s: the fitted weights', (id) => {
    const { fits } = chains.get(id)!
    const ids =
      id === 'learned_indicator' ? [...hand.indicators.keys()] : hand.factors.map((_, f) => String(f + 1))
    expect(golden.fits[id]!.map((fit) => fit.origin)).toEqual([1993, 2023, 2024])
    for (const expected of golden.fits[id]!) {
      const fit = fits.find((candidate) => candidate.origin === expected.origin)!
      expect([fit.trainRows, fit.trainPositives]).toEqual([expected.train_rows, expected.train_positives])
      expect(fit.intercept).toBeCloseTo(expected.intercept, 6)
      ids.forEach((name, j) => expect(fit.coefficients[j]).toBeCloseTo(expected.coef[name]!, 6))
    }
  })

  it('trains on no row later than two years before the origin', () => {
    for (const { fits } of chains.values())
      for (const fit of fits) expect(fit.trainTo).toBeLessThanOrEqual(fit.origin - 2)
  })

  it('gives the 22 sample rows: scores and ranks', () => {
    expect(golden.samples.length).toBe(22)
    grids.set('ewp', world.forecasts)
    for (const sample of golden.samples) {
      const unit = world.predictors.codes.indexOf(String(sample.ccode))
      for (const [id, expected] of Object.entries(sample.score)) {
        const grid = grids.get(id)!
        const list = grid.values.subarray(
          (sample.year - grid.firstYear) * grid.nUnits,
          (sample.year - grid.firstYear + 1) * grid.nUnits,
        )
        expect(list[unit]).toBeCloseTo(expected, DIGITS[id] ?? 9)
        expect(1 + [...list].filter((score) => score > list[unit]!).length).toBe(sample.rank[id])
      }
    }
  })

  it('gives the indicators and factors of Sudan in 2022', () => {
    const sudan = world.predictors.units.findIndex((unit) => unit.id === 'SDN')
    const row = hand.rows.findIndex((candidate) => candidate.year === 2022 && candidate.unitIndex === sudan)
    for (const [column, expected] of Object.entries(golden.indicator_minmax_sudan_2022))
      expect(hand.indicators.get(column)![row]).toBeCloseTo(expected, 9)
    hand.factors.forEach((values, f) =>
      expect(values[row]).toBeCloseTo(golden.factor_scores_sudan_2022[String(f + 1)]!, 9),
    )
  })
})
