import type { Recipe } from '../../core/recipe'
import type { CatalogueFile, Observation } from '../../core/series'
import type { UserImport } from '../user/consumer'

/** One import of one source, kept beside the earlier ones. */
export interface Edition {
  readonly format: 'forewatch-edition-1'
  /** `<source id>/<date of import>-<first 8 of the checksum>`. */
  readonly id: string
  /** When it was imported, ISO date and time in UTC. */
  readonly imported: string
  readonly catalogue: CatalogueFile
  /** Absent where a live source was asked. */
  readonly recipe?: Recipe
  readonly rowsRead: number
  readonly values: number
  readonly dropped: readonly {
    readonly reason: string
    readonly count: number
    readonly examples: readonly string[]
  }[]
}

export interface EditionContents {
  readonly edition: Edition
  readonly observations: readonly Observation[]
  readonly regions: readonly Observation[]
}

/** Puts an import and the facts about its file together. `imported` comes from outside: pure code knows no clock. */
export function toEdition(
  result: UserImport,
  recipe: Recipe,
  original: { readonly name: string; readonly bytes: number; readonly sha256: string },
  imported: string,
): EditionContents {
  const { id, ...rest } = result.source
  const edition: Edition = {
    format: 'forewatch-edition-1',
    id: `${id}/${imported.slice(0, 10)}-${original.sha256.slice(0, 8)}`,
    imported,
    catalogue: {
      source: { id, ...rest, importer: `recipe ${recipe.shape}`, originals: [original] },
      series: result.series,
    },
    recipe,
    rowsRead: result.rowsRead,
    values: result.observations.length,
    dropped: result.dropped,
  }
  return { edition, observations: result.observations, regions: result.regions }
}

/** Newest edition of each source, by date of import, then by id. */
export function newestEditions<T extends { readonly edition: Edition }>(all: readonly T[]): T[] {
  const newest = new Map<string, T>()
  for (const each of all) {
    const source = each.edition.catalogue.source.id
    const held = newest.get(source)
    if (!held || order(each.edition) > order(held.edition)) newest.set(source, each)
  }
  return [...newest.values()]
}

const order = ({ imported, id }: Edition) => `${imported} ${id}`
