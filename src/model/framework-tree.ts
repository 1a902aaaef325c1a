import type { NodeSpec } from './types'

const FACTORS = 14

/** Whether a tree is one of the Framework: all fourteen factors `RF1` … `RF14`, each with indicators under its own numbers
 *  (`7.6`). Of any other tree no share of the Framework can be told. */
export function followsFramework(tree: NodeSpec): boolean {
  const factors = new Map<string, NodeSpec>()
  const visit = (node: NodeSpec): void => {
    factors.set(node.id, node)
    node.children?.forEach(visit)
  }
  visit(tree)
  return Array.from({ length: FACTORS }, (_, i) => i + 1).every((number) =>
    factors.get(`RF${number}`)?.children?.some(({ id }) => id.startsWith(`${number}.`)),
  )
}

/** Why there is no Framework coverage. */
export const NO_FRAMEWORK = 'the model’s tree is not that of the Framework'
