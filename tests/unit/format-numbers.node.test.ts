import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageText, dateText, monthText, periodText } from '../../src/format/dates'
import { numberFormat, numbers } from '../../src/format/numbers'

describe('numbers', () => {
  it.each([
    [numbers.integer(1234567), '1\u202f234\u202f567'],
    [numbers.integer(-0.4), '0'],
    [numbers.integer(-3.5), '\u22124'],
    [numbers.fixed(1.005, 2), '1.01'],
    [numbers.percent(0.724), '72\u00a0%'],
    [numbers.signed(3.4), '+3'],
    [numbers.signed(-0.2), '0'],
    [numbers.signed(-2.6, 1), '\u22122.6'],
    [numbers.range(65, 82), '65\u201382'],
    [numbers.plain(0.0012345), '0.001235'],
    [numbers.plain(2500), '2\u202f500'],
    [numbers.integer(NaN), '\u2013'],
    [numbers.percent(NaN), '\u2013'],
    [numberFormat('fr').fixed(1234.5, 1), '1\u202f234,5'],
  ])('prints %s', (printed, expected) => expect(printed).toBe(expected))

  it('reads back to the rounded value, and prints no hyphen', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          const text = numbers.fixed(value, decimals)
          expect(text).not.toContain('-')
          const back = Number(text.replace(/\u202f/g, '').replace('\u2212', '-'))
          expect(Math.abs(back - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals * (1 + 1e-6) + 1e-6)
        },
      ),
      { seed: 7 },
    )
  })
})

describe('dates', () => {
  it.each([
    [monthText(2026 * 12 + 10), 'Nov\u00a02026'],
    [monthText(2026 * 12, 'long'), 'January\u00a02026'],
    [dateText('2026-11-01'), '1\u00a0Nov\u00a02026'],
    [dateText('not a date'), 'not a date'],
    [periodText('2024'), '2024'],
    [periodText('2024-07'), 'Jul\u00a02024'],
    [ageText(4), '4\u00a0mo'],
    [ageText(1, 'long'), '1\u00a0month'],
    [ageText(NaN), '\u2013'],
  ])('prints %s', (printed, expected) => expect(printed).toBe(expected))
})
