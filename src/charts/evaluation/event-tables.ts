import type { EventTable } from '../../engine/evaluate/events'
import type { OnsetRanks } from '../../engine/evaluate/onset-table'
import type { Replay, ReplayState } from '../../engine/evaluate/replay'
import type { Fit } from '../../engine/learn/types'
import type { UnitRecord } from '../../core/registry'
import { numbers, DASH } from '../../format/numbers'
import { figureTable, type Column, type FigureTable } from './figure-table'

const yesNo = (value: boolean | null): string => (value === null ? 'not known' : value ? 'yes' : 'no')

/** Every onset with the best rank of each model in the origins that look at it. */
export function onsetsTable(
  onsets: readonly OnsetRanks[],
  units: readonly UnitRecord[],
  models: readonly { readonly id: string; readonly title: string }[],
  k: number,
): FigureTable {
  const columns: Column<OnsetRanks>[] = [
    { text: 'Country', head: 'name', show: (row) => units[row.unitIndex]!.name },
    { text: 'Onset', head: 'year', number: true, show: (row) => String(row.year), value: (row) => row.year },
    ...models.map((model, m): Column<OnsetRanks> => ({
      text: model.title,
      head: `best_rank_${model.id}`,
      number: true,
      show: (row) => `${row.bestRanks[m]}${row.bestRanks[m]! <= k ? '' : ' missed'}`,
      value: (row) => row.bestRanks[m],
    })),
    { text: 'Episode under way', head: 'ongoing_before', show: (row) => yesNo(row.ongoingBefore) },
    {
      text: 'Any before',
      head: 'any_before',
      show: (row) => yesNo(row.neverBefore === null ? null : !row.neverBefore),
    },
  ]
  return figureTable('onsets', `Best rank before each onset; ${k} or better = on the list`, columns, onsets, {
    strong: (row) => row.bestRanks[0]! > k,
    extra: [{ head: 'unit', value: (row) => units[row.unitIndex]!.id }],
  })
}

/** “1993–1996, 2001”. */
export function yearSpans(years: readonly number[]): string {
  const spans: string[] = []
  for (let i = 0; i < years.length;) {
    let j = i
    while (years[j + 1] === years[j]! + 1) j++
    spans.push(i === j ? String(years[i]) : `${years[i]}–${years[j]}`)
    i = j + 1
  }
  return spans.join(', ')
}

const countedSpans = (years: readonly number[]): string =>
  years.length === 0 ? DASH : `${years.length}: ${yearSpans(years)}`

/** Countries on the list in years that no new onset followed: false alarms, and apart from them the years in which an
 *  episode was under way already. */
export function falseAlarmTable(events: EventTable, units: readonly UnitRecord[]): FigureTable {
  const ongoing = new Map(events.alreadyOngoing.map(({ unitIndex, years }) => [unitIndex, years]))
  const alarmed = new Set(events.falseAlarms.map(({ unitIndex }) => unitIndex))
  const rows = [
    ...events.falseAlarms.map((row) => ({ ...row, ongoing: ongoing.get(row.unitIndex) ?? [] })),
    ...events.alreadyOngoing
      .filter(({ unitIndex }) => !alarmed.has(unitIndex))
      .map((row) => ({ unitIndex: row.unitIndex, years: [] as readonly number[], ongoing: row.years })),
  ]
  return figureTable(
    'false-alarms',
    `Year ends on the list of ${events.k} that no new onset followed. Where a killing was under way already, the list named it and nothing new had to follow: no false alarm`,
    [
      { text: 'Country', head: 'name', show: (row) => units[row.unitIndex]!.name },
      {
        text: 'False alarms',
        head: 'years',
        show: (row) => countedSpans(row.years),
        value: (row) => row.years.length,
      },
      {
        text: 'Already ongoing',
        head: 'ongoing_years',
        show: (row) => countedSpans(row.ongoing),
        value: (row) => row.ongoing.length,
      },
    ],
    rows,
    {
      extra: [
        { head: 'which', value: (row) => yearSpans(row.years) },
        { head: 'ongoing_which', value: (row) => yearSpans(row.ongoing) },
        { head: 'unit', value: (row) => units[row.unitIndex]!.id },
      ],
    },
  )
}

const STATE_WORDS: Readonly<Record<ReplayState, string>> = {
  hit: 'Onset',
  ongoing: 'Ongoing',
  none: 'No onset',
  unknown: 'Unknown yet',
  'not-watched': 'Not watched',
}

/** What became of a listed country, in a word or two; an onset with its year. */
export function stateText(row: { readonly state: ReplayState; readonly onsetYear: number | null }): string {
  return row.onsetYear === null ? STATE_WORDS[row.state] : `Onset ${row.onsetYear}`
}

/** The replayed list and the missed below it. */
export function replayTable(found: Replay, units: readonly UnitRecord[]): FigureTable {
  const rows = [
    ...found.rows.map((row) => ({ ...row, best: null as number | null, listed: true })),
    ...found.missed.map((row) => ({
      ...row,
      score: NaN,
      state: 'hit' as const,
      listedSince: NaN,
      best: row.best?.rank ?? null,
      listed: false,
    })),
  ]
  return figureTable(
    `list-${found.origin}`,
    `The list of ${found.k} at the end of ${found.origin}, and the missed`,
    [
      {
        text: 'Rank',
        head: 'rank',
        number: true,
        show: (row) => (row.rank === null ? DASH : String(row.rank)),
        value: (row) => row.rank,
      },
      { text: 'Country', head: 'name', show: (row) => units[row.unitIndex]!.name },
      {
        text: 'Score',
        head: 'score',
        number: true,
        show: (row) => numbers.integer(row.score),
        value: (row) => row.score,
      },
      {
        text: 'What followed',
        head: 'followed',
        show: (row) => `${stateText(row)}${row.listed ? '' : ', missed'}`,
      },
      {
        text: 'Listed since',
        head: 'listed_since',
        number: true,
        show: (row) => (Number.isFinite(row.listedSince) ? String(row.listedSince) : DASH),
        value: (row) => row.listedSince,
      },
    ],
    rows,
    {
      strong: (row) => row.state === 'hit',
      extra: [
        { head: 'unit', value: (row) => units[row.unitIndex]!.id },
        { head: 'onset_year', value: (row) => row.onsetYear },
        { head: 'best_rank_before', value: (row) => row.best },
      ],
    },
  )
}

/** Learnt weights of one origin, the largest first. @param titleOf name of a feature */
export function learntRows(
  fit: Fit,
  featureIds: readonly string[],
  titleOf: (id: string) => string,
): { readonly id: string; readonly title: string; readonly weight: number; readonly share: number }[] {
  const total = fit.standardised.reduce((sum, weight) => sum + weight, 0)
  return featureIds
    .map((id, j) => ({
      id,
      title: titleOf(id),
      weight: fit.standardised[j]!,
      share: total > 0 ? fit.standardised[j]! / total : 0,
    }))
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
}

/** The learnt weights of every origin. */
export function learntTable(fits: readonly Fit[], featureIds: readonly string[]): FigureTable {
  return figureTable(
    'learnt-weights',
    'Learnt weights by origin, standardised',
    [
      { text: 'Origin', head: 'origin', show: (fit) => String(fit.origin), value: (fit) => fit.origin },
      {
        text: 'Trained on',
        head: 'train_rows',
        number: true,
        show: (fit) => numbers.integer(fit.trainRows),
        value: (fit) => fit.trainRows,
      },
      {
        text: 'Onsets',
        head: 'train_positives',
        number: true,
        show: (fit) => numbers.integer(fit.trainPositives),
        value: (fit) => fit.trainPositives,
      },
      { text: 'Years', head: 'train_years', show: (fit) => `${fit.trainFrom}–${fit.trainTo}` },
      ...featureIds.map((id, j): Column<Fit> => ({
        text: id,
        head: id,
        number: true,
        show: (fit) => numbers.fixed(fit.standardised[j]!, 2),
        value: (fit) => fit.standardised[j],
      })),
    ],
    fits,
  )
}
