import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fromBytes } from '../../src/sources/user/input'
import { importWithRecipe } from '../../src/sources/user/import'
import { inspectFile } from '../../src/sources/user/inspect'
import { readRecipe, writeRecipe } from '../../src/sources/user/recipe'
import { lines } from '../helpers/importers'
import { registry } from '../helpers/registry'
import { errorOf, importFile, userText } from '../helpers/user-files'

const good = 'country,year,deaths\nMali,2023,4\nChad,2023,5\nNiger,2023,6\n'
const importText = (text: string, name = 'own.csv') => errorOf(() => importFile(userText(name, text)))
const importAs = (text: string) =>
  errorOf(async () => {
    const { recipe } = await inspectFile(userText('good.csv', good), registry)
    return importWithRecipe(userText('own.csv', text), recipe!, registry)
  })

describe('broken files say row, column, what was found and what was expected', () => {
  const cases: readonly [what: string, text: string, tag: string, parts: readonly string[]][] = [
    ['a row cut off at the end', good.slice(0, -3), 'file-truncated', ['row 4', '2 cells', '3 cells']],
    [
      'a short row in the middle',
      good.replace('Chad,2023,5', 'Chad,2023'),
      'bad-csv',
      ['row 3', '2 cells', '3 cells'],
    ],
    [
      'a row with a cell too many',
      good.replace('Chad,2023', 'Chad,the,2023'),
      'bad-csv',
      ['row 3', '4 cells'],
    ],
    ['a quoted cell never closed', good.replace('Chad', '"Chad'), 'file-truncated', ['quoted cell']],
    ['text after a closing quotation mark', good.replace('Chad', '"Cha"d'), 'bad-csv', ['row 3']],
    ['a NUL', good.replace('Chad', 'Ch\0ad'), 'bad-csv', ['row 3', 'NUL']],
    ['text for a number', good.replace(',5', ',many'), 'bad-number', ['row 3', 'column deaths', 'many']],
    ['a thousands mark', good.replace(',5', ',"1,500"'), 'bad-number', ['row 3', 'column deaths', '1,500']],
    ['a bad year', good.replace('Chad,2023', 'Chad,23'), 'bad-date', ['row 3', 'column year', '23']],
    [
      'a country twice in a year',
      good.replace('Chad', 'Mali'),
      'duplicate-observation',
      ['rows 2 and 3', 'MLI 2023'],
    ],
    [
      'a missing column',
      good.replace('deaths', 'dead'),
      'bad-columns',
      ['header', 'country, year, dead', 'expected deaths'],
    ],
    [
      'a column twice',
      good.replace('country,year,deaths', 'deaths,year,deaths').replace(/Mali|Chad|Niger/g, '1'),
      'bad-columns',
      ['country'],
    ],
    ['no rows', 'country,year,deaths\n', 'bad-csv', ['0 rows']],
    ['nothing', '', 'bad-csv', ['empty']],
    [
      'no country that is known',
      good.replace(/Mali|Chad|Niger/g, 'Atlantis'),
      'too-few-observed',
      ['unknown name code'],
    ],
  ]
  it.each(cases)('%s', async (_, text, tag, parts) => {
    const found = await importAs(text)
    expect(found.split(':')[0]).toBe(tag)
    for (const part of parts) expect(found).toContain(part)
  })

  it('names destroyed dates as such', async () => {
    const text =
      'id,type_of_violence,country_id,where_coordinates,adm_1,date_start,best,low,high\n1,3,625,Town,North,00:00.0,1,1,1\n'
    const found = await importText(text, 'ged.csv')
    expect(found).toContain('bad-date')
    expect(found).toContain('destroyed')
    expect(found).toContain('row 2, column date_start')
  })

  it('refuses two levels of places in one sum', async () => {
    const text = `location_code,event_type,events,fatalities,reference_period_start,admin_level
MLI,demonstration,5,0,2024-05-01,0
MLI,demonstration,3,0,2024-05-01,1
`
    const found = await importText(text, 'hapi.csv')
    expect(found).toContain('counted twice')
    expect(found).toContain('rows 2 and 3, column admin_level')
  })

  it('asks for the period of a table that names none', async () => {
    const found = await importText('Country,Score,Rating\nTogo,38,Repressed\nNorway,90,Open\n', 'civicus.csv')
    expect(found).toContain('bad-schema')
    expect(found).toContain('the period is not stated')
  })

  it('refuses web pages and broken JSON in place of JSON', async () => {
    expect(await importText('[{"iso3":"MLI"', 'a.json')).toContain('file-truncated')
    expect(await importText('{"ok":true}', 'a.json')).toContain('bad-file')
  })

  it('reads Windows-1252 where the bytes are no UTF-8, however late that shows', async () => {
    const head = `country,year,deaths\n${'Mali,1990,1\n'.replace('1990', '1991')}`
    const body = Array.from({ length: 40 }, (_, i) => `Chad,${1970 + i},${i}\n`).join('')
    const bytes = Uint8Array.from(`${head}${body}C\u00f4te d'Ivoire,2001,3\n`, (c) => c.charCodeAt(0))
    const { observations } = await importFile(fromBytes('latin.csv', bytes))
    expect(lines(observations)).toContain('CIV 2001 deaths = 3')
    expect(observations.length).toBe(42)
  })

  it('never reads an Austrian as an Australian: codes of UNHCR’s own are not ISO', async () => {
    const text = 'year,coo,coo_iso,refugees\n2023,AUS,AUT,7\n2023,AUL,AUS,9\n'
    const { observations, recipe } = await importFile(userText('unhcr.csv', text))
    expect(recipe.unit).toMatchObject({ column: 'coo_iso', system: 'iso3' })
    expect(lines(observations)).toEqual(['AUS 2023 refugees = 9', 'AUT 2023 refugees = 7'])
  })

  it('tells day-first from month-first dates, and says when it cannot', async () => {
    const rows = (...dates: string[]) =>
      `country,date,n\n${dates.map((date, i) => `${['Mali', 'Chad'][i]},${date},1\n`).join('')}`
    const monthFirst = await importFile(userText('a.csv', rows('07/31/2024', '08/01/2024')))
    expect(lines(monthFirst.observations)).toEqual(
      ['TCD 2024-08 n = 1', 'MLI 2024-07 n = 1'].sort((a, b) => (a.slice(0, 3) < b.slice(0, 3) ? -1 : 1)),
    )
    const dayFirst = await importFile(userText('a.csv', rows('31/07/2024', '01/08/2024')))
    expect(lines(dayFirst.observations)).toContain('TCD 2024-08 n = 1')
    const either = await inspectFile(userText('a.csv', rows('03/04/2024', '05/04/2024')), registry)
    expect(either.candidates[0]?.saw.join()).toContain('the other way round')
  })
})

describe('decimal commas', () => {
  const file = (...values: string[]) =>
    `country,year,share\n${values.map((value, i) => `${['Mali', 'Chad'][i]},2023,"${value}"\n`).join('')}`

  it('are read where commas part the cells as well, from quoted cells', async () => {
    const { observations } = await importFile(userText('own.csv', file('0,178', '12,5')))
    expect(lines(observations)).toEqual(['MLI 2023 share = 0.178', 'TCD 2023 share = 12.5'])
  })

  it('are not guessed where they may mark thousands', async () => {
    const found = await inspectFile(userText('own.csv', file('1,234', '5,678')), registry)
    expect(found.recipe).toBeUndefined()
  })

  it('are not believed beside decimal points', async () => {
    const text = 'country;year;a;b\nMali;2023;1,5;2.5\nChad;2023;2,5;3.5\n'
    const { observations } = await importFile(userText('own.csv', text))
    expect(lines(observations)).toEqual(['MLI 2023 b = 2.5', 'TCD 2023 b = 3.5'])
  })
})

describe('zip files', () => {
  it('stops at what they unpack to, whatever they say themselves', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(30_000_000) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    const found = await errorOf(() => importFile(fromBytes('bomb.xlsx', bomb)))
    expect(found).toContain('unpacks to more than may be read')
  })

  it('refuses names that lead out of them, and files cut off', async () => {
    const away = zipSync({ '../xl/workbook.xml': strToU8('<x/>') })
    expect(await errorOf(() => importFile(fromBytes('away.xlsx', away)))).toContain('names inside the zip')
    const whole = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'.repeat(900)) }, { level: 0 })
    expect(await errorOf(() => importFile(fromBytes('cut.xlsx', whole.subarray(0, 4000))))).toContain(
      'file-truncated',
    )
  })
})

describe('recipes', () => {
  it('survive being written and read', async () => {
    const { recipe } = await importFile(userText('own.csv', good))
    expect(readRecipe(JSON.parse(writeRecipe(recipe)), 'r.json')).toEqual(recipe)
  })

  it('are refused with the place of the fault', async () => {
    const { recipe } = await importFile(userText('own.csv', good))
    const broken = { ...recipe, unit: { ...recipe.unit, system: 'iso9' } }
    expect(() => readRecipe(broken, 'r.json')).toThrow(/r\.json: unit\.system/)
    expect(() => readRecipe({ ...recipe, durection: 1 }, 'r.json')).toThrow(/durection/)
    expect(() => readRecipe({ ...recipe, series: [...recipe.series, ...recipe.series] }, 'r')).toThrow(
      /two series/,
    )
  })
})

describe('reading', () => {
  it('can be cancelled, and then keeps nothing', async () => {
    const { recipe } = await importFile(userText('own.csv', good))
    const run = () =>
      importWithRecipe(userText('own.csv', good), recipe, registry, { signal: AbortSignal.abort() })
    expect(await errorOf(run)).toContain('cancelled')
  })
})
