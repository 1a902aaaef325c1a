import { ForewatchError } from '../../core/errors'
import type { SeriesPanel } from '../../core/panel'
import { normalQuantile } from '../../core/normal-quantile'
import { dueIndices } from '../axis'
import { allNodeIds, leafMask, readingsOf } from '../plan/masks'
import { makePlan } from '../plan/plan'
import type { DataSet, InputStages, ScoreRun } from '../types'
import { carryError } from './carry-error'
import { cellsAt } from './cells'
import { coverageUnder } from './coverage'
import { banded, type Banded } from './errors'
import { doubtTree } from './nodes'
import { normKernels } from './norms'
import type { DoubtInput, DoubtNode, DoubtPlan, NormKernel } from './plan-types'
import { DEFAULT_DOUBT, type DoubtSettings } from './types'

export interface DoubtRequest {
  readonly run: ScoreRun
  /** The data that the run was made from. */
  readonly data: DataSet
  readonly momentIndex: number
  /** Absent = the model's first reading, and its root. */
  readonly readingId?: string
  readonly nodeId?: string
  readonly settings?: DoubtSettings
  /** Absent = the model's own seed. */
  readonly seed?: number
  /** Source of each series; a series that is not named is a source of its own. */
  readonly sourceOf?: ReadonlyMap<string, string>
  /** Unit whose values of the node's children are kept too. */
  readonly detailUnit?: string
}

/** Judgements stay in every draw: with and without them is told apart on its own. */
const NEVER_LEFT_OUT = -2

/** Makes a run ready for draws: errors taken through the transforms, fills, norms and tree laid flat. About as much work
 *  as scoring the series twice more; a draw then allocates nothing.
 *  @throws ForewatchError `not-scored`, `bad-argument`, `bad-model` */
export function compileDoubt(request: DoubtRequest): DoubtPlan {
  const { run, data, momentIndex, settings = DEFAULT_DOUBT } = request
  const { model, units } = run
  const moment = run.moments[momentIndex]
  if (!moment) {
    throw new ForewatchError('bad-argument', {
      what: 'Doubt was asked of a moment that is not scored',
      found: String(momentIndex),
      expected: `0 to ${run.moments.length - 1}`,
    })
  }
  const nUnits = units.length
  const plan = makePlan(model)
  const reading = run.readings.find(({ spec }) => spec.id === request.readingId) ?? run.readings[0]!
  const spec = readingsOf(model).find(({ id }) => id === reading.spec.id)!
  const shown = reading.nodes.find(({ id }) => id === request.nodeId) ?? reading.nodes.at(-1)!
  const root = plan.order.find((node) => node.spec.id === shown.id)!
  const mask = leafMask(plan, spec, allNodeIds(model))
  const { nodes, inputs } = doubtTree(
    root,
    (leaf) => mask[leaf.index] === 1,
    (index) => plan.inputs[index]!.weight,
    (index) => plan.inputs[index]!.optional === true,
  )
  if (nodes.length === 0) {
    throw new ForewatchError('not-scored', {
      what: 'Doubt was asked of a reading in which nothing scores',
      where: `reading ${spec.id}`,
      found: 'no input that takes part',
      expected: 'at least one',
    })
  }
  const score100 = new Float64Array(nUnits)
  const ranked: number[] = []
  for (let u = 0; u < nUnits; u++) {
    const cell = momentIndex * nUnits + u
    score100[u] = shown.values[cell]! * 100
    if (!Number.isNaN(score100[u]!) && shown.evidenceShare[cell]! >= model.tierCoverageFloor) ranked.push(u)
  }
  const rankedUnits = Int32Array.from(ranked)
  const works = inputs.map((index) => run.inputs[index]!)
  const errorScale = settings.vary.data ? settings.errorScale : 0
  const chains = bandsOf(works, request, errorScale)
  // What nobody owes comes last, so that it leaves the draws of everything else as they are.
  const owed = works.filter(({ spec }) => !spec.optional)
  const last = [...owed, ...works.filter(({ spec }) => spec.optional)]
  const noiseRows = [...new Set(last.map(({ spec }) => spec.series))]
  const sourceOf = (series: string) => request.sourceOf?.get(series) ?? series
  const sources = [...new Set(owed.map(({ spec }) => sourceOf(spec.series)))]
  const scoredUnits = Uint8Array.from(units, (unit) => (unit.treatment === 'scored' ? 1 : 0))
  const doubtInputs = works.map((stages): DoubtInput => {
    const band = chains.get(chainKey(stages))!
    const { filled } = stages
    const at = momentIndex * nUnits
    const source = {
      filled: {
        values: filled.values.subarray(at, at + nUnits),
        status: filled.status.subarray(at, at + nUnits),
      },
      panel: band.mid,
      due: dueIndices(band.mid, [moment]),
      scoredUnits,
    }
    const own = (kernels: readonly NormKernel[]) => (stages.spec.optional ? kernels.slice(0, 1) : kernels)
    const direction = stages.spec.direction ?? data.series.get(stages.spec.series)?.direction
    return {
      id: stages.spec.id,
      noiseRow: noiseRows.indexOf(stages.spec.series),
      source: stages.spec.optional ? NEVER_LEFT_OUT : sources.indexOf(sourceOf(stages.spec.series)),
      ...(stages.spec.optional ? { optional: true } : {}),
      stepZ: band.stepProbability > 0 ? -normalQuantile(band.stepProbability) : 0,
      ...cellsAt(stages, band, moment, momentIndex, units, rankedUnits, errorScale),
      // A judgement is made on the scale itself: there is no other norm to take.
      norms: own(normKernels(stages.spec.norm, source, direction === 'lower-is-riskier')),
    }
  })
  const owes = ({ children, optional }: DoubtNode) =>
    children.length - (optional?.reduce((sum, one) => sum + one, 0) ?? 0)
  const depths = new Set(nodes.filter((node) => owes(node) > 1).map(({ depth }) => depth))
  return {
    seed: request.seed ?? model.seed,
    settings,
    readingId: spec.id,
    nodeId: shown.id,
    unitIds: units.map(({ id }) => id),
    nUnits,
    ranked: rankedUnits,
    enough: coverageUnder(
      nodes,
      doubtInputs,
      rankedUnits,
      nUnits,
      shown.id === plan.root.spec.id ? spec.minCoverage : 0,
    ),
    score100,
    tierFrom100: Float64Array.from(model.tiers, (tier) => tier.fromScore100),
    noiseRows: noiseRows.length,
    sourceIds: sources,
    inputs: doubtInputs,
    nodes,
    depths: Int32Array.from(depths).sort(),
    detailUnit:
      request.detailUnit === undefined ? -1 : units.findIndex(({ id }) => id === request.detailUnit),
  }
}

function chainKey({ spec }: InputStages): string {
  return `${spec.series} ${JSON.stringify(spec.transforms)}`
}

/** Bounds of every chain of transforms, once each; kept with the run, since they are the same for all its moments. */
const keptBands = new WeakMap<ScoreRun, Map<number, Map<string, Banded>>>()

function bandsOf(
  works: readonly InputStages[],
  { run, data }: DoubtRequest,
  errorScale: number,
): ReadonlyMap<string, Banded> {
  const ofRun = keptBands.get(run) ?? new Map<number, Map<string, Banded>>()
  keptBands.set(run, ofRun)
  const chains = ofRun.get(errorScale) ?? new Map<string, Banded>()
  ofRun.set(errorScale, chains)
  const raws = new Map<string, Banded>()
  const panelOf = (id: string): SeriesPanel => data.panels.get(id)!
  for (const stages of works) {
    const { series, transforms } = stages.spec
    const key = chainKey(stages)
    if (chains.has(key)) continue
    const raw = raws.get(series) ?? banded(stages.raw, data.series.get(series), errorScale)
    raws.set(series, raw)
    chains.set(key, carryError(raw, transforms, stages.transformed, panelOf))
  }
  return chains
}
