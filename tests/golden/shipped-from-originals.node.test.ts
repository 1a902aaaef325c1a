import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseCatalogue } from '../../src/core/catalogue-data'
import { EDITION_IMPORTERS, IMPORTERS } from '../../src/sources/registry'
import { writeTidy } from '../../src/sources/tidy/write'
import { KNOWN_FILES } from '../../src/tools/indicators/known-files'
import { readOriginal } from '../../src/tools/indicators/originals'
import { registry } from '../helpers/registry'
import { describeWithShared } from '../helpers/shared'

const ROOT = join(import.meta.dirname, '../..')
const SHARED = join(ROOT, '../shared/data')
const shipped = [
  ...IMPORTERS.map((importer) => ({ importer, folder: 'indicators' })),
  ...EDITION_IMPORTERS.map((importer) => ({ importer, folder: 'indicators/editions' })),
].filter(({ importer }) => importer.shipped && KNOWN_FILES[importer.id] !== undefined)

function locate(path: string): string {
  return path.startsWith('project:') ? join(ROOT, path.slice('project:'.length)) : join(SHARED, path)
}

describeWithShared('what is shipped follows from the originals', () => {
  it.each(shipped.map((one) => [one.importer.id, one] as const))('%s', async (id, { importer, folder }) => {
    const originals = KNOWN_FILES[id]!.map((path) => readOriginal(locate(path)))
    const files = originals.map((original) => original.file)
    const result = await importer.read(files, registry)
    const table = readFileSync(join(ROOT, `${folder}/series/${id}.csv`), 'utf8')
    expect(writeTidy(result.observations) === table, 'the table is the one the importer makes').toBe(true)
    const path = join(ROOT, `${folder}/catalogue/${id}.json`)
    const catalogue = parseCatalogue(JSON.parse(readFileSync(path, 'utf8')), id)
    expect(catalogue.series).toEqual(result.series)
    expect(catalogue.source).toEqual({
      ...result.source,
      importer: id,
      originals: originals.map((original) => original.record),
    })
  })
})
