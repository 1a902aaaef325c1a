import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/core/series'
import { hasValue, isEvidence, Status } from '../../src/core/status'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { monthEnds, yearsKnownToday } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import type { Cells, ScoreMoment, ScoreRun } from '../../src/engine/types'
import type { InputSpec, NodeSpec } from '../../src/model/types'
import { endOf, pooledNorm } from '../helpers/random-world'
import { forWorlds, sameBits, YEARS } from '../helpers/scored-world'

const monthly = monthEnds({ kind: 'month', year: 2005, month: 2 }, { kind: 'month', year: 2006, month: 8 })

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
    forWorlds(
      ({ units, records, observations, model, data, random }) => {
        const moments = random.nextInt(2) === 0 ? monthly : YEARS
        const moment = moments[random.nextInt(moments.length)]!
        const lag = new Map(records.map(({ id, publicationLagMonths }) => [id, publicationLagMonths]))
        const known = (o: Observation) => endOf(o.period) + lag.get(o.indicator)! <= moment.asOfMonth!
        const kept = observations.filter(known)
        deleted += observations.length - kept.length
        const all = runScores(model, data, [moment])
        const cut = runScores(model, buildDataSet(units, records, kept), [moment])
        expectSameScores(cut, all)
      },
      { norms: pooledNorm },
    )
    expect(deleted).toBeGreaterThan(40_000)
  })

  it('leaves the score unchanged when later periods are deleted, where publication lags are ignored', () => {
    forWorlds(
      ({ units, records, observations, model, data, random }) => {
        const moment = yearsKnownToday(2003, 2009)[random.nextInt(7)]!
        const kept = observations.filter((o) => endOf(o.period) <= moment.period.year * 12 + 11)
        const all = runScores(model, data, [moment])
        const cut = runScores(model, buildDataSet(units, records, kept), [moment])
        expectSameScores(cut, all)
      },
      { norms: pooledNorm },
    )
  })

  it('gives a moment the same score whichever other moments are asked for, in any order', () => {
    forWorlds(({ units, data, model, random }) => {
      const all: readonly ScoreMoment[] = [...YEARS, ...monthly.slice(0, 5)]
      const several = runScores(model, data, [...all].reverse())
      const at = random.nextInt(all.length)
      const alone = runScores(model, data, [all[at]!])
      const from = (all.length - 1 - at) * units.length
      const part = several.readings[0]!.values.subarray(from, from + units.length)
      expect(sameBits(part, alone.readings[0]!.values)).toBe(true)
    })
  })
})

function expectSameScores(cut: ScoreRun, all: ScoreRun): void {
  const arrays = (run: ScoreRun) => [
    ...run.readings.flatMap((reading) => [reading.values, ...reading.nodes.map((node) => node.values)]),
    ...[run.coverage, run.frameworkCoverage, run.filledShare],
    ...[run.ageMonths.newest, run.ageMonths.median, run.ageMonths.oldest],
  ]
  const others = arrays(all)
  expect(arrays(cut).findIndex((list, i) => !sameBits(list, others[i]!))).toBe(-1)
}

describe('missing is never zero', () => {
  it('holds a finite value exactly where the status says there is one, at every stage', () => {
    forWorlds(({ run }) => {
      const panels = run.inputs.flatMap(({ raw, transformed }) => [raw, ...transformed])
      for (const { values, status } of [...everyCell(run), ...panels])
        expect(status.findIndex((code, i) => Number.isFinite(values[i]) !== hasValue(code))).toBe(-1)
    })
  })

  it('gives no value to a cell whose series holds none, unless a fill is asked for', () => {
    forWorlds(
      ({ data, model }) => {
        const bare = { ...model, tree: mapInputs(model.tree, (spec) => ({ ...spec, fill: [] })) }
        const run = runScores(bare, data, YEARS)
        for (const { raw, filled, sourceIndex } of run.inputs) {
          const wrong = filled.status.findIndex((code, i) => {
            if (!hasValue(code)) return false
            const source = sourceIndex[i]! * raw.nUnits + (i % raw.nUnits)
            return !isEvidence(raw.status[source]!) || filled.values[i] !== raw.values[source]
          })
          expect(wrong).toBe(-1)
        }
      },
      { transforms: () => [] },
    )
  })

  it('scores a unit that did not exist, or that stands in another unit, nowhere', () => {
    let absentCells = 0
    forWorlds(({ run, units }) => {
      const cells = everyCell(run)
      run.moments.forEach(({ period }, m) =>
        units.forEach(({ from, to, treatment }, u) => {
          const absent = period.year < from || (to !== undefined && period.year > to)
          if (!absent && treatment === 'scored') return
          absentCells++
          const cell = m * units.length + u
          const reason = treatment === 'scored' ? Status.noSuchUnit : Status.notCovered
          const wrong = cells.findIndex(({ status }) => {
            const outOfReading = status[cell] === Status.notCovered && treatment === 'scored'
            return !outOfReading && status[cell] !== reason
          })
          expect(wrong).toBe(-1)
        }),
      )
    })
    expect(absentCells).toBeGreaterThan(2000)
  })
})

describe('fills', () => {
  it('never alter a cell that holds evidence', () => {
    let filledCells = 0
    forWorlds(({ data, model, run }) => {
      const bare = { ...model, tree: mapInputs(model.tree, (spec) => ({ ...spec, fill: [] })) }
      runScores(bare, data, YEARS).inputs.forEach(({ filled }, n) => {
        const other = run.inputs[n]!.filled
        const altered = filled.status.findIndex((code, i) => {
          const own = other.status[i]!
          if (hasValue(own) && !isEvidence(own)) filledCells++
          if (!isEvidence(code)) return isEvidence(own)
          return own !== code || !Object.is(other.values[i], filled.values[i])
        })
        expect(altered).toBe(-1)
      })
    })
    expect(filledCells).toBeGreaterThan(4000)
  })

  it('carry nothing forward from further back than the maximum age before the period due', () => {
    let carried = 0
    forWorlds(({ units, data, model, random }) => {
      const maxAgeMonths = random.nextInt(61)
      const fill = [{ op: 'carry-forward', maxAgeMonths } as const]
      const carrying = { ...model, tree: mapInputs(model.tree, (spec) => ({ ...spec, fill })) }
      const run = runScores(carrying, data, YEARS)
      for (const { raw, filled, sourceIndex } of run.inputs) {
        const wrong = filled.status.findIndex((code, i) => {
          if (code !== Status.carriedForward) return false
          carried++
          const asOf = run.moments[Math.floor(i / units.length)]!.asOfMonth!
          const end = (ordinal: number) => (raw.frequency === 'month' ? ordinal : ordinal * 12 + 11)
          const newest = asOf - raw.publicationLagMonths
          const due = raw.frequency === 'month' ? newest : Math.floor((newest - 11) / 12)
          const age = end(due) - end(raw.firstOrdinal + sourceIndex[i]!)
          return !(age > 0 && age <= maxAgeMonths)
        })
        expect(wrong).toBe(-1)
      }
    })
    expect(carried).toBeGreaterThan(4000)
  })
})

describe('coverage', () => {
  it('lies between 0 and 1, evidence and fills together too', () => {
    forWorlds(({ run }) => {
      const shares = [run.coverage, run.frameworkCoverage, run.filledShare]
      for (const { nodes } of run.readings)
        for (const { availableShare, evidenceShare, filledShare } of nodes)
          shares.push(
            availableShare,
            evidenceShare.map((share, i) => share + filledShare[i]!),
          )
      for (const list of shares)
        expect(list.find((share) => !(share >= 0 && share <= 1 + 1e-12))).toBe(undefined)
    })
  })
})
