import { shortFactorTitle } from '../country/factor-names'
import { diffModels } from '../../model/diff'
import { findInput, findNode, parentOf, targetKey, type Target } from '../../model/edit/at'
import { nodeScores, siblingsUnder, type Locks } from '../../model/edit/weights'
import type { NodeSpec, RiskModel } from '../../model/types'

/** One row of the tree of weights. */
export interface TreeRow extends Target {
  readonly key: string
  readonly parentId: string
  readonly title: string
  /** Children of the root = 0. */
  readonly depth: number
  /** Place among its siblings, from 1, and their number. */
  readonly position: number
  readonly siblings: number
  /** Shares 0–1 among siblings that count. `saved` is undefined where the saved version does not hold the row. */
  readonly share: number
  readonly saved: number | undefined
  readonly counts: boolean
  /** Why it has no weight, in a few words; empty where it counts. */
  readonly why: string
  /** It, or something below it, was changed; a share that only made room does not count. */
  readonly edited: boolean
  readonly locked: boolean
  readonly expandable: boolean
  readonly expanded: boolean
  /** Share 0–1 at the right end of the slider: the same for all siblings. */
  readonly scaleMax: number
}

export interface TreeView {
  readonly open: ReadonlySet<string>
  readonly locks: Locks
  /** Rows whose id or title hold this, with the way to them; empty = all. */
  readonly query: string
  readonly onlyEdited: boolean
  readonly titleOfSeries: (id: string) => string
}

/** Right ends of the sliders that look like scales. */
const SCALES = [0.05, 0.1, 0.2, 0.3, 0.5, 1]

/** Rows that show, top to bottom. A filter opens the way to what it finds. */
export function treeRows(draft: RiskModel, saved: RiskModel, view: TreeView): readonly TreeRow[] {
  const savedNodes = indexOf(saved.tree)
  const edited = editedKeys(draft, saved)
  const wanted = view.query.trim().toLowerCase()
  const filtering = wanted !== '' || view.onlyEdited
  const matches = (row: TreeRow) =>
    `${row.id} ${row.title}`.toLowerCase().includes(wanted) && (!view.onlyEdited || row.edited)

  function below(parent: NodeSpec, depth: number): TreeRow[] {
    const before = savedNodes.get(parent.id)
    const earlier = new Map(before ? siblingsUnder(before).map((one) => [targetKey(one), one.share]) : [])
    const siblings = siblingsUnder(parent)
    const scaleMax = scaleOf(
      siblings
        .filter((one) => one.counts)
        .map((one) => Math.max(one.share, earlier.get(targetKey(one)) ?? 0)),
    )
    return siblings.flatMap((one, i) => {
      const key = targetKey(one)
      const node = one.kind === 'node' ? parent.children!.find(({ id }) => id === one.id)! : undefined
      const input = one.kind === 'input' ? parent.inputs!.find(({ id }) => id === one.id)! : undefined
      const share = earlier.get(key)
      const row: TreeRow = {
        kind: one.kind,
        id: one.id,
        key,
        parentId: parent.id,
        title: input ? view.titleOfSeries(input.series) : shortFactorTitle(one.id, one.title),
        depth,
        position: i + 1,
        siblings: siblings.length,
        share: one.share,
        saved: share,
        counts: one.counts,
        why: one.counts ? '' : whyNot(node),
        edited: edited.has(key),
        locked: view.locks.has(key),
        expandable:
          node !== undefined && ((node.children?.length ?? 0) > 0 || (node.inputs?.length ?? 0) > 0),
        expanded: view.open.has(key) || filtering,
        scaleMax,
      }
      const under = node && row.expanded ? below(node, depth + 1) : []
      if (!filtering) return [row, ...under]
      return under.length > 0 || matches(row) ? [{ ...row, expanded: under.length > 0 }, ...under] : []
    })
  }
  return below(draft.tree, 0)
}

function scaleOf(shares: readonly number[]): number {
  const highest = Math.max(...shares, 0)
  const wanted = Math.max(highest, 2 / Math.max(shares.length, 1))
  return SCALES.find((scale) => scale >= wanted - 1e-9) ?? 1
}

function whyNot(node: NodeSpec | undefined): string {
  if (!node) return 'context'
  if (node.role === 'judgement') return 'for experts'
  return node.role === 'context' || nodeScores(node) ? 'context' : 'nothing scored'
}

/** Keys of what was changed, with everything above it. */
function editedKeys(draft: RiskModel, saved: RiskModel): ReadonlySet<string> {
  const found = new Set<string>()
  const mark = (target: Target | undefined): void => {
    if (!target) return
    found.add(targetKey(target))
    const parent = parentOf(draft.tree, target)
    mark(parent && { kind: 'node', id: parent.id })
  }
  for (const change of diffModels(saved, draft)) {
    if (change.field === 'gave-way') continue
    const at = 'target' in change ? change.target : change.at
    if (typeof at !== 'string') mark(at)
    else if (findNode(draft.tree, at)) mark({ kind: 'node', id: at })
    else if (findInput(draft.tree, at)) mark({ kind: 'input', id: at })
  }
  return found
}

function indexOf(root: NodeSpec): ReadonlyMap<string, NodeSpec> {
  const found = new Map<string, NodeSpec>()
  const visit = (node: NodeSpec): void => {
    found.set(node.id, node)
    node.children?.forEach(visit)
  }
  visit(root)
  return found
}
