import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Random } from '../../src/core/random'
import { hasValue } from '../../src/core/status'
import { combine } from '../../src/engine/aggregate/combine'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { reweigh, runScores } from '../../src/engine/run'
import type { NodeScores, ScoreRun } from '../../src/engine/types'
import type { InputSpec, NodeSpec, RiskModel } from '../../src/model/types'
import { pooledNorm, randomMean, risingNorm } from '../helpers/random-world'
import { forWorlds, sameBits, YEARS } from '../helpers/scored-world'

function mapTree(tree: NodeSpec, change: (node: NodeSpec) => NodeSpec): NodeSpec {
  const { children, ...rest } = change(tree)
  return children ? { ...rest, children: children.map((child) => mapTree(child, change)) } : rest
}

function withTree(model: RiskModel, tree: NodeSpec): RiskModel {
  return { ...model, tree }
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.nextInt(i + 1)
    const kept = copy[i]!
    copy[i] = copy[j]!
    copy[j] = kept
  }
  return copy
}

/** Largest difference of two lists of cells, infinite where one has a value and the other none. */
function gap(a: Float64Array, b: Float64Array): number {
  let largest = a.length === b.length ? 0 : Infinity
  a.forEach((x, i) => {
    const y = b[i]!
    if (Number.isNaN(x) !== Number.isNaN(y)) largest = Infinity
    else if (!Number.isNaN(x)) largest = Math.max(largest, Math.abs(x - y))
  })
  return largest
}

/** The scored children of a node in a run: cells and weights. */
function childrenOf(run: ScoreRun, node: NodeScores) {
  const nodes = run.readings[0]!.nodes
  const below = (node.spec.children ?? []).flatMap(
    (spec) => nodes.find((candidate) => candidate.id === spec.id) ?? [],
  )
  const inputs = (node.spec.inputs ?? []).filter((spec) => spec.role === 'scored')
  return [
    ...below.map(({ values, spec }) => ({ values, weight: spec.weight })),
    ...inputs.map((spec) => ({
      values: run.inputs.find((stages) => stages.spec.id === spec.id)!.normalised.values,
      weight: spec.weight,
    })),
  ]
}

describe('order does not matter', () => {
  it('of units: every unit keeps its score', () => {
    forWorlds(({ units, records, observations, model, run, random }) => {
      const order = shuffled([...units.keys()], random)
      const moved = order.map((u) => units[u]!)
      const other = runScores(model, buildDataSet(moved, records, observations), YEARS)
      const n = units.length
      const place = units.map((_, u) => order.indexOf(u))
      run.readings.forEach((reading, r) => {
        const { values } = other.readings[r]!
        const back = reading.values.map((_, i) => values[i - (i % n) + place[i % n]!]!)
        expect(gap(reading.values, back)).toBeLessThan(1e-12)
      })
    })
  })

  it('of series and observations, and so of files: every bit stays', () => {
    forWorlds(({ units, records, observations, model, run, random }) => {
      const mixed = buildDataSet(units, shuffled(records, random), shuffled(observations, random))
      const other = runScores(model, mixed, YEARS)
      expect(sameBits(other.readings[0]!.values, run.readings[0]!.values)).toBe(true)
    })
  })

  it('of children and inputs: scores agree to 1e-12', () => {
    forWorlds(({ data, model, run, random }) => {
      const mixed = mapTree(model.tree, (node) => ({
        ...node,
        ...(node.children ? { children: shuffled(node.children, random) } : {}),
        ...(node.inputs ? { inputs: shuffled(node.inputs, random) } : {}),
      }))
      const other = runScores(withTree(model, mixed), data, YEARS)
      expect(gap(run.readings[0]!.values, other.readings[0]!.values)).toBeLessThan(1e-12)
      expect(gap(run.coverage, other.coverage)).toBeLessThan(1e-12)
    })
  })
})

describe('scale does not matter', () => {
  it('of raw values: a positive affine change leaves min–max, rank and z-score norms unchanged', () => {
    forWorlds(
      ({ units, records, observations, model, random }) => {
        const [a, b] = [[0.25, 2, 1024][random.nextInt(3)]!, random.nextInt(101) - 50]
        const missing = records.map((record) => ({
          ...record,
          coverage: { ...record.coverage, absence: 'missing' as const },
        }))
        const changed = observations.map((o) => ({ ...o, value: a * o.value + b }))
        const before = runScores(model, buildDataSet(units, missing, observations), YEARS)
        const after = runScores(model, buildDataSet(units, missing, changed), YEARS)
        expect(gap(before.readings[0]!.values, after.readings[0]!.values)).toBeLessThan(1e-9)
      },
      {
        norms: pooledNorm,
        validRange: [null, null],
        transforms: (r) =>
          r.nextInt(2) === 0
            ? []
            : [
                { op: 'lag', periods: 1 },
                { op: 'difference', periods: 1 },
              ],
      },
    )
  })

  it('of weights: doubling those of siblings any number of times changes no bit, under any aggregation', () => {
    forWorlds(({ model, run, random }) => {
      const other = reweigh(run, withTree(model, times(model.tree, 2 ** (random.nextInt(21) - 10))))
      expect(sameBits(run.readings[0]!.values, other.readings[0]!.values)).toBe(true)
      expect(sameBits(run.coverage, other.coverage)).toBe(true)
    })
  })

  it('of weights: multiplying those of siblings by c > 0 leaves means and coverage unchanged', () => {
    forWorlds(
      ({ model, run, random }) => {
        const other = reweigh(run, withTree(model, times(model.tree, 10 ** (6 * random.next() - 3))))
        // A mean of exponent ½ without a floor is infinitely steep at 0: a rounding of 1e-17 below it shows as 1e-9.
        expect(gap(run.readings[0]!.values, other.readings[0]!.values)).toBeLessThan(1e-8)
        expect(gap(run.coverage, other.coverage)).toBeLessThan(1e-12)
      },
      { aggregations: randomMean },
    )
  })
})

function times(tree: NodeSpec, c: number): NodeSpec {
  return mapTree(tree, (node) => ({
    ...node,
    ...(node.children
      ? { children: node.children.map((child) => ({ ...child, weight: c * child.weight })) }
      : {}),
    ...(node.inputs ? { inputs: node.inputs.map((input) => ({ ...input, weight: c * input.weight })) } : {}),
  }))
}

describe('means', () => {
  it('lie between their lowest and highest available child', () => {
    forWorlds(
      ({ run }) => {
        let outside = 0
        for (const node of run.readings[0]!.nodes) {
          const children = childrenOf(run, node)
          node.values.forEach((value, i) => {
            if (Number.isNaN(value)) return
            let [low, high] = [Infinity, -Infinity]
            for (const { values } of children) {
              const x = values[i]!
              if (x < low) low = x
              if (x > high) high = x
            }
            if (!(value >= low - 1e-12 && value <= high + 1e-12)) outside++
          })
        }
        expect(outside).toBe(0)
      },
      { aggregations: randomMean },
    )
  })

  it('over whole columns equal the same aggregate of one cell at a time, bit for bit, missing children left out', () => {
    let withGaps = 0
    forWorlds(({ run }) => {
      for (const node of run.readings[0]!.nodes) {
        const children = childrenOf(run, node)
        const weights = children.map(({ weight }) => weight)
        const worked = node.values.map((value, i) => {
          const shares = children.map(({ values }) => values[i]!)
          if (Number.isNaN(value)) return NaN
          if (shares.some(Number.isNaN)) withGaps++
          return combine(shares, weights, node.spec.aggregation)
        })
        expect(gap(worked, node.values)).toBeLessThan(children.length === 1 ? 1e-12 : Number.MIN_VALUE)
      }
    })
    expect(withGaps).toBeGreaterThan(2000)
  })

  it('are ordered: harmonic ≤ geometric ≤ arithmetic ≤ quadratic ≤ maximum, with any floor', () => {
    const shares = fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 9 })),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(shares, fc.constantFrom(0, 0.001, 0.1, 0.5), (pairs, floor) => {
        const [xs, ws] = [pairs.map(([x]) => x), pairs.map(([, w]) => w)]
        const line = [
          combine(xs, ws, { method: 'power', exponent: -1, floor }),
          combine(xs, ws, { method: 'geometric', floor }),
          combine(xs, ws, { method: 'arithmetic' }),
          combine(xs, ws, { method: 'power', exponent: 2, floor }),
          combine(xs, ws, { method: 'maximum' }),
        ]
        line.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(line[i]! - 1e-12))
      }),
      { seed: 20241, numRuns: 1000 },
    )
  })

  it('more risk in one observation never lowers a score under fixed goalposts', () => {
    let rose = 0
    forWorlds(
      ({ units, records, observations, model, run, random }) => {
        const at = random.nextInt(observations.length)
        const more = 1 + random.nextInt(40)
        const riskier = observations.map((o, i) => (i === at ? { ...o, value: o.value + more } : o))
        const after = runScores(model, buildDataSet(units, records, riskier), YEARS)
        run.readings[0]!.values.forEach((value, i) => {
          const later = after.readings[0]!.values[i]!
          if (later > value) rose++
          if (!(later >= value - 1e-12) && !Number.isNaN(value)) throw new Error(`${value} fell to ${later}`)
        })
      },
      {
        norms: risingNorm,
        direction: 'higher-is-riskier',
        validRange: [0, null],
        transforms: (r) => {
          const roll = r.nextInt(4)
          if (roll === 0) return [{ op: 'log1p' }]
          if (roll === 1) return [{ op: 'rolling', stat: 'sum', window: 3, minObserved: 1 }]
          return roll === 2 ? [{ op: 'decay', halfLifePeriods: 2 }] : []
        },
      },
    )
    expect(rose).toBeGreaterThan(200)
  })
})

describe('readings', () => {
  it('equal the overall score of a model from which everything else was cut', () => {
    let scored = 0
    forWorlds(({ data, model, run }) => {
      const first = model.tree.children![0]!.id
      const prunes: Record<string, (node: NodeSpec) => boolean> = {
        branch: (node) => node.id.startsWith('leaf'),
        lens: (node) => node.lenses?.includes('lens') ?? false,
      }
      for (const reading of run.readings) {
        const keeps = prunes[reading.spec.id]
        if (!keeps) continue
        const start = reading.spec.id === 'branch' ? withOnly(model.tree, first) : model.tree
        const tree = prune(start, keeps)
        if (!tree || !scores(tree)) continue
        const alone = runScores({ ...model, tree, readings: [] }, data, YEARS)
        scored += reading.status.filter((code) => hasValue(code)).length
        expect(sameBits(reading.values, alone.readings[0]!.values)).toBe(true)
      }
    })
    expect(scored).toBeGreaterThan(4000)
  })
})

function withOnly(tree: NodeSpec, childId: string): NodeSpec {
  return { ...tree, children: tree.children!.filter((child) => child.id === childId) }
}

function prune(node: NodeSpec, keeps: (node: NodeSpec) => boolean): NodeSpec | undefined {
  if (!node.children) return keeps(node) && scores(node) ? node : undefined
  const children = node.children.flatMap((child) => prune(child, keeps) ?? [])
  return children.length > 0 ? { ...node, children } : undefined
}

function scores(node: NodeSpec): boolean {
  const scored = (spec: InputSpec) => spec.role === 'scored'
  return (node.children ?? []).some(scores) || (node.inputs ?? []).some(scored)
}
