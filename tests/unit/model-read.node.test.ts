import { describe, expect, it } from 'vitest'
import { isForewatchError, type ForewatchError } from '../../src/core/errors'
import { readModel } from '../../src/model/read'
import { walkTree } from '../../src/model/tree'
import { input, model, modelOf, node, type Loose } from '../helpers/small-model'

function refusal(json: unknown, known?: ReadonlySet<string>): ForewatchError {
  try {
    readModel(json, known)
  } catch (error) {
    if (isForewatchError(error)) return error
    throw error
  }
  throw new Error('the model was accepted')
}

describe('a model that is accepted', () => {
  it('is returned typed and frozen to the last leaf', () => {
    const read = readModel(model())
    expect(read.tree.children?.map((child) => child.id)).toEqual(['a', 'b'])
    expect(walkTree(read.tree).every(({ node: each }) => Object.isFrozen(each))).toBe(true)
    expect(Object.isFrozen(read.tree.children?.[0]?.inputs?.[0]?.norm)).toBe(true)
  })

  it('may be a tree of any depth', () => {
    let tree = node('leaf', { inputs: [input('leaf/x', 'x')] })
    for (let i = 0; i < 300; i++) tree = node(`level-${i}`, { children: [tree] })
    expect(walkTree(readModel(model({ tree })).tree).at(-1)?.depth).toBe(300)
  })

  it('may be a single node with inputs', () => {
    const read = readModel(model({ tree: node('only', { inputs: [input('x', 'x')] }) }))
    expect(read.tree.inputs).toHaveLength(1)
  })

  it('may leave weight 0 on one of several siblings, and wait for experts on a leaf', () => {
    const waiting = node('c', { role: 'judgement', weight: 4 })
    expect(() =>
      readModel(
        modelOf(node('a', { inputs: [input('a/x', 'x', { weight: 0 }), input('a/y', 'y')] }), waiting),
      ),
    ).not.toThrow()
  })

  it('may turn a value into risk in steps', () => {
    const points = [[0, 0], [10, 0.2], [10, 0.8], [20, 1]] // prettier-ignore
    const read = readModel(
      modelOf(node('a', { inputs: [input('a/x', 'x', { norm: { method: 'piecewise', points } })] })),
    )
    expect(read.tree.children?.[0]?.inputs?.[0]?.norm).toEqual({ method: 'piecewise', points })
  })

  it('leaves what it was given as it was', () => {
    const given = model()
    const before = structuredClone(given)
    readModel(given)
    expect(given).toEqual(before)
    expect(Object.isFrozen(given)).toBe(false)
  })
})

describe('a model that is refused', () => {
  const cases: readonly [string, Loose, string, RegExp][] = [
    [
      'both children and inputs',
      modelOf(
        node('both', { children: [node('c', { inputs: [input('c/x', 'x')] })], inputs: [input('i', 'x')] }),
      ),
      'bad-model',
      /both/,
    ],
    ['an empty tree', model({ tree: node('void', { children: [] }) }), 'bad-model', /void/],
    ['a leaf without anything', modelOf(node('hollow')), 'bad-model', /hollow/],
    [
      'three breakpoints over one value',
      modelOf(
        node('a', {
          inputs: [
            input('a/x', 'x', {
              norm: {
                method: 'piecewise',
                points: [[0, 0], [10, 0.2], [10, 0.5], [10, 0.8]], // prettier-ignore
              },
            }),
          ],
        }),
      ),
      'bad-model',
      /one x at most twice/,
    ],
    [
      'nothing but judgement',
      modelOf(node('wait', { role: 'judgement' })),
      'bad-model',
      /root.*no input with the role "scored"/,
    ],
    [
      'two nodes of one id',
      modelOf(node('twin', { inputs: [input('1', 'x')] }), node('twin', { inputs: [input('2', 'x')] })),
      'bad-model',
      /twin/,
    ],
    [
      'two inputs of one id',
      modelOf(node('p', { inputs: [input('same', 'x')] }), node('q', { inputs: [input('same', 'y')] })),
      'bad-model',
      /same/,
    ],
    [
      'weights of children that sum to zero',
      modelOf(
        node('p', { weight: 0, inputs: [input('p/x', 'x')] }),
        node('q', { role: 'judgement', weight: 3 }),
      ),
      'zero-weights',
      /root.*p = 0/,
    ],
    [
      'weights of inputs that sum to zero',
      modelOf(node('p', { inputs: [input('p/x', 'x', { weight: 0 })] })),
      'zero-weights',
      /p\/x = 0/,
    ],
    [
      'weights whose sum is too large to be computed with',
      modelOf(
        node('p', { inputs: [input('p/x', 'x', { weight: 1e308 }), input('p/y', 'y', { weight: 1e308 })] }),
      ),
      'bad-model',
      /too large to be summed.*p\/x = 1e\+308.*only the shares/,
    ],
    [
      'a negative weight',
      modelOf(node('p', { inputs: [input('p/x', 'x', { weight: -1 })] })),
      'bad-model',
      /p\/x, weight/,
    ],
    [
      'an unknown transform',
      modelOf(node('p', { inputs: [input('p/x', 'x', { transforms: [{ op: 'sqrt' }] })] })),
      'bad-model',
      /p\/x, transforms\.0/,
    ],
    [
      'goalposts in the wrong order',
      modelOf(node('p', { inputs: [input('p/x', 'x', { norm: { method: 'goalposts', min: 3, max: 3 } })] })),
      'bad-model',
      /p\/x, norm/,
    ],
    [
      'a window that cannot be filled',
      modelOf(
        node('p', {
          inputs: [
            input('p/x', 'x', { transforms: [{ op: 'rolling', stat: 'sum', window: 2, minObserved: 3 }] }),
          ],
        }),
      ),
      'bad-model',
      /p\/x.*minObserved 3 of 2/,
    ],
    ['a field that the schema does not know', model({ colour: 'red' }), 'bad-model', /colour/],
    [
      'tiers out of order',
      model({
        tiers: [
          { id: 'high', title: 'High', fromScore100: 50 },
          { id: 'lower', title: 'Lower', fromScore100: 0 },
        ],
      }),
      'bad-model',
      /lower from 0 after high from 50/,
    ],
    [
      'a reading of an unknown node',
      model({ readings: [{ id: 'r', title: 'R', kind: 'crime', nodes: ['a', 'RF99'], minCoverage: 0 }] }),
      'unknown-node',
      /reading r.*RF99/,
    ],
    [
      'a reading of a lens that no node carries',
      model({ readings: [{ id: 'r', title: 'R', kind: 'lens', lens: 'moonlight', minCoverage: 0 }] }),
      'bad-model',
      /moonlight/,
    ],
    ['a newer version', model({ schemaVersion: 2 }), 'newer-model', /found 2/],
    ['no version', model({ schemaVersion: 'one' }), 'bad-model', /schemaVersion.*"one"/],
    ['a reserved id', modelOf(node('constructor', { inputs: [input('x', 'x')] })), 'bad-model', /reserved/],
  ]
  it.each(cases)('%s', (_, json, tag, message) => {
    const error = refusal(json)
    expect(error.tag).toBe(tag)
    expect(error.message).toMatch(message)
    expect(error.details.next).toBeTruthy()
  })

  it('reads a series that the data do not hold, as input or as denominator', () => {
    const rate = [{ op: 'rate', denominator: 'people', per: 1000 }]
    const json = modelOf(node('p', { inputs: [input('p/x', 'x', { transforms: rate })] }))
    const missingInput = refusal(json, new Set(['people']))
    const missingBase = refusal(json, new Set(['x']))
    expect([missingInput.tag, missingInput.details.found]).toEqual(['unknown-series', 'x'])
    expect([missingBase.tag, missingBase.details.found]).toEqual(['unknown-series', 'people'])
    expect(() => readModel(json, new Set(['x', 'people']))).not.toThrow()
  })

  it.each([null, 3, 'text', [model()]])('is not an object: %j', (json) => {
    expect(refusal(json).tag).toBe('bad-model')
  })

  it('contains itself', () => {
    const loop = node('loop', { children: [] as unknown[] })
    ;(loop.children as unknown[]).push(node('inner', { children: [loop] }))
    const error = refusal(model({ tree: loop }))
    expect(error.tag).toBe('cyclic-model')
    expect(error.message).toMatch(/loop: it contains itself/)
  })

  it('holds one node object in two places', () => {
    const shared = node('shared', { inputs: [input('s/x', 'x')] })
    expect(refusal(modelOf(shared, node('p', { children: [shared] }))).tag).toBe('cyclic-model')
  })

  it.each(['__proto__', 'constructor', 'prototype'])('has the key %s', (key) => {
    const text = JSON.stringify(model()).replace('"seed":1', `"seed":1,"${key}":{"polluted":true}`)
    const error = refusal(JSON.parse(text))
    expect(error.tag).toBe('bad-model')
    expect(error.details.found).toBe(key)
    expect(({} as Loose).polluted).toBeUndefined()
  })

  it('holds something that is not plain data', () => {
    expect(refusal(model({ description: new Map() })).message).toMatch(/not plain data/)
  })
})
