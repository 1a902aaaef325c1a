import type { WorldFrame } from '../../core/frame'
import { isUnsure, tierShare, type FrameDoubt } from '../../core/frame-doubt'
import { likelierText, rankRange, shareOfDraws } from '../../format/doubt-text'
import { ageText } from '../../format/dates'
import { DASH, numbers } from '../../format/numbers'
import { scoreText, tierLines } from '../../format/score-text'
import { sparklinePath } from '../../format/sparkline-path'
import { classBand } from '../../format/tier-band'
import { rowSentence } from '../../format/world-text'
import { displayClass, fillOf, restsOnFilled, type DisplayClass } from '../../map/display-class'
import { labelName } from '../../map/label-names'
import type { TierSpec } from '../../model/types'

export const SPARK = { width: 46, height: 20 }
/** Coverage this close above the floor is marked as thin. */
const THIN_ABOVE_FLOOR = 0.1
/** A name longer than this would be cut off in its row; the spoken row and the card have it whole. */
const LONG_NAME = 20

export interface RowContext {
  readonly frame: WorldFrame
  /** How firm the figures are; absent while that is not known. */
  readonly doubt?: FrameDoubt | undefined
  readonly tiers: readonly TierSpec[]
  readonly floor: number
  /** A part of the score is shown: its classes are bands of points, no tiers. */
  readonly isPart?: boolean | undefined
  /** Titles of factors that have no score for a unit, where known. */
  readonly missing: (unitIndex: number) => readonly string[]
}

/** Everything that a row of the list says, as text. */
export interface RowText {
  /** The whole row as one sentence. */
  readonly sentence: string
  readonly rank: string
  /** 5–95 % range of the rank; empty while it is not known. */
  readonly ranks: string
  /** Share of draws that put the country into the tier; empty while it is not known. */
  readonly tierShare: string
  /** The tier that more draws hold, with its share; empty where it is the tier shown, or while that is not known. */
  readonly likelier: string
  /** Band of the score (0–100) and the share 0–1 of each tier, as lengths; absent while they are not known. */
  readonly firm:
    | {
        readonly low: string
        readonly high: string
        readonly unsure: boolean
        readonly parts: readonly string[]
      }
    | undefined
  /** Under the name: an ongoing episode, filled values, or the region. */
  readonly mark: string
  readonly markKind: '' | 'ongoing' | 'filled'
  readonly hasTier: boolean
  /** The tier's word, or the word for having none. */
  readonly tier: string
  /** Reference to the colour or pattern of the tier. */
  readonly fill: string
  readonly score: string
  /** Why there is no tier; empty where there is one. */
  readonly reason: string
  readonly spark: ReturnType<typeof sparklinePath>
  readonly move: string
  /** Coverage 0–1 for the bar's width. */
  readonly share: string
  readonly coverage: string
  /** Coverage is close to the floor or under it. */
  readonly thin: boolean
  readonly age: string
}

/** What stands in the place of the class where there is none. */
export function noTierWord(shown: DisplayClass, isPart = false): string {
  if (shown === 'no-data') return 'No data'
  if (shown === 'not-covered') return 'Did not exist'
  return isPart ? 'Too little evidence' : 'Tier withheld'
}

/** A tier's word stands with its share of draws; while that is not known, its band of points stands in its place. */
const tierWord = ({ tiers, isPart }: RowContext, index: number, known: boolean): string =>
  known || isPart ? (tiers[index]?.title ?? '') : classBand(tiers, index)

/** The name as its row prints it. */
export function rowName(unit: { readonly id: string; readonly name: string }): string {
  return unit.name.length > LONG_NAME ? labelName(unit) : unit.name
}

export function rowText(context: RowContext, u: number, region: string): RowText {
  const { frame, doubt, tiers, floor, missing } = context
  const shown = displayClass(frame, u)
  const hasTier = typeof shown === 'number'
  const ongoing = frame.ongoing[u] === 1
  const filled = restsOnFilled(frame, u)
  const share = frame.coverage[u]!
  const noTier = noTierWord(shown, context.isPart)
  const lines = context.isPart ? [] : tierLines(tiers)
  const marks = [
    ...(ongoing ? ['ongoing episode of mass killing'] : []),
    ...(filled ? ['rests on filled values'] : []),
  ]
  const held = tierShare(doubt, u, frame.tierIndex[u]!)
  const known = hasTier && !Number.isNaN(held)
  return {
    sentence: rowSentence(
      ...([frame, tiers, u, marks, noTier.toLowerCase(), doubt] as const),
      context.isPart ? 'class' : 'tier',
    ),
    ranks: known ? rankRange(doubt, u) : '',
    tierShare: known ? shareOfDraws(held) : '',
    likelier: known ? likelierText(doubt, tiers, u, frame.tierIndex[u]!) : '',
    firm: known && doubt ? firmOf(doubt, u, frame.tierIndex[u]!) : undefined,
    rank: frame.rank[u]! > 0 ? String(frame.rank[u]) : DASH,
    mark: ongoing ? 'Ongoing' : filled ? 'rests on filled values' : region,
    markKind: ongoing ? 'ongoing' : filled ? 'filled' : '',
    hasTier,
    tier: hasTier ? tierWord(context, shown, known) : noTier,
    fill: fillOf(shown, false, tiers.length),
    score: hasTier ? scoreText(frame.score100[u]!, lines) : '',
    reason: hasTier ? '' : reasonOf(noTier, share, floor, missing(u)),
    spark: sparkline(frame, u),
    move: moveText(frame.change12Months[u]!, hasTier ? (doubt?.beyondRange[u] ?? 0) : 0),
    share: Number.isFinite(share) ? share.toFixed(3) : '0',
    coverage: numbers.percent(share),
    thin: share < floor + THIN_ABOVE_FLOOR,
    age: ageText(frame.ageNewestMonths[u]!),
  }
}

function firmOf(doubt: FrameDoubt, u: number, tier: number): NonNullable<RowText['firm']> {
  return {
    low: doubt.low100[u]!.toFixed(1),
    high: doubt.high100[u]!.toFixed(1),
    unsure: isUnsure(doubt, u, tier),
    parts: Array.from({ length: doubt.nTiers }, (_, t) =>
      (doubt.tierProbability[u * doubt.nTiers + t] ?? 0).toFixed(3),
    ),
  }
}

/** An arrow with points where the rank moved beyond its range; else a dash. */
export function moveText(change: number, beyond: number): string {
  if (beyond === 0 || !Number.isFinite(change)) return DASH
  return `${beyond > 0 ? '▲' : '▼'} ${numbers.integer(Math.abs(change))}`
}

function sparkline({ history, units }: WorldFrame, u: number): RowText['spark'] {
  const n = history.years.length
  const values = new Float64Array(n)
  const firm = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    values[i] = history.score100[i * units.length + u]!
    firm[i] = history.tierGiven[i * units.length + u]!
  }
  return sparklinePath(values, SPARK.width, SPARK.height, 3, firm)
}

/** Why a row has no tier, in words. */
export function reasonOf(noTier: string, share: number, floor: number, missing: readonly string[]): string {
  if (noTier === 'Did not exist') return 'Not a State of its own at this date'
  const first =
    noTier === 'No data'
      ? 'No series speaks for this country yet'
      : share < floor
        ? `Coverage under the floor of ${numbers.percent(floor)}`
        : 'Too few of its parts have a score'
  if (missing.length === 0 || noTier === 'No data') return first
  const shown = missing.slice(0, 4).join(', ')
  const more = missing.length > 4 ? ` and ${missing.length - 4} more` : ''
  return `${first}. Missing: ${shown}${more}`
}
