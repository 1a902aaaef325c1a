import type { Observation } from '../../core/series'

export interface RevisedValue {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly before: number
  readonly after: number
}

/** What a newer edition says that an older did not, and the other way round. Lists are in order of series. */
export interface EditionDifference {
  readonly same: number
  readonly revised: readonly RevisedValue[]
  /** Values of units and periods without one before, by series: new periods, new countries, gaps that were filled. */
  readonly added: number
  readonly withdrawn: readonly Omit<RevisedValue, 'after'>[]
  readonly newSeries: readonly string[]
  readonly droppedSeries: readonly string[]
  readonly newPeriods: readonly { readonly indicator: string; readonly periods: readonly string[] }[]
  /** Units that a series held before and holds no more. */
  readonly droppedUnits: readonly { readonly indicator: string; readonly units: readonly string[] }[]
  readonly newUnits: readonly { readonly indicator: string; readonly units: readonly string[] }[]
}

const keyOf = ({ indicator, unit, period }: Observation) => `${indicator}|${unit}|${period}`
const NOTHING: ReadonlySet<string> = new Set()

function sets(rows: readonly Observation[], of: (row: Observation) => string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const row of rows) {
    const held = found.get(row.indicator)
    if (held) held.add(of(row))
    else found.set(row.indicator, new Set([of(row)]))
  }
  return found
}

const without = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((x) => !b.has(x)).sort()

/** Compares two editions value by value. Values are the same only if they are equal as numbers. */
export function differenceOf(
  before: readonly Observation[],
  after: readonly Observation[],
): EditionDifference {
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const revised: RevisedValue[] = []
  let same = 0
  let added = 0
  for (const row of after) {
    const earlier = old.get(keyOf(row))
    if (!earlier) added++
    else if (earlier.value === row.value) same++
    else {
      const { indicator, unit, period } = row
      revised.push({ indicator, unit, period, before: earlier.value, after: row.value })
    }
    old.delete(keyOf(row))
  }
  const withdrawn = [...old.values()].map(({ indicator, unit, period, value }) => ({
    indicator,
    unit,
    period,
    before: value,
  }))
  const [unitsBefore, unitsAfter] = [sets(before, (row) => row.unit), sets(after, (row) => row.unit)]
  const [periodsBefore, periodsAfter] = [sets(before, (row) => row.period), sets(after, (row) => row.period)]
  const newSeries = without(new Set(unitsAfter.keys()), new Set(unitsBefore.keys()))
  const droppedSeries = without(new Set(unitsBefore.keys()), new Set(unitsAfter.keys()))
  const both = [...unitsAfter.keys()].filter((id) => unitsBefore.has(id)).sort()
  const compare = (a: ReadonlyMap<string, Set<string>>, b: ReadonlyMap<string, Set<string>>) =>
    both
      .map((indicator) => ({
        indicator,
        list: without(a.get(indicator) ?? NOTHING, b.get(indicator) ?? NOTHING),
      }))
      .filter(({ list }) => list.length > 0)
  return {
    same,
    revised,
    added,
    withdrawn,
    newSeries,
    droppedSeries,
    newPeriods: compare(periodsAfter, periodsBefore).map(({ indicator, list }) => ({
      indicator,
      periods: list,
    })),
    droppedUnits: compare(unitsBefore, unitsAfter).map(({ indicator, list }) => ({ indicator, units: list })),
    newUnits: compare(unitsAfter, unitsBefore).map(({ indicator, list }) => ({ indicator, units: list })),
  }
}

/** How a series was revised between two editions. */
export interface RevisionSize {
  readonly indicator: string
  readonly count: number
  readonly up: number
  readonly down: number
  /** Median of |after − before|, in the unit of the series. */
  readonly medianSize: number
  readonly units: readonly string[]
}

export function revisionSizes(revised: readonly RevisedValue[]): RevisionSize[] {
  const bySeries = new Map<string, RevisedValue[]>()
  for (const each of revised) {
    const list = bySeries.get(each.indicator)
    if (list) list.push(each)
    else bySeries.set(each.indicator, [each])
  }
  return [...bySeries]
    .map(([indicator, list]) => {
      const sizes = list.map(({ before, after }) => Math.abs(after - before)).sort((a, b) => a - b)
      const middle = (sizes.length - 1) / 2
      return {
        indicator,
        count: list.length,
        up: list.filter(({ before, after }) => after > before).length,
        down: list.filter(({ before, after }) => after < before).length,
        medianSize: (sizes[Math.floor(middle)]! + sizes[Math.ceil(middle)]!) / 2,
        units: [...new Set(list.map(({ unit }) => unit))].sort(),
      }
    })
    .sort((a, b) => b.count - a.count || (a.indicator < b.indicator ? -1 : 1))
}
