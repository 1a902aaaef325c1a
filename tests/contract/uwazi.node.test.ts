import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { evidenceToKeep, readEvidence } from '../../src/model/evidence'
import { readEntities, readTemplates } from '../../src/sources/uwazi/read'
import { toEvidence } from '../../src/sources/uwazi/to-evidence'
import { importUwazi } from '../../src/tools/indicators/uwazi'
import { registry } from '../helpers/registry'

/** An invented collection in the two forms in which Uwazi gives it. */
const NAME = 'Amal Example'
const TEMPLATES = { rows: [{ _id: 't1', name: 'Killing', properties: [] }] }
const API = {
  totalRows: 2,
  rows: [
    {
      sharedId: 'abc1',
      title: `Killing of ${NAME}`,
      template: 't1',
      creationDate: 1700000000000,
      metadata: {
        date: [{ value: 1704067200 }],
        period: [{ value: { from: 1704067200, to: 1706659200 } }],
        country: [{ value: 'x1', label: 'Sudan' }],
        victim: [{ value: 'p1', label: NAME, type: 'entity' }],
        number_of_victims: [{ value: 3 }],
        account: [{ value: `${NAME} was last seen at home.` }],
        source: [{ value: { label: 'report', url: 'https://example.org/report' } }],
        empty: null,
      },
    },
    { sharedId: 'abc2', title: 'Case without place', template: 't9', metadata: {} },
  ],
}
const CSV = `Title,Date added,Template,Country,Date,Victim,Source
"Killing of ${NAME}",2024-05-01,Killing,Sudan,2024-01-01~2024-01-31,${NAME},report|https://example.org/report
`
const bytes = (text: string) => new TextEncoder().encode(text)
const fromApi = () => readEntities({ name: 'search.json', bytes: bytes(JSON.stringify(API)) }, TEMPLATES)
const fromCsv = () => readEntities({ name: 'export.csv', bytes: bytes(CSV) })
const options = { indicators: new Map([['Killing', '11.1']]), keepNames: false }

describe('Uwazi', () => {
  it.each([
    ['API answer', fromApi],
    ['CSV export', fromCsv],
  ])('%s: template, dates, country and links become evidence for the indicator', (_, entities) => {
    const [first] = toEvidence(entities(), registry, options).evidence
    expect(first).toMatchObject({
      template: 'Killing',
      dates: ['2024-01-01', '2024-01-31'],
      units: ['SDN'],
      links: ['https://example.org/report'],
      indicator: '11.1',
    })
  })

  it.each([
    ['API answer', fromApi],
    ['CSV export', fromCsv],
  ])('%s: no name, title or text is kept unless asked', (_, entities) => {
    const without = toEvidence(entities(), registry, options)
    expect(JSON.stringify(without.evidence)).not.toContain('Amal')
    expect(without.titlesLeftOut).toBe(entities().length)
    const kept = toEvidence(entities(), registry, { ...options, keepNames: true })
    expect(kept.evidence[0]!.title).toContain(NAME)
    expect(JSON.stringify(kept.evidence)).not.toContain('last seen')
  })

  it('counts what has no country or date, and refuses other forms', () => {
    expect(toEvidence(fromApi(), registry, options)).toMatchObject({ withoutCountry: 1, withoutDate: 1 })
    const tag = (text: string) => {
      try {
        readEntities({ name: 'x', bytes: bytes(text) })
      } catch (error) {
        return isForewatchError(error) ? error.tag : String(error)
      }
      return 'none'
    }
    expect(tag('{"rows":[{"id":1}]}')).toBe('bad-schema')
    expect(tag('{"rows":[{')).toBe('file-truncated')
    expect(tag('Name,Country\nx,Sudan\n')).toBe('bad-columns')
    expect(tag('Title,Template,Country\nCase,Killing\n')).toBe('bad-csv')
    expect(tag('Title,Template,Country\n"Case,Killing,Sudan\n')).toBe('bad-csv')
    expect(tag('<!doctype html><title>Sign in</title>')).toBe('bad-columns')
  })

  it('reads a year only in a field of dates, and an address with a tilde whole', () => {
    const csv =
      'Title,Template,Country,Year,Number of victims,File number,Source\nCase,Killing,Sudan,2023,1900,2024-77,https://example.org/~desk/1\n'
    const entities = readEntities({ name: 'x.csv', bytes: bytes(csv) })
    const [first] = toEvidence(entities, registry, options).evidence
    expect(first).toMatchObject({ dates: ['2023'], links: ['https://example.org/~desk/1'] })
  })

  it('any damage to either form ends in entities or in a typed error', () => {
    const whole = [bytes(JSON.stringify(API)), bytes(CSV)]
    const damage = fc.record({
      form: fc.constantFrom(0, 1),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      length: fc.nat(6),
      put: fc.uint8Array({ maxLength: 6 }),
    })
    fc.assert(
      fc.property(damage, ({ form, at, length, put }) => {
        const from = whole[form]!
        const start = Math.floor(at * from.length)
        const broken = new Uint8Array([...from.slice(0, start), ...put, ...from.slice(start + length)])
        try {
          const { evidence } = toEvidence(readEntities({ name: 'x', bytes: broken }), registry, options)
          readEvidence(evidenceToKeep(evidence, options.indicators, false, '2026-11-30'))
        } catch (error) {
          if (!isForewatchError(error) || error.tag === 'internal') throw error
        }
      }),
      { numRuns: 600, seed: 11 },
    )
  })

  it('refuses templates of another form, and names them by the answer of /api/templates', () => {
    expect(readTemplates(JSON.stringify(TEMPLATES), 't.json')).toEqual(TEMPLATES)
    for (const [text, tag] of [
      ['{"rows":[{"name":1}]}', 'bad-schema'],
      ['{"rows":', 'file-truncated'],
    ])
      expect(() => readTemplates(text!, 't.json')).toThrowError(expect.objectContaining({ tag }))
  })

  it('is written by the command, which warns where names are kept', () => {
    const folder = mkdtempSync(join(tmpdir(), 'uwazi-'))
    const path = join(folder, 'export.csv')
    writeFileSync(path, CSV)
    const now = '2026-11-25T09:00:00Z'
    const lines = importUwazi(path, { out: join(folder, 'own'), map: ['Killing=11.1'] }, now)
    expect(lines.join('\n')).toContain('1 titles and all texts left out')
    const [written] = readdirSync(join(folder, 'own'))
    expect(readFileSync(join(folder, 'own', written!), 'utf8')).not.toContain('Amal')
    const warned = importUwazi(path, { out: join(folder, 'own'), keepNames: true }, now)
    expect(warned[0]).toContain('Names of persons are kept because you asked for it')
  })
})
