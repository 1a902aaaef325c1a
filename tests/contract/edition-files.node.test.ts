import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogueInUse } from '../../src/sources/editions/in-use'
import { editionsBeside, readEditionsAsked } from '../../src/tools/cli/edition-files'
import { readCatalogues } from '../../src/tools/indicators/data-package'

describe('--edition', () => {
  it('names an edition alone or with its source, each once', () => {
    const [one, ...more] = readEditionsAsked('indicators', [
      'vdem-v15-highlevel=vdem-v12-polyarchy',
      'vdem-v15-highlevel=vdem-v12-polyarchy',
    ])
    expect(more).toEqual([])
    expect(one!.catalogue.source.edition).toContain('about v12')
    expect(one!.observations.find(({ unit, period }) => unit === 'SDN' && period === '2003')?.value).toBe(
      0.178,
    )
    expect(readEditionsAsked('indicators', ['vdem-v12-polyarchy'])[0]!.catalogue).toEqual(one!.catalogue)
    expect(readEditionsAsked('indicators')).toEqual([])
  })

  it('is refused with the editions that are there, and where the source is another one', () => {
    expect(() => readEditionsAsked('indicators', ['vdem-v99'])).toThrow(
      /vdem-v15-highlevel=vdem-v12-polyarchy/,
    )
    expect(() => readEditionsAsked('indicators', ['worldbank-wdi=vdem-v12-polyarchy'])).toThrow(
      /The edition belongs to another source/,
    )
    const table = join(tmpdir(), `edition-${process.pid}.csv`)
    writeFileSync(table, 'unit,period,indicator,value\n')
    expect(editionsBeside(table)).toEqual([])
  })

  it('leaves the other series with their source, and who controls an edition is who controls its source', () => {
    const shipped = readCatalogues('indicators')
    const [edition] = editionsBeside('indicators').filter(({ source }) => source.id === 'vdem-v12-polyarchy')
    const files = catalogueInUse(shipped, [edition!])
    const ids = (id: string) =>
      files.find(({ source }) => source.id === id)!.series.map((record) => record.id)
    expect(ids('vdem-v12-polyarchy')).toEqual(['vdem_polyarchy'])
    expect(ids('vdem-v15-highlevel')).toEqual([
      'vdem_delibdem',
      'vdem_egaldem',
      'vdem_libdem',
      'vdem_partipdem',
    ])
    const control = (id: string) => files.find(({ source }) => source.id === id)!.source.control
    expect(control('vdem-v12-polyarchy')).toEqual(control('vdem-v15-highlevel'))
    expect(control('vdem-v12-polyarchy')).toBeDefined()
  })
})
