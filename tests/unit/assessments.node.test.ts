import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { isInForce, readAssessmentFields, readAssessments } from '../../src/model/assessment'
import { readAssessmentsCsv } from '../../src/sources/assessments/read'
import { useAssessments } from '../../src/stores/assessments'
import { registry } from '../helpers/registry'

const today = '2026-11-30'
const indicators = new Set(['7.6', '14.3'])
const typed = {
  ...{ indicator: '7.6', level: '3', confidence: 'medium', evidence: 'Two papers closed', author: 'AB' },
  ...{ made: '2026-11-01', expires: '2027-11-01', source: '', reviewer: '' },
}
const errorOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return isForewatchError(error) ? `${error.tag}: ${error.message}` : String(error)
  }
  return 'none'
}
const csv = (lines: readonly string[]) => ({
  name: 'judged.csv',
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
})

describe('fields of an assessment', () => {
  it('are read as typed; what cannot be read is named and never guessed', () => {
    expect(readAssessmentFields(typed, 'the form', indicators, today)).toEqual({
      ...{ indicator: '7.6', level: 3, confidence: 'medium', evidence: 'Two papers closed', author: 'AB' },
      ...{ made: '2026-11-01', expires: '2027-11-01' },
    })
    for (const [change, word] of [
      [{ level: '5' }, /“level” .*found 5/],
      [{ level: '' }, /“level” .*found nothing/],
      [{ level: '2.5' }, /“level”/],
      [{ confidence: 'sure' }, /“confidence” .*expected low, medium, high/],
      [{ evidence: '  ' }, /“evidence”/],
      [{ author: '' }, /“author”/],
      [{ indicator: '99.1' }, /no such indicator .*found 99.1/],
      [{ made: '2026-02-30' }, /“made”/],
      [{ made: '2026-12-01' }, /in the future .*expected a day up to 2026-11-30/],
      [{ expires: '2026-11-01' }, /ends at no day .*found 2026-11-01/],
      [{ expires: '2036-11-01' }, /ends at no day .*up to 2029-11-01/],
    ] as const)
      expect(
        errorOf(() => readAssessmentFields({ ...typed, ...change }, 'the form', indicators, today)),
      ).toMatch(word)
  })

  it('a judgement counts from the day it was made to the day before it expires', () => {
    const fields = readAssessmentFields(typed, 'the form', indicators, today)
    expect(
      ['2026-10-31', '2026-11-01', '2027-10-31', '2027-11-01'].map((day) => isInForce(fields, day)),
    ).toEqual([...[false, true, true, false]])
  })
})

describe('a table of assessments', () => {
  const head = 'Country,Indicator,Level,Confidence,Evidence,Author,Made,Expires'
  it('is read with names or codes of countries', () => {
    const rows = readAssessmentsCsv(
      csv([head, '"Syria",14.3,4,high,"Convoys turned back, twice",AB,2026-11-01,2027-01-01']),
      registry,
      indicators,
      today,
    )
    expect(rows).toEqual([
      {
        unit: 'SYR',
        fields: {
          ...{ indicator: '14.3', level: 4, confidence: 'high', evidence: 'Convoys turned back, twice' },
          ...{ author: 'AB', made: '2026-11-01', expires: '2027-01-01' },
        },
      },
    ])
  })

  it('is refused as a whole, with the row, where one country or field cannot be read', () => {
    const good = 'SDN,7.6,3,low,seen,AB,2026-11-01,2027-01-01'
    for (const [row, word] of [
      ['Nowhere,7.6,3,low,seen,AB,2026-11-01,2027-01-01', /row 3.*Nowhere/],
      ['Congo,7.6,3,low,seen,AB,2026-11-01,2027-01-01', /Two countries have this name/],
      ['SDN,7.6,9,low,seen,AB,2026-11-01,2027-01-01', /judged.csv, row 3.*found 9/],
    ] as const)
      expect(errorOf(() => readAssessmentsCsv(csv([head, good, row]), registry, indicators, today))).toMatch(
        word,
      )
  })
})

describe('assessments kept on this device', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory()
    setActivePinia(createPinia())
  })

  it('are added, reworded, removed and brought back', async () => {
    const store = useAssessments()
    const fields = readAssessmentFields(typed, 'the form', indicators, today)
    expect(await store.save('SDN', fields)).toBe(true)
    const [entry] = store.byUnit.get('SDN')!.entries
    expect(await store.save('SDN', { ...fields, level: 1 }, entry!.id)).toBe(true)
    expect(store.byUnit.get('SDN')!.entries.map(({ level }) => level)).toEqual([1])
    await store.remove('SDN', store.byUnit.get('SDN')!.entries[0]!)
    expect(store.byUnit.get('SDN')!.entries).toEqual([])
    await store.undoRemoval()
    expect(store.byUnit.get('SDN')!.entries.map(({ level }) => level)).toEqual([1])
  })

  it('another structure is refused without a word of what it holds', () => {
    const text = errorOf(() => readAssessments({ format: 'forewatch-assessments-2', secret: 'name' }))
    expect(text).toMatch(/bad-schema/)
    expect(text).not.toMatch(/name/)
  })
})
