import { describe, expect, it } from 'vitest'
import { isForewatchError, type ForewatchError } from '../../src/core/errors'
import { contributions } from '../../src/engine/explain/contributions'
import { shapley } from '../../src/engine/explain/shapley'
import { walkBack } from '../../src/engine/explain/walk-back'
import { monthEnds, yearEnds } from '../../src/engine/moments'
import { reweigh, runScores } from '../../src/engine/run'
import type { Aggregation, NodeSpec, Norm, RiskModel, Transform } from '../../src/model/types'
import { input, model, modelOfX, node, overall, worldOf } from '../helpers/small-world'

const data = worldOf({ AAA: [1, 2], BBB: [3, null] })
const at = yearEnds(2000, 2001)
const leaf = (id: string, rest: Partial<NodeSpec> = {}) =>
  node(id, { inputs: [input('x', { id: `in/${id}` })], ...rest })

function errorOf(run: () => unknown): ForewatchError {
  try {
    run()
  } catch (error) {
    if (isForewatchError(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
const tagOf = (tree: NodeSpec, rest: Partial<RiskModel> = {}) =>
  errorOf(() => runScores(model(tree, rest), data, at)).tag

describe('a model that cannot be run is refused with its kind of error', () => {
  const cycle: { children: NodeSpec[] } & NodeSpec = { ...node('root'), children: [] }
  cycle.children.push(node('inner', { children: [cycle] }))
  it.each<[string, string, NodeSpec]>([
    ['an unknown series', 'unknown-series', node('root', { inputs: [input('nowhere')] })],
    [
      'an unknown denominator',
      'unknown-series',
      node('root', {
        inputs: [input('x', { transforms: [{ op: 'rate', denominator: 'nowhere', per: 1 }] })],
      }),
    ],
    ['a tree that runs in a circle', 'cyclic-model', cycle],
    ['a node below a node of its own id', 'cyclic-model', node('root', { children: [leaf('root')] })],
    ['two nodes of one id', 'bad-model', node('root', { children: [leaf('a'), leaf('a')] })],
    ['two inputs of one id', 'bad-model', node('root', { inputs: [input('x'), input('x')] })],
    [
      'weights of children that sum to zero',
      'zero-weights',
      node('root', { children: [leaf('a', { weight: 0 })] }),
    ],
    [
      'weights of inputs that sum to zero',
      'zero-weights',
      node('root', { inputs: [input('x', { weight: 0 })] }),
    ],
    [
      'weights of scored children that sum to zero',
      'zero-weights',
      node('root', { children: [leaf('a', { weight: 0 }), leaf('b', { role: 'context' })] }),
    ],
    [
      'weights that overflow when summed',
      'bad-model',
      node('root', {
        inputs: [input('x', { id: 'a', weight: 1e308 }), input('x', { id: 'b', weight: 1e308 })],
      }),
    ],
    ['a negative weight', 'bad-model', node('root', { children: [leaf('a', { weight: -1 }), leaf('b')] })],
    ['a weight that is no number', 'bad-model', node('root', { inputs: [input('x', { weight: NaN })] })],
    ['children and inputs in one node', 'bad-model', leaf('root', { children: [leaf('a')] })],
    ['a minimum coverage above 1', 'bad-model', leaf('root', { minCoverage: 1.5 })],
    ['nothing that scores', 'bad-model', leaf('root', { role: 'judgement' })],
  ])('%s', (_, tag, tree) => {
    expect(tagOf(tree)).toBe(tag)
  })

  it.each<Transform>([
    { op: 'lag', periods: -1 },
    { op: 'difference', periods: 0 },
    { op: 'percent-change', periods: -2 },
    { op: 'rolling', stat: 'sum', window: 2, minObserved: 3 },
    { op: 'rolling', stat: 'sum', window: 0, minObserved: 0 },
    { op: 'decay', halfLifePeriods: 0 },
    { op: 'rate', denominator: 'x', per: 0 },
  ])('a transform that makes no sense or would look ahead: %j', (step) => {
    expect(tagOf(node('root', { inputs: [input('x', { transforms: [step] })] }))).toBe('bad-model')
  })

  it.each<Norm>([
    { method: 'goalposts', min: 1, max: 1 },
    { method: 'min-max', pool: 'this-period', winsorise: [0.9, 0.1] },
    { method: 'piecewise', points: [] },
    { method: 'piecewise', points: [[2, 0], [1, 1]] }, // prettier-ignore
    { method: 'piecewise', points: [[0, 2]] },
    { method: 'ordinal', map: { high: 1 } },
    { method: 'logistic', midpoint: NaN, steepness: 1 },
  ])('a norm that makes no sense: %j', (norm) => {
    expect(tagOf(node('root', { inputs: [input('x', { norm })] }))).toBe('bad-model')
  })

  it.each<Aggregation>([
    { method: 'geometric', floor: 1 },
    { method: 'power', exponent: Infinity, floor: 0 },
    { method: 'top-k-mean', k: 0 },
    { method: 'share-present', threshold: 2 },
  ])('an aggregation that makes no sense: %j', (aggregation) => {
    expect(tagOf(leaf('root', { aggregation }))).toBe('bad-model')
  })

  it('a scored input on a context series that says no direction', () => {
    const context = worldOf({ AAA: [1] }, { direction: 'context' })
    expect(errorOf(() => runScores(modelOfX(), context, at)).tag).toBe('bad-model')
    expect(() => runScores(modelOfX({ direction: 'lower-is-riskier' }), context, at)).not.toThrow()
  })

  it('a reading of a node that is not there, before anyone asks for the reading', () => {
    const readings = [overall, { ...overall, id: 'crime', kind: 'crime', nodes: ['RF99'] } as const]
    expect(tagOf(leaf('root'), { readings })).toBe('unknown-node')
  })

  it('says what, where, found, expected and the next step', () => {
    const { message } = errorOf(() => runScores(modelOfX({ series: 'deaths' }), data, at))
    expect(message).toBe(
      'The model uses a series that the data do not hold (input in/x); found deaths; ' +
        'expected the id of a series that is loaded; Load the series, or take the input out of the model',
    )
  })
})

describe('other arguments that cannot be used', () => {
  const run = runScores(modelOfX(), data, at)
  it.each<[string, string, () => unknown]>([
    ['no moments', 'bad-argument', () => runScores(modelOfX(), data, [])],
    ['years in reverse', 'bad-argument', () => yearEnds(2001, 2000)],
    [
      'months in reverse',
      'bad-argument',
      () => monthEnds({ kind: 'year', year: 2 }, { kind: 'year', year: 1 }),
    ],
    ['a copied run', 'bad-argument', () => reweigh({ ...run }, modelOfX())],
    ['an unknown unit', 'unknown-unit', () => contributions(run, 'ZZZ', 0)],
    ['an unknown moment', 'bad-argument', () => contributions(run, 'AAA', 2)],
    ['an unknown reading', 'bad-argument', () => contributions(run, 'AAA', 0, { readingId: 'none' })],
    ['an unknown input', 'unknown-node', () => walkBack(run, 'AAA', 0, 'none')],
    ['a unit without a score', 'not-scored', () => contributions(run, 'BBB', 1)],
    [
      'a reference of the wrong length',
      'bad-argument',
      () => contributions(run, 'AAA', 0, { reference: [0, 1] }),
    ],
    [
      'more than 14 children without sampling',
      'bad-argument',
      () => shapley(Array(15).fill(1), Array(15).fill(0), Array(15).fill(1), { method: 'maximum' }),
    ],
  ])('%s', (_, tag, act) => {
    expect(errorOf(act).tag).toBe(tag)
  })
})
