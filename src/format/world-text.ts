import type { WorldFrame } from '../core/frame'
import { isUnsure, tierShare, type FrameDoubt } from '../core/frame-doubt'
import type { TierSpec } from '../model/types'
import { ageText, dateText } from './dates'
import { likelierText, rankRange, scoreRange, shareOfDraws } from './doubt-text'
import { numbers } from './numbers'
import { scoreText, tierLines } from './score-text'
import { classBand } from './tier-band'

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Whole numbers up to twelve as words, as titles print them. */
export function countWord(n: number): string {
  return WORDS[n] ?? numbers.integer(n)
}

/** For a count that a word without a noun follows: “none open”, “three open”. */
export function howMany(n: number): string {
  return n === 0 ? 'none' : countWord(n)
}

export function countries(n: number): string {
  return `${countWord(n)} ${n === 1 ? 'country' : 'countries'}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Index of the tier twelve months before; −1 where there is no figure, or where none was given then. */
export function earlierTier(frame: WorldFrame, tiers: readonly TierSpec[], unitIndex: number): number {
  if (frame.earlierTierIndex) return frame.earlierTierIndex[unitIndex]!
  const earlier = frame.score100[unitIndex]! - frame.change12Months[unitIndex]!
  if (!Number.isFinite(earlier)) return -1
  return tiers.reduce((found, tier, i) => (earlier >= tier.fromScore100 ? i : found), -1)
}

/** The first sentence of the World screen: how many countries stand in the highest tier that holds any, and which of
 *  them came into it within twelve months. Countries that less than half of the draws put into the tier are told, and none
 *  of them is said to have risen. At most 110 characters, no full stop. */
export function worldHeadline(frame: WorldFrame, tiers: readonly TierSpec[], doubt?: FrameDoubt): string {
  let top = -1
  for (const tier of frame.tierIndex) top = Math.max(top, tier)
  if (top < 0) return 'No country has enough evidence for a tier at this date'
  const inTop: number[] = []
  frame.tierIndex.forEach((tier, u) => {
    if (tier === top) inTop.push(u)
  })
  inTop.sort((a, b) => frame.rank[a]! - frame.rank[b]!)
  const verb = inTop.length === 1 ? 'stands' : 'stand'
  const unsure = inTop.filter((u) => isUnsure(doubt, u, top)).length
  const few = 'by less than half of the draws'
  const first = `${capital(countries(inTop.length))} ${verb} in the ${tiers[top]?.title ?? ''} tier${
    unsure === 0
      ? ''
      : inTop.length === 1
        ? `, ${few}`
        : `, ${unsure === inTop.length ? 'all' : countWord(unsure)} ${few}`
  }`
  const compared = inTop.filter((u) => earlierTier(frame, tiers, u) >= 0)
  if (compared.length === 0 || top === 0) return first
  const entered = compared.filter((u) => earlierTier(frame, tiers, u) < top)
  // “All as before” may be said only where every one of them has a figure of then.
  if (entered.length === 0 && compared.length < inTop.length) return first
  const surely = entered.filter((u) => !isUnsure(doubt, u, top))
  if (entered.length > 0 && surely.length === 0) return first
  if (entered.length === 0)
    return fit(`${first}, ${inTop.length === 1 ? 'as' : 'all as'} twelve months before`, first)
  const names = surely.map((u) => frame.units[u]!.name)
  const named =
    names.length <= 2
      ? `; ${names.join(' and ')} rose into it within 12 months`
      : `; ${countWord(names.length)} of them rose into it within 12 months`
  return fit(
    `${first}${named}`,
    fit(`${first}; ${countWord(names.length)} rose into it within 12 months`, first),
  )
}

/** Share of the ranked countries above which filled readings are the finding, and most of a reading's weight. */
const MOSTLY = 0.5
/** From this share of its weight on a reading counts as filled in part, as rows mark it. */
const IN_PART = 1 / 3
/** A country is named as highest if its plausible ranks stay among so many. */
const FIRST = 30

/** The first sentence where a part of the score is shown, which has no tiers: who scores highest. Nobody is named where most
 *  readings rest on filled values, or whose plausible ranks reach far down. */
export function partHeadline(frame: WorldFrame, what: string, doubt?: FrameDoubt): string {
  const ranked = [...frame.units.keys()].filter((u) => frame.rank[u]! > 0)
  ranked.sort((a, b) => frame.rank[a]! - frame.rank[b]! || a - b)
  const filled = ranked.filter((u) => frame.filledShare[u]! >= MOSTLY).length
  if (ranked.length > 0 && filled / ranked.length > MOSTLY) {
    return `${capital(countWord(filled))} of ${countries(ranked.length)} have filled values for ${what}; no order can be read`
  }
  // Ties are named together or not at all.
  const upTo = [3, 2, 1]
    .map((rank) => ranked.filter((u) => frame.rank[u]! <= rank))
    .find((some) => some.length <= 3)
  if (ranked.length === 0) return `No country has enough evidence for a reading of ${what}`
  if (!upTo) {
    const tied = ranked.filter((u) => frame.rank[u] === 1).length
    return `${capital(countries(tied))} share the highest score on ${what}`
  }
  const firm = upTo.filter((u) => Number.isNaN(doubt?.rankHigh[u] ?? NaN) || doubt!.rankHigh[u]! <= FIRST)
  if (firm.length === 0) return `Nobody stands clearly highest on ${what}: plausible ranks reach far down`
  const names = firm.map((u) => frame.units[u]!.name)
  const list = (some: readonly string[]) =>
    some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)!}`
  const said = (some: readonly string[]) =>
    `${list(some)} ${some.length === 1 ? 'scores' : 'score'} highest on ${what}`
  const inPart = ranked.filter((u) => frame.filledShare[u]! >= IN_PART).length
  const rest =
    inPart / ranked.length > MOSTLY ? `; ${inPart} of ${ranked.length} readings are filled in part` : ''
  return fit(`${said(names)}${rest}`, `${said(names.slice(0, 1))}${rest}`)
}

/** What stands under the first sentence: what is scored, of how many, as of when, and what the figures lack.
 *  @param of title of the factor shown, empty for the whole; `part`: a factor or a reading other than the overall score */
export function worldSubtitle(
  nScored: number,
  asOf: string | undefined,
  {
    of = '',
    part = false,
    bands = false,
  }: { readonly of?: string; readonly part?: boolean; readonly bands?: boolean } = {},
): string {
  return [
    'Risk of atrocity crimes on the UN Framework of Analysis, 0\u2013100',
    of,
    `n = ${nScored}`,
    asOf === undefined ? '' : `as of ${dateText(asOf)}`,
    bands ? 'bands are 90 % intervals' : 'ranges not worked out yet',
    part ? 'classes are bands of points, no tiers of this part' : '',
  ]
    .filter((text) => text !== '')
    .join(', ')
}

function fit(text: string, shorter: string): string {
  return text.length <= 110 ? text : shorter
}

/** The tier with its share of draws; while that is not known, the band of points in the word's place. */
function classText(tiers: readonly TierSpec[], index: number, noun: 'tier' | 'class', share: number): string {
  if (noun === 'class') return `class ${tiers[index]!.title}`
  return Number.isNaN(share)
    ? `in the band ${classBand(tiers, index)}`
    : `tier ${tiers[index]!.title}, ${shareOfDraws(share)} of draws`
}

/** A whole row as one sentence, in the fixed order of rows, cards and tooltips.
 *  @param noun  what the classes are called: tiers, or classes of a part of the score */
export function rowSentence(
  frame: WorldFrame,
  tiers: readonly TierSpec[],
  u: number,
  marks: readonly string[] = [],
  noTierWord = 'tier withheld',
  doubt?: FrameDoubt,
  noun: 'tier' | 'class' = 'tier',
): string {
  const lines = noun === 'tier' ? tierLines(tiers) : []
  const tier = tiers[frame.tierIndex[u]!]
  const change = frame.change12Months[u]!
  const share = tierShare(doubt, u, frame.tierIndex[u]!)
  const known = !Number.isNaN(share)
  const likelier = known ? likelierText(doubt, tiers, u, frame.tierIndex[u]!) : ''
  return [
    frame.units[u]!.name,
    frame.rank[u]! > 0 ? `rank ${frame.rank[u]}${known ? ` (range ${rankRange(doubt, u)})` : ''}` : '',
    ...marks,
    tier ? classText(tiers, frame.tierIndex[u]!, noun, share) : noTierWord,
    likelier === '' ? '' : `more likely ${likelier}`,
    tier
      ? `score ${scoreText(frame.score100[u]!, lines)} of 100${known ? `, 90 % interval ${scoreRange(doubt, u)}` : ''}`
      : '',
    tier && Number.isFinite(change)
      ? `change in 12 months ${numbers.signed(change)}${known ? (doubt!.beyondRange[u] === 0 ? ', within its range' : ', beyond its range') : ''}`
      : '',
    `model coverage ${numbers.percent(frame.coverage[u]!)}`,
    Number.isFinite(frame.ageNewestMonths[u]!)
      ? `newest value ${ageText(frame.ageNewestMonths[u]!, 'long')} old`
      : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
