import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { IDBFactory } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { capacityTitle, countryCapacity } from '../../src/charts/country/capacity'
import { isForewatchError } from '../../src/core/errors'
import { readCapacity, readCapacityFields, type CapacityFields } from '../../src/model/capacity'
import { readCapacityCsv } from '../../src/sources/capacity/read'
import { openDocuments } from '../../src/storage/documents'
import { useCapacity } from '../../src/stores/capacity'
import { registry } from '../helpers/registry'

const grant: CapacityFields = { when: '2024-03', kind: 'grant', number: 4, body: 'ProtectDefenders.eu' }
const csv = (lines: readonly string[]) => ({
  name: 'grants.csv',
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
})
const errorOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return isForewatchError(error) ? `${error.tag}: ${error.message}` : String(error)
  }
  return 'none'
}

describe('fields of protective capacity', () => {
  it('are read as typed; what cannot be read is named and never guessed', () => {
    const typed = { when: '2024-03', kind: 'grant', number: ' 4 ', body: ' Body ', source: '', note: '' }
    expect(readCapacityFields(typed, 'the form')).toEqual({ ...grant, body: 'Body' })
    for (const [change, word] of [
      [{ number: '0' }, /The number .*found 0/],
      [{ number: '1,200' }, /The number .*found 1,200/],
      [{ number: '1e3' }, /The number .*found 1e3/],
      [{ number: '' }, /The number .*found nothing/],
      [{ when: '3/2024' }, /The date .*found 3\/2024/],
      [{ when: '2024-13' }, /The date/],
      [{ kind: 'loan' }, /The kind .*expected grant, relocation, training/],
      [{ body: '  ' }, /The body/],
    ] as const)
      expect(errorOf(() => readCapacityFields({ ...typed, ...change }, 'the form'))).toMatch(word)
  })
})

describe('a table of protection bodies', () => {
  it('is read in any order of columns, with names or codes of countries, singular or plural kinds', () => {
    const rows = readCapacityCsv(
      csv([
        'Kind;Country;Year;Number;Organisation;Source',
        'Grants;Colombia;2024;12;Front Line Defenders;https://example.org/2024',
        'Relocation;SDN;2024-05-01;3;ProtectDefenders.eu;',
      ]),
      registry,
    )
    expect(rows).toEqual([
      {
        unit: 'COL',
        fields: {
          ...{ when: '2024', kind: 'grant', number: 12, body: 'Front Line Defenders' },
          source: 'https://example.org/2024',
        },
      },
      {
        unit: 'SDN',
        fields: { when: '2024-05-01', kind: 'relocation', number: 3, body: 'ProtectDefenders.eu' },
      },
    ])
  })

  it('is refused whole with row and reason', () => {
    const head = 'country,date,kind,number,body'
    const good = 'Colombia,2024,grant,2,Body'
    for (const [lines, expected] of [
      [['country,kind,number'], /bad-columns: .*date, body/],
      [[head, good, 'Atlantis,2024,grant,1,Body'], /unknown-unit: .*row 3.*Atlantis/],
      [[head, good, 'Colombia,2024,grant,few,Body'], /bad-argument: .*row 3.*few/],
      [[head, 'Colombia,2024,grant', good], /bad-csv: .*row 2/],
      [[head], /bad-csv/],
    ] as const)
      expect(errorOf(() => readCapacityCsv(csv(lines), registry))).toMatch(expected)
  })
})

describe('protective capacity of a country', () => {
  const entries = [
    { ...grant, id: 'a' },
    { ...grant, id: 'b', when: '2025', kind: 'training', number: 1 },
    { ...grant, id: 'c', when: '2022-01-02', number: 3 },
  ] as const
  const kept = readCapacity({ format: 'forewatch-capacity-1', unit: 'COL', entries })

  it('says what was entered by kind and never adds kinds up; nothing entered is said to say nothing', () => {
    const all = countryCapacity(kept, undefined)
    expect(all.entries.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(capacityTitle('Colombia', all)).toBe(
      'Protective capacity in Colombia: 7 grants, 1 training, 2022–2025',
    )
    expect(capacityTitle('Chad', countryCapacity(undefined, undefined))).toMatch(
      /says nothing of what there is$/,
    )
  })

  it('any date: shows what surely was by then, and counts the rest', () => {
    const day = fc.date({ min: new Date('2021-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const asOf = date.toISOString().slice(0, 10)
        const { entries: shown, later } = countryCapacity(kept, asOf)
        expect(shown.length + later).toBe(entries.length)
        const ends = { a: '2024-03-31', b: '2025-12-31', c: '2022-01-02' }
        for (const { id } of entries) expect(shown.some((one) => one.id === id)).toBe(ends[id] <= asOf)
      }),
      { numRuns: 200, seed: 9 },
    )
  })
})

describe('capacity on this device', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory()
    setActivePinia(createPinia())
  })

  it('is kept, corrected, removed and brought back, and lies among what goes into the workspace file', async () => {
    const store = useCapacity()
    expect(await store.save('COL', grant)).toBe(true)
    const [entry] = store.byUnit.get('COL')!.entries
    await store.save('COL', { ...grant, number: 5 }, entry!.id)
    expect(store.byUnit.get('COL')!.entries).toEqual([{ ...grant, number: 5, id: entry!.id }])
    await store.remove('COL', { ...entry!, number: 5 })
    expect(store.byUnit.get('COL')!.entries).toEqual([])
    await store.undoRemoval()
    expect(store.byUnit.get('COL')!.entries).toEqual([{ ...grant, number: 5, id: entry!.id }])
    expect(store.removed).toBeUndefined()
    const all = await (await openDocuments()).everything()
    expect(all.map(({ kind, id }) => `${kind}/${id}`)).toEqual(['protective-capacity/COL'])
  })
})
