import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'

/** What a cell of the coverage map says. The order is the order of the legend. */
export const COVERAGE_CLASSES = [
  { id: 'observed', title: 'Observed' },
  { id: 'zero', title: 'No record, zero by the source’s rule' },
  { id: 'missing', title: 'Missing' },
  { id: 'not-yet', title: 'Not yet published' },
  { id: 'withdrawn', title: 'Withdrawn or out of range' },
  { id: 'not-covered', title: 'Not covered' },
] as const
export type CoverageClass = (typeof COVERAGE_CLASSES)[number]['id']

export interface CoverageMatrix {
  readonly years: readonly number[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  /** `[unitRow * years.length + yearColumn]`, index into COVERAGE_CLASSES. */
  readonly cells: Uint8Array
  /** Cells with a value (observed or zero by rule), by year. */
  readonly perYear: readonly number[]
}

/** Which units a series holds in which years. Months are put together: the best of the year's months counts.
 *  Observations published after `asOfMonth` count as not yet published; null = no limit. Units that never hold or miss a
 *  value (not covered throughout) are left out. */
export function coverageMatrix(
  panel: SeriesPanel,
  units: readonly { readonly id: string; readonly name: string }[],
  asOfMonth: number | null,
): CoverageMatrix {
  const monthly = panel.frequency === 'month'
  const firstYear = monthly ? Math.floor(panel.firstOrdinal / 12) : panel.firstOrdinal
  const lastOrdinal = panel.firstOrdinal + panel.nPeriods - 1
  const lastYear = monthly ? Math.floor(lastOrdinal / 12) : lastOrdinal
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)
  const all = new Uint8Array(panel.nUnits * years.length).fill(5)
  for (let p = 0; p < panel.nPeriods; p++) {
    const ordinal = panel.firstOrdinal + p
    const column = (monthly ? Math.floor(ordinal / 12) : ordinal) - firstYear
    const endMonth = monthly ? ordinal : ordinal * 12 + 11
    const published = asOfMonth === null || endMonth + panel.publicationLagMonths <= asOfMonth
    for (let u = 0; u < panel.nUnits; u++) {
      const found = classOf(panel.status[p * panel.nUnits + u]!, published)
      const at = u * years.length + column
      if (found < all[at]!) all[at] = found
    }
  }
  const kept = units.map((unit, u) => ({ unit, u })).filter(({ u }) => holdsAny(all, u, years.length))
  kept.sort((a, b) => (a.unit.name < b.unit.name ? -1 : a.unit.name > b.unit.name ? 1 : 0))
  const cells = new Uint8Array(kept.length * years.length)
  kept.forEach(({ u }, row) =>
    cells.set(all.subarray(u * years.length, (u + 1) * years.length), row * years.length),
  )
  const perYear = years.map((_, y) => {
    let count = 0
    for (let row = 0; row < kept.length; row++) if (cells[row * years.length + y]! < 2) count++
    return count
  })
  return { years, units: kept.map(({ unit }) => ({ id: unit.id, name: unit.name })), cells, perYear }
}

function classOf(status: number, published: boolean): number {
  if (status === Status.notCovered || status === Status.noSuchUnit) return 5
  if (!published || status === Status.notYetPublished) return 3
  if (status === Status.absentMeansZero) return 1
  if (status < 16) return 0
  if (status === Status.withdrawn || status === Status.outOfRange) return 4
  return 2
}

function holdsAny(all: Uint8Array, unit: number, nYears: number): boolean {
  for (let y = 0; y < nYears; y++) if (all[unit * nYears + y]! < 5) return true
  return false
}
