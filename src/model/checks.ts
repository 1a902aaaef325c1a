import { ForewatchError, type ErrorDetails, type ErrorTag } from '../core/errors'
import { hasScoredInput, treeInputs, walkTree } from './tree'
import { MOST_WEIGHT, type NodeSpec, type RiskModel } from './types'

/** Anything that can say whether a series exists: a Set of ids or a Map by id. */
export interface KnownSeries {
  has(id: string): boolean
}

/** Rules that the schema cannot state, each with the id that breaks it. Nothing is changed.
 *  @throws ForewatchError `bad-model`, `zero-weights`, `unknown-node`, `unknown-series` */
export function checkModel(model: RiskModel, knownSeries?: KnownSeries): void {
  checkIds(model)
  for (const { node } of walkTree(model.tree)) checkNode(node)
  if (!hasScoredInput(model.tree)) {
    fail('bad-model', {
      what: 'Nothing in the model can be scored',
      where: model.tree.id,
      found: 'no input with the role "scored"',
      expected: 'at least one',
    })
  }
  checkReadings(model)
  checkTiers(model)
  if (knownSeries) checkSeries(model, knownSeries)
}

function fail(tag: ErrorTag, details: Omit<ErrorDetails, 'next'>, next = 'Correct the model file'): never {
  throw new ForewatchError(tag, { ...details, next })
}

function checkIds(model: RiskModel): void {
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['tree', walkTree(model.tree).map(({ node }) => node.id)],
    ['inputs', treeInputs(model.tree).map(({ input }) => input.id)],
    ['readings', model.readings.map((reading) => reading.id)],
    ['tiers', model.tiers.map((tier) => tier.id)],
  ]
  for (const [where, ids] of groups) {
    const twice = ids.find((id, i) => ids.indexOf(id) !== i)
    if (twice !== undefined) {
      fail('bad-model', { what: 'An id stands twice', where, found: twice, expected: 'every id once' })
    }
  }
}

function checkNode(node: NodeSpec): void {
  const { children, inputs } = node
  if (children && inputs) {
    fail('bad-model', {
      what: 'A node has both children and inputs',
      where: node.id,
      found: `${children.length} children and ${inputs.length} inputs`,
      expected: 'either children or inputs',
    })
  }
  const waits = node.role === 'judgement' || node.role === 'context'
  if (children?.length === 0 || ((inputs?.length ?? 0) === 0 && !children && !waits)) {
    fail('bad-model', {
      what: 'A node is empty',
      where: node.id,
      found: 'neither children nor inputs',
      expected: 'children, inputs, or the role "judgement"',
    })
  }
  if (node.role === 'scored' && !children && !inputs?.some((input) => input.role === 'scored')) {
    fail('bad-model', {
      what: 'A node is to be scored and has no input that may score it',
      where: node.id,
      found: 'context inputs only',
      expected: 'an input with the role "scored", or the role "context" for the node',
    })
  }
  for (const input of inputs ?? []) {
    for (const step of input.transforms) {
      if (step.op === 'rolling' && step.minObserved > step.window) {
        fail('bad-model', {
          what: 'A rolling window asks for more periods than it holds',
          where: input.id,
          found: `minObserved ${step.minObserved} of ${step.window}`,
          expected: `at most ${step.window}`,
        })
      }
    }
  }
  checkWeights(node)
}

/** Weights of what can be scored must leave something to divide by; where nothing can be, all siblings count. */
function checkWeights(node: NodeSpec): void {
  const siblings = node.children ?? node.inputs ?? []
  const scored = node.children
    ? node.children.filter(hasScoredInput)
    : (node.inputs ?? []).filter((input) => input.role === 'scored')
  const total = siblings.reduce((sum, one) => sum + one.weight, 0)
  if (total > MOST_WEIGHT) {
    fail('bad-model', {
      what: `The weights under ${node.id} are too large to be summed`,
      where: node.id,
      found: siblings.map((one) => `${one.id} = ${one.weight}`).join(', '),
      expected: `a sum of at most ${MOST_WEIGHT}; only the shares of the weights matter`,
    })
  }
  const counted = scored.length > 0 ? scored : siblings
  if (counted.length > 0 && counted.reduce((sum, one) => sum + one.weight, 0) <= 0) {
    fail('zero-weights', {
      what: `The weights under ${node.id} sum to zero`,
      where: node.id,
      found: counted.map((one) => `${one.id} = ${one.weight}`).join(', '),
      expected: 'a positive sum',
    })
  }
}

function checkReadings(model: RiskModel): void {
  const steps = walkTree(model.tree)
  const nodes = new Set(steps.map(({ node }) => node.id))
  const lenses = new Set(steps.flatMap(({ node }) => node.lenses ?? []))
  for (const reading of model.readings) {
    const where = `reading ${reading.id}`
    const unknown = reading.nodes?.find((id) => !nodes.has(id))
    if (unknown !== undefined) {
      fail('unknown-node', {
        what: 'A reading names a node that the tree does not hold',
        where,
        found: unknown,
        expected: 'the id of a node of the tree',
      })
    }
    if (reading.lens !== undefined && !lenses.has(reading.lens)) {
      fail('bad-model', {
        what: 'A reading names a lens that no node carries',
        where,
        found: reading.lens,
        expected: [...lenses].sort().join(', ') || 'nodes with lenses',
      })
    }
  }
}

function checkTiers(model: RiskModel): void {
  model.tiers.forEach((tier, i) => {
    const below = model.tiers[i - 1]
    if (below && below.fromScore100 >= tier.fromScore100) {
      fail('bad-model', {
        what: 'Tiers are not in ascending order',
        where: tier.id,
        found: `${tier.id} from ${tier.fromScore100} after ${below.id} from ${below.fromScore100}`,
        expected: 'each tier to begin above the one before',
      })
    }
  })
}

function checkSeries(model: RiskModel, known: KnownSeries): void {
  for (const { node, input } of treeInputs(model.tree)) {
    const wanted = [
      input.series,
      ...input.transforms.flatMap((step) => (step.op === 'rate' ? [step.denominator] : [])),
    ]
    const unknown = wanted.find((id) => !known.has(id))
    if (unknown === undefined) continue
    fail(
      'unknown-series',
      {
        what: 'The model reads a series that the data do not hold',
        where: `${node.id}, input ${input.id}`,
        found: unknown,
        expected: 'the id of a series of the data',
      },
      'Load the data that hold it, or remove the input from the model',
    )
  }
}
