import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { factorSummaries, rulesInUse, totals } from '../../src/charts/method/method-view'
import ModelTree from '../../src/components/method/ModelTree.vue'
import RoleTable from '../../src/components/method/RoleTable.vue'
import { smallModel } from '../helpers/score-run'

const factors = factorSummaries(smallModel, undefined)

describe('method page', () => {
  it('counts scored, context and judgement-only indicators by factor, and the sums', () => {
    const wrapper = mount(RoleTable, { props: { factors, sum: totals(factors) } })
    const figures = wrapper.findAll('tr').map((row) => row.findAll('.num').map((cell) => cell.text()))
    expect(figures.slice(1)).toEqual([
      ['1', '1', '1', '3'],
      ['0', '0', '1', '1'],
      ['1', '1', '2', '4'],
    ])
  })

  it('writes the rules that run: change the model and the words change', () => {
    const words = (model: typeof smallModel) =>
      mount(ModelTree, {
        props: {
          factors: factorSummaries(model, undefined),
          titleOf: (id: string) => id,
          isInverse: () => false,
          basisWords: {},
        },
      }).text()
    expect(words(smallModel)).toContain('at most 36 months')
    const edited = JSON.parse(JSON.stringify(smallModel).replaceAll('"maxAgeMonths":36', '"maxAgeMonths":48'))
    expect(words(edited)).toContain('at most 48 months')
    expect(words(edited)).not.toContain('36 months')
  })

  it('counts only rules that set the score', () => {
    expect(rulesInUse(smallModel)).toEqual({
      inputs: 1,
      norms: [['goalposts', 1]],
      transforms: [['log1p', 1]],
      fills: [['carry-forward', 1]],
    })
  })
})
