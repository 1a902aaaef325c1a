import { describe, expect, it } from 'vitest'
import { familiesTitle, familyRows, partedText } from '../../src/charts/sources/families'
import { familyBreaks, type Concept } from '../../src/engine/audit/families'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { series, unit } from '../helpers/small-world'

const N = 40
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023]
const concept: Concept = {
  id: 'x',
  title: 'One thing',
  members: [
    { series: 'a', family: 'A' },
    { series: 'b', family: 'B' },
    { series: 'a2', family: 'A' },
  ],
}

/** Two families that agree but for a country whose standing by `a` rises at the end; `b` runs the other way round. */
function world(moved: number, always = 0) {
  const units = Array.from({ length: N }, (_, i) => unit(`U${i}`))
  const cell = (indicator: string, i: number, year: number, value: number) => ({
    unit: `U${i}`,
    period: String(year),
    indicator,
    value,
  })
  const coverage = { from: '2018', to: '2023' }
  return buildDataSet(
    units,
    [
      series('a', { coverage }),
      series('a2', { coverage }),
      series('b', { coverage, direction: 'lower-is-riskier' }),
    ],
    YEARS.flatMap((year) =>
      units.flatMap((_, i) => [
        cell('a', i, year, i === 3 ? i + always + (year === 2023 ? moved : 0) + 0.5 : i),
        cell('a2', i, year, i),
        cell('b', i, year, -i),
      ]),
    ),
  )
}

describe('source families', () => {
  it('part on the country whose standing moved by one of them only; directions are brought together', () => {
    const breaks = familyBreaks(world(20), [concept])
    expect(breaks).toHaveLength(2)
    const [first] = breaks
    expect(first).toMatchObject({ first: 'a', second: 'b', year: 2023, countries: N })
    expect(first!.correlationBefore).toBeCloseTo(1, 9)
    expect(first!.parted.map(({ unit }) => unit)).toEqual(['U3'])
    expect(first!.parted[0]!.gapNow).toBeCloseTo((20 / N) * 100, 6)
    expect(partedText(first!.parted[0]!)).toBe('U3: 0 → +50 points')
    expect(familiesTitle(familyRows(breaks))).toContain('1 country in 2023')
  })

  it('do not part over a gap that was always there, nor within one family', () => {
    expect(familyBreaks(world(0, 20), [concept]).every(({ parted }) => parted.length === 0)).toBe(true)
    expect(
      familyBreaks(world(20), [{ ...concept, members: [concept.members[0]!, concept.members[2]!] }]),
    ).toEqual([])
  })

  it('are passed over where a series is not held', () => {
    const other = { ...concept, members: [concept.members[0]!, { series: 'absent', family: 'C' }] }
    expect(familyBreaks(world(20), [other])).toEqual([])
    expect(familiesTitle([])).toContain('are held')
  })
})
