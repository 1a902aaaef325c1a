import { ForewatchError } from '../../core/errors'
import type { Json } from './index'

/** Version 0 (before the first release) kept all weights in one flat table beside the tree, `weights: { id: number }`,
 *  an absent entry meaning 1, and the tiers as `tierBreaks: [[id, title, from], …]`; it had no seed.
 *  @throws ForewatchError `bad-model` */
export function fromVersion0(model: Json): Json {
  const { weights, tierBreaks, tree, ...rest } = model
  const table = isRecord(weights) ? weights : refuse('weights', 'an object of numbers by id')
  const breaks = Array.isArray(tierBreaks) ? tierBreaks : refuse('tierBreaks', 'a list of [id, title, from]')
  return {
    ...rest,
    schemaVersion: 1,
    seed: model.seed ?? 1,
    tree: withWeights(tree, table),
    tiers: breaks.map((entry: unknown) => {
      const [id, title, fromScore100] = Array.isArray(entry) ? (entry as unknown[]) : []
      return { id, title, fromScore100 }
    }),
  }
}

function withWeights(node: unknown, weights: Json): unknown {
  if (!isRecord(node)) return node
  const own = typeof node.id === 'string' && Object.hasOwn(weights, node.id) ? weights[node.id] : 1
  const below = (list: unknown): unknown =>
    Array.isArray(list) ? list.map((each: unknown) => withWeights(each, weights)) : list
  return {
    ...node,
    weight: own,
    ...('children' in node ? { children: below(node.children) } : {}),
    ...('inputs' in node ? { inputs: below(node.inputs) } : {}),
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(where: string, expected: string): never {
  throw new ForewatchError('bad-model', {
    what: 'A model of version 0 cannot be read',
    where,
    expected,
    next: 'Correct the model file',
  })
}
