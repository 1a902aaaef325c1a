import { ForewatchError } from '../core/errors'

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_DEPTH = 4000

interface Place {
  readonly value: unknown
  readonly path: readonly (string | number)[]
  readonly depth: number
  readonly ancestors: Ancestors | null
}
interface Ancestors {
  readonly object: object
  readonly id: string | undefined
  readonly up: Ancestors | null
}

function idOf(value: object): string | undefined {
  const id: unknown = Object.hasOwn(value, 'id') ? (value as { id: unknown }).id : undefined
  return typeof id === 'string' ? id : undefined
}

function isNode(value: object): boolean {
  return (
    idOf(value) !== undefined && (Object.hasOwn(value, 'children') || Object.hasOwn(value, 'aggregation'))
  )
}

/** Looks through untyped data before any schema does, without recursion, so that nothing hostile or endless is read:
 *  keys that reach into prototypes, an object inside itself, one node in two places, and anything that is not plain
 *  data are refused.
 *  @throws ForewatchError `cyclic-model`, `bad-model` */
export function checkPlain(root: unknown): void {
  const nodesSeen = new Set<object>()
  const stack: Place[] = [{ value: root, path: [], depth: 0, ancestors: null }]
  for (let place = stack.pop(); place; place = stack.pop()) {
    const { value, path, depth, ancestors } = place
    if (typeof value !== 'object' || value === null) continue
    const where = path.length === 0 ? 'the file' : path.join('.')
    for (let up = ancestors; up; up = up.up) {
      if (up.object === value) throw cyclic(idOf(value) ?? where, where, 'it contains itself')
    }
    if (isNode(value)) {
      if (nodesSeen.has(value)) throw cyclic(idOf(value)!, where, 'it stands in two places')
      nodesSeen.add(value)
    }
    if (depth > MAX_DEPTH) {
      const start = `${path.slice(0, 6).join('.')} …`
      throw bad('The model is nested too deeply', start, `more than ${MAX_DEPTH} levels`, 'a flatter file')
    }
    if (!Array.isArray(value)) checkObject(value, where)
    const next = { object: value, id: idOf(value), up: ancestors }
    for (const [key, child] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key
      stack.push({ value: child, path: [...path, step], depth: depth + 1, ancestors: next })
    }
  }
}

function checkObject(value: object, where: string): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) {
    throw bad('The model holds something that is not plain data', where, 'an object of a class', 'plain JSON')
  }
  for (const key of Object.getOwnPropertyNames(value)) {
    if (FORBIDDEN_KEYS.has(key)) {
      throw bad('The model holds a key that may not be used', where, key, 'names of the schema only')
    }
  }
}

function cyclic(id: string, where: string, how: string): ForewatchError {
  return new ForewatchError('cyclic-model', {
    what: 'The tree of the model runs in a circle',
    where,
    found: `${id}: ${how}`,
    expected: 'every node once, under one parent',
    next: `Give ${id} one parent that is not below it`,
  })
}

function bad(what: string, where: string, found: string, expected: string): ForewatchError {
  return new ForewatchError('bad-model', { what, where, found, expected, next: 'Correct the model file' })
}
