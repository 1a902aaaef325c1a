import { describe, expect, it } from 'vitest'
import { meanRankShares } from '../../src/engine/learn/ensemble'
import { adoptWeights, learningRecord } from '../../src/engine/learn/learnt-model'
import { isEnsemble, readEnsemble } from '../../src/model/ensemble'
import { readModel } from '../../src/model/read'
import { model } from '../helpers/small-model'

const ensemble = {
  kind: 'ensemble',
  schemaVersion: 1,
  id: 'both',
  title: 'Both',
  version: '1.0.0',
  description: 'Two models',
  method: 'mean-rank',
  members: [
    { model: 'one', version: '1.0.0' },
    { model: 'two', version: '2.1.0' },
  ],
}

describe('an ensemble file', () => {
  it('is read, and told from a model', () => {
    expect(readEnsemble(structuredClone(ensemble))).toEqual(ensemble)
    expect([isEnsemble(ensemble), isEnsemble(model()), isEnsemble(null)]).toEqual([true, false, false])
  })

  it.each([
    ['one member', { members: ensemble.members.slice(0, 1) }, 'members'],
    ['a member twice', { members: [ensemble.members[0], ensemble.members[0]] }, 'one'],
    ['itself as a member', { members: [ensemble.members[0], { model: 'both', version: '1.0.0' }] }, 'both'],
    ['another method', { method: 'mean-score' }, 'method'],
    ['a field nobody knows', { weights: [1, 2] }, 'weights'],
  ])('is refused with %s', (_, change, where) => {
    expect(() => readEnsemble({ ...ensemble, ...change })).toThrow(where)
  })

  it('is no model with a tree, and says so', () => {
    expect(() => readModel(structuredClone(ensemble))).toThrow('no tree of its own')
  })
})

describe('mean share of ranks', () => {
  it('keeps ties exact, leaves out whom a list does not score, and is one half for a single unit', () => {
    // ranks 0 1 2 and 2 1 0 add up to 2 each: all tie at exactly one half
    expect([...meanRankShares([Float64Array.of(1, 2, 3), Float64Array.of(9, 5, 1)])]).toEqual([0.5, 0.5, 0.5])
    expect([...meanRankShares([Float64Array.of(1, NaN), Float64Array.of(7, 7)])]).toEqual([0.5, NaN])
  })
})

describe('learnt weights on a tree', () => {
  const base = readModel(model())
  const fit = {
    origin: 2020,
    trainRows: 90,
    trainPositives: 9,
    trainFrom: 2000,
    trainTo: 2018,
    intercept: -3,
    coefficients: Float64Array.of(2, 0, 6),
    standardised: Float64Array.of(1, 0, 1),
    iterations: 4,
  }
  const about = { outcomeId: 'onsets', features: 'indicators' as const, penalty: 0.003, horizonYears: 2 }
  const record = learningRecord(fit, about)
  const name = { id: 'small-learnt', title: 'Small, learnt', version: '1.0.0' }
  const inputs = ['a/x', 'b/y', 'b/z']

  it('of inputs make the score their weighted mean: each node weighs what its inputs weigh', () => {
    const { tree } = adoptWeights(base, fit, inputs, record, name)
    expect(tree.children!.map(({ weight }) => weight)).toEqual([0.25, 0.75])
    expect(tree.children!.flatMap((child) => child.inputs!.map(({ weight }) => weight))).toEqual([
      0.25, 0, 0.75,
    ])
  })

  it('leave all as it was below a node that weighs nothing', () => {
    const none = { ...fit, coefficients: Float64Array.of(2, 0, 0) }
    const { tree } = adoptWeights(base, none, inputs, record, name)
    expect(tree.children![1]).toEqual({ ...base.tree.children![1], weight: 0 })
    expect(() => readModel(structuredClone({ ...base, tree }))).not.toThrow()
  })

  it('carry the recipe that a back-test learns them again by', () => {
    const recipe = { convention: 'published' as const, outcomeLagYears: 1 }
    const learnt = adoptWeights(base, fit, inputs, record, name, recipe)
    expect(readModel(structuredClone(learnt)).learning).toEqual({
      ...record,
      ...recipe,
      baseModel: { id: 'small', version: '1.0.0' },
    })
    expect(adoptWeights(base, fit, inputs, record, name).learning).toBeUndefined()
  })
})
