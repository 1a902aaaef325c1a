import type { WorldFrame } from '../../core/frame'
import { driversOf, reasonSentence, splitText, type UnitChange } from '../../format/change-text'
import { numbers } from '../../format/numbers'
import type { Member } from '../../model/watchlist'
import type { TierSpec } from '../../model/types'

/** One country of a list, ready to print. */
export interface WatchRowView {
  readonly unit: string
  readonly name: string
  readonly region: string
  readonly rank: number
  readonly tierIndex: number
  readonly score100: number
  readonly coverage: number
  readonly ageMonths: number
  readonly ongoing: boolean
  readonly change100: number
  /** Moved by at least a point, or crossed a tier line, since the date compared with. */
  readonly isNew: boolean
  readonly crossed: -1 | 0 | 1
  readonly reason: string
  readonly drivers: string
  readonly parts: string
  readonly movement: string
  readonly history: Float64Array
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
    const history = Float64Array.from(years, (_, y) => frame.history.score100[y * frame.units.length + u]!)
    const drivers = change_ ? driversOf(change_).slice(0, 3) : []
    return [
      {
        unit: id,
        name: frame.units[u]!.name,
        region: frame.units[u]!.subregion,
        rank: frame.rank[u]!,
        tierIndex,
        score100: tierIndex < 0 ? NaN : score,
        coverage: frame.coverage[u]!,
        ageMonths: frame.ageNewestMonths[u]!,
        ongoing: frame.ongoing[u] === 1,
        change100: change,
        isNew: tierIndex >= 0 && (Math.abs(change) >= 1 || crossed !== 0),
        crossed,
        reason: reasonOf(change_, crossed, tiers[tierIndex]?.title, tierIndex < 0),
        drivers: drivers.length > 0 ? `Drivers ${drivers.map(driver).join(', ')}` : '',
        parts: change_ && tierIndex >= 0 ? splitText(change_) : '',
        movement: tierIndex < 0 || Number.isNaN(change) ? '–' : numbers.signed(change),
        history,
        historyLabel: `Score at year ends ${years[0] ?? ''} to ${years.at(-1) ?? ''}: from ${numbers.integer(history[0] ?? NaN)} to ${numbers.integer(history.at(-1) ?? NaN)}`,
        breaks,
        ...(member ? { member } : {}),
        isDue: member?.reviewBy !== undefined && member.reviewBy <= soon,
      },
    ]
  })
}

function driver({ nodeId, points }: { nodeId: string; points: number }): string {
  return `${nodeId} ${numbers.signed(points, 1)}`
}

function reasonOf(
  change: UnitChange | undefined,
  crossed: number,
  tier: string | undefined,
  withheld: boolean,
): string {
  if (withheld) return 'Tier withheld: too little of the model’s weight rests on evidence.'
  if (!change) return 'Working out why it moved.'
  const sentence = reasonSentence(change)
  if (crossed === 0 || tier === undefined) return sentence
  return `${crossed > 0 ? 'Crossed up into' : 'Came down into'} ${tier}. ${sentence}`
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
