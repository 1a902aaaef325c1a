import type { CatalogueFile } from '../../core/series'
import { Status } from '../../core/status'
import type { SourceStress, TierShift } from '../../engine/audit/source-audit'
import type { ScoreRun } from '../../engine/types'
import { numbers } from '../../format/numbers'
import type { TierSpec } from '../../model/types'
import type { SourceRow } from './catalogue'

/** How long the source is taken to have stopped in the audit. */
export const FROZEN_MONTHS = 24
/** A series that is behind its own calendar by so much counts as stopped. */
export const STOPPED_MONTHS = 24
/** The heaviest sources are tried. */
export const AUDITED = 10

/** Values of one source that the model carries forward at one moment. */
export interface CarriedForward {
  readonly units: number
  readonly cells: number
  /** Age in months of the oldest of them. */
  readonly oldestMonths: number
}

/** By source id: cells whose value is an older one carried forward, over all scored inputs of the source. */
export function carriedForward(
  run: ScoreRun,
  momentIndex: number,
  catalogue: readonly CatalogueFile[],
): ReadonlyMap<string, CarriedForward> {
  const sourceOf = new Map(
    catalogue.flatMap(({ source, series }) => series.map(({ id }) => [id, source.id] as const)),
  )
  const moment = run.moments[momentIndex]!
  const month = moment.asOfMonth ?? moment.period.year * 12 + 11
  const n = run.units.length
  const found = new Map<string, { units: Set<number>; cells: number; oldestMonths: number }>()
  for (const { spec, raw, filled, sourceIndex } of run.inputs) {
    const source = sourceOf.get(spec.series)
    if (source === undefined || spec.role !== 'scored') continue
    for (let u = 0; u < n; u++) {
      const cell = momentIndex * n + u
      if (filled.status[cell] !== Status.carriedForward) continue
      const entry = found.get(source) ?? { units: new Set<number>(), cells: 0, oldestMonths: 0 }
      found.set(source, entry)
      entry.units.add(u)
      entry.cells++
      const ordinal = raw.firstOrdinal + sourceIndex[cell]!
      const end = raw.frequency === 'month' ? ordinal : ordinal * 12 + 11
      entry.oldestMonths = Math.max(entry.oldestMonths, month - end)
    }
  }
  return new Map([...found].map(([id, entry]) => [id, { ...entry, units: entry.units.size }]))
}

export interface AuditRow {
  readonly source: SourceRow['source']
  readonly weightShare: number
  readonly stoppedSeries: readonly string[]
  readonly carried: CarriedForward | undefined
  readonly stress: SourceStress
}

/** Titles of series that are behind their own calendar by two years or more. */
export function stoppedSeries(row: SourceRow): string[] {
  return row.series
    .filter(
      ({ freshness: { behind, frequency } }) => behind * (frequency === 'year' ? 12 : 1) >= STOPPED_MONTHS,
    )
    .map(({ record }) => record.title)
}

/** “12: 3 up, 5 down, 4 withheld”; a dash for none. */
export function shiftText(shifts: readonly TierShift[]): string {
  if (shifts.length === 0) return '–'
  const withheld = shifts.filter(({ to }) => to < 0).length
  const up = shifts.filter(({ from, to }) => to >= 0 && to > from).length
  const down = shifts.length - withheld - up
  const parts = [
    [up, 'higher'],
    [down, 'lower'],
    [withheld, 'withheld'],
  ] as const
  const words = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`)
  return `${shifts.length}: ${words.join(', ')}`
}

export function tierName(tiers: readonly TierSpec[], index: number): string {
  return tiers[index]?.title ?? 'withheld'
}

/** “Sudan: Very high → High (71.2 → 64.0)” */
export function shiftLine(shift: TierShift, tiers: readonly TierSpec[]): string {
  const score = (value: number) => (Number.isNaN(value) ? 'none' : numbers.fixed(value, 1))
  return `${shift.name}: ${tierName(tiers, shift.from)} → ${tierName(tiers, shift.to)} (${score(shift.scoreBefore)} → ${score(shift.scoreAfter)})`
}

/** Title of the audit, from its rows. */
export function auditTitle(rows: readonly AuditRow[]): string {
  const share = rows.reduce((sum, row) => sum + row.weightShare, 0)
  const heaviest = [...rows].sort((a, b) => b.stress.dropped.length - a.stress.dropped.length)[0]
  if (!heaviest) return 'No source carries any weight in this model'
  const n = heaviest.stress.dropped.length
  return `Without ${heaviest.source.title}, ${n === 1 ? '1 tier changes' : `${n} tiers change`}; these ${rows.length} sources carry ${numbers.percent(share, 0)} of the score`
}
