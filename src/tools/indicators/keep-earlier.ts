import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCatalogue } from '../../core/catalogue-data'
import type { CatalogueFile } from '../../core/series'
import { EDITIONS, writePackage } from './data-package'
import { sha256 } from './originals'

/** Keeps what stood in the package before as another edition of its source, and gives its id. One that is kept already stays. */
export function keepEarlier(target: string, { source, series }: CatalogueFile, rows: string): string {
  const id = `${source.id}-${source.editionDate}-${sha256(rows).slice(0, 8)}`
  const folder = join(target, EDITIONS)
  for (const part of ['series', 'catalogue']) mkdirSync(join(folder, part), { recursive: true })
  const earlier: CatalogueFile = { source: { ...source, id, editionOf: source.id }, series }
  writeFileSync(join(folder, 'series', `${id}.csv`), rows)
  writeFileSync(join(folder, 'catalogue', `${id}.json`), `${JSON.stringify(earlier, null, 2)}\n`)
  writePackage(folder)
  return id
}

/** What a package holds of a source; undefined where it holds nothing of it. */
export function standing(
  root: string,
  id: string,
): { readonly catalogue: CatalogueFile; readonly rows: string } | undefined {
  const [catalogue, series] = [join(root, 'catalogue', `${id}.json`), join(root, 'series', `${id}.csv`)]
  if (!existsSync(catalogue) || !existsSync(series)) return undefined
  return {
    catalogue: parseCatalogue(JSON.parse(readFileSync(catalogue, 'utf8')), catalogue),
    rows: readFileSync(series, 'utf8'),
  }
}
