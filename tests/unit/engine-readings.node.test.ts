import { describe, expect, it } from 'vitest'
import { statusName } from '../../src/core/status'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { contributions } from '../../src/engine/explain/contributions'
import { walkBack } from '../../src/engine/explain/walk-back'
import { nodeOf } from '../../src/engine/frame'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import type { NodeSpec, ReadingSpec } from '../../src/model/types'
import { input, model, node, overall, series, unit, yearly } from '../helpers/small-world'

const ids = ['a', 'b', 'c', 'd', 'e']
const at = yearEnds(2000, 2000)

/** AAA holds a, b, c as given and a carried d; BBB holds everything. Goalposts 0–10. */
function data(a: number | null, b: number | null, c: number | null) {
  const rows = { a: [a, 4], b: [b, 6], c: [c, 8], d: [null, 2], e: [9, 9] }
  return buildDataSet(
    [unit('AAA'), unit('BBB')],
    ids.map((id) => series(id, { coverage: { from: '1999', to: '2000' } })),
    [
      { unit: 'AAA', period: '1999', indicator: 'd', value: 5 },
      ...ids.flatMap((id) =>
        yearly(id, 2000, {
          AAA: [rows[id as keyof typeof rows][0]!],
          BBB: [rows[id as keyof typeof rows][1]!],
        }),
      ),
    ],
  )
}

const leaf = (id: string, rest: Partial<NodeSpec> = {}, weight = 1) =>
  node(`n${id}`, {
    weight,
    nature: 'structural',
    role: 'scored',
    inputs: [input(id, { fill: id === 'd' ? [{ op: 'carry-forward', maxAgeMonths: 12 }] : [] })],
    ...rest,
  })

/** RF1 (weight 3): a and b; RF2 (weight 1): c, d and a context e; an indicator for judgement only. */
const tree = node('root', {
  children: [
    node('RF1', { weight: 3, children: [leaf('a'), leaf('b', { nature: 'dynamic', lenses: ['lens'] })] }),
    node('RF2', {
      minCoverage: 0.5,
      children: [leaf('c'), leaf('d', {}, 3), leaf('e', { role: 'context' })],
    }),
    node('RF3', { children: [node('judged', { nature: 'trigger', role: 'judgement' })] }),
  ],
})
const readings: ReadingSpec[] = [
  overall,
  { id: 'structural', title: '', kind: 'nature', natures: ['structural'], minCoverage: 0 },
  { id: 'crime', title: '', kind: 'crime', nodes: ['RF2', 'na'], minCoverage: 0 },
  { id: 'lens', title: '', kind: 'lens', lens: 'lens', minCoverage: 0 },
  { id: 'strict', title: '', kind: 'overall', minCoverage: 0.9 },
  { id: 'nothing', title: '', kind: 'lens', lens: 'none', minCoverage: 0 },
]
const run = (a: number | null, b: number | null, c: number | null) =>
  runScores(model(tree, { readings }), data(a, b, c), at)
const first = (result: ReturnType<typeof run>) =>
  result.readings.map(({ values, status }) =>
    Number.isNaN(values[0]) ? statusName(status[0]!) : Number(values[0]!.toFixed(12)),
  )

describe('readings', () => {
  it('are the same tree under a mask, weights renormalised; context and judgement never score', () => {
    // RF1 = (2 + 6) / 20 = 0.4; RF2 = (1 × 0.8 + 3 × 0.5) / 4 = 0.575; overall (3 × 0.4 + 0.575) / 4.
    const structural = (3 * 0.2 + 0.575) / 4
    const crime = (3 * 0.2 + 0.575) / 4
    expect(first(run(2, 6, 8))).toEqual([0.44375, structural, crime, 0.6, 0.44375, 'notCovered'])
  })

  it('list the nodes that take part, children before parents, the root last', () => {
    const nodes = run(2, 6, 8).readings.map((reading) => reading.nodes.map(({ id }) => id))
    expect(nodes[0]).toEqual(['na', 'nb', 'RF1', 'nc', 'nd', 'RF2', 'root'])
    expect(nodes[3]).toEqual(['nb', 'RF1', 'root'])
    expect(nodes[5]).toEqual(['root'])
  })

  it('show nothing, and not the whole, for a node that takes no part; the whole for one the model does not have', () => {
    const ran = run(2, 6, 8)
    const { id } = ran.readings[3]!.spec
    expect([...nodeOf(ran, id, 'RF2').values].every(Number.isNaN)).toBe(true)
    expect(nodeOf(ran, id, 'RF2').id).toBe('RF2')
    expect(nodeOf(ran, id, 'RF1').values).toBe(ran.readings[3]!.nodes[1]!.values)
    expect(nodeOf(ran, id, 'nowhere').id).toBe('root')
  })

  it('withhold a score below the reading’s own minimum coverage', () => {
    expect(first(run(2, null, 8)).slice(4, 5)).toEqual(['belowCoverage'])
  })
})

describe('missing children', () => {
  it('hand their weight to the others; a node without enough of it is withheld with the reason', () => {
    const result = run(2, null, null)
    const nodes = new Map(result.readings[0]!.nodes.map((scores) => [scores.id, scores]))
    expect(nodes.get('RF1')!.values[0]).toBe(0.2)
    expect(nodes.get('RF1')!.availableShare[0]).toBe(0.5)
    expect(nodes.get('RF2')!.values[0]).toBe(0.5)
    expect(statusName(nodes.get('RF2')!.status[0]!)).toBe('carriedForward')
    expect(statusName(nodes.get('root')!.status[0]!)).toBe('observed')
  })

  it('keep a common reason, and say belowCoverage where reasons differ or the weight is too small', () => {
    const heavy = node('root', { minCoverage: 0.6, children: [leaf('a'), leaf('c')] })
    const score = (a: number | null, c: number | null) => {
      const { values, status } = runScores(model(heavy), data(a, null, c), at).readings[0]!
      return Number.isNaN(values[0]) ? statusName(status[0]!) : values[0]
    }
    expect([score(null, null), score(2, null), score(2, 8)]).toEqual(['missing', 'belowCoverage', 0.5])
  })

  it('keep the score where just the least coverage asked for is there, whatever rounding does to the shares', () => {
    const third = node('root', { minCoverage: 0.1 + 0.2, children: [leaf('a', {}, 0.3), leaf('c', {}, 0.7)] })
    const half = node('root', { minCoverage: 0.5, children: [leaf('a'), leaf('c')] })
    for (const tree of [third, half])
      expect(runScores(model(tree), data(2, null, null), at).readings[0]!.values[0]).toBeCloseTo(0.2, 14)
    const more = { ...half, minCoverage: 0.500001 }
    expect(runScores(model(more), data(2, null, null), at).readings[0]!.values[0]).toBeNaN()
  })

  it('say belowCoverage where one child is missing and the series of the other has ended', () => {
    const ended = series('z', { coverage: { from: '1999', to: '1999' } })
    const observations = [
      ...yearly('z', 1999, { AAA: [1], BBB: [1] }),
      ...yearly('a', 2000, { AAA: [null], BBB: [1] }),
    ]
    const records = [ended, series('a', { coverage: { from: '1999', to: '2000' } })]
    const world = buildDataSet([unit('AAA'), unit('BBB')], records, observations)
    const scores = runScores(model(node('root', { children: [leaf('a'), leaf('z')] })), world, at)
    const reasons = scores.readings[0]!.nodes.map(({ status }) => statusName(status[0]!))
    expect(reasons).toEqual(['missing', 'notCovered', 'belowCoverage'])
  })
})

describe('coverage', () => {
  it('is the share of effective weight on evidence; fills stand apart', () => {
    const result = run(2, null, 8)
    // Effective weights: a and b 3/8 each, c 1/16, d 3/16.
    expect(result.coverage[0]).toBeCloseTo(3 / 8 + 1 / 16, 14)
    expect(result.filledShare[0]).toBeCloseTo(3 / 16, 14)
    expect(result.coverage[1]).toBe(1)
  })

  it('of the Framework counts every indicator with evidence, context included, fills and judgement-only not', () => {
    const result = run(2, null, 8)
    expect(result.frameworkCoverage[0]).toBeCloseTo(3 / 6, 14)
    expect(result.frameworkCoverage[1]).toBeCloseTo(5 / 6, 14)
  })
})

describe('explanation', () => {
  it('splits an additive score into weight × distance from the median, by hand', () => {
    const found = contributions(run(2, 6, 8), 'AAA', 0)
    // Medians over AAA and BBB: RF1 (0.4, 0.5) = 0.45; RF2 (0.575, 0.35) = 0.4625.
    expect(found.reference100).toBeCloseTo(45.3125, 10)
    const [rf1, rf2] = found.contributions
    expect(rf1!.points).toBeCloseTo(75 * (0.4 - 0.45), 10)
    expect(rf2!.points).toBeCloseTo(25 * (0.575 - 0.4625), 10)
    // na: 0.2 against 0.3; nb: 0.6 against 0.6; half weights each.
    expect(rf1!.children.map(({ points }) => points)[0]).toBeCloseTo(75 * 0.5 * (0.2 - 0.3), 10)
    expect(rf1!.children.map(({ points }) => points)[1]).toBeCloseTo(0, 10)
  })

  it('takes a reference that is given', () => {
    const found = contributions(run(2, 6, 8), 'AAA', 0, { reference: [0, 0] })
    expect(found.reference100).toBe(0)
    expect(found.contributions.map(({ points }) => points)).toEqual([
      expect.closeTo(30, 10),
      expect.closeTo(14.375, 10),
    ])
  })

  it('walks back through a fill to the raw value and its period', () => {
    const walk = walkBack(run(2, 6, 8), 'AAA', 0, 'in/d')
    expect(walk).toMatchObject({
      series: 'd',
      period: '1999',
      duePeriod: '2000',
      raw: { value: 5, status: 0 },
      filled: { value: 5, status: 3 },
      normalised: { value: 0.5, status: 3 },
    })
    expect(walk.effectiveWeight).toBeCloseTo(3 / 16, 14)
    expect(walk.path.map(({ id }) => id)).toEqual(['nd', 'RF2', 'root'])
  })

  it('gives a context input no points and no way to the root', () => {
    const walk = walkBack(run(2, 6, 8), 'AAA', 0, 'in/e')
    expect([walk.points, walk.effectiveWeight, walk.path]).toEqual([0, 0, []])
    expect(walk.normalised.value).toBe(0.9)
  })
})
