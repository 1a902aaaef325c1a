import type { CatalogueFile } from '../../core/series'

/** `datapackage.json` (Frictionless): every table with its source, licence and the file that describes its series. */
export function dataPackage(
  catalogue: readonly CatalogueFile[],
  tables: ReadonlyMap<string, string>,
): unknown {
  const sourceOf = new Map(catalogue.map(({ source }) => [source.id, source]))
  return {
    name: 'forewatch-snapshot-figures',
    title: 'Figures that the snapshot rests on',
    resources: [...tables].map(([path, text]) => {
      const id = path.replace(/^data\//, '').replace(/(-monthly)?\.csv$/, '')
      const source = sourceOf.get(id)
      return {
        name: path.replace(/^data\//, '').replace(/\.csv$/, ''),
        path,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: new TextEncoder().encode(text).length,
        catalogue: `catalogue/${id}.json`,
        description:
          'One row a series, unit and measure (value, or the source’s own low and high); one column a period; empty = no value held, “withdrawn” = taken back by the source',
        sources: [{ title: source?.title, path: source?.url }],
        licenses: [{ title: source?.licence }],
      }
    }),
  }
}
