import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recordSentence, recordTable } from '../../src/charts/method/record-tables'
import type { EvaluationRecord } from '../../src/core/evaluation-record'
import { recordOne } from '../../src/tools/evaluation-record/build'
import { recordSpecs } from '../../src/tools/evaluation-record/specs'

const record = JSON.parse(readFileSync('indicators/evaluation/record.json', 'utf8')) as EvaluationRecord
const model = (id: string) =>
  JSON.parse(readFileSync(`indicators/models/${id}.json`, 'utf8')) as { version: string }

describe('the evaluation record that is shipped', () => {
  it('speaks of the models that are shipped', () => {
    expect(record.models.map(({ id }) => id)).toEqual([
      'framework-baseline',
      'framework-learnt',
      'framework-learnt-inputs',
      'framework-ensemble',
    ])
    for (const { id, version } of record.models) expect(model(id).version).toBe(version)
  })

  it('holds what comes out when one list is measured again', async () => {
    const spec = recordSpecs({}).find((one) => one.outcome === 'ewp-onsets' && one.convention === 'period')!
    const { evaluation } = await recordOne(spec, 50)
    const kept = record.evaluations.find(
      (one) => one.outcomeId === 'ewp-onsets' && one.convention === 'period',
    )!
    const firm = ({ contenders, ...rest }: typeof kept) => ({
      ...rest,
      // Intervals rest on the number of draws, which is smaller here.
      contenders: contenders.map(({ aucBounds, recall30Bounds, against, ...figures }) => ({
        ...figures,
        drawn: [aucBounds !== null, recall30Bounds !== null, against.length],
      })),
    })
    expect(firm(evaluation)).toEqual(firm(kept))
  })

  it('has every model beside every yardstick, with an interval and p', () => {
    for (const { contenders } of record.evaluations) {
      const models = contenders.filter(({ isModel }) => isModel)
      expect(models).toHaveLength(4)
      for (const { id, against } of models) {
        expect(against.map((one) => one.id)).toEqual(
          contenders.filter((one) => one.id !== id).map((one) => one.id),
        )
        for (const { auc } of against) expect(auc!.low).toBeLessThanOrEqual(auc!.high)
      }
    }
  })

  it('claims in its sentence only what the interval of the difference carries', () => {
    const bounds = (low: number, high: number) => ({ mean: (low + high) / 2, low, high, p: 0.5 })
    const evaluation = {
      ...record.evaluations[0]!,
      contenders: [
        { id: 'm', title: 'Model', isModel: true, against: [
          { id: 'a', auc: bounds(0.01, 0.1), recall30: null },
          { id: 'b', auc: bounds(-0.01, 0.1), recall30: null },
          { id: 'c', auc: bounds(-0.2, -0.1), recall30: null },
        ] }, // prettier-ignore
        { id: 'a', title: 'Battle deaths', isModel: false, against: [] },
        { id: 'b', title: 'Population', isModel: false, against: [] },
        { id: 'c', title: 'Past onsets', isModel: false, against: [] },
      ],
    } as unknown as EvaluationRecord['evaluations'][number]
    expect(recordSentence(evaluation, 'm')).toBe(
      'Model ranks better than battle deaths beyond the interval of the difference; ranks worse than past onsets beyond it; no difference to population is beyond its interval',
    )
  })

  it('shows no figure that is not defined', () => {
    for (const evaluation of record.evaluations)
      for (const { cells } of recordTable(evaluation, 'framework-baseline').rows)
        expect(cells.join(' ')).not.toMatch(/NaN|undefined|null/)
  })
})
