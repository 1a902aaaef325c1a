import { frameworkLabels } from '../../model/framework'
import type { Context } from './context'
import type { CountryData } from './country-data'
import { nodePath, text } from './field'
import type { Section } from './types'

/** Model against expert: the score with and without the judgements, and indicator by indicator what experts and series say. */
export function judgement(context: Context, { unit }: CountryData): Omit<Section, 'id'> | undefined {
  const { snapshot, field } = context
  const { assessed } = snapshot.results
  if (!assessed) return undefined
  const u = snapshot.results.units.indexOf(unit)
  const judged = Object.keys(assessed.indicators).filter(
    (id) => (assessed.indicators[id]!.judged100[u] ?? null) !== null,
  )
  if (judged.length === 0) return undefined
  const labels = frameworkLabels(snapshot.framework)
  const path = (id: string, whose: 'judged100' | 'series100') =>
    `assessed.indicators.${nodePath(id)}.${whose}.${unit}`
  const seriesOf = (id: string) =>
    [...snapshot.data.series.values()].find(({ assesses }) => assesses === id)?.id ?? ''
  return {
    title: 'Model against expert',
    place: 'second',
    blocks: [
      {
        kind: 'paragraph',
        style: 'body',
        runs: [
          text('With the judgements of experts the score is '),
          field(`headline.score100.${unit}`, 'score'),
          text(', without them '),
          field(`assessed.score100.${unit}`, 'score'),
          text('. A judgement weighs as much as all series of its indicator together.'),
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: 'Indicator', align: 'start' },
          { title: 'Expert, of 100', align: 'end' },
          { title: 'Series, of 100', align: 'end' },
        ],
        rows: judged.map((id) => [
          [text(`${id} ${labels.get(id) ?? ''}`), context.sources.cite(seriesOf(id))],
          [field(path(id, 'judged100'), 'integer')],
          [field(path(id, 'series100'), 'integer')],
        ]),
      },
    ],
  }
}
