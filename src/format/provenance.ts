import type { CatalogueFile } from '../core/series'
import { weighedSeriesOf } from '../model/tree'
import { findNode } from '../model/edit/at'
import type { RiskModel } from '../model/types'
import { dateText } from './dates'

/** What a list of sources is asked for. */
export interface ProvenanceOf {
  /** Node whose scores are shown; absent = the whole. */
  readonly nodeId?: string | undefined
  /** Series shown beside scores, such as events. */
  readonly besides?: readonly string[] | undefined
}

/** Sources of the series that scores rest on, and of those shown beside them, in the order of the catalogue. Series of a
 *  user's own are named like all others. */
export function sourcesBehind(
  model: RiskModel,
  catalogue: readonly CatalogueFile[],
  { nodeId, besides = [] }: ProvenanceOf = {},
): readonly CatalogueFile['source'][] {
  const node = nodeId === undefined ? undefined : findNode(model.tree, nodeId)
  const used = new Set([...weighedSeriesOf(node ?? model.tree), ...besides])
  return catalogue.filter(({ series }) => series.some(({ id }) => used.has(id))).map(({ source }) => source)
}

/** One line a source for the head of a table: title, publisher, edition, date of the copy, licence. */
export function sourceLines(
  model: RiskModel,
  catalogue: readonly CatalogueFile[],
  of: ProvenanceOf = {},
): readonly string[] {
  return sourcesBehind(model, catalogue, of).map(
    ({ title, publisher, edition, editionDate, licence }) =>
      `Source: ${title}, ${publisher}, edition ${edition}, copy of ${dateText(editionDate)}. Licence: ${licence}`,
  )
}

/** How a table writes shares of draws. */
export const PROBABILITY_RULE =
  'Probabilities are shares of draws from 0 to 1, unrounded, as on the command line; 1 means every draw, which screens print as >99 % since draws cannot show certainty'

/** The notice that every file carries. */
export const NOTICE = 'Risk of, never a finding that crimes are being committed'
