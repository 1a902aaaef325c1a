import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { reweigh, runScores } from '../../src/engine/run'
import { diffModels } from '../../src/model/diff'
import { targetKey } from '../../src/model/edit/at'
import { beginHistory, endGesture, pushStep, redo, undo } from '../../src/model/edit/history'
import { excludeSeries, includeSeries, isExcluded } from '../../src/model/edit/structure'
import { rebalance, setShare, setShares, siblingsUnder } from '../../src/model/edit/weights'
import { treeInputs, walkTree } from '../../src/model/tree'
import type { NodeSpec, RiskModel } from '../../src/model/types'
import { pick, randomEdit, targetsOf } from '../helpers/random-edit'
import { randomWorld } from '../helpers/random-world'

const laws = { seed: 20261125, numRuns: 1000 }
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })

function start(seed: number) {
  const random = createRandom(seed)
  const { model } = randomWorld(random)
  const targets = targetsOf(model)
  const locks = new Set(targets.filter(() => random.next() < 0.25).map(targetKey))
  return { random, model, targets, locks }
}

const parents = (model: RiskModel) => walkTree(model.tree).map(({ node }) => node)
const sharesUnder = (node: NodeSpec) => siblingsUnder(node).filter((one) => one.counts)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('setting a weight', () => {
  it('keeps the sum of shares at 100 % under every node', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { random, model, targets, locks } = start(seed)
        let edited = model
        for (let i = 0; i < 5; i++) edited = setShare(edited, pick(random, targets), random.next(), locks)
        for (const node of parents(edited)) {
          const shares = sharesUnder(node).map(({ share }) => share)
          if (shares.length > 0) expect(Math.abs(sum(shares) - 1)).toBeLessThan(1e-12)
          expect(shares.every((share) => share >= 0)).toBe(true)
        }
      }),
      laws,
    )
  })

  it('moves no locked weight by a single bit', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { random, model, targets, locks } = start(seed)
        const before = new Map(
          parents(model)
            .flatMap(siblingsUnder)
            .map((one) => [targetKey(one), one.weight]),
        )
        let edited = model
        for (let i = 0; i < 5; i++) edited = setShare(edited, pick(random, targets), random.next(), locks)
        for (const one of parents(edited).flatMap(siblingsUnder))
          if (locks.has(targetKey(one))) expect(one.weight).toBe(before.get(targetKey(one)))
      }),
      laws,
    )
  })

  it('gives the target what was asked, up to what the locked ones leave, and keeps the others’ proportions', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 0.99, noNaN: true }), (seed, share) => {
        const { random, model, targets, locks } = start(seed)
        const target = pick(random, targets)
        const edited = setShare(model, target, share, locks)
        if (edited === model) return
        const parent = parents(model).find((node) =>
          siblingsUnder(node).some((one) => targetKey(one) === targetKey(target)),
        )!
        const after = parents(edited).find(({ id }) => id === parent.id)!
        const [then, now] = [sharesUnder(parent), sharesUnder(after)]
        const own = now.find((one) => targetKey(one) === targetKey(target))!
        const lockedSum = sum(then.filter((one) => locks.has(targetKey(one))).map((one) => one.share))
        expect(own.share).toBeCloseTo(Math.min(share, 1 - lockedSum), 10)
        const factors = now.flatMap((one, i) =>
          one === own || locks.has(targetKey(one)) || then[i]!.share < 1e-9
            ? []
            : [one.share / then[i]!.share],
        )
        for (const factor of factors) expect(factor).toBeCloseTo(factors[0]!, 8)
      }),
      laws,
    )
  })

  it('refuses what is no share, and leaves alone what cannot move', () => {
    const { model } = randomWorld(createRandom(5))
    const target = targetsOf(model)[0]!
    expect(() => setShare(model, target, 1.5, new Set())).toThrow(/share from 0 to 100/)
    expect(() => setShare(model, target, NaN, new Set())).toThrow(/share from 0 to 100/)
    expect(setShare(model, target, 0.4, new Set([targetKey(target)]))).toBe(model)
  })
})

describe('all weights under a node', () => {
  it('are equal after rebalancing, or stand as asked, whatever is locked', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { random, model, locks } = start(seed)
        const node = pick(random, parents(model))
        const free = sharesUnder(node).filter((one) => !locks.has(targetKey(one)))
        const level = siblingsUnder(
          parents(rebalance(model, node.id, locks)).find(({ id }) => id === node.id)!,
        )
        const shares = level.filter((one) => one.counts && !locks.has(targetKey(one))).map((one) => one.share)
        for (const share of shares) expect(share).toBeCloseTo(shares[0]!, 12)
        if (free.length === 0) return
        const wanted = new Map(free.map((one) => [targetKey(one), 0.1 + random.next()]))
        const set = siblingsUnder(
          parents(setShares(model, node.id, wanted, locks)).find(({ id }) => id === node.id)!,
        )
        const ratios = set.flatMap((one) =>
          wanted.has(targetKey(one)) ? [one.share / wanted.get(targetKey(one))!] : [],
        )
        for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0]!, 10)
      }),
      laws,
    )
  })
})

describe('undo and redo', () => {
  it('undo after an edit is the model before, to the very object, and redo brings it back', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { random, model, locks } = start(seed)
        let history = beginHistory(model)
        const states = [model]
        for (let i = 0; i < 12; i++) {
          const state = randomEdit(history.present.state, random, locks)
          if (state !== history.present.state) states.push(state)
          history = pushStep(history, { state, label: String(i) })
        }
        for (let i = states.length - 1; i >= 0; i--) {
          expect(history.present.state).toBe(states[i])
          history = undo(history)
        }
        for (const state of states) {
          expect(history.present.state).toBe(state)
          history = redo(history)
        }
      }),
      laws,
    )
  })

  it('keeps more than 200 steps, and takes a drag as one', () => {
    let history = beginHistory(0)
    for (let i = 1; i <= 300; i++) history = pushStep(history, { state: i, label: '' })
    for (let i = 0; i < 300; i++) history = undo(history)
    expect(history.present.state).toBe(0)
    for (let i = 1; i <= 50; i++) history = pushStep(history, { state: i, label: 'drag', gesture: 'a' })
    history = pushStep(endGesture(history), { state: 99, label: 'next drag', gesture: 'a' })
    expect(history.past).toHaveLength(2)
    expect(undo(undo(history)).present.state).toBe(0)
  })
})

describe('excluding a series', () => {
  it('leaves none of its inputs scored, and switching it on again gives the model back', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { random, model } = start(seed)
        const series = new Set([pick(random, treeInputs(model.tree)).input.series])
        const without = excludeSeries(model, series)
        expect(
          treeInputs(without.tree).some(({ input }) => input.role === 'scored' && series.has(input.series)),
        ).toBe(false)
        expect(isExcluded(without, series, model)).toBe(without !== model)
        expect(diffModels(model, includeSeries(without, series, model))).toEqual([])
      }),
      laws,
    )
  })
})

describe('an edited model', () => {
  it('scores like the same model read afresh, bit for bit, when reweighed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const { panels, series } = buildDataSet(units, records, observations)
        const data = { units, series, panels }
        const moments = yearEnds(2005, 2007)
        const run = runScores(model, data, moments)
        const target = pick(random, targetsOf(model))
        const edited = setShare(model, target, random.next(), new Set())
        const fresh = runScores(JSON.parse(JSON.stringify(edited)) as RiskModel, data, moments)
        expect(reweigh(run, edited).readings[0]!.values).toEqual(fresh.readings[0]!.values)
      }),
      { ...laws, numRuns: 200 },
    )
  })

  it('differs from the saved one in what was edited, and in nothing without an edit', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { random, model, locks } = start(seed)
        const edited = randomEdit(model, random, locks)
        const same = JSON.stringify(edited) === JSON.stringify(model)
        expect(diffModels(model, JSON.parse(JSON.stringify(model)) as RiskModel)).toEqual([])
        if (same) expect(diffModels(model, edited)).toEqual([])
      }),
      laws,
    )
  })
})
