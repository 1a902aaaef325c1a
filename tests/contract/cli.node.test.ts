import { describe, expect, it } from 'vitest'
import { forewatch } from '../helpers/forewatch-cli'

interface Score {
  readonly score: number | null
  readonly reason?: string
  readonly coverage: number
}
interface Country {
  readonly id: string
  readonly rank: number | null
  readonly tier: string | null
  readonly tierReason?: string
  readonly overall: Score
  readonly structural: Score
  readonly dynamic: Score
  readonly crimes: Readonly<Record<string, Score>>
  readonly factors: Readonly<Record<string, Score>>
  readonly coverage: number
  readonly frameworkCoverage: number
  readonly ageMonths: { readonly newest: number | null }
}
interface Result {
  readonly asOf: string
  readonly model: { readonly id: string; readonly version: string }
  readonly software: { readonly version: string }
  readonly tierCoverageFloor: number
  readonly tiers: readonly {
    readonly id: string
    readonly baseRate: { readonly rows: number; readonly onsets: number; readonly horizonYears: number }
  }[]
  readonly sources: readonly { readonly id: string; readonly edition: string; readonly licence: string }[]
  readonly countries: readonly Country[]
}

describe('forewatch score with the bundled model and series', () => {
  const { code, stdout } = forewatch('score', '--as-of', '2024-12-31', '--format', 'json')
  const result = JSON.parse(stdout) as Result

  it('lists at least 190 countries and says what the figures rest on', () => {
    expect(code).toBe(0)
    expect(result.countries.length).toBeGreaterThanOrEqual(190)
    expect(result).toMatchObject({
      asOf: '2024-12-31',
      model: { id: 'framework-baseline', version: '2.0.0' },
    })
    expect(result.sources.length).toBeGreaterThanOrEqual(12)
    for (const { edition, licence } of result.sources) expect([edition, licence]).not.toContain('')
  })

  it('says at each tier how often its country-years saw an onset within two years', () => {
    expect(result.tiers.map(({ id }) => id)).toEqual(['lower', 'moderate', 'elevated', 'high', 'very-high'])
    for (const { baseRate } of result.tiers) {
      expect(baseRate.rows).toBeGreaterThan(50)
      expect(baseRate).toMatchObject({ outcome: 'ewp-onsets', origins: [1993, 2022], horizonYears: 2 })
    }
    const share = result.tiers.map(({ baseRate }) => baseRate.onsets / baseRate.rows)
    expect(share.at(-1)).toBeGreaterThan(10 * share[0]!)
  })

  it('gives every country overall, structural, dynamic, three crimes and 14 factors, each with a score or the reason', () => {
    for (const { overall, structural, dynamic, crimes, factors } of result.countries) {
      expect(Object.keys(crimes)).toEqual(['genocide', 'crimes-against-humanity', 'war-crimes'])
      expect(Object.keys(factors)).toEqual(Array.from({ length: 14 }, (_, i) => `RF${i + 1}`))
      for (const each of [
        overall,
        structural,
        dynamic,
        ...Object.values(crimes),
        ...Object.values(factors),
      ]) {
        if (each.score === null) expect(each.reason).toMatch(/^[a-zA-Z]+$/)
        else expect(each.score >= 0 && each.score <= 100).toBe(true)
      }
    }
  })

  it('withholds tier and rank below the coverage floor, and nowhere else', () => {
    for (const { overall, tier, tierReason, rank, coverage } of result.countries) {
      const enough = overall.score !== null && coverage >= result.tierCoverageFloor
      expect([tier !== null, rank !== null, tierReason === undefined]).toEqual([enough, enough, enough])
    }
    expect(result.countries.some(({ tier }) => tier === null)).toBe(true)
  })

  it('states coverage of model and Framework and the age of the newest observation', () => {
    for (const { coverage, frameworkCoverage, ageMonths, overall } of result.countries) {
      expect(coverage >= 0 && coverage <= 1 && frameworkCoverage > 0 && frameworkCoverage < 0.6).toBe(true)
      if (overall.score !== null) expect(ageMonths.newest).toBeGreaterThanOrEqual(0)
    }
  })

  it('ranks places of mass violence high and peaceful ones low, as any reader would check first', () => {
    const rank = (id: string) => result.countries.find((each) => each.id === id)?.rank ?? NaN
    for (const id of ['SDN', 'MMR', 'SYR', 'AFG', 'COD', 'ETH']) expect(rank(id)).toBeLessThanOrEqual(15)
    for (const id of ['NOR', 'URY', 'JPN', 'BWA']) expect(rank(id)).toBeGreaterThan(90)
  })
})

describe('forewatch explain with the bundled model and series', () => {
  it('walks from the score of Sudan to raw values, periods and sources', () => {
    const { code, stdout } = forewatch(
      'explain',
      '--country',
      'SDN',
      '--as-of',
      '2024-12-31',
      '--format',
      'json',
    )
    expect(code).toBe(0)
    interface Node {
      readonly id: string
      readonly score: number | null
      readonly children: Node[]
      readonly inputs: { series: string; raw: number; period: string; source: string; risk: number }[]
    }
    const { tree } = JSON.parse(stdout) as { tree: Node }
    const armed = tree.children[0]!.children[0]!
    expect(armed.id).toBe('1.1')
    const deaths = armed.inputs.find(({ series }) => series === 'ucdp_sb_deaths')!
    expect([deaths.period, deaths.source]).toEqual(['2023', 'ucdp-organised-violence'])
    expect(deaths.risk).toBeCloseTo(Math.min(1, Math.log1p(deaths.raw) / 9.2104), 6)
    expect(tree.children.flatMap(({ children }) => children)).toHaveLength(143)
  })
})
