import { describe, expect, it } from 'vitest'
import { serialise } from '../../src/briefing/markup/serialise'
import { drawTrend } from '../../src/briefing/figures/trend'
import { trendOf, trendPaths, type CompareColumn } from '../../src/charts/compare/columns'
import { trendKey, type TrendData } from '../../src/charts/country/trend'
import { readChartTokens } from '../../src/charts/theme'
import { endLabels, trendOption } from '../../src/charts/trend-option'
import { worldFrame } from '../../src/engine/frame'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { linePaths, THIN_KEY } from '../../src/format/line-paths'
import { sparklinePath } from '../../src/format/sparkline-path'
import { packFrame, unpackFrame } from '../../src/sources/packaged/first-view'
import { smallSnapshotInput } from '../helpers/small-snapshot'

const at = (x: number, isFirm: boolean) => ({ x, y: 0, isFirm })

describe('a line that rests in part on too little evidence for a tier', () => {
  it('is firm between firm points and thin everywhere else, with no piece lost or drawn twice', () => {
    const paths = linePaths([at(0, true), at(1, true), at(2, false), at(3, true), at(4, true)])
    expect(paths).toEqual({ path: 'M0 0L1 0M3 0L4 0', thinPath: 'M1 0L2 0L3 0' })
    expect(linePaths([at(0, false), undefined, at(2, true)])).toEqual({ path: 'M2 0', thinPath: 'M0 0' })
  })

  it('marks the end of a sparkline', () => {
    const { path, thinPath, last } = sparklinePath([1, 2, 3], 10, 10, 0, [1, 1, 0])
    expect(path).toBe('M0 10L5 5')
    expect(thinPath).toBe('M5 5L10 0')
    expect(last).toMatchObject({ x: 10, isFirm: false })
  })
})

const data: TrendData = {
  years: [2020, 2021, 2022].map((year, i) => ({
    ...{ year, overall100: 40 + i, structural100: 50, dynamic100: 30, tierGiven: i < 2 },
  })),
  ...{ episodes: [], events: [], breaks: [13] },
}
const firm: TrendData = { ...data, years: data.years.map((year) => ({ ...year, tierGiven: true })) }
const tokens = readChartTokens(() => '#000000')
const size = { width: 800, height: 400 }

describe('the trend of a country whose tier is withheld', () => {
  it('is drawn with a line of its own on screen, and its name at the end stands apart', () => {
    const lines = (of: TrendData) =>
      trendOption(of, tokens, size).series as { name: string; data: unknown[]; lineStyle: object }[]
    expect(lines(firm).map(({ name }) => name)).toEqual(['Dynamic', 'Structural', 'Score'])
    const score = lines(data).find(({ name }) => name === 'Score')!
    const thin = lines(data).find(({ name }) => name === 'Score, no tier')!
    expect(score.data).toEqual([40, 41, null])
    expect(thin.data).toEqual([null, 41, 42])
    expect(thin.lineStyle).not.toEqual(score.lineStyle)
    expect(endLabels(data, size).every(({ isFirm }) => !isFirm)).toBe(true)
    expect(endLabels(firm, size).every(({ isFirm }) => isFirm)).toBe(true)
  })

  it('is drawn so in exported pictures, whose key says what it means', () => {
    const drawn = serialise(drawTrend(data, 'Alba', 600))
    expect(drawn).toContain('stroke-opacity')
    expect(drawn).toContain('(Score 42)')
    expect(serialise(drawTrend(firm, 'Alba', 600))).not.toContain('stroke-opacity')
    expect(trendKey(data)).toBe(THIN_KEY)
    expect(trendKey(firm)).toBe('')
  })
})

describe('years in which a tier was withheld', () => {
  const input = smallSnapshotInput()
  const run = runScores({ ...input.model, tierCoverageFloor: 1.01 }, input.data, yearEnds(2005, 2008))
  const frame = worldFrame({ run, momentIndex: 3, earlierIndex: 2, yearEnds: run })

  it('are kept in the frame and in its packaged form', () => {
    expect([...frame.history.tierGiven].some((given) => given === 1)).toBe(false)
    const given = Uint8Array.from(frame.history.tierGiven, (_, cell) => cell % 2)
    const changed = { ...frame, history: { ...frame.history, tierGiven: given } }
    const unpacked = unpackFrame(packFrame(changed, 'sha'), frame.units)
    expect(unpacked.history.tierGiven).toEqual(given)
  })

  it('are thin in the small charts of Compare', () => {
    const column = { yearRun: run, unitIndex: 0 } as CompareColumn
    const points = trendOf(column, 2008 * 12 + 11)
    expect(points.every(({ tierGiven }) => !tierGiven)).toBe(true)
    const { path, thinPath } = trendPaths(points, Number, Number)
    expect(path).toBe('')
    expect(thinPath).toMatch(/^M/)
  })
})
