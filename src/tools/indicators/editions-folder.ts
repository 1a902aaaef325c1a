import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ForewatchError } from '../../core/errors'
import type { Observation } from '../../core/series'
import type { Edition, EditionContents } from '../../sources/editions/edition'
import { sortObservations } from '../../sources/rows'
import { readTidy } from '../../sources/tidy/read'
import { writeTidy } from '../../sources/tidy/write'

/** Folder of a user's own editions; left out of version control, because many licences forbid passing rows on. */
export const OWN = 'own'

/** Writes an edition into a folder of its own; an edition that is there already is never changed.
 *  Files first, their description last: a folder without `edition.json` is an unfinished one and is not read. */
export function writeEdition(root: string, { edition, observations, regions }: EditionContents): string {
  const folder = join(root, edition.id)
  if (existsSync(join(folder, 'edition.json'))) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'series.csv'), writeTidy(observations))
  if (regions.length > 0) writeFileSync(join(folder, 'regions.csv'), regionsCsv(regions))
  const path = join(folder, 'edition.json')
  writeFileSync(`${path}.new`, `${JSON.stringify(edition, null, 2)}\n`)
  renameSync(`${path}.new`, path)
  return folder
}

/** Names of regions may hold commas and quotation marks. */
function regionsCsv(regions: readonly Observation[]): string {
  const plain = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return writeTidy(regions.map((row) => ({ ...row, unit: plain(row.unit) })))
}

/** All editions of a folder, oldest first. */
export function readEditions(root: string): Edition[] {
  if (!existsSync(root)) return []
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) =>
      readdirSync(join(root, name)).map((edition) => join(root, name, edition, 'edition.json')),
    )
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')) as Edition)
    .sort((a, b) => (`${a.imported} ${a.id}` < `${b.imported} ${b.id}` ? -1 : 1))
}

export function readEditionValues(root: string, edition: Edition): Observation[] {
  const path = join(root, edition.id, 'series.csv')
  return sortObservations(readTidy({ name: path, bytes: readFileSync(path) }))
}

/** An edition by id, or the newest (or, counted back from it, an older) one of a source: `political-terror-scale`, `political-terror-scale~1`.
 *  @throws ForewatchError `unknown-source` */
export function findEdition(all: readonly Edition[], asked: string): Edition {
  const [source, back = '0'] = asked.split('~')
  const found =
    all.find(({ id }) => id === asked) ??
    all.filter(({ catalogue }) => catalogue.source.id === source).at(-1 - Number(back))
  if (found) return found
  throw new ForewatchError('unknown-source', {
    what: 'There is no such edition',
    found: asked,
    expected: all.map(({ id }) => id).join(', ') || 'an edition; none has been imported',
    next: 'See `npm run -s indicators -- editions`',
  })
}

export function ensureFolderOf(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
}
