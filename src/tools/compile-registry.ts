/** Compiles `indicators/countries/units.json` and `codes.json` from open code lists and the hand-kept rules beside
 *  this file: `npx tsx src/tools/compile-registry.ts [folder of originals]`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { createRegistry } from '../core/registry'
import { parseCodes, parseUnits } from '../core/registry-data'
import { loadCountryNames, NAME_LANGUAGES, type CountryNames } from '../format/country-names'
import { compileCodes } from './registry/compile-codes'
import { compileUnits } from './registry/compile-units'

const folder = process.argv[2] ?? '../shared/data'

function table(path: string): Record<string, string>[] {
  const bytes = readFileSync(join(folder, path))
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

/** Everyday names of one language as Unicode's CLDR has them in the Node that compiles. */
function everydayNames(language: string): CountryNames {
  const known = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  return ({ iso2, name }) => (iso2 === undefined ? undefined : known.of(iso2)) ?? name
}

function lines(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`
}

const iso = table('crosswalk/datahub_country-codes.csv')
const names = await loadCountryNames('en')
const units = compileUnits(iso, table('crosswalk/ocha_countries_territories_taxonomy.csv'), names)
const codes = compileCodes(units, {
  iso,
  gw: table('crosswalk/derived_gw_iso3_cow.csv'),
  unhcr: table('unhcr/population_all.csv.gz'),
  vdem: table('vdem-ert/ert_v15.csv'),
  worldbank: table('worldbank-wdi/datahub_population_SP.POP.TOTL.csv'),
  pitf: table('ewp-mass-killing/mkl_ccode_2015.csv'),
  names: [...(await Promise.all(NAME_LANGUAGES.map(loadCountryNames))), ...NAME_LANGUAGES.map(everydayNames)],
})
createRegistry(parseUnits(units), parseCodes(codes))

const body = Object.entries(codes).map(
  ([system, records]) => `${JSON.stringify(system)}: ${lines(records ?? [])}`,
)
writeFileSync('indicators/countries/units.json', `${lines(units)}\n`)
writeFileSync('indicators/countries/codes.json', `{\n${body.join(',\n')}\n}\n`)
process.stderr.write(`${units.length} units, ${Object.values(codes).flat().length} codes\n`)
