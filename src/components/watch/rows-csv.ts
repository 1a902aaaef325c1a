import type { TierSpec } from '../../model/types'
import type { WatchRowView } from './rows'

export interface CsvAbout {
  readonly asOf: string
  readonly since: string
  readonly model: string
  /** Fingerprint of the data. */
  readonly data: string
}

/** The rows as a table, one country a line, with what they rest on in every line. Notes are not among them. */
export function rowsCsv(rows: readonly WatchRowView[], tiers: readonly TierSpec[], about: CsvAbout): string {
  const number = (value: number, decimals: number) => (Number.isFinite(value) ? value.toFixed(decimals) : '')
  const lines = rows.map((row) => [
    row.unit,
    row.name,
    row.rank > 0 ? String(row.rank) : '',
    number(row.firmness?.rankLow ?? NaN, 0),
    number(row.firmness?.rankHigh ?? NaN, 0),
    // No tier without its probability.
    row.firmness ? (tiers[row.tierIndex]?.title ?? '') : '',
    number(row.firmness?.tierShare ?? NaN, 4),
    row.firmness && row.firmness.likelierIndex >= 0 ? (tiers[row.firmness.likelierIndex]?.title ?? '') : '',
    number(row.firmness?.likelierShare ?? NaN, 4),
    number(row.score100, 4),
    number(row.band?.low ?? NaN, 4),
    number(row.band?.high ?? NaN, 4),
    number(row.change100, 4),
    row.parts,
    number(row.coverage, 4),
    number(row.ageMonths, 0),
    about.since,
    about.asOf,
    about.model,
    about.data,
  ])
  const head = [
    ...[
      'unit',
      'name',
      'rank',
      'rank_low_90',
      'rank_high_90',
      'tier',
      'tier_probability',
      'likelier_tier',
      'likelier_tier_probability',
      'score',
      'score_low_90',
      'score_high_90',
      'change',
      'parts',
      'coverage',
      'age_newest_months',
    ],
    ...['since', 'as_of', 'model', 'data_fingerprint'],
  ]
  return [head, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n') + '\r\n'
}

/** Quoted where needed; a text that a spreadsheet would read as a formula is disarmed with an apostrophe. */
function cell(text: string): string {
  const safe = /^-?\d+(\.\d+)?$/.test(text) ? text : text.replace(/^([=+\-@\t\r])/, "'$1")
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands the table to the browser as a file. Its name says the date, not the list. */
export function saveRowsAsCsv(
  rows: readonly WatchRowView[],
  tiers: readonly TierSpec[],
  about: CsvAbout,
): void {
  const blob = new Blob([`\uFEFF${rowsCsv(rows, tiers, about)}`], { type: 'text/csv' })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `watchlist-${about.asOf}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
