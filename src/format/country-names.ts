import type { NameTable } from './names/table'

export type NameLanguage = 'en' | 'fr' | 'es' | 'ru' | 'zh' | 'ar'
export const NAME_LANGUAGES: readonly NameLanguage[] = ['en', 'fr', 'es', 'ru', 'zh', 'ar']

type PackageNames = { readonly countries: Readonly<Record<string, string | readonly string[]>> }
type PackageModule = { readonly default: PackageNames }

const PACKAGE: Readonly<Record<NameLanguage, () => Promise<PackageModule>>> = {
  en: () => import('i18n-iso-countries/langs/en.json', { with: { type: 'json' } }),
  fr: () => import('i18n-iso-countries/langs/fr.json', { with: { type: 'json' } }),
  es: () => import('i18n-iso-countries/langs/es.json', { with: { type: 'json' } }),
  ru: () => import('i18n-iso-countries/langs/ru.json', { with: { type: 'json' } }),
  zh: () => import('i18n-iso-countries/langs/zh.json', { with: { type: 'json' } }),
  ar: () => import('i18n-iso-countries/langs/ar.json', { with: { type: 'json' } }),
}
const OWN: Readonly<Record<NameLanguage, () => Promise<{ readonly default: NameTable }>>> = {
  en: () => import('./names/en'),
  fr: () => import('./names/fr'),
  es: () => import('./names/es'),
  ru: () => import('./names/ru'),
  zh: () => import('./names/zh'),
  ar: () => import('./names/ar'),
}

/** A reader of unit names in one language. Own reviewed names come first (Kosovo, Palestine, Western Sahara …), then
 *  the package's; a unit that neither knows is named by the fallback given. */
export type CountryNames = (unit: {
  readonly id: string
  readonly iso2?: string
  readonly name: string
}) => string

/** Loads the names of one language, only when asked for. */
export async function loadCountryNames(language: NameLanguage): Promise<CountryNames> {
  const [own, listed] = await Promise.all([OWN[language](), PACKAGE[language]()])
  return ({ id, iso2, name }) => {
    const entry = own.default[id] ?? (iso2 === undefined ? undefined : listed.default.countries[iso2])
    return typeof entry === 'string' ? entry : (entry?.[0] ?? name)
  }
}
