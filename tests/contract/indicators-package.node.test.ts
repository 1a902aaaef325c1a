import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { idmcGidd } from '../../src/sources/idmc/gidd'
import type { Importer } from '../../src/sources/importer'
import { EDITION_IMPORTERS, IMPORTERS } from '../../src/sources/registry'
import { checkEditions, checkPackage } from '../../src/tools/indicators/check-package'
import { writePackage } from '../../src/tools/indicators/data-package'
import { editionsBeside } from '../../src/tools/cli/edition-files'
import { importSource } from '../../src/tools/indicators/import-source'
import { importOne } from '../../src/tools/indicators/package-commands'
import { sha256 } from '../../src/tools/indicators/originals'
import { csv } from '../helpers/importers'
import { registry } from '../helpers/registry'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'forewatch-package-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ROWS = [
  { iso3: 'SDN', year: 2023, new_displacement: 6000000, total_displacement: 9000000 },
  { iso3: 'MLI', year: 2022, new_displacement: 5, total_displacement: 7 },
]
const original = join(folder, 'gidd.csv.gz')
const compressed = gzipSync(csv(ROWS))
writeFileSync(original, compressed)

const seriesPath = join(folder, 'series/idmc-gidd.csv')
const edit = (change: (text: string) => string): void =>
  writeFileSync(seriesPath, change(readFileSync(seriesPath, 'utf8')))
const found = (): string[] =>
  checkPackage(folder, registry).problems.map(({ tag, details }) => `${tag}: ${details.what}`)
const tags = (): string[] => checkPackage(folder, registry).problems.map((problem) => problem.tag)

describe('the shipped package', () => {
  it('passes every check', () => {
    const report = checkPackage(join(ROOT, 'indicators'), registry)
    expect(report.problems).toEqual([])
    expect(report.sources).toBeGreaterThanOrEqual(12)
    expect(report.series).toBeGreaterThanOrEqual(48)
  })

  it('was made by importers that are listed, and holds nothing that may not be passed on', () => {
    const description = JSON.parse(readFileSync(join(ROOT, 'indicators/datapackage.json'), 'utf8')) as {
      $schema: string
      resources: { name: string; catalogue: string }[]
    }
    expect(description.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    const shipped = new Set(IMPORTERS.filter((importer) => importer.shipped).map((importer) => importer.id))
    for (const { name } of description.resources) expect(shipped.has(name), name).toBe(true)
  })

  it('has other editions beside it, each of a source of the package, with series of it and no other', () => {
    const report = checkEditions(join(ROOT, 'indicators'), registry)
    expect(report.problems).toEqual([])
    expect(report.sources).toBe(EDITION_IMPORTERS.length)
  })

  it('lists every importer once', () => {
    const ids = [...IMPORTERS, ...EDITION_IMPORTERS].map((importer) => importer.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('import and check', () => {
  beforeEach(async () => {
    await importSource(idmcGidd, [original], registry, folder)
    writePackage(folder)
  })

  it('writes a sorted tidy table, the checksum of the original as given, and a description that fits', () => {
    expect(readFileSync(seriesPath, 'utf8')).toBe(
      [
        'unit,period,indicator,value',
        'MLI,2022,idmc_conflict_idp_stock,7',
        'SDN,2023,idmc_conflict_idp_stock,9000000',
        'MLI,2022,idmc_conflict_new_displacement,5',
        'SDN,2023,idmc_conflict_new_displacement,6000000',
        '',
      ].join('\n'),
    )
    const catalogue = JSON.parse(readFileSync(join(folder, 'catalogue/idmc-gidd.json'), 'utf8')) as {
      source: { originals: unknown[] }
    }
    expect(catalogue.source.originals).toEqual([
      { name: 'gidd.csv.gz', bytes: compressed.length, sha256: sha256(compressed) },
    ])
    expect(tags()).toEqual([])
  })

  it.each<readonly [string, (text: string) => string, string]>([
    ['a changed value', (text) => text.replace(',5\n', ',6\n'), 'bad-package: The description does not fit'],
    ['a value below its range', (text) => text.replace(',5\n', ',-5\n'), 'out-of-range'],
    ['an unknown unit', (text) => text.replaceAll('MLI', 'QQQ'), 'unknown-unit'],
    ['a unit that did not exist yet', (text) => text.replaceAll('MLI,2022', 'SSD,2010'), 'unknown-unit'],
    ['a period outside the window', (text) => text.replace('MLI,2022', 'MLI,1999'), 'out-of-range'],
    ['an unknown series', (text) => text.replace('idp_stock', 'idp_shock'), 'unknown-series'],
    ['a row twice', (text) => text.replace(/(MLI.*\n)/, '$1$1'), 'duplicate-observation: '],
    [
      'rows out of order',
      (text) => text.replace(/(MLI.*\n)(SDN.*\n)/, '$2$1'),
      'bad-package: Rows are out of order',
    ],
    ['a table cut off', (text) => text.slice(0, -30), 'file-truncated'],
    ['a missing column', (text) => text.replace('value', 'figure'), 'bad-columns'],
  ])('finds %s', (_, change, tag) => {
    edit(change)
    expect(found().filter((line) => line.startsWith(tag))).not.toEqual([])
  })

  it('puts another edition beside the figures and leaves them as they are', async () => {
    const before = readFileSync(seriesPath, 'utf8')
    const other: Importer = {
      ...idmcGidd,
      id: 'idmc-older',
      read: async (files, known) => {
        const result = await idmcGidd.read(files, known)
        return { ...result, source: { ...result.source, id: 'idmc-older', editionOf: 'idmc-gidd' } }
      },
    }
    await importSource(other, [original], registry, folder)
    writePackage(join(folder, 'editions'))
    expect(readFileSync(seriesPath, 'utf8')).toBe(before)
    expect(checkEditions(folder, registry)).toMatchObject({ sources: 1, problems: [] })
    const path = join(folder, 'editions/catalogue/idmc-older.json')
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('"editionOf": "idmc-gidd"', '"editionOf": "nobody"'),
    )
    expect(checkEditions(folder, registry).problems.map(({ details }) => details.what)).toContain(
      'An edition does not belong to a source of the package',
    )
    rmSync(join(folder, 'editions'), { recursive: true })
  })

  it('keeps what a newer original replaces as another edition, figure by figure', async () => {
    const before = readFileSync(seriesPath, 'utf8')
    const said: string[] = []
    const newer = join(folder, 'gidd-newer.csv')
    const revised = ROWS.map((row) => ({ ...row, total_displacement: row.total_displacement + 1 }))
    writeFileSync(newer, csv(revised))
    await importOne('idmc-gidd', [original], folder, () => undefined)
    expect(editionsBeside(folder)).toEqual([])
    await importOne('idmc-gidd', [newer], folder, (line) => said.push(line))
    expect(readFileSync(seriesPath, 'utf8')).not.toBe(before)
    const [kept] = editionsBeside(folder)
    expect(readFileSync(join(folder, `editions/series/${kept!.source.id}.csv`), 'utf8')).toBe(before)
    expect(said.join()).toContain(`--edition idmc-gidd=${kept!.source.id}`)
    expect(kept!.source.originals[0]!.name).toBe('gidd.csv.gz')
    expect(checkEditions(folder, registry).problems).toEqual([])
    rmSync(join(folder, 'editions'), { recursive: true })
  })

  it('finds a missing table and a catalogue that cannot be read', () => {
    rmSync(seriesPath)
    expect(tags()).toContain('file-missing')
    writeFileSync(join(folder, 'catalogue/idmc-gidd.json'), '{"source": {}, "series": []}')
    expect(tags()).toContain('bad-schema')
  })

  it('keeps what was there when an import fails', async () => {
    const before = readFileSync(seriesPath, 'utf8')
    const bad = join(folder, 'bad.csv')
    writeFileSync(bad, csv([{ ...ROWS[0], new_displacement: 'many' }]))
    const error = await importSource(idmcGidd, [bad], registry, folder).catch((caught: unknown) => caught)
    expect(isForewatchError(error) && error.tag).toBe('bad-number')
    expect(readFileSync(seriesPath, 'utf8')).toBe(before)
  })
})

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/tools/indicators.ts', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    })

  it('lists sources and series that are held, and on request what can be imported, on stdout', () => {
    const list = run('list')
    expect([list.status, list.stderr]).toEqual([0, ''])
    expect(list.stdout).toMatch(/^ucdp-organised-violence: .*$/m)
    expect(list.stdout).toMatch(/^ {2}ucdp_sb_deaths: 19\d\d to 20\d\d by year, /m)
    expect(list.stdout).toMatch(/^30 sources, 144 series$/m)
    expect(run('list', '--importers').stdout).toMatch(/ucdp-organised-violence\n.*\n {2}files: /)
    const none = run('list', join(folder, 'nowhere'))
    expect([none.status, none.stdout]).toEqual([2, ''])
  })

  it('ends with 2 and one clear line on bad input; nothing on stdout', () => {
    const unknown = run('import', 'nobody', 'x.csv')
    expect([unknown.status, unknown.stdout]).toEqual([2, ''])
    expect(unknown.stderr).toMatch(/no importer for this source.*found nobody/)
    const missing = run('import', 'idmc-gidd', join(folder, 'nowhere.csv'), '--out', folder)
    expect(missing.status).toBe(2)
    expect(missing.stderr).toContain('A file is not there')
    expect(run('frobnicate').status).toBe(2)
  })
})
