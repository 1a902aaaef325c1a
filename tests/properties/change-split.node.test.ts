import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../src/core/random'
import type { Observation } from '../../src/core/series'
import {
  CAUSE_IDS,
  splitChange,
  type Cause,
  type ChangeSide,
  type ChangeSplit,
} from '../../src/engine/change'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { nodeOf } from '../../src/engine/frame'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import type { DataSet } from '../../src/engine/types'
import type { NodeSpec, RiskModel } from '../../src/model/types'
import { randomFill, randomMean, randomNorm, randomWorld, type RandomWorld } from '../helpers/random-world'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const moments = yearEnds(2002, 2010)
const DATA: readonly Cause[] = ['others', 'revised', 'ageing', 'new-data', 'coverage', 'assessments']
const MODEL: readonly Cause[] = ['weights', 'method']

/** A later edition: some figures corrected, some withdrawn, some added. */
function laterEdition({ records, units, observations }: RandomWorld, random: Random): DataSet {
  const kept: Observation[] = observations.flatMap((one) => {
    const dice = random.next()
    if (dice < 0.08) return []
    return dice < 0.25 ? [{ ...one, value: one.value + random.nextInt(9) }] : [one]
  })
  return buildDataSet(units, records, kept)
}

/** The model with other weights, and with `method` also other norms, fills and means. */
function edited(model: RiskModel, random: Random, method: boolean): RiskModel {
  const visit = (node: NodeSpec): NodeSpec => ({
    ...node,
    weight: 1 + random.nextInt(4),
    ...(method && random.next() < 0.3 ? { aggregation: randomMean(random) } : {}),
    ...(node.children ? { children: node.children.map(visit) } : {}),
    ...(node.inputs
      ? {
          inputs: node.inputs.map((input) => ({
            ...input,
            weight: 1 + random.nextInt(3),
            ...(method && random.next() < 0.4 ? { norm: randomNorm(random), fill: randomFill(random) } : {}),
          })),
        }
      : {}),
  })
  return { ...model, tree: visit(model.tree) }
}

interface Pair {
  readonly from: ChangeSide
  readonly to: ChangeSide
}

function pair(seed: number, what: { date: boolean; edition: boolean; model: boolean }): Pair {
  const random = createRandom(seed)
  const world = randomWorld(random)
  const data = buildDataSet(world.units, world.records, world.observations)
  const dataTo = what.edition ? laterEdition(world, random) : data
  const modelTo = what.model ? edited(world.model, random, random.next() < 0.6) : world.model
  const some = moments[random.nextInt(moments.length)]!
  const two = [some, what.date ? moments[random.nextInt(moments.length)]! : some]
  const run = runScores(world.model, data, two)
  const same = dataTo === data && modelTo === world.model
  const runTo = same ? run : runScores(modelTo, dataTo, two)
  return { from: { run, momentIndex: 0, data }, to: { run: runTo, momentIndex: 1, data: dataTo } }
}

function expectExact(split: ChangeSplit): number {
  let compared = 0
  split.units.forEach((_, u) => {
    const difference = split.to100[u]! - split.from100[u]!
    const parts = CAUSE_IDS.map((cause) => split.parts[cause][u]!)
    if (Number.isNaN(difference)) {
      expect(parts.every(Number.isNaN)).toBe(true)
      return
    }
    compared++
    const sum = parts.reduce((total, part) => total + part, 0)
    expect(Math.abs(sum - difference)).toBeLessThan(1e-9)
    const fromData = DATA.reduce((total, cause) => total + split.parts[cause][u]!, 0)
    const byInput = split.inputs.reduce((total, { points }) => total + points[u]!, 0)
    if (Number.isFinite(byInput)) expect(Math.abs(byInput - fromData)).toBeLessThan(1e-9)
  })
  return compared
}

describe('a difference split by cause', () => {
  it('sums to the difference within 1e-9 for 1,000 random pairs of dates, editions and models', () => {
    let compared = 0
    let moved = 0
    fc.assert(
      fc.property(seeds, fc.boolean(), fc.boolean(), fc.boolean(), (seed, date, edition, model) => {
        const { from, to } = pair(seed, { date, edition, model })
        const split = splitChange(from, to)
        const nUnits = to.data.units.length
        const end = nodeOf(to.run, undefined, undefined).values.slice(nUnits, 2 * nUnits)
        expect(split.to100).toEqual(end.map((x) => x * 100))
        compared += expectExact(split)
        moved += split.from100.filter((x, u) => Math.abs(split.to100[u]! - x) > 0.5).length
      }),
      { seed: 50, numRuns: 1000 },
    )
    expect(compared).toBeGreaterThan(2000)
    expect(moved).toBeGreaterThan(1000)
  })

  it('sums for every reading and node too', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { from, to } = pair(seed, { date: true, edition: true, model: false })
        for (const reading of to.run.readings) {
          expectExact(splitChange(from, to, { readingId: reading.spec.id }))
          const node = reading.nodes[0]
          if (node) expectExact(splitChange(from, to, { readingId: reading.spec.id, nodeId: node.id }))
        }
      }),
      { seed: 51, numRuns: 60 },
    )
  })

  it('says nothing where nothing differs, and blames the model only where the model differs', () => {
    const zero = (split: ChangeSplit, causes: readonly Cause[]) =>
      causes.every((cause) => split.parts[cause].every((part) => Number.isNaN(part) || Math.abs(part) < 1e-9))
    fc.assert(
      fc.property(seeds, (seed) => {
        const same = pair(seed, { date: false, edition: false, model: false })
        expect(zero(splitChange(same.from, same.to), CAUSE_IDS)).toBe(true)
        const dates = pair(seed, { date: true, edition: false, model: false })
        const byDate = splitChange(dates.from, dates.to)
        expect(zero(byDate, [...MODEL, 'assessments'])).toBe(true)
        const models = pair(seed, { date: false, edition: false, model: true })
        expect(zero(splitChange(models.from, models.to), DATA)).toBe(true)
      }),
      { seed: 52, numRuns: 150 },
    )
  })
})
