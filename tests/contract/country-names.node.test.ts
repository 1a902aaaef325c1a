import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { loadCountryNames, NAME_LANGUAGES, type NameLanguage } from '../../src/format/country-names'
import { registry } from '../helpers/registry'

const names = new Map(
  await Promise.all(NAME_LANGUAGES.map(async (code) => [code, await loadCountryNames(code)] as const)),
)

function name(language: NameLanguage, id: string): string {
  const unit = registry.units[registry.indexOf(id)]!
  return names.get(language)!(unit)
}

const SCRIPT: Readonly<Record<NameLanguage, RegExp>> = {
  en: /^[\p{Script=Latin}\p{P}\s]+$/u,
  fr: /^[\p{Script=Latin}\p{P}\s]+$/u,
  es: /^[\p{Script=Latin}\p{P}\s]+$/u,
  ru: /^[\p{Script=Cyrillic}\p{P}\s]+$/u,
  zh: /\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
}

describe('names of units in the six languages of the United Nations', () => {
  it.each(NAME_LANGUAGES)('%s: every unit has a name of its own in the right script', (language) => {
    const all = registry.units.map((unit) => names.get(language)!(unit))
    const wrong = all.filter((text) => !SCRIPT[language].test(text))
    expect(wrong).toEqual([])
    expect(new Set(all).size).toBe(all.length)
  })

  it('the register’s English name is the name shown in English', () => {
    for (const unit of registry.units) expect(names.get('en')!(unit)).toBe(unit.name)
  })

  it('unsafe names of the package are replaced', () => {
    expect(name('zh', 'ESH')).toBe('西撒哈拉')
    expect(name('ru', 'ESH')).toBe('Западная Сахара')
    expect(name('ar', 'MMR')).toBe('ميانمار')
    expect(name('ar', 'SWZ')).toBe('إسواتيني')
    expect(name('en', 'TWN')).toBe('Taiwan')
    expect(name('zh', 'TWN')).toBe('台湾')
    expect(name('es', 'PSE')).toBe('Estado de Palestina')
    expect(name('fr', 'COD')).toBe('République démocratique du Congo')
    expect(name('en', 'TUR')).toBe('Türkiye')
    expect(name('ar', 'XKX')).toBe('كوسوفو')
  })

  it('the package still says otherwise: once it does not, the own entry may go', () => {
    const file = createRequire(import.meta.url).resolve('i18n-iso-countries/langs/zh.json')
    const listed = JSON.parse(readFileSync(file, 'utf8')) as { countries: Record<string, string> }
    expect(listed.countries.EH).not.toBe(name('zh', 'ESH'))
  })

  it('a unit that nobody knows keeps the name it came with', () => {
    expect(names.get('fr')!({ id: 'QQQ', name: 'Elsewhere' })).toBe('Elsewhere')
  })
})
