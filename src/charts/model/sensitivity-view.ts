import type { DoubtChoice } from '../../engine/doubt'
import type { CrossingWeights, DoubtSensitivity, LeftOut, SobolIndices } from '../../engine/sensitivity'
import { numbers } from '../../format/numbers'
import type { TierSpec } from '../../model/types'
import { figureTable, type FigureTable } from '../evaluation/figure-table'
import { CHOICE_WORDS } from './doubt-view'

/** One choice's shares of the variance. Estimates may lie slightly outside 0–1. */
export interface SobolBar {
  readonly choice: DoubtChoice
  readonly name: string
  readonly first: number
  readonly firstLow: number
  readonly firstHigh: number
  readonly total: number
  readonly totalLow: number
  readonly totalHigh: number
}

/** Largest total share first. */
export function sobolBars(choices: readonly DoubtChoice[], indices: SobolIndices): readonly SobolBar[] {
  return choices
    .map((choice, i): SobolBar => ({
      choice,
      name: CHOICE_WORDS[choice].name,
      first: indices.first[i]!,
      firstLow: indices.firstRange[0][i]!,
      firstHigh: indices.firstRange[1][i]!,
      total: indices.total[i]!,
      totalLow: indices.totalRange[0][i]!,
      totalHigh: indices.totalRange[1][i]!,
    }))
    .sort((a, b) => b.total - a.total)
}

/** The finding as a sentence. @param of  what varies, for example “Sudan’s score” */
export function sensitivityTitle(bars: readonly SobolBar[], of: string): string {
  const [first, second] = bars
  if (!first) return `No choice that is varied moves ${of}`
  const share = (bar: SobolBar) => numbers.percent(Math.min(1, Math.max(0, bar.total)))
  // Only where their ranges do not overlap can the order be told.
  const clear = !second || first.totalLow > second.totalHigh
  const most = `The largest part of the doubt about ${of} comes from`
  if (clear) return `${most} ${first.name.toLowerCase()}: ${share(first)} of its variance`
  return `${most} ${first.name.toLowerCase()} (${share(first)}) and ${second.name.toLowerCase()} (${share(second)}); their ranges overlap`
}

export function sobolTable(bars: readonly SobolBar[], of: string): FigureTable {
  const range = (value: number, low: number, high: number) =>
    `${numbers.fixed(value, 2)} (${numbers.range(low, high, 2)})`
  return figureTable(
    'sensitivity',
    `Share of the variance of ${of} by choice, 90 % ranges`,
    [
      { text: 'Choice', head: 'choice', show: (bar) => bar.name, value: (bar) => bar.choice },
      {
        text: 'First order',
        head: 'first',
        number: true,
        show: (bar) => range(bar.first, bar.firstLow, bar.firstHigh),
        value: (bar) => bar.first,
      },
      {
        text: 'Total order',
        head: 'total',
        number: true,
        show: (bar) => range(bar.total, bar.totalLow, bar.totalHigh),
        value: (bar) => bar.total,
      },
    ],
    bars,
    {
      extra: [
        { head: 'first_low', value: (bar) => bar.firstLow },
        { head: 'first_high', value: (bar) => bar.firstHigh },
        { head: 'total_low', value: (bar) => bar.totalLow },
        { head: 'total_high', value: (bar) => bar.totalHigh },
      ],
    },
  )
}

/** Which sensitivity a country has, or the whole ranking. */
export function indicesOf(found: DoubtSensitivity, unitId: string | undefined): SobolIndices | undefined {
  return unitId === undefined
    ? found.rankShift
    : found.score?.unitId === unitId
      ? found.score.indices
      : undefined
}

/** @param titleOf  of a node or source   @param nameOf  of a unit by id */
export function leftOutTable(
  parts: readonly LeftOut[],
  kind: LeftOut['kind'],
  titleOf: (id: string) => string,
  nameOf: (unitId: string) => string,
): FigureTable {
  const move = ({ unitId, from, to }: LeftOut['moves'][number]) =>
    `${nameOf(unitId)} ${from} → ${to === 0 ? 'not ranked' : to}`
  return figureTable<LeftOut>(
    `without-one-${kind}`,
    `What becomes of the ranking without one ${kind}`,
    [
      { text: 'Left out', head: kind, show: ({ id }) => titleOf(id), value: ({ id }) => id },
      {
        text: 'Mean shift, ranks',
        head: 'mean_rank_shift',
        number: true,
        show: ({ meanRankShift }) => numbers.fixed(meanRankShift, 1),
        value: ({ meanRankShift }) => meanRankShift,
      },
      {
        text: 'Change tier',
        head: 'tier_changes',
        number: true,
        show: ({ tierChanges }) => numbers.integer(tierChanges),
        value: ({ tierChanges }) => tierChanges,
      },
      {
        text: 'Leave the first 30',
        head: 'leave_top_30',
        number: true,
        show: ({ leaveTop30 }) => numbers.integer(leaveTop30),
        value: ({ leaveTop30 }) => leaveTop30,
      },
      {
        text: 'Lose the score',
        head: 'lose_score',
        number: true,
        show: ({ lost }) => numbers.integer(lost),
        value: ({ lost }) => lost,
      },
      {
        text: 'Largest moves of rank',
        head: 'largest',
        show: ({ moves }) => moves.slice(0, 3).map(move).join('; ') || 'None',
      },
    ],
    parts.filter((part) => part.kind === kind),
  )
}

/** What it would take to cross a line, as a sentence. @param titleOf  of a factor */
export function crossingText(
  crossing: CrossingWeights,
  name: string,
  tiers: readonly TierSpec[],
  titleOf: (id: string) => string,
): string {
  const tier = tiers.find(({ id }) => id === crossing.tierId)?.title ?? crossing.tierId
  const way = `To ${crossing.direction === 'up' ? 'rise to' : 'fall to'} ${tier} (line at ${numbers.plain(crossing.line100)})`
  if (crossing.none === 'one-sided')
    return `${way}, no change of weights is enough: every factor of ${name} lies on the same side of the line`
  if (crossing.none === 'not-a-mean')
    return `${way} cannot be told: the factors are not put together by a mean`
  const all = `${way}, ${numbers.percent(crossing.movedShare, 1)} of the weight would have to move`
  const { alone } = crossing
  if (!alone) return `${all}; no factor alone can do it`
  return `${all}; or ${titleOf(alone.id)} alone from ${numbers.percent(alone.from, 1)} to ${numbers.percent(alone.to, 1)}`
}
