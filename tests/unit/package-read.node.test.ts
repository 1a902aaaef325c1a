import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { readPackage, readTable, type FileReader } from '../../src/sources/package/read-package'
import { digestOf } from '../../src/tools/cli/files'
import { registry } from '../helpers/registry'

const FOLDER = join(import.meta.dirname, '../fixtures/package')
const fromDisk: FileReader = (path) =>
  existsSync(join(FOLDER, path)) ? readFileSync(join(FOLDER, path)) : undefined

/** The package of the fixture with some files replaced; undefined takes one away. */
function spoiled(change: Record<string, string | undefined>): FileReader {
  return (path) => {
    if (!(path in change)) return fromDisk(path)
    const text = change[path]
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
}

function tagOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    return isForewatchError(error) ? `${error.tag}: ${error.message}` : String(error)
  }
  return 'accepted'
}

const table = (text: string) => readTable(new TextEncoder().encode(text), 'mine.csv', registry.units)
const HEAD = 'unit,period,indicator,value\n'

describe('a data package with our catalogue', () => {
  it('gives series, sources and the scored units of the registry', () => {
    const pack = readPackage(fromDisk, registry.units, digestOf)
    expect(pack.series.map(({ id, publicationLagMonths }) => [id, publicationLagMonths])).toEqual([
      ['deaths', 6],
      ['growth', 7],
    ])
    expect(pack.sourceOf.get('growth')).toBe('growth')
    expect(pack.units.length).toBeGreaterThan(190)
    expect(pack.units.every(({ treatment }) => treatment === 'scored')).toBe(true)
  })

  it('passes over rows of territories that are not scored', () => {
    const units = readPackage(fromDisk, registry.units, digestOf).observations.map(({ unit }) => unit)
    expect(units).toEqual(['MLI', 'MLI', 'SDN', 'MLI', 'SDN'])
  })

  it.each([
    ['a table that is missing', { 'series/growth.csv': undefined }, /^file-missing: .*growth\.csv/],
    ['no descriptor', { 'datapackage.json': undefined }, /^file-missing: .*datapackage\.json/],
    [
      'a descriptor that is cut off',
      { 'datapackage.json': '{"resources": [' },
      /^bad-package: .*not whole JSON/,
    ],
    ['no resources', { 'datapackage.json': '{"resources": []}' }, /^bad-package/],
    [
      'a path that leads out',
      { 'datapackage.json': '{"resources": [{"name": "x", "path": "../../package.json"}]}' },
      /^bad-package: .*leads out/,
    ],
    [
      'a path to another host',
      { 'datapackage.json': '{"resources": [{"name": "x", "path": "https://example.org/x.csv"}]}' },
      /^bad-package: .*leads out/,
    ],
    [
      'another size than stated',
      { 'datapackage.json': '{"resources": [{"name": "x", "path": "series/growth.csv", "bytes": 7}]}' },
      /^file-truncated: .*growth\.csv.*expected 7 bytes/,
    ],
    [
      'a catalogue without its fields',
      { 'catalogue/growth.json': '{"source": {}}' },
      /^bad-package: .*growth\.json/,
    ],
    [
      'a series that the catalogue does not know',
      { 'series/growth.csv': `${HEAD}MLI,2023,growht,1\n` },
      /^unknown-series: .*growht/,
    ],
    [
      'a country that nobody knows',
      { 'series/growth.csv': `${HEAD}XQZ,2023,growth,1\n` },
      /^unknown-unit: .*XQZ/,
    ],
  ])('is refused with %s', (_, change, message) => {
    expect(tagOf(() => readPackage(spoiled(change), registry.units, digestOf))).toMatch(message)
  })
})

describe('data that come without a description', () => {
  it('get plain defaults: higher is riskier, no lag, missing stays missing, window of the data', () => {
    const { series } = table(`${HEAD}b,2021-03,x,1\na,2020-11,x,2\na,2020-12,y,2\n`)
    expect(series.map(({ id }) => id)).toEqual(['x', 'y'])
    expect(series[0]).toMatchObject({
      direction: 'higher-is-riskier',
      publicationLagMonths: 0,
      frequency: 'month',
      coverage: { from: '2020-11', to: '2021-03', absence: 'missing' },
    })
  })

  it('may speak of regions, cities or anything else', () => {
    expect(table(`${HEAD}south,2024,x,1\nnorth,2024,x,1\n`).units.map(({ id }) => id)).toEqual([
      'north',
      'south',
    ])
  })

  it('keep the names and years of countries, and score territories that our own list does not', () => {
    const { units } = table(`${HEAD}SSD,2024,x,1\nPRI,2024,x,1\n`)
    expect(units.map(({ id, name, treatment }) => [id, name, treatment])).toEqual([
      ['PRI', 'Puerto Rico', 'scored'],
      ['SSD', 'South Sudan', 'scored'],
    ])
    expect(units[1]?.from).toBe(2011)
  })

  it('are refused where one of many countries is misspelt', () => {
    expect(tagOf(() => table(`${HEAD}MLI,2024,x,1\nSDN,2024,x,1\nNGR,2024,x,1\n`))).toMatch(
      /^unknown-unit: .*NGR/,
    )
  })

  it('are refused where an indicator mixes years and months', () => {
    expect(tagOf(() => table(`${HEAD}a,2024,x,1\nb,2024-01,x,1\n`))).toMatch(/^bad-period: .*x/)
  })
})
