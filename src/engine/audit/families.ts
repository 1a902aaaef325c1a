import type { SeriesPanel } from '../../core/panel'
import { median, midRanks, rankCorrelation } from '../../core/stats'
import { hasValue } from '../../core/status'
import type { DataSet } from '../types'

/** Series of different makers that speak of one thing. `family`: who judges or counts. */
export interface Concept {
  readonly id: string
  readonly title: string
  readonly members: readonly { readonly series: string; readonly family: string }[]
}

/** A country whose standing by one family moved away from its standing by the other. */
export interface PartedCountry {
  readonly unit: string
  readonly name: string
  /** Percentile of risk (0–100, among the countries that both cover) by the first less that by the second: now, and the
   *  median of the years before. */
  readonly gapNow: number
  readonly gapBefore: number
}

export interface FamilyBreak {
  readonly concept: string
  readonly first: string
  readonly second: string
  /** Newest year in which both hold enough countries. */
  readonly year: number
  readonly countries: number
  /** Rank correlation in that year, and its median over the years before; NaN where one side is constant. */
  readonly correlation: number
  readonly correlationBefore: number
  /** Largest change first. */
  readonly parted: readonly PartedCountry[]
}

/** Change of the gap, in percentile points, from which two families part on a country. */
export const PARTED_POINTS = 20
const YEARS_BEFORE = 5
const LEAST_YEARS = 3
const LEAST_COUNTRIES = 30

/** Compares every two families of a concept where the data hold both, in the newest year that both cover. A gap that was always
 *  there is a difference of meaning and no break; only its change counts. */
export function familyBreaks(data: DataSet, concepts: readonly Concept[]): FamilyBreak[] {
  return concepts.flatMap(({ title, members }) =>
    members.flatMap((a, i) =>
      members.slice(i + 1).flatMap((b) => {
        const found = a.family === b.family ? undefined : compare(data, a.series, b.series)
        return found ? [{ concept: title, first: a.series, second: b.series, ...found }] : []
      }),
    ),
  )
}

type Gaps = { readonly gaps: ReadonlyMap<number, number>; readonly correlation: number }

function compare(
  data: DataSet,
  first: string,
  second: string,
): Omit<FamilyBreak, 'concept' | 'first' | 'second'> | undefined {
  const [a, b] = [data.panels.get(first), data.panels.get(second)]
  if (!a || !b || a.frequency !== 'year' || b.frequency !== 'year') return undefined
  const signs = [sign(data, first), sign(data, second)] as const
  const start = Math.max(a.firstOrdinal, b.firstOrdinal)
  let year = Math.min(a.firstOrdinal + a.nPeriods, b.firstOrdinal + b.nPeriods) - 1
  let now: Gaps | undefined
  while (year >= start && !(now = gapsOf(a, b, year, signs))) year--
  if (!now) return undefined
  const before: Gaps[] = []
  for (let y = year - 1; y >= Math.max(start, year - YEARS_BEFORE); y--) {
    const gaps = gapsOf(a, b, y, signs)
    if (gaps) before.push(gaps)
  }
  if (before.length < LEAST_YEARS) return undefined
  const parted: PartedCountry[] = []
  for (const [u, gapNow] of now.gaps) {
    const earlier = before.flatMap(({ gaps }) => gaps.get(u) ?? [])
    if (earlier.length < LEAST_YEARS) continue
    const gapBefore = median(earlier)
    if (Math.abs(gapNow - gapBefore) < PARTED_POINTS) continue
    const { id, name } = data.units[u]!
    parted.push({ unit: id, name, gapNow, gapBefore })
  }
  const change = (each: PartedCountry) => Math.abs(each.gapNow - each.gapBefore)
  const correlations = before.map(({ correlation }) => correlation).filter(Number.isFinite)
  return {
    year,
    countries: now.gaps.size,
    correlation: now.correlation,
    correlationBefore: correlations.length > 0 ? median(correlations) : Number.NaN,
    parted: parted.sort((x, y) => change(y) - change(x) || (x.unit < y.unit ? -1 : 1)),
  }
}

const sign = (data: DataSet, id: string): number =>
  data.series.get(id)?.direction === 'lower-is-riskier' ? -1 : 1

/** Gaps of all countries that both hold in a year, by unit index; undefined below the least number of countries. */
function gapsOf(
  a: SeriesPanel,
  b: SeriesPanel,
  year: number,
  [signA, signB]: readonly [number, number],
): Gaps | undefined {
  const [pa, pb] = [year - a.firstOrdinal, year - b.firstOrdinal]
  if (pa < 0 || pb < 0 || pa >= a.nPeriods || pb >= b.nPeriods) return undefined
  const units: number[] = []
  const [x, y]: [number[], number[]] = [[], []]
  for (let u = 0; u < a.nUnits; u++) {
    const [i, j] = [pa * a.nUnits + u, pb * b.nUnits + u]
    if (!hasValue(a.status[i]!) || !hasValue(b.status[j]!)) continue
    units.push(u)
    x.push(a.values[i]! * signA)
    y.push(b.values[j]! * signB)
  }
  if (units.length < LEAST_COUNTRIES) return undefined
  const [rx, ry] = [midRanks(x), midRanks(y)]
  const constant = [x, y].some((side) => side.every((value) => value === side[0]))
  const n = units.length
  return {
    gaps: new Map(units.map((u, k) => [u, ((rx[k]! - ry[k]!) / n) * 100])),
    correlation: constant ? Number.NaN : rankCorrelation(x, y),
  }
}
