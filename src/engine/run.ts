import { ForewatchError } from '../core/errors'
import type { RiskModel } from '../model/types'
import { allNodeIds, leafMask, readingsOf } from './plan/masks'
import { makePlan, type Plan } from './plan/plan'
import { StageBook } from './stages'
import { agesOf } from './summary/ages'
import { frameworkCoverage } from './summary/framework-coverage'
import { readTree, scoreTree, type EarlierNodes } from './tree'
import type { AgeMonths, DataSet, InputStages, NodeScores, ScoreMoment, ScoreRun } from './types'

export interface RunOptions {
  /** An earlier run over the same data and moments: what has not changed since is taken over, bit for bit. */
  readonly earlier?: ScoreRun
  /** Readings to compute; absent = all of the model's. */
  readonly readingIds?: readonly string[]
}

/** What a run leaves behind for the next one. */
interface Workings {
  readonly plan: Plan
  readonly book: StageBook
  readonly whole: readonly NodeScores[]
  readonly aged: readonly InputStages[]
}
const workings = new WeakMap<ScoreRun, Workings>()

/** Scores every unit at every moment: raw → transformed → as-of cut and fill → normalised → tree → readings, all stages
 *  kept and frozen. Arrays over moments are `[momentIndex * nUnits + unitIndex]`. Missing is NaN with a status, never 0;
 *  nothing published after a moment enters its score (product.md §4).
 *  @throws ForewatchError `bad-model`, `cyclic-model`, `zero-weights`, `unknown-series`, `unknown-node`, `bad-argument` */
export function runScores(
  model: RiskModel,
  data: DataSet,
  moments: readonly ScoreMoment[],
  options: RunOptions = {},
): ScoreRun {
  if (moments.length === 0 || data.units.length === 0) {
    throw new ForewatchError('bad-argument', {
      what: 'There is nothing to score',
      found: `${moments.length} moments and ${data.units.length} units`,
      expected: 'at least one of each',
    })
  }
  const plan = makePlan(model)
  const earlier = options.earlier && workings.get(options.earlier)
  const usable =
    earlier?.book.data === data && sameMoments(earlier.book.moments, moments) ? earlier : undefined
  const book = new StageBook(data, moments, usable?.book)
  const scoring = new Set(plan.root.leaves.flatMap((leaf) => leaf.inputs))
  const inputs = plan.inputs.map((spec, index) => book.stagesOf(spec, scoring.has(index)))
  return assemble(plan, book.close(), inputs, options, usable)
}

/** The same run with other weights, aggregations, minimum coverages, readings or tiers. Stages of inputs are taken over,
 *  and so are nodes below which nothing changed; equals a full run bit for bit. A change of a step before aggregation,
 *  or a new input, is worked out as far as it reaches.
 *  @throws ForewatchError as `runScores`; `bad-argument` for a run that came from elsewhere, for example a worker */
export function reweigh(run: ScoreRun, model: RiskModel): ScoreRun {
  const earlier = workings.get(run)
  if (!earlier) {
    throw new ForewatchError('bad-argument', {
      what: 'A run cannot be reweighed',
      found: 'a copy without its workings',
      expected: 'a run as runScores returned it, in the same thread',
      next: 'Score the model afresh',
    })
  }
  return runScores(model, earlier.book.data, earlier.book.moments, { earlier: run })
}

function assemble(
  plan: Plan,
  book: StageBook,
  inputs: readonly InputStages[],
  options: RunOptions,
  earlier: Workings | undefined,
): ScoreRun {
  const { model } = plan
  const { units } = book.data
  const nCells = book.moments.length * units.length
  const before = earlier && options.earlier
  const whole = scoreTree(plan, inputs, nCells, earlier && byId(earlier.whole))
  const root = whole.at(-1)!
  const nodeIds = allNodeIds(model)
  const readings = readingsOf(model)
    .filter((spec) => options.readingIds?.includes(spec.id) ?? true)
    .map((spec) => {
      const mask = leafMask(plan, spec, nodeIds)
      const same = before?.readings.find((reading) => reading.spec.id === spec.id)
      return readTree(plan, spec, mask, whole, inputs, nCells, same && byId(same.nodes))
    })
  const aged = weighing(plan).map((index) => inputs[index]!)
  const run: ScoreRun = Object.freeze({
    model,
    moments: book.moments,
    units,
    inputs: Object.freeze(inputs),
    readings: Object.freeze(readings),
    coverage: root.evidenceShare,
    frameworkCoverage:
      before && sameEvidence(before.inputs, inputs, earlier.plan, plan)
        ? before.frameworkCoverage
        : frameworkCoverage(plan, inputs, nCells),
    ageMonths: before && sameStages(earlier.aged, aged) ? before.ageMonths : ages(aged, book),
    filledShare: root.filledShare,
  })
  workings.set(run, { plan, book, whole, aged })
  return run
}

function ages(aged: readonly InputStages[], book: StageBook): AgeMonths {
  return agesOf(aged, book.moments, book.data.units.length)
}

function byId(nodes: readonly NodeScores[]): EarlierNodes {
  return new Map(nodes.map((node) => [node.id, node]))
}

/** Inputs whose effective weight, down the tree, is above 0. */
function weighing(plan: Plan): readonly number[] {
  const found: number[] = []
  const visit = (node: Plan['root']) => {
    found.push(...node.inputs.filter((index) => plan.inputs[index]!.weight > 0))
    for (const child of node.children) if (child.spec.weight > 0) visit(child)
  }
  visit(plan.root)
  return found
}

function sameStages(before: readonly InputStages[], now: readonly InputStages[]): boolean {
  return (
    before.length === now.length &&
    before.every(
      (stages, i) => stages.normalised === now[i]!.normalised && stages.sourceIndex === now[i]!.sourceIndex,
    )
  )
}

function sameEvidence(
  before: readonly InputStages[],
  now: readonly InputStages[],
  planBefore: Plan,
  plan: Plan,
): boolean {
  return (
    before.length === now.length &&
    before.every((stages, i) => stages.filled === now[i]!.filled) &&
    JSON.stringify(planBefore.indicators) === JSON.stringify(plan.indicators)
  )
}

function sameMoments(before: readonly ScoreMoment[], now: readonly ScoreMoment[]): boolean {
  return before === now || JSON.stringify(before) === JSON.stringify(now)
}
