import type { CatalogueFile } from '../../core/series'
import { EDITION_IMPORTERS, IMPORTERS } from '../../sources/registry'
import { LIMITS_TEXT } from '../../sources/user/limits'
import { SHAPES } from '../../sources/user/shapes'

/** Sources and series that a package holds, a source a heading, a series a line: id, periods, frequency, unit, title. */
export function heldLines(catalogues: readonly CatalogueFile[]): string[] {
  const nSeries = catalogues.reduce((sum, { series }) => sum + series.length, 0)
  return [
    ...catalogues.flatMap(({ source, series }) => [
      `${source.id}: ${source.title}, ${source.edition}; ${source.licence}`,
      ...series.map(
        ({ id, title, unit, frequency, coverage }) =>
          `  ${id}: ${coverage.from} to ${coverage.to} by ${frequency}, ${unit}; ${title}`,
      ),
    ]),
    `${catalogues.length} sources, ${nSeries} series`,
  ]
}

/** What can be imported: sources that are known by name, and forms of files of one's own. */
export function importerLines(): string[] {
  return [
    ...[...IMPORTERS, ...EDITION_IMPORTERS].flatMap(({ id, title, files, shipped }) => [
      id,
      `  ${title}`,
      `  files: ${files}`,
      ...(shipped ? [] : ['  figures stay with you: import with --out FOLDER']),
    ]),
    '',
    'Files of your own (import-own):',
    ...SHAPES.flatMap(({ id, title, files }) => [id, `  ${title}`, `  files: ${files}`]),
    LIMITS_TEXT,
  ]
}
