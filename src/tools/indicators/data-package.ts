import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCatalogue } from '../../core/catalogue-data'
import type { SourceControl } from '../../core/control'
import { CONTROL_FILE, parseControl, withControl } from '../../core/control-data'
import type { CatalogueFile, SourceRecord } from '../../core/series'
import { sha256 } from './originals'

const FIELDS = [
  { name: 'unit', type: 'string', description: 'ISO 3166-1 alpha-3 or an extension of countries/policy.md' },
  { name: 'period', type: 'string', description: 'YYYY or YYYY-MM' },
  { name: 'indicator', type: 'string', description: 'Series id; see the catalogue file of the source' },
  { name: 'value', type: 'number', description: 'As the source prints it' },
] as const
const BOUNDS = [
  { name: 'low', type: 'number', description: 'The source’s lower bound' },
  { name: 'high', type: 'number', description: 'The source’s upper bound' },
] as const

/** Names of the Open Definition for licences that have one; others are named as not specified. */
function licenceName({ licence, licenceClass }: SourceRecord): string {
  const creative = /CC BY(-SA)? ([34]\.0)( IGO)?/.exec(licence)
  if (creative) return `CC-BY${creative[1] ?? ''}-${creative[2] ?? ''}${creative[3] ? '-IGO' : ''}`
  return licenceClass === 'OPEN' || licenceClass === 'FACTS' ? 'other-open' : 'notspecified'
}

function resource({ source }: CatalogueFile, text: string): Record<string, unknown> {
  const bounds = text.startsWith('unit,period,indicator,value,low,high')
  return {
    name: source.id,
    type: 'table',
    title: source.title,
    path: `series/${source.id}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: Buffer.byteLength(text),
    hash: `sha256:${sha256(text)}`,
    catalogue: `catalogue/${source.id}.json`,
    schema: {
      fields: bounds ? [...FIELDS, ...BOUNDS] : FIELDS,
      primaryKey: ['unit', 'period', 'indicator'],
      missingValues: [''],
    },
    sources: [{ title: `${source.publisher}: ${source.title}`, path: source.url, version: source.edition }],
    licenses: [{ name: licenceName(source), title: source.licence }],
  }
}

/** Who controls each source of a package folder, by source id; empty where nobody wrote it down. @throws ForewatchError `bad-schema` */
export function readControl(root: string): ReadonlyMap<string, SourceControl> {
  const path = join(root, CONTROL_FILE)
  return existsSync(path) ? parseControl(JSON.parse(readFileSync(path, 'utf8')), path) : new Map()
}

/** Catalogue files of a package folder, in the order of source ids, with who controls each source.
 *  @throws ForewatchError `bad-schema` */
export function readCatalogues(root: string): CatalogueFile[] {
  const folder = join(root, 'catalogue')
  if (!existsSync(folder)) return []
  const control = readControl(root)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) =>
      withControl(parseCatalogue(JSON.parse(readFileSync(join(folder, name), 'utf8')), name), control),
    )
}

/** Folder of a package in which other editions of its sources stand, a package of its own. */
export const EDITIONS = 'editions'

/** The folders of a package that have a description: itself, and the other editions where there are any. */
export function describedRoots(root: string): string[] {
  const editions = join(root, EDITIONS)
  return existsSync(editions) ? [root, editions] : [root]
}

/** Describes a folder's series as a Data Package v2 (https://datapackage.org). Nothing in it depends on the clock. */
export function describePackage(root: string): Record<string, unknown> {
  const catalogues = readCatalogues(root)
  const editions = catalogues.length > 0 && catalogues.every(({ source }) => source.editionOf !== undefined)
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: editions ? 'forewatch-editions' : 'forewatch-indicators',
    title: editions
      ? 'Other editions of series for atrocity early warning'
      : 'Series for atrocity early warning, by country and year',
    description:
      (editions
        ? 'Figures of another edition under the same series ids; the catalogue file names the source that they belong to (editionOf). No model reads them unless asked to. '
        : '') +
      'One tidy table per source. Every series is described in the catalogue file that its resource names: unit, direction of risk, range, publication lag, coverage, what absence means, edition, licence and checksums of the originals.',
    licenses: [{ name: 'other-open', title: 'Each resource has its own licence' }],
    resources: catalogues.map((catalogue) =>
      resource(catalogue, readFileSync(join(root, 'series', `${catalogue.source.id}.csv`), 'utf8')),
    ),
  }
}

export function writePackage(root: string): void {
  writeFileSync(join(root, 'datapackage.json'), `${JSON.stringify(describePackage(root), null, 2)}\n`)
}
