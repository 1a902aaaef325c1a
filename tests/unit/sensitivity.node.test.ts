import { describe, expect, it } from 'vitest'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { compileDoubt, DEFAULT_DOUBT, DOUBT_CHOICES, type DoubtChoice } from '../../src/engine/doubt'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { leaveOneOut, SensitivityRun, whatItTakes } from '../../src/engine/sensitivity'
import { nearestShares } from '../../src/engine/sensitivity/what-it-takes'
import type { Aggregation, NodeSpec, RiskModel } from '../../src/model/types'
import { input, model, node, series, unit } from '../helpers/small-world'

const tiers = [0, 25, 50, 75].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))
const vary = (...choices: DoubtChoice[]) => ({
  ...DEFAULT_DOUBT,
  vary: Object.fromEntries(DOUBT_CHOICES.map((choice) => [choice, choices.includes(choice)])) as Record<
    DoubtChoice,
    boolean
  >,
})
const SERIES = ['a', 'b', 'c', 'd']

/** Countries with one value for each of four factors, on goalposts 0–100. */
function world(rows: Readonly<Record<string, readonly number[]>>, aggregation: Aggregation) {
  const units = Object.keys(rows).map((id) => unit(id))
  const records = SERIES.map((id) => series(id, { validRange: [0, 100], scale: 'index' }))
  const observations = Object.entries(rows).flatMap(([id, values]) =>
    values.map((value, i) => ({ unit: id, period: '2009', indicator: SERIES[i]!, value })),
  )
  const tree: NodeSpec = node('root', {
    aggregation,
    children: SERIES.map((id) =>
      node(`F${id}`, {
        inputs: [
          input(id, { id, norm: { method: 'goalposts', min: 0, max: 100 }, transforms: [], fill: [] }),
        ],
      }),
    ),
  })
  const data = buildDataSet(units, records, observations)
  const risk: RiskModel = { ...model(tree), tiers }
  return { run: runScores(risk, data, yearEnds(2009, 2009)), data, momentIndex: 0, model: risk }
}

const arithmetic = { method: 'arithmetic' } as const
const ROWS = {
  AAA: [80, 20, 40, 10],
  BBB: [20, 80, 30, 10],
  CCC: [50, 50, 20, 60],
  DDD: [10, 30, 60, 90],
  EEE: [5, 10, 15, 20],
}

describe('leaving a part out', () => {
  it('gives the same ranks and scores as a model without it', () => {
    const { run, data, model: risk } = world(ROWS, arithmetic)
    const plan = compileDoubt({ run, data, momentIndex: 0, settings: vary() })
    const left = leaveOneOut(plan).find(({ kind, id }) => kind === 'factor' && id === 'Fd')!
    const without = {
      ...risk,
      tree: { ...risk.tree, children: risk.tree.children!.filter(({ id }) => id !== 'Fd') },
    }
    const again = runScores(without, data, yearEnds(2009, 2009)).readings[0]!.values
    for (const { unitId, scoreTo100 } of left.moves)
      expect(scoreTo100).toBeCloseTo(again[run.units.findIndex(({ id }) => id === unitId)]! * 100, 12)
    // DDD 47.5 → 33.3, CCC 45 → 40, AAA 37.5 → 46.7, BBB 35 → 43.3: ranks 1, 2, 3, 4 → 4, 3, 1, 2.
    expect(left.meanRankShift).toBeCloseTo((3 + 1 + 2 + 2 + 0) / 5, 12)
    expect(left.lost).toBe(0)
  })

  it('does so for indicators and sources too, the weightiest first', () => {
    const { run, data } = world(ROWS, arithmetic)
    const sourceOf = new Map([
      ['a', 'one'],
      ['b', 'one'],
      ['c', 'two'],
      ['d', 'two'],
    ])
    const plan = compileDoubt({ run, data, momentIndex: 0, settings: vary(), sourceOf })
    const all = leaveOneOut(plan)
    expect(all.map(({ kind }) => kind)).toEqual([
      ...SERIES.map(() => 'factor'),
      ...SERIES.map(() => 'indicator'),
      'source',
      'source',
    ])
    for (const kind of ['factor', 'source'] as const) {
      const shifts = all.filter((one) => one.kind === kind).map((one) => one.meanRankShift)
      expect(shifts).toEqual([...shifts].sort((a, b) => b - a))
    }
  })
})

describe('which choice the doubt comes from', () => {
  it('a choice alone has all of it; one that can change nothing has none', () => {
    const request = world(ROWS, arithmetic)
    const alone = new SensitivityRun(compileDoubt({ ...request, settings: vary('weights') }), 512, 'AAA')
    while (!alone.advance(100));
    const { rankShift, score } = alone.result()
    expect(alone.choices).toEqual(['weights'])
    expect(Math.abs(rankShift!.first[0]! - 1)).toBeLessThan(0.15)
    expect(Math.abs(rankShift!.total[0]! - 1)).toBeLessThan(0.15)
    expect(Math.abs(score!.indices.total[0]! - 1)).toBeLessThan(0.15)
    // No value is missing, so that no fill can matter.
    const two = new SensitivityRun(compileDoubt({ ...request, settings: vary('fills', 'weights') }), 512)
    while (!two.advance(100));
    const { first, total } = two.result().rankShift!
    expect([first[0], total[0]]).toEqual([0, 0])
    expect(Math.abs(total[1]! - 1)).toBeLessThan(0.15)
  })
})

describe('what it takes to cross a tier line', () => {
  it('is exact: with the new weights the score stands on the line', () => {
    for (const aggregation of [arithmetic, { method: 'geometric', floor: 0.05 } as const]) {
      const { run, data, model: risk } = world(ROWS, aggregation)
      for (const crossing of whatItTakes(run, 'AAA', 0)) {
        if (crossing.none) continue
        const share = new Map(crossing.together.map(({ id, to }) => [id, to]))
        const tree = {
          ...risk.tree,
          children: risk.tree.children!.map((child) => ({ ...child, weight: share.get(child.id) ?? 0.25 })),
        }
        const moved = runScores({ ...risk, tree }, data, yearEnds(2009, 2009))
        expect(moved.readings[0]!.values[0]! * 100).toBeCloseTo(crossing.line100, 8)
        expect(crossing.movedShare).toBeGreaterThan(0)
        const { alone } = crossing
        if (!alone) continue
        const rest = (1 - alone.to) / (1 - alone.from)
        const single = {
          ...risk.tree,
          children: risk.tree.children!.map((child) => ({
            ...child,
            weight: child.id === alone.id ? alone.to : 0.25 * rest,
          })),
        }
        const once = runScores({ ...risk, tree: single }, data, yearEnds(2009, 2009))
        expect(once.readings[0]!.values[0]! * 100).toBeCloseTo(crossing.line100, 8)
      }
    }
  })

  it('says that no weights can where every factor lies on one side, and holds weights at 0', () => {
    const { run } = world(ROWS, arithmetic)
    const low = whatItTakes(run, 'EEE', 0)
    expect(low.map(({ direction, none }) => [direction, none])).toEqual([['up', 'one-sided']])
    const shares = nearestShares([0.05, 0.05, 0.9], [-3, 1, -0.2])!
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(shares[0]! * -3 + shares[1]! - shares[2]! * 0.2).toBeCloseTo(0, 12)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
  })

  it('is refused for a unit without a score or unknown', () => {
    const { run } = world(ROWS, arithmetic)
    expect(() => whatItTakes(run, 'ZZZ', 0)).toThrow(/not among those scored/)
  })
})
