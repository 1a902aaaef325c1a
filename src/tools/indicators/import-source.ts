import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import type { CatalogueFile } from '../../core/series'
import type { Importer, ImportResult } from '../../sources/importer'
import { writeTidy } from '../../sources/tidy/write'
import { verifyObservations } from '../../sources/verify'
import { corrected } from './corrections'
import { EDITIONS } from './data-package'
import { readOriginal } from './originals'

/** Reads originals through an importer and writes `series/<source>.csv` and `catalogue/<source>.json` under `root`; another
 *  edition of a source goes to `root/editions`, so that neither edition is ever written over the other.
 *  Known errors are corrected as `root/corrections/` says. Nothing is written unless every observation passes the checks.
 *  @throws ForewatchError `stale-correction`, as the importer, or the first problem found in its observations */
export async function importSource(
  importer: Importer,
  paths: readonly string[],
  registry: UnitRegistry,
  root: string,
): Promise<ImportResult> {
  const originals = paths.map(readOriginal)
  const given = await importer.read(
    originals.map((original) => original.file),
    registry,
  )
  const result = { ...given, observations: corrected(root, importer.id, given.observations) }
  const [problem] = verifyObservations(
    result.observations,
    result.series,
    registry,
    `series/${importer.id}.csv`,
  )
  if (problem) throw new ForewatchError(problem.tag, problem.details)
  const { id, ...rest } = result.source
  const catalogue: CatalogueFile = {
    source: { id, ...rest, importer: importer.id, originals: originals.map((original) => original.record) },
    series: result.series,
  }
  const folder = rest.editionOf === undefined ? root : join(root, EDITIONS)
  mkdirSync(join(folder, 'series'), { recursive: true })
  mkdirSync(join(folder, 'catalogue'), { recursive: true })
  writeFileSync(join(folder, 'series', `${id}.csv`), writeTidy(result.observations))
  writeFileSync(join(folder, 'catalogue', `${id}.json`), `${JSON.stringify(catalogue, null, 2)}\n`)
  return result
}

/** What was read, kept and dropped, in lines for a person. */
export function summary(result: ImportResult): string {
  const head = `${result.source.id}: ${result.rowsRead} rows read, ${result.observations.length} values of ${result.series.length} series`
  const dropped = result.dropped.map(
    ({ reason, count, examples }) => `  ${count} × ${reason} (${examples.slice(0, 3).join('; ')})`,
  )
  return [head, ...dropped].join('\n')
}
