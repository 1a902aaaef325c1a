import { describe, expect, it } from 'vitest'
import type { CompareColumn } from '../../src/charts/compare/columns'
import { editionFacts, figureText, tooOldSentences } from '../../src/charts/compare/edition-facts'
import { worldFrame } from '../../src/engine/frame'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { readModel } from '../../src/model/read'
import { input, model, node, series, unit, yearly } from '../helpers/small-world'

const CARRIED = 24
const risk = readModel({
  ...model(
    node('all', {
      children: [
        node('a', {
          inputs: [input('killings', { fill: [{ op: 'carry-forward', maxAgeMonths: CARRIED }] })],
        }),
        node('b', { inputs: [input('order')] }),
      ],
    }),
  ),
  tiers: [{ id: 'lower', title: 'Lower', fromScore100: 0 }],
  tierCoverageFloor: 0.1,
})

/** Alba under a list that ends in a year, beside one that goes on to 2009. */
function columnTo(lastYear: number, key: string): CompareColumn {
  const records = [series('killings', { title: 'Killings' }), series('order', { title: 'Order' })]
  const values = (until: number) => Array.from({ length: until - 1999 }, (_, i) => i)
  const data = buildDataSet([unit('AAA'), unit('BBB')], records, [
    ...yearly('killings', 2000, { AAA: values(lastYear), BBB: values(lastYear) }),
    ...yearly('order', 2000, { AAA: values(2009), BBB: values(2009).reverse() }),
  ])
  const run = runScores(risk, data, yearEnds(2009, 2009))
  const frame = worldFrame({ run, momentIndex: 0, earlierIndex: -1, yearEnds: run, historyYears: 0 })
  return { key, title: key, colour: 1, unitIndex: 0, run, momentIndex: 0, frame, yearRun: run, data }
}
const factsOf = (lastYear: number) =>
  editionFacts(
    [columnTo(2009, ''), columnTo(lastYear, 'old')],
    () => ['killings'],
    2009 * 12 + 11,
    () => 'Alba',
  )[0]!

describe('an edition whose figures are too old at the date', () => {
  it('is said to be so, with age, limit and what is left, as the engine has it', () => {
    const facts = factsOf(2003)
    expect(facts.tooOld).toEqual([
      { titles: ['Killings'], frequency: 'year', ordinal: 2003, ageMonths: 72, carriedMonths: CARRIED },
    ])
    const said = tooOldSentences(facts, 'Alba', '31 Dec 2009').join(' ').replaceAll('\u00a0', ' ')
    expect(said).toContain(
      'The newest figure of “Killings”, of 2003, is 72 months old and too old to count at 31 Dec 2009: the model carries a figure on for at most 24 months.',
    )
    expect(said).toMatch(/scored without it, with a model coverage of 50 ?% instead of 100 ?%/)
    expect(figureText(facts.figures[0]!, facts.figures[0]!.here)).toBe('3 (2003), too old to count')
    expect(figureText(facts.figures[0]!, facts.figures[0]!.shipped)).toBe('9 (2009)')
  })

  it('is not said of figures that count or are carried on', () => {
    expect(factsOf(2009).tooOld).toEqual([])
    expect(tooOldSentences(factsOf(2009), 'Alba', 'x')).toEqual([])
    const carried = factsOf(2008)
    expect(carried.tooOld).toEqual([])
    expect(figureText(carried.figures[0]!, carried.figures[0]!.here)).toBe('8 (2008), carried on')
  })
})
