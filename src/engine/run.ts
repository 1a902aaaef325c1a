import { ForewatchError } from '../core/errors'
import { lazy } from '../core/lazy'
import type { RiskModel } from '../model/types'
import { allNodeIds, leafMask, readingsOf } from './plan/masks'
import { makePlan, type Plan } from './plan/plan'
import { withAssessments } from './plan/with-assessments'
import { makeReading, type KeptReading } from './readings'
import { StageBook, type WorkedStages } from './stages'
import { agesOf } from './summary/ages'
import { frameworkCoverage } from './summary/framework-coverage'
import { scoreTree, type Branch } from './tree'
import type { AgeMonths, DataSet, InputStages, ScoreMoment, ScoreRun } from './types'

export interface RunOptions {
  /** An earlier run over the same data and moments: what has not changed since is taken over, bit for bit. */
  readonly earlier?: ScoreRun
}

/** What a run leaves behind for the next one. */
interface Workings {
  readonly plan: Plan
  readonly book: StageBook
  readonly inputs: readonly WorkedStages[]
  readonly branches: readonly Branch[]
  readonly readings: readonly KeptReading[]
  /** Inputs whose effective weight is above 0. */
  readonly weighing: readonly InputStages[]
  readonly frameworkCoverage: () => Float64Array
  readonly ageMonths: () => AgeMonths
}
const workings = new WeakMap<ScoreRun, Workings>()

/** Scores every unit at every moment: raw → transformed → as-of cut and fill → normalised → tree → readings, all stages
 *  kept and frozen. Arrays over moments are `[momentIndex * nUnits + unitIndex]`. Missing is NaN with a status, never 0;
 *  nothing published after a moment enters its score (product.md §4). The whole tree is scored at once; readings, ages
 *  and shares that the headline does not need are worked out when first asked for, with the same result. Where the data hold
 *  judgements of experts, the run's model is the given one with them (see `withAssessments`).
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
  const plan = makePlan(withAssessments(model, data))
  const kept = options.earlier && workings.get(options.earlier)
  const earlier = kept?.book.data === data && sameMoments(kept.book.moments, moments) ? kept : undefined
  const book = new StageBook(data, moments, earlier?.book)
  const scoring = new Set(plan.root.leaves.flatMap((leaf) => leaf.inputs))
  const inputs = plan.inputs.map((spec, index) => book.stagesOf(spec, scoring.has(index)))
  book.close()
  return assemble(plan, book, inputs, earlier)
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
  inputs: readonly WorkedStages[],
  earlier: Workings | undefined,
): ScoreRun {
  const { model } = plan
  const { data, moments } = book
  const nUnits = data.units.length
  const nCells = moments.length * nUnits
  const branches = scoreTree(plan, inputs, nCells, earlier && byId(earlier.branches))
  const root = branches.at(-1)!.cells
  const nodeIds = allNodeIds(model)
  const context = { plan, whole: branches, inputs, nCells }
  const kept = readingsOf(model).map((spec) => {
    const before = earlier?.readings.find(({ reading }) => reading.spec.id === spec.id)
    return makeReading(context, spec, leafMask(plan, spec, nodeIds), before?.ownBranches())
  })
  const weighing = weighingInputs(plan).map((index) => inputs[index]!)
  const coverage =
    earlier && sameEvidence(earlier, inputs, plan)
      ? earlier.frameworkCoverage
      : lazy(() => frameworkCoverage(plan, inputs, nCells))
  const ages =
    earlier && sameStages(earlier.weighing, weighing)
      ? earlier.ageMonths
      : lazy(() => agesOf(weighing, moments, nUnits))
  const run: ScoreRun = Object.freeze({
    model,
    moments,
    units: data.units,
    inputs: Object.freeze(inputs),
    readings: Object.freeze(kept.map(({ reading }) => reading)),
    get coverage() {
      return root.shares().evidence
    },
    get frameworkCoverage() {
      return coverage()
    },
    get ageMonths() {
      return ages()
    },
    get filledShare() {
      return root.shares().filled
    },
  })
  workings.set(run, {
    plan,
    book,
    inputs,
    branches,
    readings: kept,
    weighing,
    frameworkCoverage: coverage,
    ageMonths: ages,
  })
  return run
}

function byId(branches: readonly Branch[]): ReadonlyMap<string, Branch> {
  return new Map(branches.map((branch) => [branch.node.spec.id, branch]))
}

/** Inputs whose effective weight, down the tree, is above 0. */
function weighingInputs(plan: Plan): readonly number[] {
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
      ({ normalised, sourceIndex }, i) =>
        normalised === now[i]!.normalised && sourceIndex === now[i]!.sourceIndex,
    )
  )
}

function sameEvidence(before: Workings, now: readonly InputStages[], plan: Plan): boolean {
  return (
    before.inputs.length === now.length &&
    before.inputs.every(({ filled }, i) => filled === now[i]!.filled) &&
    JSON.stringify(before.plan.indicators) === JSON.stringify(plan.indicators)
  )
}

function sameMoments(before: readonly ScoreMoment[], now: readonly ScoreMoment[]): boolean {
  return before === now || JSON.stringify(before) === JSON.stringify(now)
}
