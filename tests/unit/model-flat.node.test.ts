import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { readModel } from '../../src/model/read'
import { input, model, node, type Loose } from '../helpers/small-model'

function flat(...nodes: Loose[]): Loose {
  const rest = model()
  delete rest.tree
  return { ...rest, nodes }
}

function tagOf(json: unknown): string {
  try {
    readModel(json)
  } catch (error) {
    return isForewatchError(error) ? `${error.tag}: ${error.message}` : String(error)
  }
  return 'accepted'
}

const leaf = (id: string, parent: string) => node(id, { parent, inputs: [input(`${id}/x`, 'x')] })

describe('the flat form of a model', () => {
  it('gives the same model as the nested one, children in the order of the list', () => {
    const nested = readModel(model())
    const [a, b] = (model().tree as { children: Loose[] }).children
    const read = readModel(flat({ ...b, parent: 'root' }, node('root'), { ...a, parent: 'root' }))
    expect(read.tree.children?.map((child) => child.id)).toEqual(['b', 'a'])
    expect({ ...read.tree, children: [...read.tree.children!].reverse() }).toEqual(nested.tree)
  })

  it('may be listed in any order and to any depth', () => {
    const levels = Array.from({ length: 500 }, (_, i) =>
      node(`n${i}`, i === 0 ? {} : { parent: `n${i - 1}` }),
    )
    expect(tagOf(flat(leaf('end', 'n499'), ...levels.reverse()))).toBe('accepted')
  })

  it.each([
    [
      'a circle',
      flat(node('root'), leaf('p', 'root'), node('q', { parent: 's' }), node('s', { parent: 'q' })),
      /^cyclic-model: .*q → s → q/,
    ],
    [
      'a node that is its own parent',
      flat(node('root'), leaf('p', 'root'), node('q', { parent: 'q' })),
      /^cyclic-model: .*q → q/,
    ],
    [
      'a parent that is not listed',
      flat(node('root'), leaf('p', 'rot')),
      /^unknown-node: .*parent of p.*rot/,
    ],
    ['two roots', flat(node('root'), leaf('p', 'root'), node('other')), /^bad-model: .*root and other/],
    ['no nodes', flat(), /^bad-model: .*No node is the root/],
    [
      'one id twice',
      flat(node('root'), leaf('p', 'root'), leaf('p', 'root')),
      /^bad-model: .*An id stands twice.*p/,
    ],
  ])('is refused with %s', (_, json, message) => {
    expect(tagOf(json)).toMatch(message)
  })
})
