import type { ReportProfile, TopicStatus } from '../../core/report-profile'
import { reportChanges, type ReportChange, type RestingSeries } from '../../engine/audit/report-changes'
import type { TierShift } from '../../engine/audit/source-audit'
import { numbers } from '../../format/numbers'

/** A report profile as the screen and the command show it. */
export interface ReportView {
  readonly profile: ReportProfile
  readonly isOwn: boolean
  readonly changes: readonly ReportChange[]
  /** Series in the data that rest on what was dropped or thinned. */
  readonly resting: readonly (RestingSeries & { readonly isInput: boolean; readonly title: string })[]
  /** Tiers of the model on screen that change when the figures count as withdrawn. */
  readonly shifts: readonly TierShift[]
}

export const TOPIC_MARKS: Readonly<Record<TopicStatus | 'unknown', { mark: string; text: string }>> = {
  section: { mark: '●', text: 'own part' },
  reduced: { mark: '◐', text: 'reduced' },
  absent: { mark: '○', text: 'gone' },
  unknown: { mark: '?', text: 'not known' },
}

const count = (n: number, one: string, many: string) => `${numbers.integer(n)} ${n === 1 ? one : many}`

/** “Between the editions 2023 and 2024 … dropped 10 of 15 topics and shrank to 34 % of its length”. */
export function changeTitle(profile: ReportProfile, change: ReportChange | undefined): string {
  if (!change) return `${profile.title}: one edition, nothing to compare it with`
  const { before, after, dropped, reduced, lengthRatio } = change
  const parts = [
    dropped.length > 0 ? `dropped ${count(dropped.length, 'topic', 'topics')}` : '',
    reduced.length > 0 ? `reduced ${count(reduced.length, 'topic', 'topics')}` : '',
    lengthRatio !== undefined && Math.abs(lengthRatio - 1) >= 0.1
      ? `${lengthRatio < 1 ? 'shrank' : 'grew'} to ${numbers.percent(lengthRatio, 0)} of its length`
      : '',
  ].filter(Boolean)
  const said = parts.length > 0 ? joined(parts) : 'kept every topic that is known'
  return `${profile.title} ${said} between the editions ${before} and ${after}`
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** The newest comparison of a profile. */
export function newestChange(profile: ReportProfile): ReportChange | undefined {
  return reportChanges(profile).at(-1)
}

export function topicTitles(profile: ReportProfile, ids: readonly string[]): string {
  return ids.map((id) => profile.topics.find((topic) => topic.id === id)?.title ?? id).join(', ')
}

/** What rests on what is gone, in one sentence. */
export function restingText({ profile, resting, shifts }: ReportView): string {
  const known = profile.rests.map(({ series }) => series)
  if (resting.length === 0) {
    return `No series held here is coded from it${known.length > 0 ? ` (${[...new Set(known)].join(', ')} would be)` : ''}; no tier rests on what is gone.`
  }
  const withdrawn = resting.filter(({ withdrawnYears }) => withdrawnYears.length > 0)
  const thinner = resting.filter(({ withdrawnYears }) => withdrawnYears.length === 0)
  const inputs = resting.filter(({ isInput }) => isInput).length
  const parts = [
    withdrawn.length > 0
      ? `${count(withdrawn.length, 'series counts', 'series count')} as withdrawn by the source (${withdrawn.map(yearsOf).join('; ')})`
      : '',
    thinner.length > 0
      ? `${count(thinner.length, 'series rests', 'series rest')} on thinner evidence (${thinner.map(yearsOf).join('; ')})`
      : '',
    inputs > 0
      ? `${count(shifts.length, 'tier rests', 'tiers rest')} on it`
      : 'none is an input of the model on screen',
  ].filter(Boolean)
  return `${joined(parts)}.`
}

const yearsOf = ({ title, withdrawnYears, thinnerYears }: ReportView['resting'][number]): string =>
  `${title}, ${[...withdrawnYears, ...thinnerYears].join(', ')}`
