import { ForewatchError } from '../core/errors'
import { checkModel, type KnownSeries } from './checks'
import { nestFlatModel } from './flat'
import { isEnsemble } from './ensemble'
import { checkPlain } from './plain'
import { flatModelSchema, nestedModelSchema, type NestedModel } from './schema'
import type { RiskModel } from './types'
import { upgradeModel, type Json } from './versions'

/** Reads a risk model from untyped JSON: every check is made before anything is built, and what is given is not
 *  changed. Older versions are upgraded; the flat form (`nodes` with `parent`) is nested. With `knownSeries`, every
 *  series must be among them. The result is frozen throughout.
 *  @throws ForewatchError `bad-model`, `cyclic-model`, `newer-model`, `zero-weights`, `unknown-node`, `unknown-series` */
export function readModel(json: unknown, knownSeries?: KnownSeries): RiskModel {
  checkPlain(json)
  if (isEnsemble(json)) throw noTree()
  const model = { ...nested(upgradeModel(json)) }
  delete model.$schema
  const typed = model as RiskModel
  checkModel(typed, knownSeries)
  return freeze(typed)
}

function noTree(): ForewatchError {
  return new ForewatchError('bad-model', {
    what: 'An ensemble has no tree of its own',
    found: 'kind: ensemble',
    expected: 'a model with a tree',
    next: 'Choose one of its members',
  })
}

function nested(file: Json): NestedModel {
  const parsed = parsedOf(file)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ForewatchError('bad-model', {
      what: 'The model has a field that cannot be used',
      where: placeOf(file, issue?.path ?? []),
      found: issue?.message ?? 'an unknown form',
      expected: 'a model as in indicators/schema/risk-model.schema.json',
      next: 'Correct the model file',
    })
  }
  return 'tree' in parsed.data ? parsed.data : nestFlatModel(parsed.data)
}

/** The schema goes down the tree call by call, so that a tree of thousands of levels runs out of room. */
function parsedOf(file: Json) {
  const flat = 'nodes' in file && !('tree' in file)
  try {
    return flat ? flatModelSchema.safeParse(file) : nestedModelSchema.safeParse(file)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ForewatchError(
      'bad-model',
      {
        what: 'The tree of the model has too many levels',
        found: error.message,
        expected: 'some hundred levels at most',
        next: 'Write the model in the flat form (nodes with parent), or put levels together',
      },
      { cause: error },
    )
  }
}

/** A path into the file, told by ids instead of list positions where there are any: `RF1, 1.1, norm.max`. */
function placeOf(file: Json, path: readonly PropertyKey[]): string {
  const ids: string[] = []
  let rest: string[] = []
  let here: unknown = file
  for (const step of path) {
    here =
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[step] : undefined
    rest.push(String(step))
    const id: unknown = typeof here === 'object' && here !== null ? (here as { id?: unknown }).id : undefined
    if (typeof id === 'string') {
      ids.push(id)
      rest = []
    }
  }
  return [...ids, rest.join('.')].filter((part) => part !== '').join(', ') || 'the file'
}

/** Freezes without recursion, so that the depth of the tree does not matter. */
function freeze<T extends object>(root: T): T {
  const stack: object[] = [root]
  for (let value = stack.pop(); value; value = stack.pop()) {
    if (Object.isFrozen(value)) continue
    Object.freeze(value)
    for (const child of Object.values(value) as unknown[]) {
      if (typeof child === 'object' && child !== null) stack.push(child)
    }
  }
  return root
}
