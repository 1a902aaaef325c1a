import { countryKey } from '../../core/country-key'

/** One thing that the palette can jump to. */
export interface PaletteItem {
  readonly id: string
  readonly kind: 'Countries' | 'Screens' | 'Factors and indicators' | 'Actions'
  readonly text: string
  /** Rank and tier, or the factor that an indicator stands in. */
  readonly note: string
  /** Search key, see `countryKey`. */
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
  words = '',
): PaletteItem {
  return { kind, id, text, note, key: countryKey(`${text} ${words}`) }
}

/** Hits by kind: those that begin with the words first, then those that hold them, shorter names first;
 *  without words the screens and
 *  actions alone. At most eight of a kind. */
export function paletteHits(
  items: readonly PaletteItem[],
  query: string,
): { readonly kind: PaletteItem['kind']; readonly items: readonly PaletteItem[] }[] {
  const wanted = countryKey(query)
  const rank = (item: PaletteItem) => {
    if (wanted === '') return item.kind === 'Screens' || item.kind === 'Actions' ? 1 : 0
    if (item.key.startsWith(wanted)) return 2
    return item.key.includes(wanted) ? 1 : 0
  }
  return KINDS.map((kind) => ({
    kind,
    items: items
      .filter((item) => item.kind === kind && rank(item) > 0)
      .toSorted((a, b) => rank(b) - rank(a) || a.key.length - b.key.length)
      .slice(0, PER_KIND),
  })).filter((group) => group.items.length > 0)
}
