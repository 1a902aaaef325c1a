import { correlation, rankCorrelation } from '../../core/stats'

/** A column of the audit: one value a unit, NaN = none. */
export interface Column {
  readonly id: string
  readonly values: Float64Array
}

export interface Together {
  readonly n: number
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/** The units that both columns have a value for. */
export function together(first: Float64Array, second: Float64Array): Together {
  const x: number[] = []
  const y: number[] = []
  first.forEach((value, u) => {
    if (Number.isNaN(value) || Number.isNaN(second[u]!)) return
    x.push(value)
    y.push(second[u]!)
  })
  return { n: x.length, x, y }
}

/** Least units for a correlation to be told. */
export const LEAST_UNITS = 10

/** Correlations over the units that both have; NaN with fewer than ten of them or where one side is constant. */
export function correlationsOf(first: Float64Array, second: Float64Array) {
  const { n, x, y } = together(first, second)
  const constant = (side: readonly number[]) => side.every((value) => value === side[0])
  if (n < LEAST_UNITS || constant(x) || constant(y)) return { n, pearson: NaN, spearman: NaN }
  return { n, pearson: correlation(x, y), spearman: rankCorrelation(x, y) }
}

export function present(values: Float64Array): number[] {
  return Array.from(values).filter((value) => !Number.isNaN(value))
}
