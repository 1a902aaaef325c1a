import { worldHeadline } from '../../format/world-text'
import { shortFactorTitle } from '../../charts/country/factor-names'
import { trendKey } from '../../charts/country/trend'
import { UNSURE_BELOW } from '../../core/frame-doubt'
import { mapFigure, mapNote } from '../figures/map-figure'
import { countryData } from './country-data'
import type { Context } from './context'
import { strong, text } from './field'
import { ownNote } from './own-note'
import { column, type Block, type Inline, type Part, type Section } from './types'

/** Two to six countries side by side: readings and every factor. */
export function comparisonPart(context: Context): Part {
  const { units } = context.request
  const all = units.map((unit) => countryData(context, unit))
  const cells = (of: (unit: string) => Inline) => units.map((unit) => [of(unit)])
  const rows: Inline[][][] = [
    [[strong('Tier')], ...all.map(({ tier }) => [text(tier?.title ?? 'Withheld')])],
    [[strong('Score')], ...cells((unit) => context.field(`headline.score100.${unit}`, 'score'))],
    ...(['structural', 'dynamic'] as const)
      .filter((id) => id in context.snapshot.results.readings)
      .map((id) => [
        [strong(id === 'structural' ? 'Structural' : 'Dynamic')],
        ...cells((unit) => context.field(`readings.${id}.score100.${unit}`, 'score')),
      ]),
    [[strong('Coverage')], ...cells((unit) => context.field(`headline.coverage.${unit}`, 'percent'))],
    ...readFactors(context).map(({ id, title }) => [
      [text(`${shortFactorTitle(id, title)} ${id}`)],
      ...cells((unit) => context.field(`nodes.${id}.score100.${unit}`, 'score')),
    ]),
  ]
  const trends = all.map((data): Section => ({
    id: 'trend',
    title: data.name,
    place: 'full',
    blocks: [
      {
        kind: 'figure',
        figure: { kind: 'trend', data: data.trend },
        alt: `${data.name}: score, structural and dynamic reading by year`,
        note: ['Year ends, each as known then', trendKey(data.trend)].filter(Boolean).join('. '),
      },
    ],
  }))
  return {
    id: 'comparison',
    title: comparisonTitle(all),
    sections: [
      {
        id: 'comparison',
        place: 'full',
        blocks: [
          { kind: 'table', columns: [column('', 'start'), ...all.map(({ name }) => column(name))], rows },
        ],
      },
      ...trends,
      ...ownNote(context),
    ],
  }
}

/** Factors that the headline reads; the others are named as left out. */
function readFactors({ snapshot, missing }: Context) {
  return (snapshot.model.tree.children ?? []).filter(({ id, title }) => {
    if (id in snapshot.results.nodes) return true
    missing.add(`${id} ${title} (no series feeds it into the score)`)
    return false
  })
}

function comparisonTitle(all: readonly { readonly name: string; readonly score100: number }[]): string {
  const scored = all
    .filter(({ score100 }) => Number.isFinite(score100))
    .toSorted((a, b) => b.score100 - a.score100)
  const [first, last] = [scored[0], scored.at(-1)]
  if (!first || !last || first === last) return `${all.map(({ name }) => name).join(', ')}: side by side`
  return `${first.name} stands highest at ${Math.round(first.score100)}, ${last.name} lowest of them at ${Math.round(last.score100)}`
}

/** Whether less than half of the draws agree with the tier of a unit. */
function unsureIn({ snapshot, scored }: Context, u: number): boolean {
  const tier = snapshot.model.tiers[scored.frame.tierIndex[u] ?? -1]
  const share = tier && snapshot.results.doubt?.tierProbability[tier.id]?.[u]
  return typeof share === 'number' && share < UNSURE_BELOW
}

/** The world map with its legend; undefined geometry leaves the picture out and says so. */
export function mapPart(context: Context): Part {
  const { snapshot, scored, geometry } = context
  const { frame } = scored
  const { tiers } = snapshot.model
  const title = worldHeadline(frame, tiers)
  if (!geometry) context.missing.add('the map: boundaries are not loaded')
  const blocks: Block[] = geometry
    ? [
        {
          kind: 'figure',
          figure: mapFigure({ frame, tiers, geometry, isUnsure: (u) => unsureIn(context, u) }),
          alt: `World map of risk tiers: ${title}`,
          note: mapNote(geometry),
        },
      ]
    : []
  return {
    id: 'map',
    title,
    sections: [{ id: 'map', place: 'full', blocks }, ...ownNote(context)],
  }
}
