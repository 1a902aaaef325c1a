import { ForewatchError } from '../../core/errors'
import type { CatalogueFile, Observation, SeriesRecord, SourceRecord } from '../../core/series'

/** Catalogue files with other editions in use: a series that an edition holds is described by the edition, the source’s other
 *  series stay with the source. Nothing that is given is changed, so that every edition keeps its own figures.
 *  @throws ForewatchError `bad-argument` where two editions hold one series, `unknown-series` where one holds a series
 *          that its source does not */
export function catalogueInUse(
  files: readonly CatalogueFile[],
  editions: readonly CatalogueFile[],
): readonly CatalogueFile[] {
  const holder = heldBy(files, editions)
  return Object.freeze([
    ...files
      .map(({ source, series }) => ({ source, series: series.filter(({ id }) => !holder.has(id)) }))
      .filter(({ series }, i) => series.length > 0 || files[i]!.series.length === 0),
    ...editions.map((edition) => controlledBy(edition, files)),
  ])
}

/** Figures as a package holds them. */
export interface Figures {
  readonly series: readonly SeriesRecord[]
  readonly observations: readonly Observation[]
  readonly sources: readonly SourceRecord[]
  readonly sourceOf: ReadonlyMap<string, string>
}

export interface EditionFigures {
  readonly catalogue: CatalogueFile
  readonly observations: readonly Observation[]
}

/** A package with other editions in use, see `catalogueInUse`. Units that the package does not score are left out.
 *  @throws ForewatchError as `catalogueInUse` */
export function figuresInUse<Pack extends Figures & { readonly units: readonly { readonly id: string }[] }>(
  pack: Pack,
  editions: readonly EditionFigures[],
): Pack {
  if (editions.length === 0) return pack
  const files = pack.sources.map((source) => ({
    source,
    series: pack.series.filter(({ id }) => pack.sourceOf.get(id) === source.id),
  }))
  const catalogues = editions.map(({ catalogue }) => controlledBy(catalogue, files))
  const holder = heldBy(files, catalogues)
  const records = new Map(
    catalogues.flatMap(({ series }) => series.map((record) => [record.id, record] as const)),
  )
  const units = new Set(pack.units.map(({ id }) => id))
  return {
    ...pack,
    series: pack.series.map((record) => records.get(record.id) ?? record),
    observations: [
      ...pack.observations.filter(({ indicator }) => !holder.has(indicator)),
      ...editions.flatMap(({ observations }) => observations.filter(({ unit }) => units.has(unit))),
    ],
    sources: [...pack.sources, ...catalogues.map(({ source }) => source)],
    sourceOf: new Map([...pack.sourceOf, ...holder]),
  }
}

/** An edition is controlled and funded by whoever controls its source, unless it says otherwise. */
function controlledBy(edition: CatalogueFile, files: readonly CatalogueFile[]): CatalogueFile {
  const control = files.find(({ source }) => source.id === edition.source.editionOf)?.source.control
  if (edition.source.control !== undefined || control === undefined) return edition
  return { ...edition, source: { ...edition.source, control } }
}

/** Id of the edition by series that it holds. */
function heldBy(
  files: readonly CatalogueFile[],
  editions: readonly CatalogueFile[],
): ReadonlyMap<string, string> {
  const holder = new Map<string, string>()
  for (const { source, series } of editions) {
    const shipped = files.find((file) => file.source.id === source.editionOf)
    for (const { id } of series) {
      if (!shipped?.series.some((record) => record.id === id)) {
        throw new ForewatchError('unknown-series', {
          what: 'An edition holds a series that its source does not',
          where: source.id,
          found: id,
          expected: `a series of ${source.editionOf ?? 'a source in use'}`,
          next: 'Take the edition that belongs to these data',
        })
      }
      const other = holder.get(id)
      if (other !== undefined) {
        throw new ForewatchError('bad-argument', {
          what: 'Two editions of one series cannot be in use at once',
          where: id,
          found: `${other} and ${source.id}`,
          expected: 'one edition of a series',
          next: 'Take one of the two',
        })
      }
      holder.set(id, source.id)
    }
  }
  return holder
}
