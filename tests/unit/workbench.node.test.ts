import { describe, expect, it } from 'vitest'
import { assumptionText, scenarioRows, scenarioTitle } from '../../src/charts/model/scenario-view'
import { auditTable, auditTitle, openFindings } from '../../src/charts/model/audit-view'
import { doubtRows, doubtTitle, largestStandardError, noticeable } from '../../src/charts/model/doubt-view'
import {
  crossingText,
  leftOutTable,
  sensitivityTitle,
  sobolBars,
} from '../../src/charts/model/sensitivity-view'
import {
  AUDIT_TABLES,
  formatWorkbenchState,
  parseWorkbenchState,
  WORKBENCH_DEFAULTS,
} from '../../src/core/workbench-state'
import {
  compileDoubt,
  DEFAULT_DOUBT,
  DoubtTally,
  drawBlock,
  firmnessOf,
  frameDoubt,
  ownOrder,
} from '../../src/engine/doubt'
import { leaveOneOut, SensitivityRun, whatItTakes } from '../../src/engine/sensitivity'
import { auditIndex } from '../../src/engine/audit'
import { runScenario } from '../../src/engine/scenario'
import { assumptionsText, readAssumptions, readScenario, type Assumption } from '../../src/model/scenario'
import { worldFrame } from '../../src/engine/frame'
import { smallDoubt } from '../helpers/small-doubt'

describe('what a link to the workbench carries', () => {
  it('is nothing for the defaults, and comes back as it went', () => {
    expect(formatWorkbenchState(WORKBENCH_DEFAULTS)).toEqual({})
    const state = {
      without: ['norms', 'data'],
      draws: 300,
      seed: 7,
      rows: 1024,
      parts: 'source' as const,
      table: 'shapes' as const,
      fine: true,
      scenario: 'a1',
      assume: 'SSD.idps.times.2',
    }
    expect(parseWorkbenchState(formatWorkbenchState(state))).toEqual(state)
  })

  it('is ignored where it is malformed or not offered', () => {
    const query = { without: '<b>,weights', draws: '77', seed: '-1', rows: '1e9', parts: 'unit' }
    expect(parseWorkbenchState(query)).toEqual({ ...WORKBENCH_DEFAULTS, without: ['weights'] })
  })
})

describe('doubt of a draft beside the saved version', () => {
  const request = smallDoubt()
  const still = {
    ...DEFAULT_DOUBT,
    vary: { data: false, fills: false, norms: false, weights: false, aggregation: false, sources: false },
  }
  const drawn = (settings = DEFAULT_DOUBT, seed = 1) => {
    const plan = compileDoubt({ ...request, settings, seed })
    const tally = new DoubtTally(plan, 200)
    tally.add(drawBlock(plan, 0, 200))
    const summary = tally.summary()
    return { plan, doubt: frameDoubt(summary, undefined, '2009-12-31'), firmness: firmnessOf(summary, plan) }
  }
  const frame = worldFrame({
    run: request.run,
    momentIndex: 0,
    earlierIndex: -1,
    yearEnds: request.run,
    historyYears: 0,
  })

  it('nothing varied: every rank stands, ranges are of no width', () => {
    const { firmness, plan } = drawn(still)
    expect(firmness).toEqual({ first: 30, staying: plan.ranked.length, meanRankInterval: 0 })
  })

  it('varied: ranges open; the order is that of the model itself', () => {
    const { firmness, plan } = drawn()
    expect(firmness.meanRankInterval).toBeGreaterThan(1)
    const order = ownOrder(plan).map(({ u }) => plan.score100[u]!)
    expect(order).toEqual([...order].sort((a, b) => b - a))
  })

  it('rows: no move against itself; what moved most comes first', () => {
    const [one, other] = [drawn(), drawn(still)]
    expect(doubtRows(frame, one.doubt, one.doubt, 'moved').every(({ moved }) => moved === 0)).toBe(true)
    const byMove = doubtRows(frame, one.doubt, other.doubt, 'moved').map(({ moved }) => moved)
    expect(byMove).toEqual([...byMove].sort((a, b) => b - a))
    expect(byMove[0]).toBeGreaterThan(0)
    const ranks = doubtRows(frame, one.doubt, other.doubt, 'rank').map(({ rank }) => rank)
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    const sure = doubtRows(frame, other.doubt, other.doubt, 'rank')
    expect(sure.every(({ shareDraft }) => shareDraft === 1)).toBe(true)
  })

  it('rows that move by no more than chance are not told', () => {
    const rows = [0.2, 0.05, 0].map((moved) => ({
      ...doubtRows(frame, drawn().doubt, drawn().doubt, 'rank')[0]!,
      moved,
    }))
    // 2 √(2 × 0.25 / 1 200) = 0.0408; with 300 draws 0.0816.
    expect(noticeable(rows, 1200).map(({ moved }) => moved)).toEqual([0.2, 0.05])
    expect(noticeable(rows, 300)).toHaveLength(1)
  })

  it('title and standard error come from the figures', () => {
    const firm = (staying: number) => ({ first: 30, staying, meanRankInterval: 30 })
    expect(doubtTitle(firm(21), firm(24), false)).toBe(
      '21 of the first 30 countries stay among them in at least 95\u00a0% of the draws, 24 under the saved version',
    )
    expect(doubtTitle(firm(21), firm(21), true)).not.toContain('saved')
    // 0.5 / √1 200 = 0.01443.
    expect(largestStandardError(1200)).toBeCloseTo(1.443, 3)
  })
})

describe('where the doubt comes from, in words', () => {
  const request = smallDoubt()
  const plan = compileDoubt({ ...request, seed: 1 })
  const sobol = new SensitivityRun(plan, 64)
  sobol.advance(64)
  const found = sobol.result()
  const bars = sobolBars(found.choices, found.rankShift!)

  it('largest total share first; two are named where their ranges overlap', () => {
    const totals = bars.map(({ total }) => total)
    expect(totals).toEqual([...totals].sort((a, b) => b - a))
    const bar = { ...bars[0]!, total: 0.6, totalLow: 0.5, totalHigh: 0.7 }
    const other = { ...bars[1]!, total: 0.3, totalLow: 0.2, totalHigh: 0.4 }
    expect(sensitivityTitle([bar, other], 'the ranking')).toMatch(
      /comes from [a-z ]+: 60\u00a0% of its variance$/,
    )
    expect(sensitivityTitle([bar, { ...other, totalHigh: 0.55 }], 'the ranking')).toMatch(/overlap$/)
    expect(sensitivityTitle([], 'the ranking')).toBe('No choice that is varied moves the ranking')
  })

  it('what is left out is a row each, with no empty figure', () => {
    const still = compileDoubt({
      ...request,
      settings: {
        ...DEFAULT_DOUBT,
        vary: { data: false, fills: false, norms: false, weights: false, aggregation: false, sources: false },
      },
    })
    const table = leftOutTable(
      leaveOneOut(still),
      'factor',
      (id) => `Factor ${id}`,
      (id) => id,
    )
    expect(table.rows).toHaveLength(3)
    expect(
      table.rows.flatMap(({ cells }) => cells).every((cell) => cell !== '' && !cell.includes('NaN')),
    ).toBe(true)
  })

  it('what it would take names tier, line and the one factor', () => {
    const { run } = request
    const unit = plan.unitIds[plan.ranked[0]!]!
    for (const crossing of whatItTakes(run, unit, 0)) {
      const text = crossingText(crossing, 'X', run.model.tiers, (id) => id)
      expect(text).toMatch(/^To (rise|fall) to T\d \(line at \d+\)/)
    }
  })
})

describe('the audit as tables', () => {
  const audit = auditIndex(smallDoubt().run, 0)
  const names = { part: (id: string) => id, unit: (id: string) => id }

  it('counts what is not in order, and shows just that unless asked', () => {
    const open = openFindings(audit)
    const { fine, look, mend } = audit.counts
    expect(Object.values(open).reduce((a, b) => a + b)).toBe(look + mend)
    const all = AUDIT_TABLES.map((table) => auditTable(audit, table, names, true).rows.length)
    expect(all.reduce((a, b) => a + b)).toBe(fine + look + mend)
    for (const table of AUDIT_TABLES) {
      const { rows, csv } = auditTable(audit, table, names, false)
      expect(rows).toHaveLength(open[table])
      expect(csv.head.at(-1)).toBe('reference')
      expect(JSON.stringify(rows)).not.toMatch(/NaN|undefined/)
    }
  })

  it('is titled by its worst verdict', () => {
    const counts = (mend: number, look: number) => ({ ...audit, counts: { mend, look, fine: 3 } })
    expect(auditTitle(counts(0, 1))).toBe(
      'No part of the model runs against its whole; one finding asks for a look, 3 are in order',
    )
    expect(auditTitle(counts(2, 4))).toBe('2 findings are to be mended and 4 ask for a look, 3 are in order')
  })
})

describe('scenarios in links, in storage and in words', () => {
  const assumptions: readonly Assumption[] = [
    { unit: 'SSD', series: 'unhcr_idps', op: 'multiply', value: 2.5 },
    { unit: 'SDN', series: 'deaths', op: 'shift', value: -40, years: 3 },
    { unit: 'SDN', series: 'deaths', op: 'set', value: 1e-7 },
  ]

  it('come back from a link as they went in', () => {
    const text = assumptionsText(assumptions)
    expect(text).toBe('SSD.unhcr_idps.times.2p5,SDN.deaths.by.-40.3,SDN.deaths.to.1e-7')
    expect(readAssumptions(text)).toEqual(assumptions)
  })

  it('are ignored in a link where malformed, refused in storage', () => {
    expect(readAssumptions('none,SSD.x.plus.2,ssd.x.by.2,SSD.x.by.,SSD.x.by.2.0,SSD.x.by.2')).toEqual([
      { unit: 'SSD', series: 'x', op: 'shift', value: 2 },
    ])
    const good = { format: 'forewatch-scenario-1', title: 'Refugees double', assumptions }
    expect(readScenario(good)).toEqual(good)
    expect(() => readScenario({ ...good, assumptions: [] })).toThrow(/cannot be read/)
  })

  it('say what is assumed and what would follow', () => {
    expect(assumptions.map((one) => assumptionText(one, 'people'))).toEqual([
      'times 2.5',
      'lower by 40 people, over 3 years',
      'set to 1\u202f×\u202f10^\u22127 people',
    ])
    const { run, data } = smallDoubt()
    const edits = [{ unit: 'U0', series: 'a', op: 'set', value: 100 }] as const
    const then = runScenario({ title: 'x', edits, run, data, momentIndex: 0 })
    expect(scenarioRows(then)[0]!.unitId).toBe('U0')
    expect(scenarioTitle(then, (id) => id)).toMatch(
      /^Under these assumptions U0 would score [\d.]+ instead of [\d.]+/,
    )
  })
})
