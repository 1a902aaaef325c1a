import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastDayOf, parsePeriod, periodOrdinal } from '../../src/core/period'
import { createRandom, type Random } from '../../src/core/random'
import type { SeriesRecord } from '../../src/core/series'
import { Status } from '../../src/core/status'
import { splitChange, CAUSE_IDS } from '../../src/engine/change'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { compileDoubt, DEFAULT_DOUBT, DOUBT_CHOICES, drawBlock } from '../../src/engine/doubt'
import { contributions } from '../../src/engine/explain/contributions'
import { yearEnds } from '../../src/engine/moments'
import { withAssessments } from '../../src/engine/plan/with-assessments'
import { runScores } from '../../src/engine/run'
import type { NodeSpec } from '../../src/model/types'
import type { Assessment, Assessments } from '../../src/model/assessment'
import { compileAssessments } from '../../src/sources/assessments/compile'
import { randomWorld } from '../helpers/random-world'
import { node, series } from '../helpers/small-world'

const runs = { seed: 3401, numRuns: 1000 }
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const moments = yearEnds(2005, 2010)

/** Every leaf bears the Framework's mark; the last is left to judgement alone. */
function framework(tree: NodeSpec): NodeSpec {
  const marked = (each: NodeSpec): NodeSpec =>
    each.children ? { ...each, children: each.children.map(marked) } : { ...each, verified: true }
  const waiting = node('waits', { role: 'judgement', verified: true, nature: 'dynamic' })
  const whole = marked(tree)
  return { ...whole, children: [...whole.children!, waiting] }
}

function leavesOf(tree: NodeSpec): readonly string[] {
  return tree.children ? tree.children.flatMap(leavesOf) : [tree.id]
}

/** A random world with and without judgements of one unit on one to three of its indicators, from 2006 on. */
function worldOf(seed: number) {
  const random = createRandom(seed)
  const { units, records, observations, model: plain } = randomWorld(random)
  const model = { ...plain, tree: framework(plain.tree) }
  const leaves = leavesOf(model.tree)
  const judgedUnit = units[random.nextInt(units.length)]!
  const judged = new Set(
    Array.from({ length: 1 + random.nextInt(3) }, () => leaves[random.nextInt(leaves.length)]!),
  )
  const judgedRecords = [...judged].map((id): SeriesRecord =>
    series(`assessment_${id}`, {
      frequency: 'month',
      scale: 'index',
      validRange: [0, 1],
      assesses: id,
      coverage: { from: '2006-01', to: '2010-12', units: [judgedUnit.id] },
    }),
  )
  const judgements = judgedRecords.flatMap(({ id }) => judgementsOf(id, judgedUnit.id, random))
  const without = buildDataSet(units, records, observations)
  const withThem = buildDataSet(units, [...records, ...judgedRecords], [...observations, ...judgements])
  const u = units.indexOf(judgedUnit)
  return { model, without, withThem, u, judged, random }
}

function judgementsOf(indicator: string, unit: string, random: Random) {
  const value = random.nextInt(5) / 4
  return Array.from({ length: 60 }, (_, m) => ({
    ...{ unit, indicator, value },
    ...{ low: Math.max(0, value - 0.2), high: Math.min(1, value + 0.2) },
    period: `${2006 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`,
  }))
}

describe('laws of judgements in the score', () => {
  it('a country that nobody judged keeps every reading, its coverage and its reasons', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, without, withThem, u: judgedUnit } = worldOf(seed)
        const [before, after] = [runScores(model, without, moments), runScores(model, withThem, moments)]
        before.readings.forEach((reading, r) => {
          const now = after.readings[r]!
          const empty = reading.values.every(Number.isNaN)
          for (let i = 0; i < reading.values.length; i++) {
            if (i % before.units.length === judgedUnit) continue
            // A reading in which nothing took part has no reasons of its own.
            if (empty) expect(now.status[i]).toBeGreaterThanOrEqual(Status.missing)
            else expect(now.status[i]).toBe(reading.status[i])
            if (reading.values[i]! >= 0) expect(now.values[i]).toBeCloseTo(reading.values[i]!, 12)
          }
        })
        for (let i = 0; i < before.coverage.length; i++) {
          if (i % before.units.length === judgedUnit) continue
          expect(after.coverage[i]).toBeCloseTo(before.coverage[i]!, 12)
          expect(after.filledShare[i]).toBeCloseTo(before.filledShare[i]!, 12)
        }
      }),
      runs,
    )
  })

  it('an indicator left to judgement is scored by it, and before it was made by nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, withThem, u, judged } = worldOf(seed)
        if (!judged.has('waits')) return
        const run = runScores(model, withThem, moments)
        const waits = run.readings[0]!.nodes.find(({ id }) => id === 'waits')!
        moments.forEach((moment, m) => {
          const cell = m * run.units.length + u
          const status = waits.status[cell]!
          if (moment.period.year < 2006) expect(status).toBeGreaterThanOrEqual(Status.missing)
          else if (status !== Status.noSuchUnit && status !== Status.notCovered) {
            expect(status).toBe(Status.judged)
            expect(waits.values[cell]! * 4).toBeCloseTo(Math.round(waits.values[cell]! * 4), 12)
          }
        })
      }),
      runs,
    )
  })

  it('parts add up to the score, and the difference that judgements make is all of their own cause', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, without, withThem, u } = worldOf(seed)
        const from = { run: runScores(model, without, moments), momentIndex: 4, data: without }
        const to = { run: runScores(model, withThem, moments), momentIndex: 4, data: withThem }
        const split = splitChange(from, to)
        const difference = split.to100[u]! - split.from100[u]!
        if (Number.isFinite(difference)) {
          for (const cause of CAUSE_IDS) {
            const expected = cause === 'assessments' ? difference : 0
            expect(split.parts[cause][u]).toBeCloseTo(expected, 9)
          }
        }
        const id = to.run.units[u]!.id
        const cell = 4 * to.run.units.length + u
        if (to.run.readings[0]!.status[cell]! >= Status.missing) return
        const explained = contributions(to.run, id, 4)
        const sum = explained.contributions.reduce((all, { points }) => all + points, 0)
        expect(sum).toBeCloseTo(explained.score100 - explained.reference100, 9)
      }),
      runs,
    )
  })

  it('with nothing varied, a draw is the score with the judgements', () => {
    const vary = Object.fromEntries(DOUBT_CHOICES.map((choice) => [choice, false]))
    const settings = { ...DEFAULT_DOUBT, vary: vary as typeof DEFAULT_DOUBT.vary }
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, withThem } = worldOf(seed)
        const tiers = [0, 30, 60].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))
        const run = runScores({ ...model, tiers }, withThem, moments)
        const reading = run.readings[seed % run.readings.length]!
        if (!reading.nodes.some(({ values }) => values.some((value) => value >= 0))) return
        const momentIndex = seed % moments.length
        const request = { run, data: withThem, momentIndex, readingId: reading.spec.id }
        const plan = compileDoubt({ ...request, settings })
        const { score100 } = drawBlock(plan, 0, 1)
        plan.ranked.forEach((unit, i) => {
          const own = reading.values[momentIndex * plan.nUnits + unit]! * 100
          expect(score100[i]).toBeCloseTo(own, 4)
        })
      }),
      runs,
    )
  })

  it('a model that was extended once is not extended again, nor is one without the mark of the Framework', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { model, withThem, without } = worldOf(seed)
        const extended = withAssessments(model, withThem)
        expect(withAssessments(extended, withThem)).toBe(extended)
        expect(withAssessments(model, withThem)).toBe(extended)
        expect(withAssessments(model, without)).toBe(model)
        const plain = JSON.parse(
          JSON.stringify(model).replaceAll('"verified":true,', '').replaceAll(',"verified":true', ''),
        )
        expect(withAssessments(plain, withThem).tree).toBe(plain.tree)
      }),
      runs,
    )
  })
})

const newest = periodOrdinal(parsePeriod('2009-12'))
const today = '2010-09-15'
const month = (ordinal: number) =>
  `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`
const entry = fc.record({
  indicator: fc.constantFrom('4.5', '4.6'),
  level: fc.constantFrom(0, 1, 2, 3, 4),
  confidence: fc.constantFrom('low', 'medium', 'high'),
  made: fc.integer({ min: 2006 * 12, max: 2010 * 12 + 8 }).map((ordinal) => `${month(ordinal)}-10`),
  months: fc.integer({ min: 1, max: 36 }),
})
const files = fc.array(entry, { minLength: 1, maxLength: 6 }).map((entries): Assessments[] => [
  {
    format: 'forewatch-assessments-1',
    unit: 'SDN',
    entries: entries.map(({ months, ...rest }, i) => ({
      ...(rest as Omit<Assessment, 'id' | 'evidence' | 'author' | 'expires'>),
      ...{ id: String(i), evidence: 'seen', author: 'AB' },
      expires: `${month(Number(rest.made.slice(0, 4)) * 12 + Number(rest.made.slice(5, 7)) - 1 + months)}-10`,
    })),
  },
])
const labels = new Map([
  ['4.5', 'one'],
  ['4.6', 'another'],
])

describe('judgements as series', () => {
  it('a month before the newest knows only what had been made by its end and had not expired', () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 2006 * 12, max: newest - 1 }), (given, at) => {
        const date = lastDayOf(at)
        const then = [{ ...given[0]!, entries: given[0]!.entries.filter(({ made }) => made <= date) }]
        const valuesAt = (from: readonly Assessments[]) =>
          (compileAssessments(from, labels, newest, today)?.observations ?? []).filter(
            ({ period }) => period === month(at),
          )
        expect(valuesAt(given)).toEqual(valuesAt(then))
        const inForce = then[0]!.entries.some(({ expires }) => date < expires)
        expect(valuesAt(given).length > 0).toBe(inForce)
      }),
      runs,
    )
  })

  it('the newest month holds what is in force today', () => {
    fc.assert(
      fc.property(files, (given) => {
        const made = compileAssessments(given, labels, newest, today)
        for (const indicator of labels.keys()) {
          const own = given[0]!.entries.filter(
            (one) => one.indicator === indicator && one.made <= today && today < one.expires,
          )
          const found = made?.observations.find(
            (one) =>
              one.indicator === `assessment_${indicator.replace('.', '_')}` && one.period === '2009-12',
          )
          if (own.length === 0) expect(found).toBeUndefined()
          else {
            const mean = own.reduce((sum, { level }) => sum + level / 4, 0) / own.length
            expect(found!.value).toBeCloseTo(mean, 12)
            expect(found!.low!).toBeLessThanOrEqual(found!.value)
            expect(found!.high!).toBeGreaterThanOrEqual(found!.value)
          }
        }
      }),
      runs,
    )
  })
})
