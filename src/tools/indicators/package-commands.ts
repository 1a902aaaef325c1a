import { existsSync } from 'node:fs'
import { describe, ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import type { CatalogueFile } from '../../core/series'
import type { Importer, ImportResult } from '../../sources/importer'
import { EDITION_IMPORTERS, findImporter, IMPORTERS } from '../../sources/registry'
import { loadRegistry } from '../registry/load'
import { checkEditions, checkPackage } from './check-package'
import { describedRoots, writePackage } from './data-package'
import { importSource, summary } from './import-source'
import { keepEarlier, standing } from './keep-earlier'
import { knownPaths } from './originals'

export const PACKAGE = 'indicators'
const SHOWN_PROBLEMS = 30

type Say = (text: string) => void

/** `indicators import`: the originals of one source. @throws ForewatchError `bad-argument`, as `importSource` */
export async function importOne(id: string, files: string[], out: string, say: Say): Promise<void> {
  const importer = findImporter(id)
  if (!importer.shipped && out === PACKAGE) {
    throw new ForewatchError('bad-argument', {
      what: 'The terms of this source do not let its figures be passed on, so they may not go into the package',
      found: id,
      expected: 'another folder of your own',
      next: 'Add --out FOLDER',
    })
  }
  say(summary(await importKeeping(importer, files, loadRegistry(), out, say)))
  describedRoots(out).forEach(writePackage)
}

/** Imports a source. What the package held of it from other originals is kept beside it as another edition. */
async function importKeeping(
  importer: Importer,
  files: readonly string[],
  registry: UnitRegistry,
  out: string,
  say: Say,
): Promise<ImportResult> {
  const before = standing(out, importer.id)
  const result = await importSource(importer, files, registry, out)
  const after = standing(out, importer.id)
  if (!before || !after || before.rows === after.rows || sameOriginals(before.catalogue, after.catalogue))
    return result
  const kept = keepEarlier(out, before.catalogue, before.rows)
  say(`what stood there before is kept: --edition ${importer.id}=${kept}`)
  return result
}

/** Whether two imports read the same files; a difference is then one of the importer and no newer edition. */
function sameOriginals(a: CatalogueFile, b: CatalogueFile): boolean {
  const sums = ({ source }: CatalogueFile) =>
    source.originals
      .map(({ sha256 }) => sha256)
      .sort()
      .join()
  return sums(a) === sums(b)
}

/** `indicators import-all`: every source whose originals lie in a folder of known layout. */
export async function importAll(folder: string, out: string, say: Say): Promise<void> {
  const registry = loadRegistry()
  for (const importer of [...IMPORTERS, ...EDITION_IMPORTERS]) {
    const paths = knownPaths(importer.id, folder, '.')
    if (!importer.shipped || !paths) {
      say(`${importer.id}: left out, ${importer.shipped ? 'no known files' : 'figures may not be passed on'}`)
      continue
    }
    const missing = paths.find((path) => !existsSync(path))
    if (missing === undefined) say(summary(await importKeeping(importer, paths, registry, out, say)))
    else say(`${importer.id}: left as it is, ${missing} is not there`)
  }
  describedRoots(out).forEach(writePackage)
}

/** `indicators check`: the package and the other editions beside it. Exit code 2 where something is wrong. */
export function check(root: string, say: Say): void {
  const registry = loadRegistry()
  const [report, editions] = [checkPackage(root, registry), checkEditions(root, registry)]
  const problems = [...report.problems, ...editions.problems]
  for (const { details } of problems.slice(0, SHOWN_PROBLEMS)) say(describe(details))
  if (problems.length > SHOWN_PROBLEMS) say(`and ${problems.length - SHOWN_PROBLEMS} more`)
  const beside = editions.sources > 0 ? `, ${editions.sources} other editions beside them` : ''
  say(
    `${report.sources} sources, ${report.series} series, ${report.values} values${beside}, ${problems.length} problems`,
  )
  if (problems.length > 0) process.exitCode = 2
}
