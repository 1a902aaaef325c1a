import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { parseCatalogue } from '../../core/catalogue-data'
import { CONTROL_FILE } from '../../core/control-data'
import { ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import type { CatalogueFile, Observation, SeriesRecord } from '../../core/series'
import { applyCorrections } from '../../sources/corrections'
import type { EditionContents } from '../../sources/editions/edition'
import { mergeRefreshed } from '../../sources/editions/merge'
import type { LiveResult } from '../../sources/live/edition'
import { readTidy } from '../../sources/tidy/read'
import { writeTidy } from '../../sources/tidy/write'
import { verifyObservations } from '../../sources/verify'
import { HOME } from '../cli/files'
import { correctionsOf } from './corrections'
import { EDITIONS, writePackage } from './data-package'
import { keepEarlier } from './keep-earlier'

/** Parts of a package that scores rest on, and what is checked with them. */
const PARTS = ['catalogue', 'series', EDITIONS, 'corrections', CONTROL_FILE, 'datapackage.json'] as const

/** Where a refresh is written: a folder of one's own, made from the package it is compared with. The package of the program is
 *  changed only where that is said apart. @throws ForewatchError `bad-argument` */
export function checkTarget(target: string, overwritePackage: boolean): void {
  const real = existsSync(target) ? realpathSync(target) : resolve(target)
  if (existsSync(target) && readdirSync(target).length > 0 && !existsSync(join(target, 'datapackage.json'))) {
    throw new ForewatchError('bad-argument', {
      what: 'The folder holds other things than a data package',
      found: target,
      expected: 'a folder that is empty, not there yet, or holds a datapackage.json',
      next: 'Give another folder',
    })
  }
  if (real !== realpathSync(join(HOME, 'indicators')) || overwritePackage) return
  throw new ForewatchError('bad-argument', {
    what: 'The figures that come with the program are not overwritten by a refresh',
    found: target,
    expected: 'a folder of your own',
    next: 'Give another folder, or add --overwrite-package if you mean it',
  })
}

/** Puts the figures of a refresh in the place of those of a package: `target` holds the refreshed series, and what stood there
 *  before as another edition beside it. In the years that were asked only the new figures count. A target that is not there begins
 *  as a copy of `base`. Everything is checked before the first file is written.
 *  @throws ForewatchError `bad-argument` where the package holds no such source, `stale-correction`, or the first problem found */
export function writeRefreshed(
  target: string,
  base: string,
  id: string,
  result: LiveResult['result'],
  { edition }: EditionContents,
  registry: UnitRegistry,
): string[] {
  const from = existsSync(join(target, 'datapackage.json')) ? target : base
  const paths = { catalogue: `catalogue/${id}.json`, series: `series/${id}.csv` }
  if (!existsSync(join(from, paths.catalogue))) throw notHeld(id, from)
  const before = {
    catalogue: readFileSync(join(from, paths.catalogue), 'utf8'),
    series: readFileSync(join(from, paths.series), 'utf8'),
  }
  const old = parseCatalogue(JSON.parse(before.catalogue), paths.catalogue)
  const held = readTidy({ name: paths.series, bytes: Buffer.from(before.series) })
  const { records, observations } = mergeRefreshed(
    old.series,
    held,
    result.series,
    corrected(from, id, result.observations),
  )
  const [problem] = verifyObservations(observations, records, registry, paths.series)
  if (problem) throw new ForewatchError(problem.tag, problem.details)
  const catalogue = refreshedCatalogue(old, records, result.series, edition.imported, edition.catalogue)

  if (from !== target) copyPackage(base, target)
  const kept = keepEarlier(target, old, before.series)
  replaceFile(join(target, paths.series), writeTidy(observations))
  replaceFile(join(target, paths.catalogue), `${JSON.stringify(catalogue, null, 2)}\n`)
  writePackage(target)
  return [
    `written to ${target}: ${observations.length} values of ${records.length} series of ${id}`,
    `  score it with: npm run -s forewatch -- score --series ${target}`,
    `  as it stood before: add --edition ${id}=${kept}`,
  ]
}

/** Corrections of values that came. One whose value the source has repaired fails, as on import; one whose value did not come
 *  waits. */
function corrected(root: string, id: string, rows: readonly Observation[]): readonly Observation[] {
  const found = correctionsOf(root, id)
  if (!found) return rows
  const came = new Set(rows.map(({ indicator, unit, period }) => `${indicator}|${unit}|${period}`))
  const corrections = found.corrections.filter(({ series, unit, period }) =>
    came.has(`${series}|${unit}|${period}`),
  )
  return applyCorrections(rows, { ...found, corrections })
}

/** The source says which years came when, newest checksum first. Who controls it stands in a file of its own. */
function refreshedCatalogue(
  { source }: CatalogueFile,
  series: readonly SeriesRecord[],
  young: readonly SeriesRecord[],
  imported: string,
  { source: { originals } }: CatalogueFile,
): CatalogueFile {
  const day = imported.slice(0, 10)
  const ends = young.flatMap(({ coverage: { from, to } }) => [from, to]).sort()
  const [from = '', to = ''] = [ends[0], ends.at(-1)]
  return {
    source: {
      ...source,
      edition: `${source.edition}; ${from === to ? from : `${from}–${to}`} as the publisher gave it on ${day}`,
      editionDate: day,
      originals: [...originals, ...source.originals],
    },
    series,
  }
}

function copyPackage(base: string, target: string): void {
  for (const part of PARTS) {
    if (existsSync(join(base, part))) cpSync(join(base, part), join(target, part), { recursive: true })
  }
}

function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text)
  rmSync(path, { force: true })
  renameSync(`${path}.new`, path)
}

function notHeld(id: string, folder: string): ForewatchError {
  return new ForewatchError('bad-argument', {
    what: 'The package holds no such source, so nothing can be refreshed in it',
    where: folder,
    found: id,
    expected: 'a source with a catalogue file',
    next: 'Leave --write out: the answer is kept as an edition of your own',
  })
}
