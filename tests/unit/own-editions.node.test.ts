import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../src/core/recipe'
import type { SeriesRecord } from '../../src/core/series'
import type { EditionContents } from '../../src/sources/editions/edition'
import { apartFrom, checkIdsFree, withEditions } from '../../src/stores/own-editions'
import type { Loaded } from '../../src/stores/session'

const series = (id: string): SeriesRecord => ({
  id,
  title: id,
  description: '',
  unit: 'points',
  direction: 'higher-is-riskier',
  scale: 'index',
  frequency: 'year',
  validRange: [null, null],
  publicationLagMonths: 0,
  coverage: { from: '2022', to: '2023', absence: 'missing', absenceNote: '' },
})
const units = [
  { id: 'AAA', name: 'A', region: '', subregion: '', from: 1945, predecessors: [], successors: [] },
]
const shippedPanel = { seriesId: 'shipped' }
const shipped = {
  catalogue: [{ source: { id: 'house' }, series: [series('shipped')] }],
  data: {
    units,
    series: new Map([['shipped', series('shipped')]]),
    panels: new Map([['shipped', shippedPanel]]),
  },
  run: { moments: [] },
} as unknown as Loaded

function edition(source: string, ids: readonly string[]): EditionContents {
  const observations = ids.flatMap((indicator) => [
    { indicator, unit: 'AAA', period: '2022', value: 1 },
    { indicator, unit: 'ZZZ', period: '2022', value: 2 },
  ])
  return {
    edition: {
      id: `${source}/1`,
      catalogue: { source: { id: source, title: source }, series: ids.map(series) },
    },
    observations,
    regions: [],
  } as unknown as EditionContents
}
const recipe = (source: string, ids: readonly string[]): Recipe =>
  ({ source: { id: source }, series: ids.map((id) => ({ id })) }) as unknown as Recipe

describe('a user’s own editions beside what was shipped', () => {
  it('add their series; the run, shipped panels and the original stay the very same', () => {
    const whole = withEditions(shipped, [edition('mine', ['fresh'])])
    expect([...whole.data.panels.keys()]).toEqual(['shipped', 'fresh'])
    expect(whole.data.panels.get('shipped')).toBe(shippedPanel)
    expect(whole.run).toBe(shipped.run)
    expect(whole.catalogue.map(({ source }) => source.id)).toEqual(['house', 'mine'])
    expect(shipped.data.panels.size).toBe(1)
    expect(withEditions(shipped, [])).toBe(shipped)
  })

  it('never take the place of a shipped series, and leave out units that are not scored', () => {
    const whole = withEditions(shipped, [edition('mine', ['shipped', 'fresh'])])
    expect(whole.data.panels.get('shipped')).toBe(shippedPanel)
    expect(whole.catalogue[1]!.series.map(({ id }) => id)).toEqual(['fresh'])
    expect(whole.data.panels.get('fresh')!.values.filter((value) => !Number.isNaN(value))).toHaveLength(1)
  })
})

describe('names of own series', () => {
  it('are set apart from shipped ones, and only once', () => {
    const apart = apartFrom(recipe('house', ['shipped', 'fresh']), shipped.catalogue)
    expect(apart.source.id).toBe('own-house')
    expect(apart.series.map(({ id }) => id)).toEqual(['own-shipped', 'fresh'])
    expect(apartFrom(apart, shipped.catalogue)).toEqual(apart)
  })

  it('may come again from the same source, not from another', () => {
    const kept = [edition('mine', ['fresh']).edition]
    expect(() => checkIdsFree(recipe('mine', ['fresh']), kept)).not.toThrow()
    expect(() => checkIdsFree(recipe('other', ['fresh']), kept)).toThrow(/Another source of yours/)
  })
})
