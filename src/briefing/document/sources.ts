import { dateText } from '../../format/dates'
import type { OpenSnapshot } from '../snapshot/types'
import { cite } from './field'
import type { Cite, SourceNote } from './types'

/** Numbers the sources of a document in the order in which they are first named. */
export interface SourceBook {
  /** The mark behind a figure of these series. */
  cite(...seriesIds: readonly string[]): Cite
  readonly notes: () => readonly SourceNote[]
}

export function sourceBook({ catalogue }: OpenSnapshot): SourceBook {
  const bySeries = new Map(
    catalogue.flatMap(({ source, series }) => series.map(({ id }) => [id, source] as const)),
  )
  const order: string[] = []
  const numberOf = (seriesId: string): number | undefined => {
    const source = bySeries.get(seriesId)
    if (!source) return undefined
    if (!order.includes(source.id)) order.push(source.id)
    return order.indexOf(source.id) + 1
  }
  return {
    cite: (...ids) => cite(...[...new Set(ids.flatMap((id) => numberOf(id) ?? []))].sort((a, b) => a - b)),
    notes: () =>
      order.map((id, i) => {
        const { source } = catalogue.find((file) => file.source.id === id)!
        return {
          number: i + 1,
          text: `${source.title}, ${source.publisher}, edition ${source.edition}, copy of ${dateText(source.editionDate)}`,
          publisher: source.publisher,
          licence: source.licence,
        }
      }),
  }
}
