import type { CatalogueFile } from '../../core/series'
import type { OutcomeFile } from '../../engine/evaluate/outcome-list'
import { seriesOfOutcome } from '../../engine/evaluate/outcome-series'
import type { DataSet } from '../../engine/types'
import type { Figures } from './figures'
import { ONGOING_SERIES, ONSET_SERIES } from './scored'

/** Folder of the lists that are held apart. */
export const LISTS = 'lists/'

/** Figures that marks of episodes and base rates are read from: which list a country is marked by does not change with the
 *  edition that scores rest on. */
export function listedIn({
  data,
  lists,
}: {
  readonly data: DataSet
  readonly lists?: Figures | undefined
}): DataSet {
  return lists?.data ?? data
}

/** Lists to be held apart, with their series: those given, where a series of theirs comes from another source than in the
 *  figures; undefined where the figures hold the very lists. */
export function listsApart(
  input: Figures & {
    readonly lists?: Figures
    readonly outcome?: OutcomeFile
  },
): { readonly figures: Figures; readonly series: ReadonlySet<string> } | undefined {
  const { lists, outcome } = input
  const series = new Set([ONGOING_SERIES, ONSET_SERIES, ...(outcome ? seriesOfOutcome(outcome) : [])])
  if (!lists || [...series].every((id) => sourceOf(lists.catalogue, id) === sourceOf(input.catalogue, id)))
    return undefined
  return { figures: lists, series }
}

function sourceOf(catalogue: readonly CatalogueFile[], seriesId: string): string | undefined {
  return catalogue.find(({ series }) => series.some(({ id }) => id === seriesId))?.source.id
}

/** Other editions that scores rest on, and the source that marks and base rates are read from instead; undefined where all
 *  rests on the sources as shipped. */
export function editionsText(
  catalogue: readonly CatalogueFile[],
  lists: Pick<Figures, 'catalogue'> | undefined,
): string | undefined {
  const named = (files: readonly CatalogueFile[]) =>
    files.map(({ source }) => `${source.title}, edition ${source.edition}`).join('; ')
  const others = catalogue.filter(({ source }) => source.editionOf !== undefined)
  if (others.length === 0) return undefined
  const marks = lists ? ` Marks of episodes and base rates are read from ${named(lists.catalogue)}.` : ''
  return `Scores and ranks rest on another edition than the one shipped: ${named(others)}.${marks}`
}
