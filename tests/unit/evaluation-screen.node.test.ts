import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aboutLines } from '../../src/charts/evaluation/about'
import { calibrationOption, calibrationPoints } from '../../src/charts/evaluation/calibration-option'
import { compareTable, named, splitTable, yearTable } from '../../src/charts/evaluation/compare-tables'
import { precisionChart, recallChart, rocChart, spokenStop } from '../../src/charts/evaluation/curve-charts'
import { curveOption } from '../../src/charts/evaluation/curve-option'
import {
  falseAlarmTable,
  learntRows,
  onsetsTable,
  replayTable,
  yearSpans,
} from '../../src/charts/evaluation/event-tables'
import { missReason } from '../../src/charts/evaluation/reason'
import {
  calibrationTitle,
  compareTitle,
  falseAlarmTitle,
  precisionTitle,
  recallTitle,
  replayTitle,
  rocTitle,
} from '../../src/charts/evaluation/titles'
import { CHART_TOKEN_NAMES, type ChartTokens } from '../../src/charts/theme'
import {
  EVALUATION_DEFAULTS,
  formatEvaluationState,
  LIST_LENGTHS,
  parseEvaluationState,
  type EvaluationState,
} from '../../src/core/evaluation-state'
import { Bootstrap } from '../../src/engine/evaluate/bootstrap'
import { calibrationTable } from '../../src/engine/evaluate/calibration-table'
import { CurveBandBootstrap } from '../../src/engine/evaluate/curve-bands'
import { eventTable } from '../../src/engine/evaluate/events'
import { measure } from '../../src/engine/evaluate/measure'
import { onsetRanks } from '../../src/engine/evaluate/onset-table'
import { prepareEvaluation } from '../../src/engine/evaluate/prepare'
import { rankTable, replay, type Replay } from '../../src/engine/evaluate/replay'
import type { EvaluationOptions } from '../../src/engine/evaluate/types'
import { csvCell, csvText } from '../../src/format/csv-writer'
import { gridFrom, outcomeFrom } from '../helpers/small-outcome'
import { unit } from '../helpers/small-world'

const tokens = Object.fromEntries(CHART_TOKEN_NAMES.map((name) => [name, `(${name})`])) as ChartTokens

describe('the address of the Evaluation screen', () => {
  const states: fc.Arbitrary<EvaluationState> = fc.record(
    {
      outcome: fc.constantFrom('ewp-onsets', 'ucdp-one-sided-25'),
      origin: fc.integer({ min: 1946, max: 2030 }),
      horizonYears: fc.integer({ min: 1, max: 5 }),
      ranking: fc.constantFrom('model' as const, 'ensemble' as const),
      unit: fc.constantFrom('direct', 'event'),
      ongoing: fc.constantFrom('keep', 'drop'),
      convention: fc.constantFrom('published', 'period'),
      k: fc.constantFrom(...LIST_LENGTHS),
      learn: fc.constantFrom('factors', 'log-factors', 'indicators'),
    },
    { requiredKeys: ['outcome', 'horizonYears', 'ranking', 'unit', 'ongoing', 'convention', 'k', 'learn'] },
  )
  it('holds every setting: what is written is read back, and defaults are left out', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseEvaluationState(formatEvaluationState(state))).toEqual(state)
      }),
      { seed: 20261125, numRuns: 300 },
    )
    expect(formatEvaluationState(EVALUATION_DEFAULTS)).toEqual({})
  })
  it('ignores what is malformed', () => {
    const odd = {
      outcome: '../x',
      origin: '2010.5',
      horizon: '9',
      rows: '1',
      k: '31',
      known: ['period'],
      learn: 'all',
    }
    expect(parseEvaluationState(odd)).toEqual(EVALUATION_DEFAULTS)
  })
})

describe('CSV that is exported', () => {
  it('disarms text that a spreadsheet would run and leaves numbers alone', () => {
    expect(['=1+1', '+1', '-1', '@x', '\tx', 'a,b', 'a"b', ''].map(csvCell)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
      '"a,b"',
      '"a""b"',
      '',
    ])
    expect([-1.5, 0, NaN, Infinity, null, undefined, true].map(csvCell)).toEqual([
      '-1.5',
      '0',
      '',
      '',
      '',
      '',
      'true',
    ])
  })
  it('carries its provenance in lines of their own', () => {
    const text = csvText({ head: ['a', 'b'], rows: [['x', 1]], about: ['one\ntwo'] })
    expect(text).toBe('# one two\na,b\nx,1\n')
  })
})

//                                    2000 …            2005
const outcome = outcomeFrom(2000, {
  AAA: '00010o',
  BBB: '0oo000',
  CCC: '000100',
  DDD: '000000',
  EEE: '000001',
})
const grid = gridFrom(2000, [
  [5, 5, 5, 5, 5, 5],
  [4, 4, 4, 4, 4, 4],
  [1, 3, 1, 1, 1, 1],
  [3, 2, 3, 3, 3, 3],
  [2, 1, 2, 2, 2, 6],
])
const forecast = {
  ...gridFrom(2000, [
    [1, 1, 1, 1],
    [2, 2, 2, 2],
    [3, 3, 4, 4],
    [4, 4, 3, 3],
    [5, 5, 5, 5],
  ]),
  id: 'ewp-foos',
  title: 'Early Warning Project',
}
const units = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'].map((id) => unit(id, { name: `Land ${id}` }))
const nameOf = (u: number) => units[u]!.name
const options: EvaluationOptions = {
  unit: 'direct',
  firstOrigin: 2000,
  lastOrigin: 2003,
  horizonYears: 2,
  ongoing: 'keep',
  topK: [1, 2, 3],
}
const evaluation = prepareEvaluation(outcome, [grid, forecast], options)
const metrics = evaluation.models.map((_, i) => measure(evaluation, i))
const bootstrap = new Bootstrap(evaluation, { seed: 1, draws: 60, recallAt: 1, reference: 0 })
bootstrap.advance(60)
const bands = new CurveBandBootstrap(evaluation, { seed: 1, draws: 60 })
bands.advance(60)
const at = (origin: number, k = 2): Replay =>
  replay(outcome, grid, rankTable(grid), { origin, horizonYears: 2, k, ongoing: 'keep' })

describe('sentences', () => {
  it('say how many of the countries with an onset the list held, and name the missed', () => {
    expect(replayTitle(at(2002), nameOf)).toBe(
      'As of 31\u00a0Dec\u00a02002 the top 2 held one of two countries where an onset followed; Land CCC was missed',
    )
    expect(replayTitle(at(2000), nameOf)).toBe(
      'No onset followed within two years of 31\u00a0Dec\u00a02000; the top 2 held none',
    )
    expect(replayTitle(at(2005), nameOf)).toBe(
      'What follows 31\u00a0Dec\u00a02005 is not known yet; this is the list as it stands',
    )
    expect(replayTitle(at(2002, 5), nameOf)).toBe(
      'As of 31\u00a0Dec\u00a02002 the top 5 held both countries where an onset followed',
    )
    expect(replayTitle(at(2004, 1), nameOf)).toContain('none of one country where an onset followed so far')
  })
  it('count the missed where their names would not fit', () => {
    const title = replayTitle(at(2002, 1), () => 'The United Provinces of a Very Long Name Indeed')
    expect(title.length).toBeLessThanOrEqual(110)
    expect(title).toMatch(/one was missed$/)
  })
  it('claim no more than the intervals allow', () => {
    const result = (low: number, high: number, dLow: number, dHigh: number) => [
      { modelId: 'grid', figure: 'auc' as const, interval: { low, high }, difference: null, draws: 9 },
      {
        modelId: 'battle-deaths',
        figure: 'auc' as const,
        interval: { low, high },
        difference: { low: dLow, high: dHigh, mean: (dLow + dHigh) / 2, p: 0.5 },
        draws: 9,
      },
    ]
    expect(rocTitle(metrics, undefined)).toMatch(/^AUC 0\.\d\d, Early Warning Project 0\.\d\d$/)
    expect(rocTitle(metrics, result(0.7, 0.9, -0.2, -0.05))).toBe(
      'Better than chance and than battle deaths alone',
    )
    expect(rocTitle(metrics, result(0.7, 0.9, -0.2, 0.05))).toBe(
      'Better than chance; not clearly better than battle deaths alone',
    )
    expect(rocTitle(metrics, result(0.4, 0.9, -0.2, 0.05))).toMatch(/^Not clearly better than chance/)
    expect(compareTitle(result(0.7, 0.9, -0.2, 0.05), String)).toBe(
      'No yardstick differs from the model beyond the doubt of the pairs',
    )
    expect(compareTitle(result(0.7, 0.9, -0.2, -0.1), () => 'battle deaths')).toBe(
      'The model ranks onsets better than battle deaths; the rest is within doubt',
    )
  })
  it('speak of lists, flags and tiers', () => {
    expect(recallTitle(metrics[0]!, 2, evaluation.rows)).toMatch(
      /^The top 2 held \d(\.\d)? of the \d+ country-years with an onset within two years$/,
    )
    expect(recallTitle(metrics[0]!, 2, { unit: 'event', horizonYears: 2 })).toMatch(
      /of the \d+ onsets, each counted once/,
    )
    const listed = { k: 2, caught: [], missed: [], unreachable: [] }
    const years = (count: number) => [{ unitIndex: 0, years: Array.from({ length: count }, (_, i) => i) }]
    expect(falseAlarmTitle({ ...listed, falseAlarms: years(18), alreadyOngoing: years(11) })).toBe(
      '18 false alarms; 11 more listings were of killings already under way',
    )
    expect(falseAlarmTitle({ ...listed, falseAlarms: years(1), alreadyOngoing: [] })).toBe(
      '1 false alarm on the lists of 2, by name',
    )
    expect(precisionTitle(metrics[0]!, 2)).toMatch(/in 100 flags were followed by an onset$|none flags/)
    const bins = calibrationTable(evaluation.models[0]!.score, evaluation.rows.label, [0, 4])
    expect(calibrationTitle(bins, ['Lower', 'High'])).toMatch(/at Lower, .* at High$/)
    expect(calibrationTitle([], [])).toBe('No country-year to count')
  })
  it('give the reason of a miss from its factors', () => {
    const factors = [
      { id: 'RF1', title: 'x', value: 0.1, points: -9.06 },
      { id: 'RF2', title: 'y', value: 0.4, points: 2 },
      { id: 'RF14', title: 'z', value: NaN, points: -1 },
    ]
    expect(missReason(20.2, factors)).toBe(
      'score 20; held down by armed conflict or instability −9.1; no evidence on RF14',
    )
    expect(missReason(50, factors.slice(1, 2))).toBe(
      'score 50; lifted only by record of serious violations +2.0',
    )
  })
})

describe('chart options', () => {
  const results = bands.results()
  it('are the same for the same input and hold only finite numbers', () => {
    for (const chart of [
      rocChart(evaluation, results),
      recallChart(evaluation, results, 2),
      precisionChart(evaluation, undefined),
    ]) {
      expect(JSON.stringify(curveOption(chart, tokens, 1))).toBe(
        JSON.stringify(curveOption(chart, tokens, 1)),
      )
      const { series } = curveOption(chart, tokens) as { series: { name: string; data: number[] }[] }
      for (const { data } of series) for (const value of data) expect(Number.isFinite(value)).toBe(true)
      expect(spokenStop(chart, 1)).toMatch(/Early Warning Project \d/)
    }
  })
  it('put bands behind lines and name every curve', () => {
    const { series } = curveOption(rocChart(evaluation, results), tokens) as {
      series: { name: string; z: number }[]
    }
    const z = new Map(series.map((one) => [one.name, one.z]))
    expect(z.get('Grid')!).toBeGreaterThan(z.get('Grid, upper end')!)
    expect(series.map(({ name }) => name)).toContain('Early Warning Project, lower end')
  })
  it('draw calibration by tier, and by stated risk beside the line of perfection', () => {
    const bins = calibrationTable(evaluation.models[0]!.score, evaluation.rows.label, [0, 3, 9])
    const byTier = calibrationPoints(bins, ['Lower', 'High', 'Very high'])
    expect(byTier.map(({ label }) => label)).toEqual(['Lower', 'High'])
    const tierOption = calibrationOption(byTier, tokens) as {
      xAxis: { type: string }
      series: { name: string }[]
    }
    expect(tierOption.xAxis.type).toBe('category')
    const stated = calibrationOption(calibrationPoints(bins), tokens) as typeof tierOption
    expect(stated.xAxis.type).toBe('value')
    expect(stated.series[0]!.name).toBe('Perfect')
  })
})

describe('tables', () => {
  const titles = new Map(evaluation.models.map(({ id, title }) => [id, title]))
  const rows = named(metrics, titles)
  it('show dots until intervals are there, then model minus yardstick', () => {
    expect(compareTable(rows, undefined, 2).rows[1]!.cells.at(-1)).toBe('…')
    const table = compareTable(rows, bootstrap.results(), 2)
    const gap = bootstrap
      .results()
      .find(({ modelId, figure }) => modelId === 'ewp-foos' && figure === 'auc')!.difference!
    expect(table.csv.rows[1]![table.csv.head.indexOf('auc_difference')]).toBe(-gap.mean)
    expect(table.csv.rows[1]![table.csv.head.indexOf('auc_difference_low')]).toBe(-gap.high)
    expect(table.rows[0]!.strong).toBe(true)
  })
  it('never print NaN or undefined', () => {
    const events = eventTable(outcome, [grid, forecast], options, 2)
    const onsets = onsetRanks(outcome, [grid, forecast], options)
    const all = [
      compareTable(rows, bootstrap.results(), 2),
      splitTable(rows),
      yearTable(metrics, titles, [1, 2, 3], 'direct'),
      onsetsTable(onsets, units, evaluation.models, 2),
      falseAlarmTable(events, units),
      replayTable(at(2002), units),
    ]
    for (const table of all) {
      expect(table.rows.length).toBeGreaterThan(0)
      expect(table.columns).toHaveLength(table.rows[0]!.cells.length)
      expect(table.rows.flatMap(({ cells }) => cells).join('|')).not.toMatch(/NaN|undefined|Infinity/)
      const about = aboutLines({
        caption: table.caption,
        software: '0',
        fingerprint: 'f',
        model: { id: 'm', title: 'M', version: '1' },
        outcome: { title: 'O', citation: 'C', licence: 'L' },
        state: EVALUATION_DEFAULTS,
        rows: 'r',
        seed: 1,
        draws: 2,
      })
      expect(csvText({ ...table.csv, about })).not.toMatch(/NaN|undefined|Infinity/)
    }
  })
  it('list the missed below the replayed list', () => {
    const { rows: shown } = replayTable(at(2002), units)
    expect(shown.map(({ cells }) => cells[3])).toEqual(['Onset 2003', 'Ongoing', 'Onset 2003, missed'])
  })
  it('put learnt weights in order and years into spans', () => {
    const fit = { standardised: Float64Array.of(0, 0.5, 0.2) } as Parameters<typeof learntRows>[0]
    expect(learntRows(fit, ['a', 'b', 'c'], String).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    expect(yearSpans([1993, 1994, 1995, 2001])).toBe('1993–1995, 2001')
  })
})
