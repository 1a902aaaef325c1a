import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { findImporter } from '../../src/sources/registry'
import { readTidy } from '../../src/sources/tidy/read'
import { KNOWN_FILES } from '../../src/tools/indicators/known-files'
import { registry } from '../helpers/registry'
import { describeWithShared, hasShared, sharedFile } from '../helpers/shared'

const SERIES = join(import.meta.dirname, '../../indicators/series')

interface ReferenceRow {
  readonly series: string
  readonly iso3: string
  readonly year: string
  readonly value: string
}
type Table = Map<string, Map<string, number>>

function put(table: Table, series: string, key: string, value: number): void {
  const rows = table.get(series) ?? new Map<string, number>()
  table.set(series, rows.set(key, value))
}

function reference(): Table {
  const text = new TextDecoder().decode(sharedFile('derived/reference_series_long.csv.gz'))
  const { data } = Papa.parse<ReferenceRow>(text, { header: true, skipEmptyLines: true })
  const table: Table = new Map()
  for (const row of data) put(table, row.series, `${row.iso3} ${row.year}`, Number(row.value))
  return table
}

function shipped(): Table {
  const table: Table = new Map()
  for (const name of readdirSync(SERIES).filter((file) => file.endsWith('.csv'))) {
    const observations = readTidy({ name, bytes: readFileSync(join(SERIES, name)) })
    for (const { indicator, unit, period, value } of observations)
      put(table, indicator, `${unit} ${period}`, value)
  }
  return table
}

/** Figures whose value differs on purpose, by series: keys and the reason. */
const DIFFERENT_VALUES: Readonly<
  Record<string, { readonly keys: readonly string[]; readonly reason: string }>
> = {}

/** Why a figure of the reference table may be absent from the shipped series. */
const ABSENT: readonly {
  readonly reason: string
  readonly test: (series: string, unit: string, year: number) => boolean
}[] = [
  {
    reason: 'not a unit: the World Bank’s Channel Islands, V-Dem’s British Mandate of Palestine',
    test: (_, unit) => unit === 'CHI' || unit === 'PSB',
  },
  {
    reason: 'the unit did not exist in that year (countries policy)',
    test: (_, unit, year) => registry.indexOf(unit) >= 0 && !registry.existed(unit, year),
  },
]

/** Sources whose figures may not be shipped: read from the originals here. */
const NOT_SHIPPED = ['lhrs', 'tmk']

async function readHere(table: Table): Promise<Table> {
  for (const id of NOT_SHIPPED) {
    const files = KNOWN_FILES[id]!.map((path) => ({ name: path, bytes: sharedFile(path) }))
    const { observations } = await findImporter(id).read(files, registry)
    for (const { indicator, unit, period, value } of observations)
      put(table, indicator, `${unit} ${period}`, value)
  }
  return table
}

const expected: Table = hasShared ? reference() : new Map()
const ours: Table = hasShared && existsSync(SERIES) ? await readHere(shipped()) : new Map()
const common = [...expected.keys()].filter((series) => ours.has(series)).sort()

describeWithShared('shipped series against the reference table', () => {
  it('shares all series but the one that a model derives from a coup list', () => {
    const missing = [...expected.keys()].filter((series) => !ours.has(series))
    expect(missing).toEqual(['coup_attempt_last5y'])
    expect(common.length).toBeGreaterThanOrEqual(40)
  })

  it.each(common)('%s: common figures are equal', (series) => {
    const allowed = new Set(DIFFERENT_VALUES[series]?.keys ?? [])
    const wrong: string[] = []
    for (const [key, value] of expected.get(series)!) {
      const found = ours.get(series)!.get(key)
      if (found !== undefined && found !== value && !allowed.has(key))
        wrong.push(`${key}: ${found}, not ${value}`)
    }
    expect(wrong).toEqual([])
  })

  it.each(common)('%s: every absent figure has a reason', (series) => {
    const unexplained = [...expected.get(series)!.keys()].filter((key) => {
      if (ours.get(series)!.has(key)) return false
      const [unit = '', year = ''] = key.split(' ')
      return !ABSENT.some((entry) => entry.test(series, unit, Number(year)))
    })
    expect(unexplained).toEqual([])
  })

  it.each(common)('%s: nearly all figures are common', (series) => {
    const keys = [...expected.get(series)!.keys()]
    const held = keys.filter((key) => ours.get(series)!.has(key))
    expect(held.length / keys.length).toBeGreaterThan(0.88)
  })
})
