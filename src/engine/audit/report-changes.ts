import { monthPeriod } from '../../core/period'
import type { SeriesPanel } from '../../core/panel'
import type { ReportProfile } from '../../core/report-profile'
import { hasValue, Status } from '../../core/status'
import type { DataSet } from '../types'

/** What changed from one edition of a report to the next. */
export interface ReportChange {
  readonly before: string
  readonly after: string
  readonly year: number
  /** Topics that are not spoken of any more. */
  readonly dropped: readonly string[]
  /** Topics that lost their own part or most of their length. */
  readonly reduced: readonly string[]
  /** Topics that came back or are new. */
  readonly returned: readonly string[]
  /** Length after over before; undefined where one is not known or the units differ. */
  readonly lengthRatio: number | undefined
}

const RANK = { section: 2, reduced: 1, absent: 0 } as const

/** Changes between consecutive editions; a topic that is not known in one of the two is not compared. */
export function reportChanges({ editions, topics }: ReportProfile): ReportChange[] {
  return editions.slice(1).map((after, i) => {
    const before = editions[i]!
    const moved = (test: (was: number, is: number) => boolean) =>
      topics
        .filter(({ id }) => {
          const [was, is] = [before.topics[id], after.topics[id]]
          return was !== undefined && is !== undefined && test(RANK[was], RANK[is])
        })
        .map(({ id }) => id)
    const sameUnit = before.length && before.length.unit === after.length?.unit
    return {
      before: before.id,
      after: after.id,
      year: after.year,
      dropped: moved((was, is) => is === 0 && was > 0),
      reduced: moved((was, is) => is === 1 && was > 1),
      returned: moved((was, is) => is > was),
      lengthRatio: sameUnit ? after.length!.value / before.length!.value : undefined,
    }
  })
}

/** A report of at most this share of the length before is thinner evidence as a whole. */
export const THINNER = 0.5

/** A series whose figures of some years rest on a report that dropped or thinned what they are coded from. */
export interface RestingSeries {
  readonly series: string
  readonly report: string
  /** Years whose figures count as withdrawn by the source: a topic they are coded from is not spoken of any more. */
  readonly withdrawnYears: readonly number[]
  /** Years whose figures stay, on thinner evidence. */
  readonly thinnerYears: readonly number[]
  readonly topics: readonly string[]
}

/** `own-` and `live-` before an id mark a user's copy of the same series. */
const bare = (id: string): string => id.replace(/^(own|live)-/, '')
const matches = (pattern: string, id: string): boolean =>
  pattern.endsWith('*') ? bare(id).startsWith(pattern.slice(0, -1)) : bare(id) === pattern

/** Which of some series rest on what reports dropped or thinned. A topic that a report never covered withdraws nothing. */
export function restingSeries(profiles: readonly ReportProfile[], ids: Iterable<string>): RestingSeries[] {
  const all = [...ids]
  return profiles.flatMap((profile) =>
    profile.rests.flatMap(({ series: pattern, topics }): RestingSeries[] => {
      const [withdrawn, thinner] = [new Set<number>(), new Set<number>()]
      for (const { year, dropped, reduced, lengthRatio } of standing(profile)) {
        const touched = (list: ReadonlySet<string>) => topics.some((topic) => list.has(topic))
        if (touched(dropped)) withdrawn.add(year)
        else if (touched(reduced) || (topics.length === 0 && lengthRatio <= THINNER)) thinner.add(year)
      }
      if (withdrawn.size + thinner.size === 0) return []
      return all
        .filter((id) => matches(pattern, id))
        .map((series) => ({
          series,
          report: profile.title,
          withdrawnYears: [...withdrawn],
          thinnerYears: [...thinner],
          topics,
        }))
    }),
  )
}

/** For each edition, what has been dropped or reduced since an earlier one and has not come back. */
function standing(profile: ReportProfile) {
  const dropped = new Set<string>()
  const reduced = new Set<string>()
  let longest = 0
  return profile.editions.map((edition, i) => {
    const change = i > 0 ? reportChanges(profile)[i - 1]! : undefined
    for (const topic of [...(change?.returned ?? []), ...(change?.reduced ?? [])]) dropped.delete(topic)
    for (const topic of change?.returned ?? []) if (edition.topics[topic] === 'section') reduced.delete(topic)
    for (const topic of change?.dropped ?? []) {
      dropped.add(topic)
      reduced.delete(topic)
    }
    for (const topic of change?.reduced ?? []) reduced.add(topic)
    const length = edition.length?.value
    const lengthRatio = length === undefined || longest === 0 ? 1 : length / longest
    longest = Math.max(longest, length ?? 0)
    return { year: edition.year, dropped: new Set(dropped), reduced: new Set(reduced), lengthRatio }
  })
}

/** The data with the figures of those years taken back: “withdrawn by the source”, never better. Panels that are not
 *  touched are shared with the original. */
export function withWithdrawals(data: DataSet, resting: readonly RestingSeries[]): DataSet {
  const panels = new Map(data.panels)
  for (const { series, withdrawnYears } of resting) {
    const panel = panels.get(series)
    if (panel && withdrawnYears.length > 0) panels.set(series, withoutYears(panel, new Set(withdrawnYears)))
  }
  return Object.freeze({ units: data.units, series: data.series, panels })
}

function withoutYears(panel: SeriesPanel, years: ReadonlySet<number>): SeriesPanel {
  const values = panel.values.slice()
  const codes = panel.status.slice()
  for (let p = 0; p < panel.nPeriods; p++) {
    const ordinal = panel.firstOrdinal + p
    if (!years.has(panel.frequency === 'month' ? monthPeriod(ordinal).year : ordinal)) continue
    for (let i = p * panel.nUnits; i < (p + 1) * panel.nUnits; i++) {
      if (!hasValue(codes[i]!)) continue
      values[i] = Number.NaN
      codes[i] = Status.withdrawn
    }
  }
  return Object.freeze({ ...panel, values, status: codes })
}
