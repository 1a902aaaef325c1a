import { buildDataSet, type BuiltDataSet } from '../../src/engine/data/build-data-set'
import type { UnitRecord } from '../../src/core/registry'
import type { Observation, SeriesRecord } from '../../src/core/series'
import type { InputSpec, NodeSpec, ReadingSpec, RiskModel } from '../../src/model/types'

/** Small made-up worlds for engine tests: say only what the test is about. */

export function unit(id: string, rest: Partial<UnitRecord> = {}): UnitRecord {
  return {
    id,
    name: id,
    region: 'North',
    subregion: 'North-East',
    from: 1900,
    predecessors: [],
    successors: [],
    unMember: true,
    treatment: 'scored',
    ...rest,
  }
}

type SeriesOptions = Partial<Omit<SeriesRecord, 'coverage'>> & {
  coverage?: Partial<SeriesRecord['coverage']>
}

export function series(id: string, { coverage, ...rest }: SeriesOptions = {}): SeriesRecord {
  return {
    id,
    title: id,
    description: '',
    unit: '',
    direction: 'higher-is-riskier',
    scale: 'count',
    frequency: 'year',
    validRange: [null, null],
    publicationLagMonths: 0,
    ...rest,
    coverage: { from: '2000', to: '2009', absence: 'missing', absenceNote: '', ...coverage },
  }
}

/** `rows['AAA']` are values of consecutive years from `firstYear`; null = no record. */
export function yearly(
  indicator: string,
  firstYear: number,
  rows: Readonly<Record<string, readonly (number | null)[]>>,
): Observation[] {
  return Object.entries(rows).flatMap(([id, values]) =>
    values.flatMap((value, i) =>
      value === null ? [] : [{ unit: id, period: String(firstYear + i), indicator, value }],
    ),
  )
}

export function input(seriesId: string, rest: Partial<InputSpec> = {}): InputSpec {
  return {
    id: `in/${seriesId}`,
    series: seriesId,
    weight: 1,
    transforms: [],
    fill: [],
    norm: { method: 'goalposts', min: 0, max: 10 },
    reason: 'test',
    role: 'scored',
    ...rest,
  }
}

export function node(id: string, rest: Partial<NodeSpec> = {}): NodeSpec {
  return { id, title: id, weight: 1, aggregation: { method: 'arithmetic' }, minCoverage: 0, ...rest }
}

export const overall: ReadingSpec = { id: 'overall', title: 'Overall', kind: 'overall', minCoverage: 0 }

export function model(tree: NodeSpec, rest: Partial<RiskModel> = {}): RiskModel {
  return {
    schemaVersion: 1,
    id: 'test',
    title: 'Test',
    version: '1.0.0',
    description: '',
    seed: 7,
    tree,
    readings: [overall],
    tiers: [],
    tierCoverageFloor: 0,
    ...rest,
  }
}

/** Units AAA, BBB, … as many as the rows name, one yearly series `x` from 2000. */
export function worldOf(
  rows: Readonly<Record<string, readonly (number | null)[]>>,
  options: SeriesOptions = {},
  units: readonly UnitRecord[] = Object.keys(rows).map((id) => unit(id)),
): BuiltDataSet {
  const length = Math.max(...Object.values(rows).map((values) => values.length))
  const coverage = { from: '2000', to: String(2000 + length - 1), ...options.coverage }
  return buildDataSet(units, [series('x', { ...options, coverage })], yearly('x', 2000, rows))
}

/** A tree of one input of series `x`, id `in/x`. */
export function modelOfX(rest: Partial<InputSpec> = {}): RiskModel {
  return model(node('root', { inputs: [input('x', rest)] }))
}
