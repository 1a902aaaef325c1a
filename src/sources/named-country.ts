import { countryKey } from '../core/country-key'
import { ForewatchError } from '../core/errors'
import type { Resolution, UnitRegistry } from '../core/registry'

/** Names that two countries of today share in everyday use, by language; whoever writes one must say which is meant. Sources
 *  that use one of them for one country are read by the registry's own table. */
const SHARED: readonly { readonly names: readonly string[]; readonly units: readonly string[] }[] = [
  { names: ['Congo', 'Конго', 'الكونغو', '刚果'], units: ['COD', 'COG'] },
  { names: ['Korea', 'Corée', 'Corea', 'Корея', 'كوريا'], units: ['KOR', 'PRK'] },
]
const CANDIDATES = new Map(
  SHARED.flatMap(({ names, units }) => names.map((name) => [countryKey(name), units] as const)),
)
const ISO3 = /^[A-Za-z]{3}$/

export type NamedCountry =
  Resolution | { readonly ok: false; readonly reason: 'ambiguous'; readonly candidates: readonly string[] }

/** The country that a person means by a code of three letters or a name in a UN language, in that year. */
export function findCountry(registry: UnitRegistry, text: string, year: number): NamedCountry {
  const candidates = CANDIDATES.get(countryKey(text))
  if (candidates) return { ok: false, reason: 'ambiguous', candidates }
  const byCode = ISO3.test(text.trim()) ? registry.resolve('iso3', text, year) : undefined
  return byCode?.ok ? byCode : registry.resolve('name', text, year)
}

/** As `findCountry`. @param next  what to do about a cell that names none
 *  @throws ForewatchError `unknown-unit` with the place, what was found and what could be meant */
export function namedCountry(
  registry: UnitRegistry,
  text: string,
  year: number,
  { where, next }: { readonly where: string; readonly next: string },
): string {
  const found = findCountry(registry, text, year)
  if (found.ok) return found.unit
  const at = { where, found: text.trim() === '' ? 'an empty cell' : text.slice(0, 60), next }
  if (found.reason === 'ambiguous') {
    const named = found.candidates.map((id) => `${registry.units[registry.indexOf(id)]?.name ?? id} (${id})`)
    throw new ForewatchError('unknown-unit', {
      ...{ what: 'Two countries have this name', ...at, expected: named.join(' or ') },
    })
  }
  throw new ForewatchError('unknown-unit', {
    what:
      found.reason === 'unknown'
        ? 'The country is not known'
        : `This is no country of the list: ${found.note}`,
    ...at,
    expected: `a code of three letters such as SDN, or a name in a UN language, of a country that existed in ${year}`,
  })
}
