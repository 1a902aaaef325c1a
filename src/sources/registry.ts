import { ForewatchError } from '../core/errors'
import type { Importer } from './importer'

/** Every importer, in the order of ids. One import and one line each. */
export const IMPORTERS: readonly Importer[] = []

/** @throws ForewatchError `unknown-source` */
export function findImporter(id: string): Importer {
  const importer = IMPORTERS.find((candidate) => candidate.id === id)
  if (importer) return importer
  throw new ForewatchError('unknown-source', {
    what: 'There is no importer for this source',
    found: id,
    expected: IMPORTERS.map((candidate) => candidate.id).join(', '),
    next: 'See `npm run indicators -- list`',
  })
}
