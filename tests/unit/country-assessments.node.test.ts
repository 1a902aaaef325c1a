import { describe, expect, it } from 'vitest'
import { assessmentsTitle, countryAssessments, effectText } from '../../src/charts/country/assessments'
import { indicatorTable } from '../../src/charts/country/indicators'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { assessmentRules } from '../../src/format/assessment-text'
import type { Assessment } from '../../src/model/assessment'
import { input, model, node, series, unit } from '../helpers/small-world'

const entry = (rest: Partial<Assessment>): Assessment => ({
  ...{ id: 'a', indicator: '4.5', level: 3, confidence: 'low', evidence: 'seen', author: 'AB' },
  ...{ made: '2026-01-10', expires: '2027-01-10' },
  ...rest,
})

describe('assessments on the Country page', () => {
  it('are in force, expired or later, as of the day on screen', () => {
    const file = {
      format: 'forewatch-assessments-1' as const,
      unit: 'SDN',
      entries: [
        entry({ id: 'a', indicator: '14.3' }),
        entry({ id: 'b', indicator: '4.10' }),
        entry({ id: 'c', indicator: '4.9' }),
        entry({ id: 'd', made: '2024-01-01', expires: '2025-01-01' }),
        entry({ id: 'e', made: '2026-06-01' }),
      ],
    }
    const now = countryAssessments(file, '2026-03-01')
    expect(now.inForce.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(now.expired.map(({ id }) => id)).toEqual(['d'])
    expect(now.later).toBe(1)
  })

  it('say what they do to the score, up, down or not at all', () => {
    const effect = { with100: 53.8, without100: 52.3, withRank: 3, withoutRank: 4 }
    expect(assessmentsTitle('Sudan', effect, 1)).toBe(
      'One assessment raises the score of Sudan by 1.5 points',
    )
    expect(assessmentsTitle('Sudan', { ...effect, with100: 50.3 }, 2)).toBe(
      '2 assessments lower the score of Sudan by 2.0 points',
    )
    expect(assessmentsTitle('Sudan', { ...effect, with100: 52.31 }, 2)).toMatch(/stays where it was/)
    expect(assessmentsTitle('Sudan', undefined, 0)).toBe('Nobody has assessed Sudan here')
    expect(effectText(effect, [36])).toBe('With them 54, rank 3; without them 52, rank 4')
    expect(effectText({ ...effect, without100: NaN, withoutRank: 0 }, [36])).toBe(
      'With them 54, rank 3; without them no score',
    )
  })

  it('an indicator that somebody judged elsewhere stays left to judgement here', () => {
    const leaf = { nature: 'dynamic' as const, verified: true }
    const tree = node('root', {
      children: [
        node('4.1', { ...leaf, role: 'scored', inputs: [input('x')] }),
        node('4.5', { ...leaf, role: 'judgement' }),
      ],
    })
    const units = ['AAA', 'BBB'].map((id) => unit(id))
    const judged = series('judged', {
      frequency: 'month',
      validRange: [0, 1],
      assesses: '4.5',
      coverage: { from: '2009-12', to: '2009-12', units: ['AAA'] },
    })
    const data = buildDataSet(
      units,
      [series('x'), judged],
      [
        { unit: 'AAA', period: '2009', indicator: 'x', value: 5 },
        { unit: 'BBB', period: '2009', indicator: 'x', value: 5 },
        { unit: 'AAA', period: '2009-12', indicator: 'judged', value: 0.75 },
      ],
    )
    const run = runScores(model(tree), data, yearEnds(2009, 2009))
    const tableOf = (u: number) => indicatorTable(run, 0, u, () => undefined)
    expect(
      tableOf(0)
        .scored.map(({ id, status }) => `${id} ${status}`)
        .sort(),
    ).toEqual(['4.1 observed', '4.5 judged'])
    expect(tableOf(1).scored.map(({ id }) => id)).toEqual(['4.1'])
    expect(tableOf(1).judgement.map(({ id }) => id)).toEqual(['4.5'])
  })

  it('the Method page says the rules that run', () => {
    expect(assessmentRules()).toMatch(/weak signs 25,.*fully there 100 of 100.*low ± 35.*at most 36 months/)
  })
})
