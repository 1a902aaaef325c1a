import type { InputSpec, NodeSpec } from './types'

export interface TreeStep {
  readonly node: NodeSpec
  readonly parent: NodeSpec | undefined
  /** Root = 0. */
  readonly depth: number
}

/** Every node, parents before children, siblings in order. */
export function walkTree(root: NodeSpec): readonly TreeStep[] {
  const found: TreeStep[] = []
  const stack: TreeStep[] = [{ node: root, parent: undefined, depth: 0 }]
  for (let step = stack.pop(); step; step = stack.pop()) {
    found.push(step)
    const children = step.node.children ?? []
    for (let i = children.length - 1; i >= 0; i--) {
      stack.push({ node: children[i]!, parent: step.node, depth: step.depth + 1 })
    }
  }
  return found
}

/** Every input with the node that holds it, in the order of the tree. */
export function treeInputs(
  root: NodeSpec,
): readonly { readonly node: NodeSpec; readonly input: InputSpec }[] {
  return walkTree(root).flatMap(({ node }) => (node.inputs ?? []).map((input) => ({ node, input })))
}

/** True if something below the node, or one of its own inputs, can enter a score without an expert. */
export function hasScoredInput(root: NodeSpec): boolean {
  return walkTree(root).some(
    ({ node }) =>
      (node.role ?? 'scored') === 'scored' && (node.inputs ?? []).some((input) => input.role === 'scored'),
  )
}

/** Ids of the series that a tree reads, denominators of rates included, sorted. */
export function seriesOf(root: NodeSpec): readonly string[] {
  return seriesIn(treeInputs(root))
}

/** Series that a score rests on: those of scored inputs, and their denominators; sorted. */
export function scoredSeriesOf(root: NodeSpec): readonly string[] {
  return seriesIn(treeInputs(root).filter(({ input }) => input.role === 'scored'))
}

/** Series that the score of a node rests on: scored inputs, denominators included, of parts that carry weight; sorted. */
export function weighedSeriesOf(root: NodeSpec): readonly string[] {
  const weighed = (node: NodeSpec): readonly NodeSpec[] =>
    (node.role ?? 'scored') === 'scored'
      ? [node, ...(node.children ?? []).filter(({ weight }) => weight > 0).flatMap(weighed)]
      : []
  return seriesIn(
    weighed(root).flatMap((node) =>
      (node.inputs ?? [])
        .filter(({ role, weight }) => role === 'scored' && weight > 0)
        .map((input) => ({ node, input })),
    ),
  )
}

function seriesIn(inputs: ReturnType<typeof treeInputs>): readonly string[] {
  const ids = inputs.flatMap(({ input }) => [
    input.series,
    ...input.transforms.flatMap((step) => (step.op === 'rate' ? [step.denominator] : [])),
  ])
  return [...new Set(ids)].sort()
}
