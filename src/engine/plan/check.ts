import { ForewatchError } from '../../core/errors'
import {
  MOST_WEIGHT,
  type Aggregation,
  type Fill,
  type InputSpec,
  type NodeSpec,
  type Norm,
  type RiskModel,
  type Transform,
} from '../../model/types'

/** Checks one node on its own. @throws ForewatchError `bad-model`, `zero-weights` */
export function checkNode(spec: NodeSpec): void {
  const bad = (what: string, found: unknown, expected: string) => {
    throw badModel(what, `node ${spec.id}`, found, expected)
  }
  if (!(spec.weight >= 0 && spec.weight < Infinity))
    bad('A weight cannot be used', spec.weight, 'a number ≥ 0')
  if (!(spec.minCoverage >= 0 && spec.minCoverage <= 1))
    bad('A minimum coverage cannot be used', spec.minCoverage, 'a share from 0 to 1')
  if (spec.children && spec.inputs && spec.children.length > 0 && spec.inputs.length > 0)
    bad(
      'A node has both children and inputs',
      `${spec.children.length} and ${spec.inputs.length}`,
      'one of the two',
    )
  const problem = aggregationProblem(spec.aggregation)
  if (problem) bad('An aggregation cannot be used', problem.found, problem.expected)
  const total = [...(spec.children ?? []), ...(spec.inputs ?? [])].reduce(
    (sum, { weight }) => sum + weight,
    0,
  )
  if (total > MOST_WEIGHT)
    bad('The weights under a node are too large to be summed', total, `a sum of at most ${MOST_WEIGHT}`)
  const siblings = spec.children ?? []
  if (siblings.length > 0 && !siblings.some((child) => child.weight > 0))
    throw zeroWeights(spec, siblings.length)
}

/** Checks one input on its own. @throws ForewatchError `bad-model` */
export function checkInput(spec: InputSpec, node: NodeSpec): void {
  const where = `input ${spec.id} of node ${node.id}`
  if (!(spec.weight >= 0 && spec.weight < Infinity))
    throw badModel('A weight cannot be used', where, spec.weight, 'a number ≥ 0')
  const steps: (Problem | undefined)[] = [
    ...spec.transforms.map(transformProblem),
    ...spec.fill.map(fillProblem),
    normProblem(spec.norm),
  ]
  const problem = steps.find((candidate) => candidate !== undefined)
  if (problem) throw badModel('A step cannot be used', where, problem.found, problem.expected)
}

interface Problem {
  readonly found: string
  readonly expected: string
}

function unless(fine: boolean, step: object, expected: string): Problem | undefined {
  return fine ? undefined : { found: JSON.stringify(step), expected }
}

const whole = (value: number, least: number) => Number.isInteger(value) && value >= least
const finite = (...values: number[]) => values.every((value) => Number.isFinite(value))
const share = (value: number) => value >= 0 && value <= 1

function aggregationProblem(aggregation: Aggregation): Problem | undefined {
  switch (aggregation.method) {
    case 'geometric':
      return unless(aggregation.floor >= 0 && aggregation.floor < 1, aggregation, 'a floor from 0 to below 1')
    case 'power': {
      const fine = aggregation.floor >= 0 && aggregation.floor < 1 && finite(aggregation.exponent)
      return unless(fine, aggregation, 'a finite exponent and a floor from 0 to below 1')
    }
    case 'top-k-mean':
      return unless(whole(aggregation.k, 1), aggregation, 'a whole k of at least 1')
    case 'share-present':
      return unless(share(aggregation.threshold), aggregation, 'a threshold from 0 to 1')
    default:
      return undefined
  }
}

function transformProblem(step: Transform): Problem | undefined {
  switch (step.op) {
    case 'rate':
      return unless(finite(step.per) && step.per > 0, step, 'a positive number of units')
    case 'rolling': {
      const fine = whole(step.window, 1) && whole(step.minObserved, 1) && step.minObserved <= step.window
      return unless(fine, step, 'a window of at least 1 and minObserved from 1 to the window')
    }
    case 'lag':
      return unless(whole(step.periods, 0), step, 'whole periods ≥ 0, for a transform never looks ahead')
    case 'difference':
    case 'percent-change':
      return unless(whole(step.periods, 1), step, 'whole periods ≥ 1, for a transform never looks ahead')
    case 'decay':
      return unless(finite(step.halfLifePeriods) && step.halfLifePeriods > 0, step, 'a positive half-life')
    case 'years-since':
      return unless(finite(step.threshold, step.never), step, 'finite numbers')
    case 'threshold':
      return unless(finite(step.at), step, 'a finite number')
    case 'log1p':
      return undefined
    default:
      return { found: JSON.stringify(step), expected: 'a transform that the engine knows' }
  }
}

function fillProblem(step: Fill): Problem | undefined {
  return step.op === 'carry-forward'
    ? unless(step.maxAgeMonths >= 0, step, 'an age ≥ 0 months')
    : unless(whole(step.minUnits, 1), step, 'at least 1 unit')
}

function normProblem(norm: Norm): Problem | undefined {
  switch (norm.method) {
    case 'min-max': {
      if (!norm.winsorise) return undefined
      const [low, high] = norm.winsorise
      return unless(share(low) && share(high) && low < high, norm, 'two ascending probabilities from 0 to 1')
    }
    case 'goalposts':
      return unless(finite(norm.min, norm.max) && norm.min < norm.max, norm, 'min below max')
    case 'piecewise': {
      const ascending = norm.points.every(([x], i) => i === 0 || x >= norm.points[i - 1]![0])
      const fine = norm.points.length > 0 && ascending && norm.points.every(([x, y]) => finite(x) && share(y))
      return unless(fine, norm, 'at least one point, x ascending, y from 0 to 1')
    }
    case 'logistic':
      return unless(finite(norm.midpoint, norm.steepness), norm, 'finite numbers')
    case 'ordinal': {
      const fine = Object.entries(norm.map).every(
        ([key, y]) => key.trim() !== '' && finite(Number(key)) && share(y),
      )
      return unless(fine, norm, 'numbers as categories and shares from 0 to 1')
    }
    case 'binary':
      return unless(finite(norm.threshold), norm, 'a finite threshold')
    default:
      return undefined
  }
}

function badModel(what: string, where: string, found: unknown, expected: string): ForewatchError {
  const next = 'Correct the model'
  return new ForewatchError('bad-model', { what, where, found: String(found), expected, next })
}

export function zeroWeights(spec: NodeSpec, count: number): ForewatchError {
  return new ForewatchError('zero-weights', {
    what: 'The weights under a node sum to zero',
    where: `node ${spec.id}`,
    found: `${count} weights of 0`,
    expected: 'at least one weight above 0 among those that score',
    next: 'Raise one of the weights',
  })
}

export function loop(path: readonly string[], id: string): ForewatchError {
  return new ForewatchError('cyclic-model', {
    what: 'The tree of the model runs in a circle',
    where: [...path, id].join(' › '),
    found: `node ${id} below itself`,
    expected: 'a tree',
    next: 'Remove the node from its own subtree',
  })
}

export function repeated(kind: 'node' | 'input', id: string): ForewatchError {
  return badModel(`Two ${kind}s of the model have one id`, `${kind} ${id}`, id, 'every id once')
}

export function scoresNothing(model: RiskModel): ForewatchError {
  return badModel(
    'The model scores nothing',
    `model ${model.id}`,
    'no scored input',
    'at least one scored input',
  )
}
