import { countWord, worldHeadline } from '../../format/world-text'
import type { TierSpec } from '../../model/types'
import { shortFactorTitle } from '../../charts/country/factor-names'
import { UNSURE_BELOW } from '../../core/frame-doubt'
import { mapFigure, mapNote } from '../figures/map-figure'
import { countryData, type CountryData } from './country-data'
import type { Context } from './context'
import { strong, text } from './field'
import { listFirmness } from './firmness'
import { readTemplate } from './template'
import type { Block, Column, Inline, Part, Section } from './types'

const LISTED_BY_DEFAULT = 20
const column = (title: string, align: Column['align'] = 'end'): Column => ({ title, align })

/** Unit ids of a list: those asked for by rank, else the highest ranked. */
function listed({ scored, request }: Context): readonly string[] {
  const { frame } = scored
  const rankOf = new Map(frame.units.map(({ id }, u) => [id, frame.rank[u]! || 999]))
  if (request.units.length > 0) {
    return [...request.units].sort((a, b) => rankOf.get(a)! - rankOf.get(b)! || (a < b ? -1 : 1))
  }
  return frame.units
    .map(({ id }) => id)
    .filter((id) => rankOf.get(id)! <= LISTED_BY_DEFAULT)
    .sort((a, b) => rankOf.get(a)! - rankOf.get(b)! || (a < b ? -1 : 1))
}

function ownNote(context: Context): Section[] {
  const own = context.request.texts?.note?.trim()
  if (!own) return []
  const blocks = own.split(/\n{2,}/).map((part): Block => ({
    kind: 'paragraph',
    style: 'body',
    runs: readTemplate(context.snapshot, part, undefined),
  }))
  return [{ id: 'note', title: 'Note by the author of this briefing', place: 'full', blocks }]
}

/** The tier with the share of draws that agree. */
function tierCell(context: Context, { tier, unit }: CountryData): Inline[] {
  if (!tier) return [text('Withheld')]
  const share = context.field(`doubt.tierProbability.${tier.id}.${unit}`, 'share')
  return share.value === null ? [text(tier.title)] : [text(`${tier.title} `), share]
}

/** The two factors that add most, and an episode under way. */
function standsOut({ sentence, ongoing }: CountryData): string {
  const finding = sentence.finding.replace(/; the tier is [^;]+$/, '')
  return `${finding}${ongoing ? `; mass killing listed as under way since ${ongoing.sinceYear}` : ''}.`
}

/** How many of a chosen list stand in the highest tier that any of them holds. */
function listTitle(all: readonly CountryData[], tiers: readonly TierSpec[]): string {
  const held = all.flatMap(({ tier }) => (tier ? [tiers.findIndex(({ id }) => id === tier.id)] : []))
  if (held.length === 0) return 'No country on this list has enough evidence for a tier'
  const top = Math.max(...held)
  const n = held.filter((tier) => tier === top).length
  const words = countWord(n)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} of ${all.length} countries on this list ${n === 1 ? 'stands' : 'stand'} in the ${tiers[top]!.title} tier`
}

/** Tier, score, rank, coverage and age of each country of a list, with the one sentence. */
export function listPart(context: Context): Part {
  const { snapshot, scored, request } = context
  const all = listed(context).map((unit) => countryData(context, unit))
  const rows = all.map((data): Inline[][] => {
    const { unit } = data
    return [
      [strong(data.name)],
      data.tier ? [context.field(`headline.rank.${unit}`, 'integer')] : [text('–')],
      tierCell(context, data),
      [context.field(`headline.score100.${unit}`, 'score')],
      [context.field(`headline.change12Months.${unit}`, 'points')],
      [context.field(`headline.coverage.${unit}`, 'percent')],
      [context.field(`headline.ageNewestMonths.${unit}`, 'months')],
      [text(standsOut(data))],
    ]
  })
  return {
    id: 'list',
    title:
      request.units.length > 0
        ? listTitle(all, snapshot.model.tiers)
        : worldHeadline(scored.frame, snapshot.model.tiers),
    sections: [
      {
        id: 'list',
        place: 'full',
        blocks: [
          {
            kind: 'table',
            columns: [
              column('Country', 'start'),
              column('Rank'),
              column('Tier, probability', 'start'),
              column('Score'),
              column('12 months'),
              column('Coverage'),
              column('Newest value'),
              column('What stands out', 'start'),
            ],
            rows,
          },
        ],
      },
      ...listFirmness(context, all),
      ...ownNote(context),
    ],
  }
}

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
        note: 'Year ends, each as known then. Shaded: mass killing under way',
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
