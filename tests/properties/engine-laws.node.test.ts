import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../src/core/random'
import { hasValue } from '../../src/core/status'
import { combine } from '../../src/engine/aggregate/combine'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { reweigh, runScores } from '../../src/engine/run'
import type { NodeScores, ScoreRun } from '../../src/engine/types'
import type { InputSpec, NodeSpec, RiskModel } from '../../src/model/types'
import { pooledNorm, randomMean, randomWorld, risingNorm } from '../helpers/random-world'

const runs = { seed: 20241, numRuns: 250 }
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const years = yearEnds(2002, 2010)

function mapTree(tree: NodeSpec, change: (node: NodeSpec) => NodeSpec): NodeSpec {
  const { children, ...rest } = change(tree)
  return children ? { ...rest, children: children.map((child) => mapTree(child, change)) } : rest
}

function mapInputs(tree: NodeSpec, change: (input: InputSpec) => InputSpec): NodeSpec {
  return mapTree(tree, (node) => (node.inputs ? { ...node, inputs: node.inputs.map(change) } : node))
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
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const order = shuffled([...units.keys()], random)
        const moved = order.map((u) => units[u]!)
        const straight = runScores(model, buildDataSet(units, records, observations), years)
        const other = runScores(model, buildDataSet(moved, records, observations), years)
        const n = units.length
        straight.readings.forEach((reading, r) => {
          const back = reading.values.map(
            (_, i) => other.readings[r]!.values[i - (i % n) + order.indexOf(i % n)]!,
          )
          expect(gap(reading.values, back)).toBeLessThan(1e-12)
        })
      }),
      runs,
    )
  })

  it('of series and observations: every bit stays', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const straight = runScores(model, buildDataSet(units, records, observations), years)
        const mixed = buildDataSet(units, shuffled(records, random), shuffled(observations, random))
        expect(runScores(model, mixed, years).readings[0]!.values).toEqual(straight.readings[0]!.values)
      }),
      runs,
    )
  })

  it('of children and inputs: scores agree to 1e-12', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const data = buildDataSet(units, records, observations)
        const mixed = mapTree(model.tree, (node) => ({
          ...node,
          ...(node.children ? { children: shuffled(node.children, random) } : {}),
          ...(node.inputs ? { inputs: shuffled(node.inputs, random) } : {}),
        }))
        const straight = runScores(model, data, years)
        const other = runScores(withTree(model, mixed), data, years)
        expect(gap(straight.readings[0]!.values, other.readings[0]!.values)).toBeLessThan(1e-12)
        expect(gap(straight.coverage, other.coverage)).toBeLessThan(1e-12)
      }),
      runs,
    )
  })
})

describe('scale does not matter', () => {
  it('of raw values: a positive affine change leaves min–max, rank and z-score norms unchanged', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.25, 2, 1024), fc.integer({ min: -50, max: 50 }), (seed, a, b) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random, {
          norms: pooledNorm,
          validRange: [null, null],
          transforms: (r) =>
            r.nextInt(2) === 0
              ? []
              : [
                  { op: 'lag', periods: 1 },
                  { op: 'difference', periods: 1 },
                ],
        })
        const missing = records.map((record) => ({
          ...record,
          coverage: { ...record.coverage, absence: 'missing' as const },
        }))
        const changed = observations.map((o) => ({ ...o, value: a * o.value + b }))
        const before = runScores(model, buildDataSet(units, missing, observations), years)
        const after = runScores(model, buildDataSet(units, missing, changed), years)
        expect(gap(before.readings[0]!.values, after.readings[0]!.values)).toBeLessThan(1e-9)
      }),
      runs,
    )
  })

  it('of weights: multiplying the weights of siblings by c > 0 leaves scores and coverage unchanged', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (seed, c) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const data = buildDataSet(units, records, observations)
        const scaled = mapTree(model.tree, (node) => ({
          ...node,
          ...(node.children
            ? { children: node.children.map((child) => ({ ...child, weight: c * child.weight })) }
            : {}),
          ...(node.inputs
            ? { inputs: node.inputs.map((input) => ({ ...input, weight: c * input.weight })) }
            : {}),
        }))
        const before = runScores(model, data, years)
        const after = runScores(withTree(model, scaled), data, years)
        expect(gap(before.readings[0]!.values, after.readings[0]!.values)).toBeLessThan(1e-12)
        expect(gap(before.coverage, after.coverage)).toBeLessThan(1e-12)
      }),
      runs,
    )
  })
})

describe('means', () => {
  it('lie between their lowest and highest available child', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const world = randomWorld(createRandom(seed), { aggregations: randomMean })
        const run = runScores(
          world.model,
          buildDataSet(world.units, world.records, world.observations),
          years,
        )
        let outside = 0
        for (const node of run.readings[0]!.nodes) {
          const children = childrenOf(run, node)
          node.values.forEach((value, i) => {
            const held = children.map(({ values }) => values[i]!).filter((x) => !Number.isNaN(x))
            if (
              !Number.isNaN(value) &&
              !(value >= Math.min(...held) - 1e-12 && value <= Math.max(...held) + 1e-12)
            )
              outside++
          })
        }
        expect(outside).toBe(0)
      }),
      runs,
    )
  })

  it('over whole columns equal the same aggregate of one cell at a time, bit for bit, missing children left out', () => {
    let withGaps = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const run = runScores(model, buildDataSet(units, records, observations), years)
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
      }),
      runs,
    )
    expect(withGaps).toBeGreaterThan(500)
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
      { ...runs, numRuns: 1000 },
    )
  })

  it('more risk in one observation never lowers a score under fixed goalposts', () => {
    let rose = 0
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, more) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random, {
          norms: risingNorm,
          direction: 'higher-is-riskier',
          validRange: [0, null],
          transforms: (r) => {
            const roll = r.nextInt(4)
            if (roll === 0) return [{ op: 'log1p' }]
            if (roll === 1) return [{ op: 'rolling', stat: 'sum', window: 3, minObserved: 1 }]
            return roll === 2 ? [{ op: 'decay', halfLifePeriods: 2 }] : []
          },
        })
        const at = random.nextInt(observations.length)
        const riskier = observations.map((o, i) => (i === at ? { ...o, value: o.value + more } : o))
        const before = runScores(model, buildDataSet(units, records, observations), years)
        const after = runScores(model, buildDataSet(units, records, riskier), years)
        before.readings[0]!.values.forEach((value, i) => {
          const later = after.readings[0]!.values[i]!
          if (later > value) rose++
          if (!(later >= value - 1e-12) && !Number.isNaN(value)) throw new Error(`${value} fell to ${later}`)
        })
      }),
      runs,
    )
    expect(rose).toBeGreaterThan(50)
  })
})

describe('reweighing', () => {
  it('equals a full run bit for bit, after any chain of edits', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const data = buildDataSet(units, records, observations)
        let current = model
        let run = runScores(model, data, years)
        for (let step = 0; step < 3; step++) {
          current = edited(current, random)
          if (random.nextInt(2) === 0) for (const reading of run.readings) void reading.nodes
          run = reweigh(run, current)
          expectSameRun(run, runScores(current, buildDataSet(units, records, observations), years))
        }
      }),
      runs,
    )
  })
})

function edited(model: RiskModel, random: Random): RiskModel {
  const kind = random.nextInt(4)
  const inputs = mapInputs(model.tree, (spec) => {
    if (random.nextInt(3) > 0) return spec
    return kind === 0 ? { ...spec, weight: 1 + random.nextInt(5) } : { ...spec, norm: pooledNorm(random) }
  })
  if (kind < 2) return withTree(model, inputs)
  return withTree(
    model,
    mapTree(model.tree, (node) => {
      if (random.nextInt(3) > 0) return node
      return kind === 2
        ? { ...node, weight: 1 + random.nextInt(5), minCoverage: 0.5 }
        : { ...node, aggregation: randomMean(random) }
    }),
  )
}

function expectSameRun(a: ScoreRun, b: ScoreRun): void {
  const shape = (run: ScoreRun) =>
    run.readings.map(({ spec, nodes }) => [spec, nodes.map(({ spec: own }) => own)])
  expect(shape(a)).toEqual(shape(b))
  const arrays = (run: ScoreRun) => [
    ...run.readings.flatMap(({ values, status, nodes }) => [
      values,
      status,
      ...nodes.flatMap((node) => [
        node.values,
        node.status,
        node.availableShare,
        node.evidenceShare,
        node.filledShare,
      ]),
    ]),
    ...[run.coverage, run.frameworkCoverage, run.filledShare],
    ...[run.ageMonths.newest, run.ageMonths.median, run.ageMonths.oldest],
  ]
  const others = arrays(b)
  expect(arrays(a).findIndex((list, i) => !sameBits(list, others[i]!))).toBe(-1)
}

function sameBits(a: Float64Array | Uint8Array, b: Float64Array | Uint8Array): boolean {
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]))
}

describe('readings', () => {
  it('equal the overall score of a model from which everything else was cut', () => {
    let scored = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const data = buildDataSet(units, records, observations)
        const run = runScores(model, data, years)
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
          const alone = runScores({ ...model, tree, readings: [] }, data, years)
          scored += reading.status.filter((code) => hasValue(code)).length
          expect(reading.values).toEqual(alone.readings[0]!.values)
        }
      }),
      runs,
    )
    expect(scored).toBeGreaterThan(1000)
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
  return (node.children ?? []).some(scores) || (node.inputs ?? []).some((spec) => spec.role === 'scored')
}
