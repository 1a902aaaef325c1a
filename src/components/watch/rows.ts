import type { WorldFrame } from '../../core/frame'
import { isUnsure, likelierTier, tierShare, type FrameDoubt } from '../../core/frame-doubt'
import {
  driversOf,
  driverText,
  isPointOrMore,
  movedPoints,
  reasonSentence,
  splitText,
  type UnitChange,
} from '../../format/change-text'
import { heldText, likelierText, rankRange, shareOfDraws } from '../../format/doubt-text'
import { numbers } from '../../format/numbers'
import type { Member } from '../../model/watchlist'
import type { TierSpec } from '../../model/types'

/** One country of a list, ready to print. */
export interface WatchRowView {
  readonly unit: string
  readonly name: string
  readonly region: string
  readonly unitIndex: number
  readonly rank: number
  /** 5–95 % range of the rank; empty while it is not known. */
  readonly ranks: string
  readonly tierIndex: number
  /** Share of draws that put the country into the tier; empty while it is not known. */
  readonly tierShare: string
  /** The tier that more draws hold, with its share; empty where it is the tier shown, or while that is not known. */
  readonly likelier: string
  /** 90 % interval of the score, 0–100. */
  readonly band?: { readonly low: number; readonly high: number }
  /** The same as numbers: ends of the rank range, share 0–1 of draws in the tier; the tier that more draws hold (−1 = none)
   *  and its share. */
  readonly firmness?: {
    readonly rankLow: number
    readonly rankHigh: number
    readonly tierShare: number
    readonly likelierIndex: number
    readonly likelierShare: number
  }
  readonly score100: number
  readonly coverage: number
  readonly ageMonths: number
  readonly ongoing: boolean
  /** Points since the date compared with; NaN where no tier, and so no score, is shown. */
  readonly change100: number
  /** Moved beyond its range (where no range is known: by at least a point), or crossed surely, since the date compared with. */
  readonly isNew: boolean
  /** The score crossed a tier line. */
  readonly crossed: -1 | 0 | 1
  /** The same where at least half of the draws hold the tier it came into; 0 else, and while that is not known. */
  readonly crossedSurely: -1 | 0 | 1
  readonly reason: string
  readonly drivers: string
  /** The indicators in those factors, one a line, by their whole titles. */
  readonly indicators: string
  readonly parts: string
  readonly movement: string
  /** Whether the rank moved beyond its range; 0 where it did not or where that is not known. */
  readonly beyond: -1 | 0 | 1
  /** Whether that is known at all: over twelve months, once the draws are in. */
  readonly isRangeKnown: boolean
  readonly history: Float64Array
  /** 1 where a tier was given. */
  readonly historyFirm: Uint8Array
  readonly historyLabel: string
  readonly breaks: readonly number[]
  readonly member?: Member
  readonly isDue: boolean
}

export interface RowsInput {
  readonly frame: WorldFrame
  readonly tiers: readonly TierSpec[]
  readonly units: readonly string[]
  readonly change100: Float64Array
  readonly changeOf: (unitIndex: number) => UnitChange | undefined
  /** How firm the figures are; absent while that is not known. */
  readonly doubt?: FrameDoubt | undefined
  /** Whether the movement shown is the one over twelve months, whose range doubt tells. */
  readonly isTwelveMonths: boolean
  readonly members: Readonly<Record<string, Member>>
  /** ISO date; a review that falls within two weeks of it, or before it, is due. */
  readonly today: string
}

const DUE_DAYS = 14

export function watchRows(input: RowsInput): readonly WatchRowView[] {
  const { frame, tiers } = input
  const index = new Map(frame.units.map(({ id }, u) => [id, u]))
  const breaks = tiers.slice(1).map((tier) => tier.fromScore100)
  const soon = new Date(Date.parse(input.today) + DUE_DAYS * 86_400_000).toISOString().slice(0, 10)
  return input.units.flatMap((id): WatchRowView[] => {
    const u = index.get(id)
    if (u === undefined) return []
    const change = input.change100[u]!
    const score = frame.score100[u]!
    const change_ = input.changeOf(u)
    const tierIndex = frame.tierIndex[u]!
    const before = tierOfScore(tiers, score - change)
    const crossed = tierIndex < 0 || before < 0 ? 0 : (Math.sign(tierIndex - before) as -1 | 0 | 1)
    const member = input.members[id]
    const { years } = frame.history
    const cell = (y: number) => y * frame.units.length + u
    const history = Float64Array.from(years, (_, y) => frame.history.score100[cell(y)]!)
    const historyFirm = Uint8Array.from(years, (_, y) => frame.history.tierGiven[cell(y)]!)
    const held = tierShare(input.doubt, u, tierIndex)
    const known = tierIndex >= 0 && !Number.isNaN(held) ? input.doubt : undefined
    const beyond = known && input.isTwelveMonths ? (Math.sign(known.beyondRange[u]!) as -1 | 0 | 1) : 0
    const isRangeKnown = known !== undefined && input.isTwelveMonths
    const crossedSurely = known && !isUnsure(known, u, tierIndex) ? crossed : 0
    const drivers = change_ ? driversOf(change_).slice(0, 3) : []
    return [
      {
        unit: id,
        name: frame.units[u]!.name,
        region: frame.units[u]!.subregion,
        unitIndex: u,
        rank: frame.rank[u]!,
        ranks: known ? rankRange(known, u) : '',
        tierIndex,
        tierShare: known ? shareOfDraws(held) : '',
        likelier: known ? likelierText(known, tiers, u, tierIndex) : '',
        ...(known ? firmnessOf(known, u, tierIndex) : {}),
        score100: tierIndex < 0 ? NaN : score,
        coverage: frame.coverage[u]!,
        ageMonths: frame.ageNewestMonths[u]!,
        ongoing: frame.ongoing[u] === 1,
        change100: tierIndex < 0 ? NaN : change,
        isNew:
          tierIndex >= 0 && ((isRangeKnown ? beyond !== 0 : isPointOrMore(change)) || crossedSurely !== 0),
        crossed,
        crossedSurely,
        reason:
          tierIndex < 0
            ? 'Tier withheld: too little of the model’s weight rests on evidence.'
            : reasonOf(
                change_,
                crossingText(crossed, tiers[tierIndex], known, heldText(known, tiers, u, tierIndex)),
                isRangeKnown ? beyond !== 0 : undefined,
              ),
        drivers: drivers.length > 0 ? `Drivers: ${drivers.map(driverText).join(', ')}` : '',
        indicators: drivers.flatMap(({ indicators }) => indicators.map(driverText)).join('\n'),
        parts: change_ && tierIndex >= 0 ? splitText(change_) : '',
        beyond,
        isRangeKnown,
        movement: movementText(tierIndex < 0 ? NaN : change, beyond),
        history,
        historyFirm,
        historyLabel: historyText(years, history, historyFirm),
        breaks,
        ...(member ? { member } : {}),
        isDue: member?.reviewBy !== undefined && member.reviewBy <= soon,
      },
    ]
  })
}

function firmnessOf(doubt: FrameDoubt, u: number, tierIndex: number) {
  const likelierIndex = likelierTier(doubt, u, tierIndex)
  return {
    band: { low: doubt.low100[u]!, high: doubt.high100[u]! },
    firmness: {
      rankLow: doubt.rankLow[u]!,
      rankHigh: doubt.rankHigh[u]!,
      tierShare: tierShare(doubt, u, tierIndex),
      likelierIndex,
      likelierShare: tierShare(doubt, u, likelierIndex),
    },
  }
}

/** “▲ 19” beyond the range, else the signed points without an arrow. */
function movementText(change: number, beyond: -1 | 0 | 1): string {
  if (Number.isNaN(change)) return '–'
  const points = movedPoints(change)
  if (beyond !== 0) return `${beyond > 0 ? '▲' : '▼'} ${points}`
  return points === '0' ? points : `${change > 0 ? '+' : '−'}${points}`
}

function reasonOf(change: UnitChange | undefined, crossing: string, beyond: boolean | undefined): string {
  if (!change) return 'Working out why it moved.'
  return `${crossing}${reasonSentence(change, beyond)}`
}

/** Which tier line the score crossed, with how many draws hold the tier; the tier is left out while that is not known.
 *  Empty where none was crossed. */
function crossingText(
  crossed: number,
  tier: TierSpec | undefined,
  known: FrameDoubt | undefined,
  held: string,
): string {
  if (crossed === 0 || !tier) return ''
  if (!known) return `The score crossed a tier line ${crossed > 0 ? 'upwards' : 'downwards'}. `
  return `${crossed > 0 ? 'Crossed up into' : 'Came down into'} ${tier.title}, held by ${held}. `
}

export function tierOfScore(tiers: readonly TierSpec[], score: number): number {
  if (Number.isNaN(score)) return -1
  return tiers.reduce((found, tier, i) => (score >= tier.fromScore100 ? i : found), -1)
}

export type RowSort = 'changed' | 'score' | 'name'
export type RowGroup = 'none' | 'tier' | 'region'

/** Rows in groups; A–Z inside a tier when grouped by tier and sorted by name. */
export function groupedRows(
  rows: readonly WatchRowView[],
  sort: RowSort,
  group: RowGroup,
  tiers: readonly TierSpec[],
): readonly { readonly key: string; readonly title: string; readonly rows: readonly WatchRowView[] }[] {
  const byName = (a: WatchRowView, b: WatchRowView) => a.name.localeCompare(b.name, 'en')
  const size = (row: WatchRowView) => (Number.isNaN(row.change100) ? -1 : Math.abs(row.change100))
  const sorted = [...rows].sort((a, b) => {
    if (sort === 'name') return byName(a, b)
    if (sort === 'score') return (a.rank || Infinity) - (b.rank || Infinity) || byName(a, b)
    return (
      Number(b.isDue) - Number(a.isDue) ||
      Math.abs(b.crossed) - Math.abs(a.crossed) ||
      size(b) - size(a) ||
      byName(a, b)
    )
  })
  if (group === 'none') return [{ key: 'all', title: '', rows: sorted }]
  const keyOf = (row: WatchRowView) => (group === 'tier' ? String(row.tierIndex) : row.region)
  const keys = [...new Set(sorted.map(keyOf))].sort((a, b) =>
    group === 'tier' ? Number(b) - Number(a) : a.localeCompare(b, 'en'),
  )
  return keys.map((key) => ({
    key,
    title: group === 'tier' ? (tiers[Number(key)]?.title ?? 'Tier withheld') : key,
    rows: sorted.filter((row) => keyOf(row) === key),
  }))
}

/** What a sparkline shows, in words; ends on too little evidence for a tier are no scores. */
function historyText(years: readonly number[], scores: Float64Array, firm: Uint8Array): string {
  const end = (at: number) => (firm.at(at) === 0 ? 'no tier' : numbers.integer(scores.at(at) ?? NaN))
  return `Score at year ends ${years[0] ?? ''} to ${years.at(-1) ?? ''}: from ${end(0)} to ${end(-1)}`
}
