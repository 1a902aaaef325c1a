import { ForewatchError } from '../../core/errors'
import { parsePeriod, periodOrdinal } from '../../core/period'
import type { Observation, SeriesRecord } from '../../core/series'

/** Unit of a series of which nobody said what it is counted in. */
export const NO_UNIT = 'not stated'

/** Series records for figures that come without a catalogue, one per indicator in the data, in id order. What nobody
 *  stated is taken the plainest way: higher is riskier (a model input may say otherwise), published at once, no range,
 *  no record means missing, window from the first to the last period held.
 *  @throws ForewatchError `bad-period` for an indicator that mixes years and months */
export function defaultSeries(observations: readonly Observation[], file: string): readonly SeriesRecord[] {
  const spans = new Map<string, { from: string; to: string; frequency: SeriesRecord['frequency'] }>()
  for (const { indicator, period } of observations) {
    const parsed = parsePeriod(period)
    const span = spans.get(indicator)
    if (!span) {
      spans.set(indicator, { from: period, to: period, frequency: parsed.kind })
      continue
    }
    if (span.frequency !== parsed.kind) throw mixed(indicator, period, file)
    const at = periodOrdinal(parsed)
    if (at < periodOrdinal(parsePeriod(span.from))) span.from = period
    if (at > periodOrdinal(parsePeriod(span.to))) span.to = period
  }
  return [...spans]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { from, to, frequency }]) => ({
      id,
      title: id,
      description: `From ${file}, which does not describe it.`,
      unit: NO_UNIT,
      direction: 'higher-is-riskier',
      scale: 'index',
      frequency,
      validRange: [null, null],
      publicationLagMonths: 0,
      coverage: { from, to, absence: 'missing', absenceNote: 'Nothing is known about what no record means.' },
    }))
}

function mixed(indicator: string, period: string, file: string): ForewatchError {
  return new ForewatchError('bad-period', {
    what: 'An indicator mixes years and months',
    where: `${file}, ${indicator}`,
    found: period,
    expected: 'all periods of one indicator as years or all as months',
    next: 'Give the months an indicator of their own',
  })
}
