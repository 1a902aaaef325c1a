import { normalDeviates } from '../../core/normal-deviates'
import { makeSeriesPanel, type SeriesPanel } from '../../core/panel'
import { createRandom, type Random } from '../../core/random'
import type { UnitRecord } from '../../core/registry'
import type { SeriesRecord } from '../../core/series'
import { Status } from '../../core/status'
import type { DataSet } from '../../engine/types'
import type { InputSpec, Nature, NodeSpec, Norm, RiskModel, Transform } from '../../model/types'

export interface BenchWorldOptions {
  readonly seed: number
  readonly nUnits: number
  readonly firstYear: number
  readonly lastYear: number
  readonly norm: Norm
}

/** Indicators of the 14 factors of the UN Framework of Analysis: 143 in all. */
const FACTOR_SIZES = [11, 8, 10, 9, 8, 11, 14, 12, 6, 8, 8, 10, 18, 10]
const SHARE_MISSING = 0.08

/** A made-up world of the size of the real one, the same for the same seed: one series per indicator, counts and
 *  indices, with gaps, publication lags of 1 to 15 months, and the mix of transforms and fills that real models use. */
export function benchWorld(options: BenchWorldOptions): { model: RiskModel; data: DataSet } {
  const random = createRandom(options.seed)
  const units = Array.from({ length: options.nUnits }, (_, u) => unitOf(u))
  const series = new Map<string, SeriesRecord>()
  const panels = new Map<string, SeriesPanel>()
  const add = (id: string, kind: 'count' | 'index' | 'population') => {
    const lag = kind === 'population' ? 6 : 1 + random.nextInt(15)
    const record = recordOf(id, kind, lag, options)
    series.set(id, record)
    panels.set(id, panelOf(record, kind, options, random))
  }
  add('population', 'population')
  let index = 0
  const factors = FACTOR_SIZES.map((size, f): NodeSpec => {
    const children = Array.from({ length: size }, (_, i) => {
      const id = `${f + 1}.${i + 1}`
      const kind = index % 3 === 0 ? 'count' : 'index'
      add(`s${id}`, kind)
      return indicatorOf(id, kind, index++, options.norm)
    })
    return node(`RF${f + 1}`, { children, weight: 1 })
  })
  const tree = node('root', { children: factors, weight: 1 })
  return { model: modelOf(tree, options.seed), data: { units, series, panels } }
}

function indicatorOf(id: string, kind: 'count' | 'index', index: number, norm: Norm): NodeSpec {
  const input: InputSpec = {
    id: `${id}/s${id}`,
    series: `s${id}`,
    weight: 1,
    transforms:
      kind === 'count' ? countSteps(index) : index % 7 === 0 ? [{ op: 'difference', periods: 5 }] : [],
    fill: [{ op: 'carry-forward', maxAgeMonths: 36 }],
    norm,
    reason: 'bench',
    role: 'scored',
  }
  const natures: Nature[] = ['structural', 'dynamic', 'trigger']
  const lenses = index % 5 === 0 ? ['conflict'] : index % 4 === 0 ? ['gender'] : []
  return node(id, { inputs: [input], weight: 1, nature: natures[index % 3]!, role: 'scored', lenses })
}

function countSteps(index: number): Transform[] {
  const rate: Transform = { op: 'rate', denominator: 'population', per: 100_000 }
  const rolling: Transform = { op: 'rolling', stat: 'sum', window: 3, minObserved: 2 }
  return index % 2 === 0 ? [rolling, rate, { op: 'log1p' }] : [rate, { op: 'log1p' }]
}

function node(id: string, rest: Partial<NodeSpec> & { readonly weight: number }): NodeSpec {
  return { id, title: id, aggregation: { method: 'arithmetic' }, minCoverage: 0.3, ...rest }
}

function modelOf(tree: NodeSpec, seed: number): RiskModel {
  const common = ['RF1', 'RF2', 'RF3', 'RF4', 'RF5', 'RF6', 'RF7', 'RF8']
  const crime = (id: string, ...specific: string[]) =>
    ({ id, title: id, kind: 'crime', nodes: [...common, ...specific], minCoverage: 0.3 }) as const
  return {
    schemaVersion: 1,
    id: 'bench',
    title: 'Bench',
    version: '1',
    description: 'Made-up model of the size of the Framework',
    seed,
    tree,
    readings: [
      { id: 'overall', title: 'Overall', kind: 'overall', minCoverage: 0.3 },
      { id: 'structural', title: 'Structural', kind: 'nature', natures: ['structural'], minCoverage: 0.3 },
      { id: 'dynamic', title: 'Dynamic', kind: 'nature', natures: ['dynamic', 'trigger'], minCoverage: 0.3 },
      crime('genocide', 'RF9', 'RF10'),
      crime('crimes-against-humanity', 'RF11', 'RF12'),
      crime('war-crimes', 'RF13', 'RF14'),
      { id: 'conflict', title: 'Conflict', kind: 'lens', lens: 'conflict', minCoverage: 0.3 },
      { id: 'gender', title: 'Gender', kind: 'lens', lens: 'gender', minCoverage: 0.3 },
    ],
    tiers: [],
    tierCoverageFloor: 0.5,
  }
}

function unitOf(u: number): UnitRecord {
  return {
    id: `U${String(u).padStart(3, '0')}`,
    name: `Unit ${u}`,
    region: `R${u % 5}`,
    subregion: `S${u % 22}`,
    from: 1900,
    predecessors: [],
    successors: [],
    unMember: true,
    treatment: 'scored',
  }
}

function recordOf(id: string, kind: string, lag: number, options: BenchWorldOptions): SeriesRecord {
  return {
    id,
    title: id,
    description: 'made up',
    unit: kind,
    direction: kind === 'count' ? 'higher-is-riskier' : 'lower-is-riskier',
    scale: kind === 'index' ? 'index' : 'count',
    frequency: 'year',
    validRange: [null, null],
    publicationLagMonths: lag,
    coverage: {
      from: String(options.firstYear),
      to: String(options.lastYear),
      absence: 'missing',
      absenceNote: 'made up',
    },
  }
}

function panelOf(
  record: SeriesRecord,
  kind: string,
  options: BenchWorldOptions,
  random: Random,
): SeriesPanel {
  const nPeriods = options.lastYear - options.firstYear + 1
  const { nUnits } = options
  const values = new Float64Array(nPeriods * nUnits).fill(NaN)
  const status = new Uint8Array(nPeriods * nUnits).fill(Status.missing)
  const normal = normalDeviates(random)
  const level = Float64Array.from({ length: nUnits }, () => normal())
  for (let cell = 0; cell < values.length; cell++) {
    if (kind !== 'population' && random.next() < SHARE_MISSING) continue
    const u = cell % nUnits
    level[u] = level[u]! * 0.95 + normal() * 0.3
    values[cell] =
      kind === 'population'
        ? Math.round(1e7 * Math.exp(level[u]! * 1.5))
        : kind === 'count'
          ? Math.max(0, Math.round(Math.exp(2 + 3 * level[u]!) - 4))
          : level[u]!
    status[cell] = Status.observed
  }
  return makeSeriesPanel({
    seriesId: record.id,
    frequency: 'year',
    firstOrdinal: options.firstYear,
    nPeriods,
    nUnits,
    values,
    status,
    publicationLagMonths: record.publicationLagMonths,
  })
}
