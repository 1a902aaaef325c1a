import { describe, expect, it } from 'vitest'
import { valuesAhead } from '../../src/core/periods-ahead'
import { importWithRecipe } from '../../src/sources/user/import'
import { inspectFile } from '../../src/sources/user/inspect'
import { registry } from '../helpers/registry'
import { errorOf, importFile, userText } from '../helpers/user-files'

/** 21 rows; one cell of row 11 is another one. */
function table(odd: { year?: string; value?: string } = {}): string {
  const rows = ['MLI', 'TCD', 'NER'].flatMap((unit, u) =>
    Array.from({ length: 7 }, (_, y) => {
      const isOdd = u === 1 && y === 2
      const year = isOdd ? (odd.year ?? '2016') : String(2014 + y)
      const value = isOdd ? (odd.value ?? '9') : String(7 * u + y)
      return `${unit},${year},${value},1.5`
    }),
  )
  return ['iso3,year,value,other', ...rows, ''].join('\n')
}

describe('one odd cell among many', () => {
  const cases: readonly [odd: { year?: string; value?: string }, column: string, tag: string][] = [
    [{ year: '20x0' }, 'year', 'bad-date'],
    [{ year: '2016-17' }, 'year', 'bad-date'],
    [{ value: 'n/a' }, 'value', 'bad-number'],
    [{ value: '-' }, 'value', 'bad-number'],
    [{ value: 'Infinity' }, 'value', 'bad-number'],
    [{ value: '"1,234"' }, 'value', 'bad-number'],
    [{ value: '"1.234,5"' }, 'value', 'bad-number'],
  ]
  it.each(cases)(
    '%o: the form is still known, and reading names row and column',
    async (odd, column, tag) => {
      const { candidates } = await inspectFile(userText('own.csv', table(odd)), registry)
      expect(candidates[0]?.shape).toBe('plain-long')
      const found = await errorOf(() => importFile(userText('own.csv', table(odd))))
      expect(found.split(':')[0]).toBe(tag)
      expect(found).toContain(`own.csv, row 11, column ${column}`)
      expect(found).toContain((odd.year ?? odd.value)!.replaceAll('"', ''))
      expect(found).toContain('expected')
    },
  )

  it('a column with more of them is left out aloud', async () => {
    const text = table().replace(/,(\d),1\.5/g, ',none,1.5')
    const { candidates, recipe } = await inspectFile(userText('own.csv', text), registry)
    expect(recipe?.series.map(({ column }) => column)).toEqual(['other'])
    expect(candidates[0]?.saw.join()).toContain('value is left out: “none”')
  })

  it('says how many values lie ahead of today', async () => {
    const { observations } = await importFile(userText('own.csv', table({ year: '2099' })))
    expect(valuesAhead(observations, '2026-11-30T01:00:00Z')).toEqual({ count: 2, last: '2099' })
    expect(valuesAhead([{ period: '2026' }, { period: '2026-11' }], '2026-11-30')).toBeUndefined()
  })
})

describe('files that no form fits', () => {
  it('without a row are refused as such', async () => {
    const look = (text: string) => errorOf(() => inspectFile(userText('own.csv', text), registry))
    expect(await look('')).toContain('The file is empty (own.csv)')
    expect(await look('unit,period,indicator,value\n')).toContain('a header and no rows (own.csv)')
  })

  it('say what is in the way and give a recipe to be corrected, which then names the first bad cell', async () => {
    const file = userText('own.csv', 'iso3,year,value\nMLI,2014/15,"1.234,5"\nTCD,2015/16,"2.234,5"\n')
    const { recipe, guess, misfits } = await inspectFile(file, registry)
    expect(recipe).toBeUndefined()
    expect(misfits?.join('; ')).toContain('(year begins with “2014/15”); no column of numbers')
    expect(guess).toMatchObject({ unit: { column: 'iso3' }, period: { column: 'year' } })
    expect(guess?.series.map(({ column }) => column)).toEqual(['value'])
    const found = await errorOf(() => importWithRecipe(file, guess!, registry))
    expect(found).toContain('own.csv, row 2, column year')
  })
})
