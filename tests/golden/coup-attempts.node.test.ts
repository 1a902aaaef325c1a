import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readTidy } from '../../src/sources/tidy/read'
import { describeWithShared, sharedFile } from '../helpers/shared'

const FILE = join(import.meta.dirname, '../../indicators/series/coups-ewp.csv')

describeWithShared('coup attempts of the last five years against the reference table', () => {
  it('follow from the shipped list, where no row reads as zero', () => {
    const attempts = new Set(
      readTidy({ name: 'coups-ewp.csv', bytes: readFileSync(FILE) })
        .filter(({ value }) => value === 1)
        .map(({ unit, period }) => `${unit} ${period}`),
    )
    const reference = new TextDecoder()
      .decode(sharedFile('derived/reference_series_long.csv.gz'))
      .split('\n')
      .map((line) => line.split(','))
      .filter(([series]) => series === 'coup_attempt_last5y')
    expect(reference).toHaveLength(10286)
    const wrong = reference.filter(([, unit, year, value]) => {
      const any = [0, 1, 2, 3, 4].some((back) => attempts.has(`${unit} ${Number(year) - back}`))
      return Number(value) !== (any ? 1 : 0)
    })
    expect(wrong).toEqual([])
  })
})
