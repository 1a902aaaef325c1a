import { csvText } from '../../format/csv-writer'
import { dateText } from '../../format/dates'
import { NOTICE, PROBABILITY_RULE } from '../../format/provenance'
import type { TierSpec } from '../../model/types'
import type { WatchRowView } from './rows'

export interface CsvAbout {
  readonly asOf: string
  readonly since: string
  readonly model: string
  /** Fingerprint of the data. */
  readonly data: string
  /** One line a source, with its licence. */
  readonly sources: readonly string[]
}

/** The rows as a table, one country a line, with what they rest on above and the dates in every line. Numbers are written
 *  unrounded, as in all tables. Notes and the name of the list are not among them. */
export function rowsCsv(rows: readonly WatchRowView[], tiers: readonly TierSpec[], about: CsvAbout): string {
  return csvText({
    about: [
      'Countries of a watchlist',
      `As of ${dateText(about.asOf)}: only what had been published by then; movement since ${dateText(about.since)}`,
      `Model ${about.model}; data ${about.data}`,
      NOTICE,
      ...about.sources,
      PROBABILITY_RULE,
    ],
    head: [
      ...['unit', 'name', 'rank', 'rank_low_90', 'rank_high_90', 'tier', 'tier_probability'],
      ...['likelier_tier', 'likelier_tier_probability', 'score', 'score_low_90', 'score_high_90', 'change'],
      ...['reason', 'parts', 'coverage', 'age_newest_months', 'ongoing'],
      ...['since', 'as_of', 'model', 'data_fingerprint'],
    ],
    rows: rows.map((row) => {
      const { firmness } = row
      const likelier = firmness && firmness.likelierIndex >= 0 ? firmness : undefined
      return [
        ...[row.unit, row.name, row.rank > 0 ? row.rank : undefined, firmness?.rankLow, firmness?.rankHigh],
        // No tier without its probability.
        ...[firmness && tiers[row.tierIndex]?.title, firmness?.tierShare],
        ...[likelier && tiers[likelier.likelierIndex]?.title, likelier?.likelierShare],
        ...[row.score100, row.band?.low, row.band?.high, row.change100],
        ...[row.reason, row.parts, row.coverage, row.ageMonths, row.ongoing],
        ...[about.since, about.asOf, about.model, about.data],
      ]
    }),
  })
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
