import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceRow } from '../../src/charts/sources/catalogue'
import { controlTitle, controlWords, weightByKind } from '../../src/charts/sources/control'
import { CONTROLLER_KINDS, type SourceControl } from '../../src/core/control'
import { CONTROL_FILE, parseControl } from '../../src/core/control-data'
import type { Recipe } from '../../src/core/recipe'
import { checkPackage } from '../../src/tools/indicators/check-package'
import { readCatalogues } from '../../src/tools/indicators/data-package'
import { registry } from '../helpers/registry'
import { smallSnapshotInput } from '../helpers/small-snapshot'
import { importFile, userText } from '../helpers/user-files'

const record = {
  body: 'A',
  controller: 'A of B',
  kind: 'university',
  basis: 'general-knowledge',
  effect: 'C.',
}
const fileOf = (...records: object[]) => ({ format: 'forewatch-control-1', note: '', records })
const { source } = smallSnapshotInput().catalogue[0]!
const row = (control: SourceControl | undefined, weightShare: number): SourceRow =>
  ({
    source: { ...source, ...(control ? { control } : {}) },
    weightShare,
  }) as unknown as SourceRow

describe('who controls and funds each source', () => {
  it('is written down for every shipped source, and says where it comes from', () => {
    for (const {
      source: { id, control },
    } of readCatalogues('indicators')) {
      expect(control, id).toBeDefined()
      expect(control!.basis, id).not.toBe('entered-by-user')
      expect(control!.effect, id).toMatch(/^[A-Z].+\.$/)
    }
  })

  it('is refused where a source stands twice, a field is strange, or a page is said to be read on no day', () => {
    const bad: [object, RegExp][] = [
      [fileOf({ ...record, sources: ['a'] }, { ...record, sources: ['b', 'a'] }), /two records for a/],
      [fileOf({ ...record, sources: ['a'], owner: 'X' }), /owner/],
      [fileOf({ ...record, sources: ['a'], basis: 'publisher-page' }), /a date goes with publisher-page/],
      [fileOf({ ...record, sources: ['a'], checked: '2026-01-01' }), /a date goes with publisher-page/],
      [fileOf({ ...record, sources: ['a'], funders: '' }), /Too small|at least/],
    ]
    for (const [json, message] of bad) expect(() => parseControl(json, 'f.json')).toThrow(message)
    expect(parseControl(fileOf({ ...record, sources: ['a', 'b'] }), 'f.json').size).toBe(2)
  })

  it('is checked with the package: a source without a record, a record without a source', () => {
    const folder = mkdtempSync(join(tmpdir(), 'forewatch-control-'))
    for (const part of ['catalogue/hrd-memorial.json', 'series/hrd-memorial.csv']) {
      cpSync(join('indicators', part), join(folder, part))
    }
    const found = (sources: string[]) => {
      writeFileSync(join(folder, 'sources.json'), JSON.stringify(fileOf({ ...record, sources })))
      cpSync(join(folder, 'sources.json'), join(folder, CONTROL_FILE))
      return checkPackage(folder, registry).problems.flatMap(({ details: { what, found: id } }) =>
        what.includes('control') ? [`${what}: ${id}`] : [],
      )
    }
    expect(found(['hrd-memorial'])).toEqual([])
    expect(found(['elsewhere'])).toEqual([
      'It is not written down who controls a source: hrd-memorial',
      'A record on control is about a source that is not held: elsewhere',
    ])
    rmSync(folder, { recursive: true })
  })

  it('says so where it is not known, and never that nobody does', () => {
    expect(controlWords(undefined)).toMatchObject({ controller: 'not stated', funders: 'not known to us' })
    expect(controlWords({ controller: 'A', basis: 'entered-by-user' })).toMatchObject({
      kind: 'Entered by you',
      funders: 'not known to us',
      basis: 'entered by you',
    })
    expect(controlTitle([row(undefined, 1)])).toBe('Who decides on the figures is not stated')
  })

  it('comes with a recipe, and is absent where the recipe leaves it empty', async () => {
    const file = userText('own.csv', 'iso3,year,arrests\nSDN,2023,4\nMLI,2023,7\n')
    const imported = (more: Partial<Recipe['source']>) =>
      importFile(file, (recipe) => ({ ...recipe, source: { ...recipe.source, ...more } }))
    expect((await imported({ controller: ' A ministry ', funders: '' })).source.control).toEqual({
      controller: 'A ministry',
      basis: 'entered-by-user',
    })
    expect((await imported({})).source).not.toHaveProperty('control')
  })

  it('kinds of body share out the whole weight, whatever is stated', () => {
    const control = fc.option(
      fc.record({
        controller: fc.constantFrom('A', 'B', 'C'),
        kind: fc.constantFrom(...CONTROLLER_KINDS),
        basis: fc.constant('general-knowledge' as const),
      }),
      { nil: undefined },
    )
    const rows = fc.array(fc.tuple(control, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 })
    fc.assert(
      fc.property(rows, (list) => {
        const all = list.map(([one, share]) => row(one, share))
        const sum = (of: readonly { weightShare: number }[]) => of.reduce((a, b) => a + b.weightShare, 0)
        expect(sum(weightByKind(all))).toBeCloseTo(sum(all), 9)
      }),
      { numRuns: 100 },
    )
  })

  it('sources of one body count together', () => {
    const of = (controller: string): SourceControl => ({
      body: 'One',
      controller,
      kind: 'university',
      basis: 'general-knowledge',
    })
    const all = [
      row(of('One, alone'), 0.2),
      row({ ...of('Two'), body: 'Two' }, 0.3),
      row(of('One, with Two'), 0.25),
    ]
    expect(controlTitle(all)).toMatch(/^One decides on 45.% of/)
    expect(weightByKind(all)).toMatchObject([{ kind: 'University', sources: 3, bodies: ['One', 'Two'] }])
  })
})
