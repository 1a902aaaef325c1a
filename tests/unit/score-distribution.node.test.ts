import { describe, expect, it } from 'vitest'
import { distributionTitle, scoreDistribution } from '../../src/charts/country/distribution'
import { compileDoubt, DoubtTally, drawBlock } from '../../src/engine/doubt'
import { smallDoubt } from '../helpers/small-doubt'

const tiers = [0, 30, 60].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))

describe('the distribution of one country’s draws', () => {
  it('counts the same draws as the summary of all countries', () => {
    const plan = compileDoubt({ ...smallDoubt(), seed: 3, detailUnit: 'U2' })
    const tally = new DoubtTally(plan, 120)
    tally.add(drawBlock(plan, 0, 60))
    tally.add(drawBlock(plan, 60, 60))
    const u = plan.unitIds.indexOf('U2')
    const { histogram } = tally.detail()!
    expect(histogram).toEqual(tally.summary().histogram.slice(u * 100, u * 100 + 100))
    expect(histogram.reduce((a, b) => a + b)).toBe(120)
  })

  it('is a bar a point in the colour of its tier, and nothing without draws', () => {
    const histogram = new Uint32Array(100)
    expect(scoreDistribution(histogram, tiers, [])).toBeUndefined()
    histogram[28] = 1
    histogram[30] = 3
    const shown = scoreDistribution(histogram, tiers, [0.25, 0.75, 0])!
    expect(shown.bars).toEqual([
      { from100: 28, share: 0.25, tierIndex: 0 },
      { from100: 29, share: 0, tierIndex: 0 },
      { from100: 30, share: 0.75, tierIndex: 1 },
    ])
    expect(distributionTitle(shown, tiers, 28.2, 30.6, 1)).toBe(
      'Nine draws in ten put the score between 28 and 31; 25\u00a0% fall to T0',
    )
    expect(distributionTitle({ ...shown, tierShares: [0, 1, 0] }, tiers, 30, 31, 1)).toContain(
      'hardly any reaches another tier',
    )
  })
})
