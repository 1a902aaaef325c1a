import { dateText } from './dates'
import { numbers } from './numbers'

/** What verifying a snapshot found. */
export interface VerdictFacts {
  readonly verdict: 'identical' | 'equal' | 'partial' | 'different'
  readonly numbers: number
  readonly differences: number
  readonly largestDifference: number
  readonly leftOut: readonly unknown[]
}

/** One sentence on a verification, with how much was compared. */
export function verdictText({ verdict, numbers: n, differences, leftOut }: VerdictFacts): string {
  const all = `${numbers.integer(n)} numbers and texts computed anew`
  switch (verdict) {
    case 'identical':
      return `${all}: identical, bit by bit.`
    case 'equal':
      return `${all}: equal within 1e-9.`
    case 'partial':
      return `${all}: ${numbers.integer(differences)} differ, because ${leftOut.length} series may not be passed on and are not in the file.`
    case 'different':
      return `${all}: ${numbers.integer(differences)} come out otherwise. The file may be of another version of the software.`
  }
}

export interface ComparisonFacts {
  readonly same: boolean
  readonly asOf: readonly [string, string]
  readonly model: { readonly titles: readonly [string, string]; readonly same: boolean }
  readonly members: readonly string[]
  readonly units: readonly { readonly change: number }[]
}

/** What sets two snapshots apart, in words; the first is the other file. */
export function comparisonText({ same, asOf, model, members, units }: ComparisonFacts): string {
  if (same) return 'The other file is this very snapshot.'
  const moved = units.filter(({ change }) => Math.abs(change) >= 0.05).length
  const dates =
    asOf[0] === asOf[1]
      ? `Both as of ${dateText(asOf[0])}`
      : `${dateText(asOf[0])} against ${dateText(asOf[1])}`
  const models = model.same
    ? 'the same model'
    : `model ${model.titles[0]} against ${model.titles[1]}, not the same weights or method`
  const data =
    members.length === 0
      ? 'the same figures'
      : `${members.length} ${members.length === 1 ? 'table differs' : 'tables differ'}`
  return `${dates}; ${models}; ${data}. ${moved} of ${units.length} countries score otherwise.`
}

/** What two files cannot tell about the causes of a difference. */
export interface LimitFacts {
  readonly kind: 'left-out' | 'not-held' | 'other-units'
  readonly series: readonly string[]
}

/** One sentence on what two snapshots hold too little for. */
export function limitText({ kind, series }: LimitFacts): string {
  const named = series.slice(0, 4).map((title) => `“${title}”`)
  const list = series.length > 4 ? `${named.join(', ')} and ${series.length - 4} more` : named.join(', ')
  switch (kind) {
    case 'other-units':
      return 'The two files hold other countries, so their differences are not split by cause.'
    case 'left-out':
      return `Not in the files, because the licence forbids passing on: ${list}. What these did stands under “not in the files”; no other cause has a part of them.`
    case 'not-held':
      return `Read by the earlier model only: ${list}. The later file holds none of their newer figures, so revised data, new data and coverage have no part of them; that they are read no more is a method edit.`
  }
}
