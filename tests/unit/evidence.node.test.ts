import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { aheadTitle, countryEvidence, evidenceDates, evidenceTitle } from '../../src/charts/country/evidence'
import { isForewatchError } from '../../src/core/errors'
import {
  datedAhead,
  evidenceToKeep,
  readEvidence,
  remapped,
  templatesOf,
  type Evidence,
} from '../../src/model/evidence'
import { openDocuments } from '../../src/storage/documents'
import { wipe } from '../../src/storage/wipe'
import { readWorkspace, writeWorkspace } from '../../src/stores/workspace-file'

const MADE = '2026-11-30T08:00:00.000Z'
const TODAY = '2026-11-30'
const NAME = 'Amal Example'
const piece = (over: Partial<Evidence> = {}): Evidence => ({
  id: 'a1',
  template: 'Killing',
  title: `Killing of ${NAME}`,
  dates: ['2024-01-01'],
  units: ['SDN'],
  links: ['https://example.org/report'],
  ...over,
})
const keep = (found: readonly Evidence[], names = false, map: readonly [string, string][] = []) =>
  evidenceToKeep(found, new Map(map), names, MADE)

describe('what is kept of entities', () => {
  it('holds no title unless asked, and nothing without a country; the mapping goes with it', () => {
    const found = [piece(), piece({ id: 'a2', units: [] })]
    const kept = keep(found, false, [['Killing', '11.1']])
    expect(JSON.stringify(kept)).not.toContain('Amal')
    expect(kept.evidence).toEqual([
      {
        id: 'a1',
        template: 'Killing',
        dates: ['2024-01-01'],
        units: ['SDN'],
        links: [...found[0]!.links],
        indicator: '11.1',
      },
    ])
    expect(keep(found, true).evidence[0]!.title).toContain(NAME)
  })

  it('any entities: no title survives, dates, countries and links do, and what is kept can be read again', () => {
    const text = fc.string({ minLength: 1, maxLength: 30 })
    const entity = fc.record({
      id: text,
      template: fc.constantFrom('Killing', 'Threat', 'بلاغ'),
      title: text.map((t) => `§${t}`),
      dates: fc.subarray(['2023', '2024-02', '2024-02-03']),
      units: fc.subarray(['SDN', 'COL']),
      links: fc.subarray(['https://example.org/a', 'http://example.org/~b']),
    })
    fc.assert(
      fc.property(fc.array(entity, { maxLength: 8 }), (found) => {
        const kept = readEvidence(JSON.parse(JSON.stringify(keep(found, false, [['Threat', '7.6']]))))
        expect(kept.evidence.some((one) => 'title' in one)).toBe(false)
        const placed = found.filter(({ units }) => units.length > 0)
        expect(kept.evidence.map(({ id, dates, units, links }) => [id, dates, units, links])).toEqual(
          placed.map(({ id, dates, units, links }) => [id, dates, units, links]),
        )
        for (const { template, indicator } of kept.evidence)
          expect(indicator).toBe(template === 'Threat' ? '7.6' : undefined)
      }),
      { numRuns: 200, seed: 8 },
    )
  })

  it('is mapped anew without touching other templates', () => {
    const kept = keep([piece(), piece({ id: 'b', template: 'Threat' })], false, [['Threat', '7.6']])
    const next = remapped(remapped(kept, 'Killing', '11.1'), 'Threat', undefined)
    expect(templatesOf(next.evidence)).toEqual([
      { template: 'Killing', n: 1, indicator: '11.1' },
      { template: 'Threat', n: 1, indicator: undefined },
    ])
  })

  it('is refused in another form, by an error that holds none of it', () => {
    const broken = { ...keep([piece()], true), evidence: [{ ...piece(), links: ['javascript:alert(1)'] }] }
    try {
      readEvidence(broken)
      expect.unreachable()
    } catch (error) {
      expect(isForewatchError(error) && error.tag).toBe('bad-schema')
      expect(String(error)).not.toMatch(/Amal|javascript/)
    }
  })
})

describe('evidence on a country', () => {
  const file = keep(
    [
      piece(),
      piece({ id: 'late', dates: ['2025'] }),
      piece({ id: 'none', dates: [], template: 'Threat' }),
      piece({ id: 'other', units: ['COL'] }),
    ],
    false,
    [['Killing', '11.1']],
  )

  it('stands by indicator, newest first; what is mapped to none stands last', () => {
    const all = countryEvidence([file], 'SDN', undefined, TODAY)
    expect(all.groups.map(({ indicator, items }) => [indicator, items.map(evidenceDates)])).toEqual([
      ['11.1', ['2025', '1\u00a0Jan\u00a02024']],
      [undefined, ['no date']],
    ])
    expect(evidenceTitle('Sudan', all)).toBe('3 pieces of evidence on Sudan, on 1 indicator')
    expect(evidenceTitle('Chad', countryEvidence([file], 'TCD', undefined, TODAY))).toMatch(/^No evidence/)
  })

  it('at an earlier date leaves out what was dated later, or may have been, and says how much', () => {
    const then = countryEvidence([file], 'SDN', '2025-06-30', TODAY)
    expect([then.count, then.later]).toEqual([2, 1])
    expect(countryEvidence([file], 'SDN', '2025-12-31', TODAY).later).toBe(0)
  })
})

describe('evidence that is dated ahead', () => {
  const file = keep([
    piece({ id: 'past' }),
    piece({ id: 'this-year', dates: ['2026'] }),
    piece({ id: 'next', dates: ['2027-01-15'] }),
    piece({ id: 'after', dates: ['2031'] }),
    piece({ id: 'range', dates: ['2026-10-01', '2027-02-01'] }),
  ])

  it('is no evidence before its date: not counted, at no indicator, listed apart with a remark', () => {
    const { count, groups, ahead, later } = countryEvidence([file], 'SDN', undefined, TODAY)
    expect([count, later]).toEqual([3, 0])
    expect(groups.flatMap(({ items }) => items.map(({ key }) => key))).toEqual([
      ...['0/range', '0/this-year', '0/past'],
    ])
    expect(ahead.map(({ key }) => key)).toEqual(['0/next', '0/after'])
    expect(aheadTitle(ahead)).toBe('2 dated after today: no evidence before their dates')
    expect(aheadTitle(ahead.slice(1))).toMatch(/before its date$/)
  })

  it('counts from its date on', () => {
    expect(countryEvidence([file], 'SDN', undefined, '2027-01-15').ahead).toHaveLength(1)
    expect(countryEvidence([file], 'SDN', undefined, '2031-01-01').count).toBe(5)
  })

  it('at an earlier date is among what came later; a range that runs past today says so', () => {
    expect(countryEvidence([file], 'SDN', '2025-12-31', TODAY)).toMatchObject({
      ...{ count: 1, later: 4, ahead: [] },
    })
    const [range] = countryEvidence([file], 'SDN', undefined, TODAY).groups[0]!.items
    expect(evidenceDates(range!)).toMatch(/, which lies ahead$/)
  })

  it('is told when a file is read', () => {
    expect(datedAhead(file.evidence, TODAY)).toBe(2)
  })
})

describe('evidence on this device', () => {
  it('goes into the workspace file and back, goes for good when removed, and with the wipe', async () => {
    globalThis.indexedDB = new IDBFactory()
    const store = await openDocuments()
    await store.save('evidence', 'one', keep([piece()], true), 0)
    const bytes = await writeWorkspace(store, '0.1.0')
    await store.forget('evidence', 'one')
    expect(await store.get('evidence', 'one')).toBeUndefined()
    expect(await store.revisions('evidence', 'one')).toEqual([])
    expect(await readWorkspace(store, bytes)).toMatchObject({ added: 1 })
    expect(readEvidence((await store.get('evidence', 'one'))!.body).evidence[0]!.title).toContain(NAME)
    await wipe({ areas: [] })
    expect(await (await openDocuments()).everything()).toEqual([])
  })
})
