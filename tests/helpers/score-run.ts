import { makeSeriesPanel, type SeriesPanel } from '../../src/core/panel'
import type { UnitRecord } from '../../src/core/registry'
import { Status } from '../../src/core/status'
import type { InputStages, NodeScores, ScoreRun } from '../../src/engine/types'
import type { InputSpec, NodeSpec, RiskModel } from '../../src/model/types'

/** A yearly panel written by hand: rows are periods, columns units; null = missing. */
export function yearlyPanel(
  seriesId: string,
  firstYear: number,
  rows: readonly (readonly (number | null)[])[],
  publicationLagMonths = 6,
): SeriesPanel {
  const nUnits = rows[0]!.length
  const flat = rows.flat()
  return makeSeriesPanel({
    seriesId,
    frequency: 'year',
    firstOrdinal: firstYear,
    nPeriods: rows.length,
    nUnits,
    values: Float64Array.from(flat, (value) => value ?? NaN),
    status: Uint8Array.from(flat, (value) => (value === null ? Status.missing : Status.observed)),
    publicationLagMonths,
  })
}

export function unitRecord(id: string, name: string): UnitRecord {
  return {
    id,
    name,
    region: 'Region',
    subregion: 'Subregion',
    from: 1945,
    predecessors: [],
    successors: [],
    unMember: true,
    treatment: 'scored',
  }
}

const arithmetic = { method: 'arithmetic' } as const
const deaths: InputSpec = {
  id: '1.1/deaths',
  series: 'deaths',
  weight: 1,
  transforms: [{ op: 'log1p' }],
  fill: [{ op: 'carry-forward', maxAgeMonths: 36 }],
  norm: { method: 'goalposts', min: 0, max: 8 },
  reason: 'Counts the dead of armed conflict',
  role: 'scored',
}
const forecast: InputSpec = {
  ...deaths,
  id: '1.2/forecast',
  series: 'forecast',
  role: 'context',
  transforms: [],
}

function indicator(id: string, title: string, rest: Partial<NodeSpec>): NodeSpec {
  return { id, title, weight: 1, aggregation: arithmetic, minCoverage: 0, ...rest }
}

/** Two factors: RF1 with a scored, a context and a judgement-only indicator, RF2 with a judgement-only one. */
export const smallModel: RiskModel = {
  schemaVersion: 1,
  id: 'small',
  title: 'Small model',
  version: '1.0.0',
  description: 'A model for tests',
  seed: 1,
  tree: {
    id: 'root',
    title: 'All',
    weight: 1,
    aggregation: arithmetic,
    minCoverage: 0,
    children: [
      indicator('RF1', 'Armed conflict', {
        weight: 3,
        minCoverage: 0.3,
        children: [
          indicator('1.1', 'Fighting', {
            nature: 'dynamic',
            role: 'scored',
            inputs: [deaths],
            verified: true,
          }),
          indicator('1.2', 'Forecast', { nature: 'dynamic', role: 'context', inputs: [forecast] }),
          indicator('1.3', 'Intent', { nature: 'structural', role: 'judgement' }),
        ],
      }),
      indicator('RF2', 'Record', {
        weight: 1,
        children: [indicator('2.1', 'Past crimes', { nature: 'structural', role: 'judgement' })],
      }),
    ],
  },
  readings: [
    { id: 'overall', title: 'Overall', kind: 'overall', minCoverage: 0 },
    { id: 'structural', title: 'Structural', kind: 'nature', natures: ['structural'], minCoverage: 0 },
    { id: 'dynamic', title: 'Dynamic', kind: 'nature', natures: ['dynamic', 'trigger'], minCoverage: 0 },
  ],
  tiers: [
    { id: 'lower', title: 'Lower', fromScore100: 0 },
    { id: 'high', title: 'High', fromScore100: 55 },
  ],
  tierCoverageFloor: 0.4,
}

function node(spec: NodeSpec, values: readonly (number | null)[]): NodeScores {
  return {
    id: spec.id,
    spec,
    values: Float64Array.from(values, (value) => value ?? NaN),
    status: Uint8Array.from(values, (value) => (value === null ? Status.belowCoverage : Status.observed)),
    availableShare: Float64Array.from(values, (value) => (value === null ? 0 : 1)),
    filledShare: new Float64Array(values.length),
    evidenceShare: Float64Array.from(values, (value) => (value === null ? 0 : 1)),
  }
}

/** Units AAA and BBB at the ends of 2022 and 2023 (as known then). AAA: 100 dead in 2022, nothing published for 2023,
 *  so 2022 is carried forward. BBB holds nothing. */
export function smallRun(): ScoreRun {
  const raw = yearlyPanel('deaths', 2020, [
    [0, null],
    [10, null],
    [100, null],
    [null, null],
  ])
  const logged = yearlyPanel('deaths', 2020, [
    [0, null],
    [Math.log(11), null],
    [Math.log(101), null],
    [null, null],
  ])
  const context = yearlyPanel('forecast', 2020, [
    [0.1, 0.2],
    [0.1, 0.2],
    [0.1, 0.2],
    [0.1, 0.2],
  ])
  const share = [Math.log(11) / 8, null, Math.log(101) / 8, null] as const
  const stages: InputStages = {
    spec: deaths,
    raw,
    transformed: [logged],
    filled: {
      values: Float64Array.of(Math.log(11), NaN, Math.log(101), NaN),
      status: Uint8Array.of(Status.observed, Status.missing, Status.carriedForward, Status.missing),
    },
    sourceIndex: Int16Array.of(1, -1, 2, -1),
    normalised: {
      values: Float64Array.from(share, (value) => value ?? NaN),
      status: Uint8Array.of(Status.observed, Status.missing, Status.carriedForward, Status.missing),
    },
  }
  const contextStages: InputStages = {
    spec: forecast,
    raw: context,
    transformed: [],
    filled: { values: Float64Array.of(0.1, 0.2, 0.1, 0.2), status: new Uint8Array(4) },
    sourceIndex: Int16Array.of(1, 1, 2, 2),
    normalised: { values: Float64Array.of(0.0125, 0.025, 0.0125, 0.025), status: new Uint8Array(4) },
  }
  const [rf1, rf2] = smallModel.tree.children!
  const nodes = [
    node(rf1!.children![0]!, share),
    node(rf1!, share),
    node(rf2!, [null, null, null, null]),
    node(smallModel.tree, share),
  ]
  const empty = new Float64Array(4).fill(NaN)
  const readings = smallModel.readings.map((spec) => {
    const own = spec.id === 'structural' ? nodes.map((n) => node(n.spec, [null, null, null, null])) : nodes
    return { spec, nodes: own, values: own.at(-1)!.values, status: own.at(-1)!.status }
  })
  return {
    model: smallModel,
    moments: [2022, 2023].map((year) => ({ period: { kind: 'year', year }, asOfMonth: year * 12 + 11 })),
    units: [unitRecord('AAA', 'Aland'), unitRecord('BBB', 'Beland')],
    inputs: [stages, contextStages],
    readings,
    coverage: Float64Array.of(1, 0, 0, 0),
    frameworkCoverage: Float64Array.of(0.5, 0.25, 0.25, 0.25),
    ageMonths: { newest: empty, median: empty, oldest: empty },
    filledShare: Float64Array.of(0, NaN, 1, NaN),
  }
}
