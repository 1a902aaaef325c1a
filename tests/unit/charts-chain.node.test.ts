import { describe, expect, it } from 'vitest'
import {
  aggregationText,
  fillStep,
  inputChainText,
  normStep,
  ruleNumber,
  transformStep,
} from '../../src/format/chain'
import type { SeriesPanel } from '../../src/core/panel'
import { normalise } from '../../src/engine/normalise'
import type { Norm } from '../../src/model/types'
import { smallModel } from '../helpers/score-run'

const title = (id: string) => `title of ${id}`

describe('rules in words', () => {
  it('carry the numbers of the rule that runs', () => {
    expect(transformStep({ op: 'rate', denominator: 'pop', per: 100000 }, title)).toEqual({
      head: 'Per 100\u202f000',
      text: 'times 100\u202f000, divided by title of pop',
    })
    expect(transformStep({ op: 'rolling', stat: 'sum', window: 3, minObserved: 2 }, title).text).toContain(
      'unless 2',
    )
    expect(fillStep({ op: 'carry-forward', maxAgeMonths: 36 }).text).toContain('36 months')
    expect(
      normStep({ method: 'min-max', pool: 'all-periods', winsorise: [0.025, 0.975] }, true).text,
    ).toContain('2.5\u00a0% and 97.5\u00a0% quantile (type 7), then turned round')
    expect(aggregationText({ method: 'power', exponent: 2, floor: 0.01 })).toBe(
      'weighted power mean, exponent 2 (floor 0.01)',
    )
  })

  it('follow the order in which the steps run', () => {
    const input = smallModel.tree.children![0]!.children![0]!.inputs![0]!
    const text = inputChainText(input, false, title)
    expect(text.indexOf('logarithm')).toBeGreaterThan(text.indexOf('title of deaths'))
    expect(text.indexOf('carry forward')).toBeGreaterThan(text.indexOf('logarithm'))
    expect(text.indexOf('goalposts')).toBeGreaterThan(text.indexOf('carry forward'))
  })

  it.each<Norm>([
    { method: 'min-max', pool: 'this-period' },
    { method: 'goalposts', min: 0, max: 4 },
    { method: 'percentile-rank', pool: 'this-period' },
    { method: 'z-score', pool: 'this-period' },
    { method: 'piecewise', points: [[0, 1], [4, 0]] }, // prettier-ignore
    { method: 'logistic', midpoint: 2, steepness: 1 },
    { method: 'ordinal', map: { 0: 1, 1: 0.75, 3: 0.25, 4: 0 } },
    { method: 'binary', threshold: 2 },
  ])('say that a scale is turned round where the engine turns it: $method', (norm) => {
    const values = (lowerIsRiskier: boolean) => {
      const cells = { values: Float64Array.of(0, 1, 3, 4), status: new Uint8Array(4) }
      const panel = { ...cells, nUnits: 4, nPeriods: 1 } as SeriesPanel
      const source = { filled: cells, panel, due: Int32Array.of(0), scoredUnits: Uint8Array.of(1, 1, 1, 1) }
      return [...normalise(norm, source, lowerIsRiskier).values]
    }
    const isTurned = values(true).join() !== values(false).join()
    expect(normStep(norm, true).text.includes('turned round')).toBe(isTurned)
    expect(normStep(norm, false).text).not.toContain('turned round')
  })

  it('write numbers with a true minus and no rounding', () => {
    expect(ruleNumber(-0.025)).toBe('−0.025')
    expect(ruleNumber(1_000_000)).toBe('1\u202f000\u202f000')
    expect(ruleNumber(0.1 + 0.2)).toBe('0.3')
  })
})
