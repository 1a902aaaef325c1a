import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ForewatchError } from '../../core/errors'
import type { EditionFigures } from '../../sources/editions/in-use'
import { readTidyCsv } from '../../sources/package/tidy-csv'
import { EDITIONS, readCatalogues } from '../indicators/data-package'
import { findPath } from './files'

/** Editions that stand beside a package, without their figures; none for a tidy CSV. */
export function editionsBeside(series: string): ReturnType<typeof readCatalogues> {
  const found = findPath(series)
  const folder = statSync(found).isDirectory() ? found : join(found, '..')
  return readCatalogues(join(folder, EDITIONS))
}

/** Reads the editions asked for, each as `edition` or `source=edition`. @throws ForewatchError `unknown-source`, `bad-argument` */
export function readEditionsAsked(series: string, asked: readonly string[] = []): EditionFigures[] {
  if (asked.length === 0) return []
  const all = editionsBeside(series)
  const folder = join(findPath(series), EDITIONS)
  return [...new Set(asked)].map((text) => {
    const [first, second] = text.split('=')
    const id = second ?? first
    const catalogue = all.find(({ source }) => source.id === id)
    if (!catalogue) throw unknown(text, all)
    if (second !== undefined && catalogue.source.editionOf !== first) {
      throw new ForewatchError('bad-argument', {
        what: 'The edition belongs to another source',
        found: text,
        expected: `${catalogue.source.editionOf ?? ''}=${catalogue.source.id}`,
        next: 'Correct the name of the source',
      })
    }
    const file = join(folder, 'series', `${catalogue.source.id}.csv`)
    if (!existsSync(file)) {
      throw new ForewatchError('file-missing', {
        what: 'The figures of an edition are not there',
        where: file,
      })
    }
    return { catalogue, observations: readTidyCsv(readFileSync(file), file).observations }
  })
}

function unknown(found: string, all: ReturnType<typeof readCatalogues>): ForewatchError {
  return new ForewatchError('unknown-source', {
    what: 'There is no such edition beside these data',
    found,
    expected:
      all.map(({ source }) => `${source.editionOf ?? ''}=${source.id}`).join(', ') ||
      'an edition; this package has none beside it',
    next: 'See `npm run -s forewatch -- editions`',
  })
}
