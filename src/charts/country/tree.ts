import type { NodeSpec, RiskModel } from '../../model/types'

/** Where a node stands in the tree and how much of the score it carries when everything is there. */
export interface NodePlace {
  readonly spec: NodeSpec
  readonly parent: NodePlace | undefined
  readonly depth: number
  /** Product of weight / Σ sibling weights down from the root, 0–1. The root holds 1. */
  readonly nominalShare: number
  /** Same, within its own parent. */
  readonly siblingShare: number
}

/** All nodes of a model by id, parents before children. Judgement-only and context indicators hold the share their
 *  weight gives them among scored siblings only; what never scores holds 0. */
export function placesOf(model: RiskModel): ReadonlyMap<string, NodePlace> {
  const places = new Map<string, NodePlace>()
  const visit = (spec: NodeSpec, parent: NodePlace | undefined, siblingShare: number): void => {
    const place: NodePlace = {
      spec,
      parent,
      depth: parent ? parent.depth + 1 : 0,
      siblingShare,
      nominalShare: (parent?.nominalShare ?? 1) * siblingShare,
    }
    places.set(spec.id, place)
    const children = spec.children ?? []
    const sum = children.reduce((total, child) => total + (canScore(child) ? child.weight : 0), 0)
    for (const child of children) visit(child, place, canScore(child) && sum > 0 ? child.weight / sum : 0)
  }
  visit(model.tree, undefined, 1)
  return places
}

/** True where the node, or anything below it, may enter the score. */
export function canScore(spec: NodeSpec): boolean {
  if (spec.role !== undefined && spec.role !== 'scored') return false
  if (spec.children) return spec.children.some(canScore)
  return (spec.inputs ?? []).some((input) => input.role === 'scored')
}

/** Indicators: the nodes at the foot of the tree, whether series feed them or not. In the tree's order. */
export function indicatorsOf(model: RiskModel): readonly NodeSpec[] {
  const found: NodeSpec[] = []
  const visit = (spec: NodeSpec): void => {
    if (spec.children && spec.children.length > 0) spec.children.forEach(visit)
    else found.push(spec)
  }
  visit(model.tree)
  return found
}

/** The factor of each indicator: the node right above it, or the indicator itself where that is the root. */
export function factorsByIndicator(model: RiskModel): ReadonlyMap<string, NodeSpec> {
  const found = new Map<string, NodeSpec>()
  const visit = (spec: NodeSpec, factor: NodeSpec): void => {
    found.set(spec.id, factor)
    for (const child of spec.children ?? []) visit(child, spec === model.tree ? child : spec)
  }
  visit(model.tree, model.tree)
  return found
}

export interface FactorGroup {
  readonly title: string
  readonly factors: readonly NodeSpec[]
}

/** The factors of a model, in brackets: the direct parents of indicators. Factors under a node between them and the
 *  root are bracketed by that node; factors straight under the root by `groupOf` (the Framework's own four groups), and
 *  without one they form one bracket under the root's title. */
export function factorGroups(
  model: RiskModel,
  groupOf: (factorId: string) => string | undefined = () => undefined,
): readonly FactorGroup[] {
  const groups = new Map<string, NodeSpec[]>()
  const add = (title: string, factor: NodeSpec): void => {
    groups.set(title, [...(groups.get(title) ?? []), factor])
  }
  const visit = (spec: NodeSpec, parent: NodeSpec | undefined): void => {
    const children = spec.children ?? []
    const holdsIndicators = children.some((child) => !child.children || child.children.length === 0)
    if (spec !== model.tree && (holdsIndicators || children.length === 0)) {
      add(groupOf(spec.id) ?? (parent ?? model.tree).title, spec)
      return
    }
    for (const child of children) visit(child, spec)
  }
  visit(model.tree, undefined)
  return [...groups].map(([title, factors]) => ({ title, factors }))
}

/** Factors whose scored part is a single series: title of that series by the factor’s short title. */
export function singleSeriesFactors(
  model: RiskModel,
  shortTitle: (id: string, title: string) => string,
  seriesTitle: (seriesId: string) => string | undefined,
): ReadonlyMap<string, string> {
  const scored = (spec: NodeSpec): readonly string[] => [
    ...(spec.inputs ?? []).filter(({ role }) => role === 'scored').map(({ series }) => series),
    ...(spec.children ?? []).flatMap(scored),
  ]
  return new Map(
    factorGroups(model).flatMap(({ factors }) =>
      factors.flatMap((factor): [string, string][] => {
        const [only, ...others] = scored(factor)
        if (only === undefined || others.length > 0) return []
        return [[shortTitle(factor.id, factor.title), seriesTitle(only) ?? only]]
      }),
    ),
  )
}

/** A group's name without the words that every group shares: “Specific to genocide” is “Genocide”. */
export function bracketTitle(title: string): string {
  const short = title.replace(/^Specific to /, '').replace(/ risk factors$/, '')
  return short.charAt(0).toUpperCase() + short.slice(1)
}

/** Id of the factor that an indicator hangs under: its direct parent, or itself where that is the root. */
export function factorIdOf(places: ReadonlyMap<string, NodePlace>, nodeId: string): string {
  let place = places.get(nodeId)
  while (place?.parent?.parent && !(place.spec.children && place.spec.children.length > 0))
    place = place.parent
  return place?.spec.id ?? nodeId
}
