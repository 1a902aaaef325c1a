import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { neighboursIn, parseContiguity } from '../../src/sources/neighbours/contiguity'
import { derivedNeighbours } from '../../src/sources/neighbours/importer'
import { ORGANISED_VIOLENCE_SERIES } from '../../src/sources/ucdp/organised-violence-series'
import { csv, lines, original, read, tagOf, type FixtureRow } from '../helpers/importers'
import { registry } from '../helpers/registry'

const PATH = join(import.meta.dirname, '../../indicators/countries/contiguity.json')
const borders = original('contiguity.json', readFileSync(PATH, 'utf8'))
const contiguity = parseContiguity(borders)
const of = (unit: string, year: number): string[] =>
  [...(neighboursIn(registry, contiguity, year).get(unit) ?? [])].sort()

describe('land borders', () => {
  it('today', () => {
    expect(of('PSE', 2024)).toEqual(['EGY', 'ISR', 'JOR'])
    expect(of('PRT', 2024)).toEqual(['ESP'])
    expect(of('SSD', 2024)).toEqual(['CAF', 'COD', 'ETH', 'KEN', 'SDN', 'UGA'])
    expect(of('FRA', 2024)).not.toContain('BRA')
    expect(of('JPN', 2024)).toEqual([])
  })

  it('before a unit existed its predecessor stands there', () => {
    expect(of('UGA', 2000)).toContain('SDN')
    expect(of('UGA', 2000)).not.toContain('SSD')
    expect(of('ITA', 1990)).toContain('YUG')
    expect(of('POL', 1990)).toEqual(expect.arrayContaining(['CSK', 'DDR', 'RUS']))
    expect(of('YMD', 1989)).toEqual(['OMN', 'SAU', 'YEM'])
  })

  it.each([1989, 1991, 2005, 2024])(
    '%i: symmetric, nobody borders itself or a unit that did not exist',
    (year) => {
      const all = neighboursIn(registry, contiguity, year)
      for (const [unit, near] of all) {
        expect(near.has(unit)).toBe(false)
        for (const other of near) {
          expect(all.get(other)?.has(unit), `${unit}–${other}`).toBe(true)
          expect(registry.existed(other, year)).toBe(true)
        }
      }
    },
  )

  it('every number on the map has a unit: no scored unit of the mainland lacks neighbours', () => {
    for (const unit of ['AFG', 'BRA', 'CHE', 'COD', 'DEU', 'IND', 'LSO', 'MLI', 'MMR', 'UKR', 'XKX', 'SWZ']) {
      expect(of(unit, 2024).length, unit).toBeGreaterThan(0)
    }
  })
})

const ZERO = Object.fromEntries(
  ORGANISED_VIOLENCE_SERIES.flatMap(({ best, low, high }) => [best, low, high])
    .filter((column) => column !== undefined)
    .map((column) => [column, 0]),
)
const state = (gw: number, year: number, deaths: number, civilians: number): FixtureRow => ({
  country_id: gw,
  year,
  ...ZERO,
  sb_total_deaths_best: deaths,
  sb_total_deaths_low: deaths,
  sb_total_deaths_high: deaths,
  cumulative_total_deaths_civilians_in_orgvio: civilians,
  version: '25.1',
})
const violence = original(
  'violence.csv',
  csv([state(235, 2020, 5, 1), state(230, 2020, 7, 2), state(740, 2020, 0, 0)]),
)

describe('derived-neighbours', () => {
  it('sums over neighbours, not over the unit itself; 0 without a land border', async () => {
    const { observations } = await read(derivedNeighbours, violence, borders)
    expect(lines(observations)).toEqual([
      'ESP 2020 neighbour_civilian_deaths = 1',
      'JPN 2020 neighbour_civilian_deaths = 0',
      'PRT 2020 neighbour_civilian_deaths = 2',
      'ESP 2020 neighbour_sb_deaths = 5',
      'JPN 2020 neighbour_sb_deaths = 0',
      'PRT 2020 neighbour_sb_deaths = 7',
    ])
  })

  it('refuses missing, changed and malformed files', async () => {
    expect(await tagOf(derivedNeighbours, violence)).toBe('file-missing')
    expect(await tagOf(derivedNeighbours, violence, original('contiguity.json', '{"pairs":[]}'))).toBe(
      'bad-schema',
    )
    expect(await tagOf(derivedNeighbours, violence, original('contiguity.json', 'no json'))).toBe(
      'bad-schema',
    )
    expect(await tagOf(derivedNeighbours, original('violence.csv', 'country,year\nA,2020\n'), borders)).toBe(
      'bad-columns',
    )
    expect(await tagOf(derivedNeighbours, original('violence.csv', ''), borders)).toBe('bad-csv')
  })
})
