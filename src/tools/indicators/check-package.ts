import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTROL_FILE } from '../../core/control-data'
import { toForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import { checkCorrected } from '../../sources/corrections'
import { readTidy } from '../../sources/tidy/read'
import { writeTidy } from '../../sources/tidy/write'
import { verifyObservations, type Problem } from '../../sources/verify'
import { correctionsOf } from './corrections'
import { describePackage, EDITIONS, readCatalogues, readControl } from './data-package'

export interface CheckReport {
  readonly sources: number
  readonly series: number
  readonly values: number
  readonly problems: readonly Problem[]
}

function problemOf(error: unknown): Problem {
  const { tag, details } = toForewatchError(error)
  return { tag, details }
}

function checkDescription(root: string): Problem[] {
  const path = join(root, 'datapackage.json')
  if (!existsSync(path)) {
    return [{ tag: 'file-missing', details: { what: 'The package has no description', where: path } }]
  }
  const written = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))
  if (written === JSON.stringify(describePackage(root))) return []
  const details = {
    what: 'The description does not fit the files (checksum, size, columns or sources)',
    where: path,
    next: 'Import the source again; do not edit series by hand',
  }
  return [{ tag: 'bad-package', details }]
}

/** Where it is written down who controls the sources, every source has its record and no record is about another one. */
function checkControl(root: string, ids: readonly string[]): Problem[] {
  const control = readControl(root)
  if (control.size === 0) return []
  const held = new Set(ids)
  const problem = (what: string, found: string): Problem => ({
    tag: 'bad-package',
    details: { what, where: join(root, CONTROL_FILE), found, next: 'Correct the file' },
  })
  return [
    ...ids
      .filter((id) => !control.has(id))
      .map((id) => problem('It is not written down who controls a source', id)),
    ...[...control.keys()]
      .filter((id) => !held.has(id))
      .map((id) => problem('A record on control is about a source that is not held', id)),
  ]
}

/** Checks a package folder: description and checksums, every catalogue file, every series file. Collects all problems
 *  instead of stopping at the first.
 *  @param editions  several editions may hold the same series */
export function checkPackage(root: string, registry: UnitRegistry, editions = false): CheckReport {
  const problems: Problem[] = []
  let values = 0
  let series = 0
  const seen = new Map<string, string>()
  try {
    const catalogues = readCatalogues(root)
    problems.push(
      ...checkControl(
        root,
        catalogues.map(({ source }) => source.id),
      ),
    )
    for (const { source, series: records } of catalogues) {
      for (const { id } of records) {
        const other = seen.get(id)
        if (other !== undefined && !editions) {
          const details = {
            what: 'A series id stands in two sources',
            found: `${id} in ${other} and ${source.id}`,
          }
          problems.push({ tag: 'bad-package', details })
        }
        seen.set(id, source.id)
      }
      series += records.length
      const path = join(root, 'series', `${source.id}.csv`)
      if (!existsSync(path)) {
        problems.push({ tag: 'file-missing', details: { what: 'A series file is not there', found: path } })
        continue
      }
      try {
        const bytes = readFileSync(path)
        const observations = readTidy({ name: `series/${source.id}.csv`, bytes })
        values += observations.length
        problems.push(...verifyObservations(observations, records, registry, `series/${source.id}.csv`))
        const corrections = correctionsOf(root, source.id)
        if (corrections) checkCorrected(observations, corrections)
        if (writeTidy(observations) !== bytes.toString('utf8')) {
          const details = {
            what: 'A series file is not in its plain form',
            where: path,
            next: 'Import the source again',
          }
          problems.push({ tag: 'bad-package', details })
        }
      } catch (error) {
        problems.push(problemOf(error))
      }
    }
    if (problems.every((problem) => problem.tag !== 'file-missing')) problems.push(...checkDescription(root))
    return { sources: catalogues.length, series, values, problems }
  } catch (error) {
    return { sources: 0, series, values, problems: [...problems, problemOf(error)] }
  }
}

/** Checks the other editions that stand beside a package, if any: as a package, and that each belongs to a source of the
 *  package and holds nothing but series of it. */
export function checkEditions(root: string, registry: UnitRegistry): CheckReport {
  const folder = join(root, EDITIONS)
  if (!existsSync(folder)) return { sources: 0, series: 0, values: 0, problems: [] }
  const report = checkPackage(folder, registry, true)
  const problems: Problem[] = [...report.problems]
  try {
    const held = new Map(readCatalogues(root).map((file) => [file.source.id, file]))
    for (const { source, series } of readCatalogues(folder)) {
      const newer = held.get(source.editionOf ?? '')
      const stray = series.find(({ id }) => !newer?.series.some((one) => one.id === id))
      if (newer && !stray) continue
      const details = {
        what: 'An edition does not belong to a source of the package',
        where: join(folder, 'catalogue', `${source.id}.json`),
        found: newer ? (stray?.id ?? '') : (source.editionOf ?? 'no editionOf'),
        expected: newer ? `series of ${newer.source.id}` : 'the id of a source of the package',
      }
      problems.push({ tag: 'bad-package', details })
    }
  } catch (error) {
    problems.push(problemOf(error))
  }
  return { ...report, problems }
}
