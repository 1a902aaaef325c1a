import type { ControlBasis, ControllerKind, SourceControl } from '../../core/control'
import { dateText } from '../../format/dates'
import { numbers } from '../../format/numbers'
import type { SourceRow } from './catalogue'

const KINDS: Readonly<Record<ControllerKind, string>> = {
  university: 'University',
  intergovernmental: 'Intergovernmental',
  government: 'Government',
  'non-governmental': 'Non-governmental',
  mixed: 'Mixed',
}
/** Kind of a source that the user named a controller for, and of one for which nothing is stated. */
const ENTERED = 'Entered by you'
const NOT_STATED = 'Not stated'
const BASES: Readonly<Record<ControlBasis, string>> = {
  'publisher-page': 'read on the publisher’s own page',
  'general-knowledge': 'from general knowledge, not checked against the publisher’s page',
  'entered-by-user': 'entered by you',
}

/** Who controls and funds a source, in words; what is not known says so. */
export interface ControlWords {
  readonly controller: string
  readonly kind: string
  readonly funders: string
  readonly basis: string
  readonly effect: string
}

export function controlWords(control: SourceControl | undefined): ControlWords {
  if (!control) {
    return { controller: 'not stated', kind: NOT_STATED, funders: 'not known to us', basis: '', effect: '' }
  }
  const { controller, funders, basis, checked, effect } = control
  return {
    controller,
    kind: kindOf(control),
    funders: funders ?? 'not known to us',
    basis: `${BASES[basis]}${checked === undefined ? '' : ` on ${dateText(checked)}`}`,
    effect: effect ?? '',
  }
}

function kindOf(control: SourceControl | undefined): string {
  if (!control) return NOT_STATED
  return control.kind === undefined ? ENTERED : KINDS[control.kind]
}

/** What one kind of body decides on. */
export interface KindShare {
  readonly kind: string
  /** Share 0–1 of the score that rests on its sources if every indicator were there. */
  readonly weightShare: number
  /** Bodies whose sources carry weight, the heaviest first. */
  readonly bodies: readonly string[]
  readonly sources: number
}

/** Share of the model’s weight by kind of body, the largest first; only sources that carry weight. Sources of which nothing is
 *  stated are a kind of their own. */
export function weightByKind(rows: readonly SourceRow[]): KindShare[] {
  const found = new Map<string, { weightShare: number; sources: number; by: Map<string, number> }>()
  for (const { source, weightShare } of rows) {
    if (weightShare <= 0) continue
    const kind = kindOf(source.control)
    const entry = found.get(kind) ?? { weightShare: 0, sources: 0, by: new Map<string, number>() }
    found.set(kind, entry)
    entry.weightShare += weightShare
    entry.sources++
    const body = bodyOf(source) ?? source.title
    entry.by.set(body, (entry.by.get(body) ?? 0) + weightShare)
  }
  return [...found]
    .map(([kind, { weightShare, sources, by }]) => ({
      kind,
      weightShare,
      sources,
      bodies: heaviestFirst(by).map(([body]) => body),
    }))
    .sort((a, b) => b.weightShare - a.weightShare || (a.kind < b.kind ? -1 : 1))
}

const heaviestFirst = (by: ReadonlyMap<string, number>) =>
  [...by].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))

/** Short name of who decides on a source; undefined where nothing is stated. */
export function bodyOf({ control }: { readonly control?: SourceControl }): string | undefined {
  return control?.body ?? control?.controller
}

/** “Uppsala Conflict Data Program decides on 29 % of the score’s weight”: the body whose sources carry most. */
export function controlTitle(rows: readonly SourceRow[]): string {
  const by = new Map<string, number>()
  for (const { source, weightShare } of rows) {
    const body = bodyOf(source)
    if (body !== undefined) by.set(body, (by.get(body) ?? 0) + weightShare)
  }
  const [top] = heaviestFirst(by)
  if (!top || top[1] <= 0) return 'Who decides on the figures is not stated'
  return `${top[0]} decides on ${numbers.percent(top[1], 0)} of the score’s weight`
}
