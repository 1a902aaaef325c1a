import * as simple from 'simple-statistics'
import { ForewatchError } from './errors'

/** The only place that uses simple-statistics. It takes NaN and typed arrays without a word and then answers wrongly,
 *  so every function here takes finite numbers only and hands it a plain array. */
function checked(values: ArrayLike<number>, atLeast: number, what: string): number[] {
  if (values.length < atLeast) {
    throw new ForewatchError('too-few-observed', {
      what: `Too few values for a ${what}`,
      found: String(values.length),
      expected: `at least ${atLeast}`,
    })
  }
  const plain = Array.from(values)
  const bad = plain.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) {
    throw new ForewatchError('bad-number', {
      what: `A ${what} was asked of a value that is no number`,
      where: `position ${bad}`,
      found: String(plain[bad]),
      expected: 'finite values; leave missing ones out first',
    })
  }
  return plain
}

/** @throws ForewatchError `too-few-observed` when empty, `bad-number` on NaN or infinity; so do all functions here */
export function mean(values: ArrayLike<number>): number {
  return simple.mean(checked(values, 1, 'mean'))
}

export function median(values: ArrayLike<number>): number {
  return simple.median(checked(values, 1, 'median'))
}

/** Quantile of type 7 (Hyndman and Fan 1996; the default of R and numpy). @param probability 0–1 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new ForewatchError('bad-argument', {
      what: 'A quantile was asked at no probability',
      found: String(probability),
      expected: 'a number from 0 to 1',
    })
  }
  const sorted = checked(values, 1, 'quantile').sort((a, b) => a - b)
  return simple.quantileSorted(sorted, probability)
}

/** Standard deviation of a whole population (divisor n). */
export function populationSd(values: ArrayLike<number>): number {
  return simple.standardDeviation(checked(values, 1, 'standard deviation'))
}

/** Standard deviation of a sample (divisor n − 1). */
export function sampleSd(values: ArrayLike<number>): number {
  return simple.sampleStandardDeviation(checked(values, 2, 'sample standard deviation'))
}

/** Spearman's rank correlation with mid-ranks on ties: Pearson's correlation of the ranks.
 *  @throws also `too-few-observed` where one side is constant, and `bad-argument` on unequal lengths */
export function rankCorrelation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const x = checked(first, 2, 'rank correlation')
  const y = checked(second, 2, 'rank correlation')
  checkPair(x, y, 'rank correlation')
  return simple.sampleCorrelation(midRanks(x), midRanks(y))
}

function checkPair(x: readonly number[], y: readonly number[], what: string): void {
  if (x.length !== y.length) {
    throw new ForewatchError('bad-argument', {
      what: `A ${what} was asked of two lists of unequal length`,
      found: `${x.length} and ${y.length}`,
    })
  }
  for (const side of [x, y]) {
    if (side.every((value) => value === side[0])) {
      throw new ForewatchError('too-few-observed', {
        what: `A ${what} was asked of a constant list`,
        found: `${side.length} times ${side[0]}`,
        expected: 'at least two different values',
      })
    }
  }
}

/** Ranks from 1 in ascending order; equal values share the mean of their ranks. */
export function midRanks(values: ArrayLike<number>): number[] {
  const plain = checked(values, 1, 'rank')
  const order = plain.map((_, i) => i).sort((a, b) => plain[a]! - plain[b]!)
  const ranks = new Array<number>(plain.length).fill(0)
  for (let start = 0; start < order.length;) {
    let end = start
    while (end < order.length && plain[order[end]!] === plain[order[start]!]) end++
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + end + 1) / 2
    start = end
  }
  return ranks
}

/** Pearson's correlation.
 *  @throws also `too-few-observed` where one side is constant, and `bad-argument` on unequal lengths */
export function correlation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const x = checked(first, 2, 'correlation')
  const y = checked(second, 2, 'correlation')
  checkPair(x, y, 'correlation')
  return simple.sampleCorrelation(x, y)
}

/** Covariance of a sample (divisor n − 1). @throws also `bad-argument` on unequal lengths */
export function covariance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  return simple.sampleCovariance(checked(first, 2, 'covariance'), checked(second, 2, 'covariance'))
}

/** Adjusted Fisher–Pearson skewness of a sample (G₁). Written out, because the library takes a power whose last bits
 *  differ from machine to machine. @throws also where all values are equal */
export function skewness(values: ArrayLike<number>): number {
  const plain = varied(checked(values, 3, 'skewness'), 'skewness')
  const n = plain.length
  const middle = simple.mean(plain)
  let squares = 0
  let cubes = 0
  for (const value of plain) {
    const apart = value - middle
    squares += apart * apart
    cubes += apart * apart * apart
  }
  const m2 = squares / n
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * (cubes / n)) / (m2 * Math.sqrt(m2))
}

/** Excess kurtosis of a sample (G₂); 0 for a normal distribution. @throws also where all values are equal */
export function kurtosis(values: ArrayLike<number>): number {
  return simple.sampleKurtosis(varied(checked(values, 4, 'kurtosis'), 'kurtosis'))
}

function varied(values: number[], what: string): number[] {
  if (values.some((value) => value !== values[0])) return values
  throw new ForewatchError('too-few-observed', {
    what: `A ${what} was asked of a constant list`,
    found: `${values.length} times ${values[0]}`,
    expected: 'at least two different values',
  })
}
