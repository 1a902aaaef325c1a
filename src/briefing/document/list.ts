import type { TierSpec } from '../../model/types'
import { countWord, worldHeadline } from '../../format/world-text'
import { countryData, type CountryData } from './country-data'
import type { Context } from './context'
import { strong, text } from './field'
import { listFirmness } from './firmness'
import { ownNote } from './own-note'
import { column, type Block, type Inline, type Part } from './types'

const LISTED_BY_DEFAULT = 20

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
  if (all.length === 1) return `${all[0]!.name}, alone on this list, stands in the ${tiers[top]!.title} tier`
  const words = countWord(n)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} of ${all.length} countries on this list ${n === 1 ? 'stands' : 'stand'} in the ${tiers[top]!.title} tier`
}

/** The ranks between which 90 % of the draws lie. */
function rankCell(context: Context, { tier, unit }: CountryData): Inline[] {
  const [low, high] = [
    context.field(`doubt.rankLow.${unit}`, 'integer'),
    context.field(`doubt.rankHigh.${unit}`, 'integer'),
  ]
  return tier && low.value !== null && high.value !== null ? [low, text('–'), high] : [text('–')]
}

/** How often country-years of the tier saw an onset. */
function rateCell(context: Context, { tier }: CountryData): Inline[] {
  const share = tier && context.field(`baseRates.${tier.id}.share`, 'frequency')
  return share && share.value !== null ? [share] : [text('–')]
}

/** What the ranges and base rates of a list rest on; nothing where the snapshot holds neither. */
function basis(context: Context, all: readonly CountryData[]): Block[] {
  const { baseRates, doubt } = context.snapshot.results
  const runs: Inline[] = []
  if (doubt) runs.push(text('Plausible ranks: 90 % of the draws lie between them. '))
  const tiers = context.snapshot.model.tiers.filter(
    ({ id }) =>
      all.some(({ tier }) => tier?.id === id) &&
      baseRates?.tiers.some(({ tierId, observed }) => tierId === id && observed),
  )
  if (baseRates && tiers.length > 0) {
    const { firstOrigin, lastOrigin, horizonYears, outcomeTitle } = baseRates
    runs.push(
      text(
        `At this level before: country-years of that tier ${firstOrigin}–${lastOrigin} that saw an onset within ${horizonYears} ${horizonYears === 1 ? 'year' : 'years'} (`,
      ),
      ...tiers
        .toReversed()
        .flatMap(({ id, title }, i) => [
          text(`${i > 0 ? ', ' : ''}${title} n = `),
          context.field(`baseRates.${id}.rows`, 'integer'),
        ]),
      text(`); outcome: ${outcomeTitle}.`),
    )
  }
  return runs.length > 0 ? [{ kind: 'paragraph', style: 'note', runs }] : []
}

/** Tier with its probability and base rate, rank with its range, score, coverage and age of each country of a list, with the
 *  one sentence. */
export function listPart(context: Context): Part {
  const { snapshot, scored, request } = context
  const all = listed(context).map((unit) => countryData(context, unit))
  const rows = all.map((data): Inline[][] => {
    const { unit } = data
    return [
      [strong(data.name)],
      data.tier ? [context.field(`headline.rank.${unit}`, 'integer')] : [text('–')],
      rankCell(context, data),
      tierCell(context, data),
      rateCell(context, data),
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
              column('Plausible ranks'),
              column('Tier, probability', 'start'),
              column('At this level before'),
              column('Score'),
              column('12 months'),
              column('Coverage'),
              column('Newest value'),
              column('What stands out', 'start'),
            ],
            rows,
          },
          ...basis(context, all),
        ],
      },
      ...listFirmness(context, all),
      ...ownNote(context),
    ],
  }
}
