import { countries } from '../../format/world-text'
import { fillOf } from '../../map/display-class'
import type { TierSpec } from '../../model/types'
import { createRow, type RowElement } from './row-element'
import type { RowGroup } from './row-order'
import type { RowContext } from './row-text'
import { classBand, tierBand } from '../../format/tier-band'

/** The rows of the list inside a `listbox`, as elements that are made once, moved and rewritten. */
export interface ListView {
  /** Order and filter. */
  arrange(groups: readonly RowGroup[]): void
  /** What stands at the end of each tier's head, by tier index: its base rate in the back-test. Empty = nothing. */
  rates(texts: readonly string[], basis: string): void
  /** Figures. */
  update(context: RowContext): void
  select(unitIndex: number): void
  /** The row's element while it is shown. */
  rowElement(unitIndex: number): HTMLElement | undefined
  /** Units in the order shown. */
  readonly order: readonly number[]
  /** Id of a row's element, for `aria-activedescendant`. */
  rowId(unitIndex: number): string
}

export interface ListUnit {
  readonly name: string
  readonly region: string
}

interface GroupElement {
  readonly element: HTMLElement
  readonly title: HTMLElement
  readonly note: HTMLElement
  readonly rate: HTMLElement
  shown: string
}

export function createListView(
  list: HTMLElement,
  units: readonly ListUnit[],
  tiers: readonly TierSpec[],
  idPrefix: string,
): ListView {
  const breaks = tiers.slice(1).map((tier) => tier.fromScore100)
  const rowId = (u: number) => `${idPrefix}-${u}`
  const rows: RowElement[] = units.map(({ name, region }, u) => createRow(u, rowId(u), name, region, breaks))
  const groups = new Map<number, GroupElement>()
  for (let tier = tiers.length - 1; tier >= -1; tier--) groups.set(tier, createGroup(tier, tiers))
  list.replaceChildren()
  let order: readonly number[] = []
  let selected = -1

  return {
    get order() {
      return order
    },
    rowId,
    arrange(wanted) {
      order = wanted.flatMap((group) => group.units)
      const present: HTMLElement[] = []
      for (const { tier, units: members } of wanted) {
        const group = groups.get(tier)!
        present.push(group.element)
        const key = members.join()
        if (key === group.shown) continue
        group.shown = key
        const head = group.element.firstElementChild!
        group.element.replaceChildren(head, ...members.map((u) => rows[u]!.element))
        const band = tier < 0 ? '' : tierBand(tiers, tier)
        // Classes of a part are called by their band already.
        const isNamed = band !== '' && !isPartOf(tiers)
        const note = isNamed ? `${band} · ${countries(members.length)}` : countries(members.length)
        group.note.textContent = note
        label(group)
      }
      // A group that lost its rows to another one must not keep their old list.
      for (const [tier, group] of groups) if (!wanted.some((one) => one.tier === tier)) group.shown = ''
      const same =
        list.children.length === present.length && present.every((element, i) => list.children[i] === element)
      if (!same) list.replaceChildren(...present)
    },
    rates(texts, basis) {
      for (const [tier, group] of groups) {
        group.rate.textContent = texts[tier] ?? ''
        group.rate.title = texts[tier] ? basis : ''
        label(group)
      }
    },
    update(context) {
      for (const row of rows) row.update(context)
    },
    rowElement(u) {
      const element = rows[u]?.element
      return element?.isConnected ? element : undefined
    },
    select(unitIndex) {
      rows[selected]?.element.setAttribute('aria-selected', 'false')
      selected = unitIndex
      rows[unitIndex]?.element.setAttribute('aria-selected', 'true')
    },
  }
}

function label({ element, title, note, rate }: GroupElement): void {
  const parts = [`${title.textContent}, ${note.textContent}`, rate.textContent].filter((part) => part !== '')
  element.setAttribute('aria-label', parts.join(', '))
}

/** Whether these are the classes of a part, which are called by their bands. */
function isPartOf(tiers: readonly TierSpec[]): boolean {
  return tiers[0]?.title === classBand(tiers, 0)
}

function createGroup(tier: number, tiers: readonly TierSpec[]): GroupElement {
  const element = document.createElement('div')
  element.className = 'rank-group'
  element.setAttribute('role', 'group')
  const head = document.createElement('div')
  head.className = 'rank-head'
  head.setAttribute('aria-hidden', 'true')
  const swatch = document.createElement('i')
  swatch.className = 'rank-head-swatch'
  if (tier >= 0) swatch.style.setProperty('--tier', fillOf(tier, false, tiers.length))
  const title = document.createElement('b')
  title.textContent = tiers[tier]?.title ?? (isPartOf(tiers) ? 'No class' : 'No tier')
  const note = document.createElement('span')
  note.className = 'ink-2'
  const rate = document.createElement('span')
  rate.className = 'rank-head-rate push'
  if (tier >= 0) head.append(swatch)
  head.append(title, note, rate)
  element.append(head)
  return { element, title, note, rate, shown: '' }
}
