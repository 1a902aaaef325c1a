import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ForewatchError } from '../../core/errors'
import type { CatalogueFile, Observation } from '../../core/series'
import { newestEditions } from '../../sources/editions/edition'
import { parquetBytes } from '../../sources/export/parquet'
import { csvText, longRows, select, wideRows, type Selection } from '../../sources/export/tables'
import { readTidy } from '../../sources/tidy/read'
import { writeTidy } from '../../sources/tidy/write'
import { readCatalogues, writePackage } from './data-package'
import { ensureFolderOf, readEditions, readEditionValues } from './editions-folder'

export interface ExportOptions {
  readonly series?: string
  readonly source?: string
  readonly units?: string
  readonly from?: string
  readonly to?: string
  readonly format: string
  readonly out: string
  readonly own: string
}

const words = (text: string | undefined) =>
  text
    ?.split(',')
    .map((word) => word.trim())
    .filter(Boolean)

/** Everything of the package and the newest of the user's own editions, narrowed to the sources that may be needed. */
function everything(root: string, own: string, wanted: (catalogue: CatalogueFile) => boolean): Selection {
  const observations: Observation[] = []
  const catalogues: CatalogueFile[] = []
  const editions = newestEditions(readEditions(own).map((edition) => ({ edition })))
  const replaced = new Set(editions.map(({ edition }) => edition.catalogue.source.id))
  for (const catalogue of readCatalogues(root)) {
    if (replaced.has(catalogue.source.id) || !wanted(catalogue)) continue
    const path = join(root, 'series', `${catalogue.source.id}.csv`)
    if (!existsSync(path)) continue
    catalogues.push(catalogue)
    for (const row of readTidy({ name: path, bytes: readFileSync(path) })) observations.push(row)
  }
  for (const { edition } of editions) {
    if (!wanted(edition.catalogue)) continue
    catalogues.push(edition.catalogue)
    for (const row of readEditionValues(own, edition)) observations.push(row)
  }
  return { observations, catalogues }
}

/** Writes a selection as `csv-long`, `csv-wide`, `parquet` or `package`, provenance with it.
 *  @throws ForewatchError `bad-argument`, `too-few-observed` */
export function exportData(root: string, options: ExportOptions): string[] {
  const [series, sources, units] = [words(options.series), words(options.source), words(options.units)]
  const all = everything(
    root,
    options.own,
    ({ source, series: records }) =>
      (!sources || sources.includes(source.id)) && (!series || records.some(({ id }) => series.includes(id))),
  )
  const chosen = select(all, {
    ...(series ? { series } : {}),
    ...(units ? { units } : {}),
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(options.to === undefined ? {} : { to: options.to }),
  })
  if (chosen.observations.length === 0) {
    throw new ForewatchError('too-few-observed', {
      what: 'Nothing fits the selection',
      found: '0 values',
      expected: 'at least one',
      next: 'See `npm run -s indicators -- list` and the catalogue for ids',
    })
  }
  write(chosen, options)
  const closed = chosen.catalogues.filter(({ source }) =>
    ['NC', 'NO-REDISTRIBUTION'].includes(source.licenceClass),
  )
  return [
    `${chosen.observations.length} values of ${chosen.catalogues.flatMap((each) => each.series).length} series to ${options.out}`,
    ...closed.map(({ source }) => `keep this file to yourself: ${source.title}: ${source.licence}`),
  ]
}

function write(chosen: Selection, { format, out }: ExportOptions): void {
  ensureFolderOf(out)
  const provenance = () =>
    writeFileSync(`${out}.provenance.json`, `${JSON.stringify(chosen.catalogues, null, 2)}\n`)
  switch (format) {
    case 'csv-long':
      writeFileSync(out, csvText(longRows(chosen)))
      return provenance()
    case 'csv-wide':
      writeFileSync(out, csvText(wideRows(chosen)))
      return provenance()
    case 'parquet':
      writeFileSync(out, parquetBytes(chosen))
      return
    case 'package':
      return writeFrictionless(chosen, out)
    default:
      throw new ForewatchError('bad-argument', {
        what: 'There is no such format',
        found: format,
        expected: 'csv-long, csv-wide, parquet, package',
      })
  }
}

function writeFrictionless({ observations, catalogues }: Selection, folder: string): void {
  mkdirSync(join(folder, 'series'), { recursive: true })
  mkdirSync(join(folder, 'catalogue'), { recursive: true })
  for (const catalogue of catalogues) {
    const ids = new Set(catalogue.series.map(({ id }) => id))
    const rows = observations.filter(({ indicator }) => ids.has(indicator))
    writeFileSync(join(folder, 'series', `${catalogue.source.id}.csv`), writeTidy(rows))
    writeFileSync(
      join(folder, 'catalogue', `${catalogue.source.id}.json`),
      `${JSON.stringify(catalogue, null, 2)}\n`,
    )
  }
  writePackage(folder)
}
