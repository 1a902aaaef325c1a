import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { triedLine, tryFolder, type Tried } from '../../src/tools/indicators/try-files'
import { registry } from '../helpers/registry'

/** A folder in the layout of the originals, with invented figures. */
function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'try-'))
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  put(
    'idmc-gidd/gidd_conflict_idps_2009-2024.csv',
    'iso3,year,new_displacement,total_displacement\nSDN,2024,10,200\nMLI,2024,,7\n',
  )
  put(
    'derived/reference_series_long.csv.gz',
    gzipSync(
      'series,iso3,year,value\nidmc_conflict_idp_stock,SDN,2024,200\nidmc_conflict_idp_stock,MLI,2024,8\n',
    ),
  )
  put('other/levels.csv', '\uFEFFiso3;year;level\nSDN;2024;1,5\n')
  put('other/twice.csv', 'iso3,year,level\nSDN,2024,1\nSDN,2024,2\n')
  return root
}

it('reads every file of a folder, says how, compares with the reference table, and a failure is a row', async () => {
  const rows: Tried[] = []
  for await (const row of tryFolder(folder(), registry, '.')) rows.push(row)
  const of = (name: string) => rows.find(({ files }) => files.includes(name))!
  expect(of('gidd')).toMatchObject({
    reader: 'idmc-gidd',
    rows: 2,
    values: 3,
    result: '1 of 2 equal to the reference table (1 series)',
  })
  expect(of('levels')).toMatchObject({ reader: expect.stringMatching(/^plain-long/) as string, values: 1 })
  expect(of('levels').variant).toContain('“;”')
  expect(of('twice').result).toMatch(/^refused, duplicate-observation/)
  expect(triedLine(of('gidd')).split(' | ')).toHaveLength(7)
})
