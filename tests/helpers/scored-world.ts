import fc from 'fast-check'
import { buildDataSet, type BuiltDataSet } from '../../src/engine/data/build-data-set'
import { createRandom, type Random } from '../../src/core/random'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import type { ScoreRun } from '../../src/engine/types'
import { randomWorld, type RandomOptions, type RandomWorld } from './random-world'

/** Year ends at which random worlds are scored. */
export const YEARS = yearEnds(2004, 2010)

/** A random world with its panels, its scores at the end of each year, and dice that are thrown afresh by every law. */
export interface ScoredWorld extends RandomWorld {
  readonly data: BuiltDataSet
  readonly run: ScoreRun
  readonly random: Random
}

const kept = new Map<number, Omit<ScoredWorld, 'random'>>()

function made(seed: number, options: RandomOptions): Omit<ScoredWorld, 'random'> {
  const world = randomWorld(createRandom(seed), options)
  const data = buildDataSet(world.units, world.records, world.observations)
  return { ...world, data, run: runScores(world.model, data, YEARS) }
}

/** The world of a seed; without options it is made once for all laws of a file. */
export function scoredWorld(seed: number, options?: RandomOptions): ScoredWorld {
  let world = options ? made(seed, options) : kept.get(seed)
  if (!world) kept.set(seed, (world = made(seed, {})))
  return { ...world, random: createRandom(seed + 1) }
}

/** Tries a law on 1 000 random worlds. */
export function forWorlds(law: (world: ScoredWorld) => void, options?: RandomOptions, numRuns = 1000): void {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => law(scoredWorld(seed, options))),
    { seed: 20241, numRuns },
  )
}

/** The same bits, NaN for NaN. */
export function sameBits(a: Float64Array | Uint8Array, b: Float64Array | Uint8Array): boolean {
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]))
}
