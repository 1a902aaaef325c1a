import type { SeriesPanel } from '../../core/panel'
import type { Scale, SeriesRecord } from '../../core/series'
import { Status } from '../../core/status'

/** Standard normal deviate of the 95th percentile: bounds are taken as the 5th and 95th percentile of the error. */
export const Z95 = 1.6448536269514722

/** Declared error where a source gives no bounds of its own (indicators/decisions/030-doubt.md).
 *  `factor`: 5–95 % from value / factor to value × factor, so that zero stays zero. `relative`: ± that share of the
 *  value. `width`: ± that share of the width of the valid range. `step`: one category down, and one up, each with that
 *  probability. */
export type ErrorRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'factor'; readonly factor: number }
  | { readonly kind: 'relative'; readonly share: number }
  | { readonly kind: 'width'; readonly share: number }
  | { readonly kind: 'step'; readonly probability: number }

const BY_SCALE: Readonly<Record<Scale, ErrorRule>> = {
  count: { kind: 'relative', share: 0.1 },
  rate: { kind: 'relative', share: 0.1 },
  share: { kind: 'relative', share: 0.1 },
  money: { kind: 'relative', share: 0.1 },
  index: { kind: 'width', share: 0.07 },
  interval: { kind: 'width', share: 0.05 },
  ordinal: { kind: 'step', probability: 0.1 },
  binary: { kind: 'step', probability: 0.05 },
}

/** The declared error of a series without bounds. A source that lists every case (no record means zero) counts events:
 *  its counts may be wrong by half, its yes or no is a matter of record. */
export function errorRule(record: SeriesRecord | undefined): ErrorRule {
  if (!record) return { kind: 'none' }
  if (record.coverage.absence !== 'zero') return BY_SCALE[record.scale]
  if (record.scale === 'count') return { kind: 'factor', factor: 1.5 }
  if (record.scale === 'binary' || record.scale === 'ordinal') return { kind: 'none' }
  return BY_SCALE[record.scale]
}

/** A series with its 5th and 95th percentile, cell by cell. `stepProbability` > 0: the bounds are the neighbouring
 *  categories, each taken with that probability. */
export interface Banded {
  readonly mid: SeriesPanel
  readonly low: SeriesPanel
  readonly high: SeriesPanel
  readonly stepProbability: number
}

/** Half widths of source intervals that are not 5–95 %: standard normal deviate that they stand for. */
const OWN_INTERVAL_Z: Readonly<Record<string, number>> = { vdem_polyarchy: 1 }

/** The source's own bounds where it gives them, else the declared error; cut at the valid range. Where there is no
 *  error, all three are the same panel. */
export function banded(panel: SeriesPanel, record: SeriesRecord | undefined, errorScale: number): Banded {
  const rule = errorRule(record)
  const step = rule.kind === 'step' ? Math.min(0.5, rule.probability * errorScale) : 0
  if ((rule.kind === 'none' && !panel.low) || errorScale === 0)
    return { mid: panel, low: panel, high: panel, stepProbability: 0 }
  const [least, most] = record?.validRange ?? [null, null]
  const width = least !== null && most !== null ? most - least : 0
  const low = panel.values.slice()
  const high = panel.values.slice()
  const ownScale = (Z95 / (OWN_INTERVAL_Z[panel.seriesId] ?? Z95)) * errorScale
  for (let cell = 0; cell < low.length; cell++) {
    if (panel.status[cell]! >= Status.missing) continue
    const x = panel.values[cell]!
    const ownLow = panel.low?.[cell] ?? NaN
    const ownHigh = panel.high?.[cell] ?? NaN
    let down = x
    let up = x
    if (ownLow <= x && x <= ownHigh) {
      down = x - (x - ownLow) * ownScale
      up = x + (ownHigh - x) * ownScale
    } else if (rule.kind === 'factor') {
      const factor = 1 + (rule.factor - 1) * errorScale
      down = x / factor
      up = x * factor
    } else if (rule.kind === 'relative') {
      const reach = Math.abs(x) * rule.share * errorScale
      down = x - reach
      up = x + reach
    } else if (rule.kind === 'width') {
      down = x - width * rule.share * errorScale
      up = x + width * rule.share * errorScale
    } else if (rule.kind === 'step') {
      down = x - 1
      up = x + 1
    }
    low[cell] = least !== null && down < least ? least : down
    high[cell] = most !== null && up > most ? most : up
  }
  const withValues = (values: Float64Array): SeriesPanel => ({
    seriesId: panel.seriesId,
    frequency: panel.frequency,
    firstOrdinal: panel.firstOrdinal,
    nPeriods: panel.nPeriods,
    nUnits: panel.nUnits,
    values,
    status: panel.status,
    publicationLagMonths: panel.publicationLagMonths,
  })
  return { mid: panel, low: withValues(low), high: withValues(high), stepProbability: step }
}
