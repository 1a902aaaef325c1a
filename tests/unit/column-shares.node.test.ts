import { describe, expect, it } from 'vitest'
import { columnShares } from '../../src/briefing/export/column-shares'

const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0)

describe('widths of columns in Word', () => {
  it('give every column its longest word and the long texts most of the rest', () => {
    const shares = columnShares([
      ['Country', 'Rank', 'What stands out'],
      ['Democratic Republic of the Congo', '12', `“Motives or incentives” ${'and more '.repeat(9)}`],
    ])
    expect(sum(shares)).toBeCloseTo(1, 12)
    expect(shares[1]! * 100).toBeGreaterThan('Rank'.length)
    expect(shares[2]).toBeGreaterThan(shares[0]!)
    expect(shares[0]).toBeGreaterThan(shares[1]!)
  })

  it('hold together what a space that does not break joins, and share out even where nothing is written', () => {
    const long = 'and more '.repeat(9)
    const [joined, apart] = ['twelve\u00a0months', 'twelve months'].map(
      (text) => columnShares([[text, long]])[0]!,
    )
    expect(joined).toBeGreaterThanOrEqual(apart!)
    expect(joined! * 100).toBeGreaterThan('twelve months'.length)
    expect(columnShares([['', '']])).toEqual([0.5, 0.5])
    expect(columnShares([])).toEqual([])
  })
})
