import { countryKey, searchKey } from '../../core/country-key'
import { isTierWithheld, type WorldFrame } from '../../core/frame'
import type { FrameDoubt } from '../../core/frame-doubt'
import { Status } from '../../core/status'
import { heldText } from '../../format/doubt-text'
import { numbers } from '../../format/numbers'
import { notThenText } from '../../format/statehood'
import type { TierSpec } from '../../model/types'

/** One thing that the palette can jump to. */
export interface PaletteItem {
  readonly id: string
  readonly kind: 'Countries' | 'Screens' | 'Factors and indicators' | 'Actions'
  readonly text: string
  /** Rank and tier, or the factor that an indicator stands in. */
  readonly note: string
  /** Keys of the text and of the other names of the same thing, one a line. */
  readonly key: string
}

export const KINDS: readonly PaletteItem['kind'][] = [
  'Countries',
  'Screens',
  'Factors and indicators',
  'Actions',
]
const PER_KIND = 8

export function paletteItem(
  kind: PaletteItem['kind'],
  id: string,
  text: string,
  note = '',
  otherNames: readonly string[] = [],
): PaletteItem {
  return { kind, id, text, note, key: searchKey([text, ...otherNames]) }
}

/** What stands beside a country: rank, tier with its probability and coverage; the tier is left out while its probability
 *  is not known. `tiers`: none where a part of the score is on screen, which has no tiers. */
export function countryNote(
  frame: WorldFrame,
  tiers: readonly TierSpec[],
  u: number,
  doubt: FrameDoubt | undefined,
): string {
  if (frame.status[u] === Status.noSuchUnit)
    return notThenText(frame.units[u]!, Number(frame.period.slice(0, 4))) ?? ''
  if (frame.rank[u]! <= 0) return isTierWithheld(frame, u) ? 'too little evidence for a rank' : 'no data'
  const held = heldText(doubt, tiers, u, frame.tierIndex[u]!)
  const tier = tiers[frame.tierIndex[u]!]
  const known = held !== '' && tier ? [`${tier.title.toLowerCase()}, ${held}`] : []
  return [`rank ${frame.rank[u]}`, ...known, `coverage ${numbers.percent(frame.coverage[u]!)}`].join(', ')
}

/** How well a name answers the words: 3 the same, 2 begins with them, 1 holds them, 0 none of these. */
function fit(name: string, wanted: string): number {
  if (name === wanted) return 3
  return name.startsWith(wanted) ? 2 : name.includes(wanted) ? 1 : 0
}

/** Hits by kind, by the best of their names: the very name first, then those that begin with the words, then those that
 *  hold them; shorter names first. Without words the screens and actions alone. At most eight of a kind. */
export function paletteHits(
  items: readonly PaletteItem[],
  query: string,
): { readonly kind: PaletteItem['kind']; readonly items: readonly PaletteItem[] }[] {
  const wanted = countryKey(query)
  const rank = (item: PaletteItem) => {
    if (wanted === '') return item.kind === 'Screens' || item.kind === 'Actions' ? 1 : 0
    return Math.max(...item.key.split('\n').map((name) => fit(name, wanted)))
  }
  return KINDS.map((kind) => ({
    kind,
    items: items
      .filter((item) => item.kind === kind && rank(item) > 0)
      .toSorted((a, b) => rank(b) - rank(a) || a.text.length - b.text.length)
      .slice(0, PER_KIND),
  })).filter((group) => group.items.length > 0)
}
