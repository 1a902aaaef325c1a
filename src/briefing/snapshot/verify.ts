import { doubtOf, type DoubtWork } from './doubt'
import { assessedOf } from './assessed'
import { firmnessOf } from './firmness'
import { listedIn } from './lists'
import { resultsOf, type Results } from './results'
import { scoreSnapshot, type ScoredSnapshot } from './scored'
import type { LeftOut, OpenSnapshot } from './types'

/** A number that came out otherwise. */
export interface Difference {
  /** Path into results.json, for example `headline.score100.SDN`. */
  readonly path: string
  readonly frozen: number | string | null
  readonly recomputed: number | string | null
}

export interface Verification {
  /** `identical`: every bit. `equal`: within 1e-9. `partial`: figures are left out for their licence, so that not all can
   *  be recomputed. `different`: some number came out otherwise. */
  readonly verdict: 'identical' | 'equal' | 'partial' | 'different'
  readonly numbers: number
  readonly bitEqual: number
  readonly largestDifference: number
  readonly differences: number
  /** The first few. */
  readonly examples: readonly Difference[]
  readonly leftOut: readonly LeftOut[]
  readonly scored: ScoredSnapshot
}

export const TOLERANCE = 1e-9
const EXAMPLES = 8

/** Computes everything anew from the figures and the model in the snapshot, by the engine that runs here, and compares
 *  number by number. Fingerprints are checked on opening. @throws ForewatchError as `runScores` */
export async function verifySnapshot(snapshot: OpenSnapshot, work: DoubtWork = {}): Promise<Verification> {
  const { model, data, manifest, results, outcome } = snapshot
  const listed = listedIn(snapshot)
  const scored = scoreSnapshot(model, data, manifest.asOf, manifest.firstYear, listed)
  const doubt = await doubtOf(scored, data, snapshot.catalogue, {
    ...work,
    ...(results.doubt ? { draws: results.doubt.draws } : {}),
  })
  const assessed = results.assessed && assessedOf(model, data, scored)
  const again: Results = {
    ...resultsOf(scored, Object.keys(results.contributions), listed, doubt, outcome),
    ...(results.firmness ? { firmness: firmnessOf(scored, snapshot.catalogue) } : {}),
    ...(assessed ? { assessed } : {}),
  }
  const count = { numbers: 0, bitEqual: 0, largestDifference: 0, differences: 0 }
  const examples: Difference[] = []
  compare(results, again, [], results.units, (path, frozen, recomputed) => {
    count.numbers++
    if (frozen === recomputed) {
      count.bitEqual++
      return
    }
    const gap =
      typeof frozen === 'number' && typeof recomputed === 'number' ? Math.abs(frozen - recomputed) : Infinity
    count.largestDifference = Math.max(count.largestDifference, gap)
    if (gap <= TOLERANCE) return
    count.differences++
    if (examples.length < EXAMPLES) examples.push({ path: path(), frozen, recomputed })
  })
  const verdict =
    count.differences > 0
      ? manifest.leftOut.length > 0
        ? 'partial'
        : 'different'
      : count.bitEqual === count.numbers
        ? 'identical'
        : 'equal'
  return { verdict, ...count, examples, leftOut: manifest.leftOut, scored }
}

type Leaf = number | string | null
type Visit = (path: () => string, frozen: Leaf, recomputed: Leaf) => void

/** Walks both trees; what is on one side only counts as a difference. Text is compared too. */
function compare(
  frozen: unknown,
  again: unknown,
  at: readonly (string | number)[],
  units: Results['units'],
  visit: Visit,
): void {
  const keys = isTree(frozen) || isTree(again) ? keysOf(frozen, again) : undefined
  if (!keys) {
    visit(() => pathText(at, units), leaf(frozen), leaf(again))
    return
  }
  for (const key of keys) {
    compare(entry(frozen, key), entry(again, key), [...at, key], units, visit)
  }
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function keysOf(a: unknown, b: unknown): (string | number)[] {
  if (Array.isArray(a) || Array.isArray(b)) {
    const length = Math.max(Array.isArray(a) ? a.length : 0, Array.isArray(b) ? b.length : 0)
    return Array.from({ length }, (_, i) => i)
  }
  return [...new Set([a, b].flatMap((each) => (isTree(each) ? Object.keys(each) : [])))].sort()
}

function entry(value: unknown, key: string | number): unknown {
  return isTree(value) ? (value as Record<string | number, unknown>)[key] : undefined
}

function leaf(value: unknown): Leaf {
  return typeof value === 'number' || typeof value === 'string' || value === null ? value : 'absent'
}

function pathText(at: readonly (string | number)[], units: Results['units']): string {
  const last = at.at(-1)
  const unit = typeof last === 'number' && at[0] !== 'units' && at[1] !== 'years' ? units[last] : undefined
  return [...at.slice(0, -1), unit ?? last].join('.')
}
