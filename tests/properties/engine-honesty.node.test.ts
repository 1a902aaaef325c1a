import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random'
import type { Observation } from '../../src/core/series'
import { hasValue, isEvidence, Status } from '../../src/core/status'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { monthEnds, yearEnds, yearsKnownToday } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import type { Cells, ScoreMoment, ScoreRun } from '../../src/engine/types'
import type { InputSpec, NodeSpec } from '../../src/model/types'
import { endOf, pooledNorm, randomWorld } from '../helpers/random-world'

const runs = { seed: 20240, numRuns: 250 }
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const monthly = monthEnds({ kind: 'month', year: 2005, month: 2 }, { kind: 'month', year: 2006, month: 8 })
const years = yearEnds(2002, 2010)

function everyCell(run: ScoreRun): Cells[] {
  return [
    ...run.inputs.flatMap(({ filled, normalised }) => [filled, normalised]),
    ...run.readings.flatMap((reading) => [reading as Cells, ...reading.nodes]),
  ]
}

function mapInputs(node: NodeSpec, change: (input: InputSpec) => InputSpec): NodeSpec {
  return {
    ...node,
    ...(node.children ? { children: node.children.map((child) => mapInputs(child, change)) } : {}),
    ...(node.inputs ? { inputs: node.inputs.map(change) } : {}),
  }
}

describe('no look-ahead', () => {
  it('leaves the score at t, its coverage and its ages unchanged when everything published after t is deleted', () => {
    let deleted = 0
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, byMonth) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random, { norms: pooledNorm })
        const moments = byMonth ? monthly : years
        const moment = moments[random.nextInt(moments.length)]!
        const lag = new Map(records.map(({ id, publicationLagMonths }) => [id, publicationLagMonths]))
        const known = (o: Observation) => endOf(o.period) + lag.get(o.indicator)! <= moment.asOfMonth!
        const kept = observations.filter(known)
        deleted += observations.length - kept.length
        const all = runScores(model, buildDataSet(units, records, observations), [moment])
        const cut = runScores(model, buildDataSet(units, records, kept), [moment])
        expectSameScores(cut, all)
      }),
      runs,
    )
    expect(deleted).toBeGreaterThan(10_000)
  })

  it('leaves the score unchanged when later periods are deleted, where publication lags are ignored', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random, { norms: pooledNorm })
        const moment = yearsKnownToday(2002, 2009)[random.nextInt(8)]!
        const kept = observations.filter((o) => endOf(o.period) <= moment.period.year * 12 + 11)
        const all = runScores(model, buildDataSet(units, records, observations), [moment])
        const cut = runScores(model, buildDataSet(units, records, kept), [moment])
        expectSameScores(cut, all)
      }),
      runs,
    )
  })

  it('gives a moment the same score whichever other moments are asked for, in any order', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const data = buildDataSet(units, records, observations)
        const all: readonly ScoreMoment[] = [...years, ...monthly.slice(0, 5)]
        const several = runScores(model, data, [...all].reverse())
        const at = random.nextInt(all.length)
        const alone = runScores(model, data, [all[at]!])
        const from = (all.length - 1 - at) * units.length
        const part = several.readings[0]!.values.slice(from, from + units.length)
        expect(part).toEqual(alone.readings[0]!.values)
      }),
      runs,
    )
  })
})

function expectSameScores(cut: ScoreRun, all: ScoreRun): void {
  cut.readings.forEach((reading, r) => {
    expect(reading.values).toEqual(all.readings[r]!.values)
    reading.nodes.forEach((node, n) => expect(node.values).toEqual(all.readings[r]!.nodes[n]!.values))
  })
  expect(cut.coverage).toEqual(all.coverage)
  expect(cut.frameworkCoverage).toEqual(all.frameworkCoverage)
  expect(cut.filledShare).toEqual(all.filledShare)
  expect(cut.ageMonths).toEqual(all.ageMonths)
}

describe('missing is never zero', () => {
  it('holds a finite value exactly where the status says there is one, at every stage', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const run = runScores(model, buildDataSet(units, records, observations), years)
        const panels = run.inputs.flatMap(({ raw, transformed }) => [raw, ...transformed])
        for (const { values, status } of [...everyCell(run), ...panels])
          expect(status.findIndex((code, i) => Number.isFinite(values[i]) !== hasValue(code))).toBe(-1)
      }),
      runs,
    )
  })

  it('gives no value to a cell whose series holds none, unless a fill is asked for', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed), {
          transforms: () => [],
        })
        const bare = { ...model, tree: mapInputs(model.tree, (spec) => ({ ...spec, fill: [] })) }
        const run = runScores(bare, buildDataSet(units, records, observations), years)
        for (const { raw, filled, sourceIndex } of run.inputs) {
          filled.status.forEach((code, i) => {
            if (!hasValue(code)) return
            const source = sourceIndex[i]! * raw.nUnits + (i % raw.nUnits)
            expect(isEvidence(raw.status[source]!)).toBe(true)
            expect(filled.values[i]).toBe(raw.values[source])
          })
        }
      }),
      runs,
    )
  })

  it('scores a unit that did not exist, or that stands in another unit, nowhere', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const run = runScores(model, buildDataSet(units, records, observations), years)
        run.moments.forEach(({ period }, m) =>
          units.forEach(({ from, to, treatment }, u) => {
            const absent = period.year < from || (to !== undefined && period.year > to)
            if (!absent && treatment === 'scored') return
            const cell = m * units.length + u
            for (const { status } of everyCell(run)) {
              const outOfReading = status[cell] === Status.notCovered && treatment === 'scored'
              if (!outOfReading)
                expect(status[cell]).toBe(treatment === 'scored' ? Status.noSuchUnit : Status.notCovered)
            }
          }),
        )
      }),
      runs,
    )
  })
})

describe('fills', () => {
  it('never alter a cell that holds evidence', () => {
    let filledCells = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const data = buildDataSet(units, records, observations)
        const bare = { ...model, tree: mapInputs(model.tree, (spec) => ({ ...spec, fill: [] })) }
        const withFills = runScores(model, data, years)
        runScores(bare, data, years).inputs.forEach(({ filled }, n) => {
          const other = withFills.inputs[n]!.filled
          filled.status.forEach((code, i) => {
            if (hasValue(other.status[i]!) && !isEvidence(other.status[i]!)) filledCells++
            if (!isEvidence(code)) return expect(isEvidence(other.status[i]!)).toBe(false)
            expect([other.values[i], other.status[i]]).toEqual([filled.values[i], code])
          })
        })
      }),
      runs,
    )
    expect(filledCells).toBeGreaterThan(1000)
  })

  it('carry nothing forward from further back than the maximum age before the period due', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 60 }), (seed, maxAgeMonths) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const fill = [{ op: 'carry-forward', maxAgeMonths } as const]
        const carrying = { ...model, tree: mapInputs(model.tree, (spec) => ({ ...spec, fill })) }
        const run = runScores(carrying, buildDataSet(units, records, observations), years)
        for (const { raw, filled, sourceIndex } of run.inputs) {
          filled.status.forEach((code, i) => {
            if (code !== Status.carriedForward) return
            const asOf = run.moments[Math.floor(i / units.length)]!.asOfMonth!
            const end = (ordinal: number) => (raw.frequency === 'month' ? ordinal : ordinal * 12 + 11)
            const newest = asOf - raw.publicationLagMonths
            const due = raw.frequency === 'month' ? newest : Math.floor((newest - 11) / 12)
            const age = end(due) - end(raw.firstOrdinal + sourceIndex[i]!)
            expect(age).toBeGreaterThan(0)
            expect(age).toBeLessThanOrEqual(maxAgeMonths)
          })
        }
      }),
      runs,
    )
  })
})

describe('coverage', () => {
  it('lies between 0 and 1, evidence and fills together too', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const run = runScores(model, buildDataSet(units, records, observations), years)
        const shares = [run.coverage, run.frameworkCoverage, run.filledShare]
        for (const { nodes } of run.readings)
          for (const { availableShare, evidenceShare, filledShare } of nodes)
            shares.push(
              availableShare,
              evidenceShare.map((share, i) => share + filledShare[i]!),
            )
        for (const list of shares)
          expect(list.find((share) => !(share >= 0 && share <= 1 + 1e-12))).toBeUndefined()
      }),
      runs,
    )
  })

  it('leaves the data and the model as they were', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const data = buildDataSet(units, records, observations)
        const before = structuredClone({ model, panels: [...data.panels] })
        const run = runScores(model, data, years)
        for (const reading of run.readings) void reading.values
        void run.ageMonths
        expect({ model, panels: [...data.panels] }).toEqual(before)
      }),
      runs,
    )
  })
})
