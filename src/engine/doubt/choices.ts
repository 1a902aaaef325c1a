import { ForewatchError } from '../../core/errors'
import { ln, power } from '../../core/portable-math'
import { createRandom, type Random } from '../../core/random'
import { normalDeviates } from '../../core/normal-deviates'
import { FILLS, type DoubtPlan } from './plan-types'
import { DOUBT_CHOICES, type DoubtChoice } from './types'

/** Everything one draw decides, in arrays that are written anew for each draw. */
export interface Choices {
  fill: number
  /** Index into the norms of each input. */
  readonly norm: Uint8Array
  /** Per node, in the order of its children; not normalised. */
  readonly weights: readonly Float64Array[]
  /** Depth whose aggregation is not its own; −1 = none. */
  depth: number
  /** Index into the kernels of nodes at that depth. */
  kernel: number
  /** Source left out; −1 = none. */
  source: number
  /** Some weights are 0 that are not so in the model: what stands empty below them takes no part. */
  pruned: boolean
}

/** A stream for one choice of one draw: other draws and other choices leave it as it is, so that draws can be made in
 *  any order, in any number of threads, and a choice that is switched off changes nothing else. */
export function streamOf(seed: number, choice: DoubtChoice, draw: number): Random {
  let mixed = (seed ^ Math.imul(DOUBT_CHOICES.indexOf(choice) + 1, 0x9e3779b1)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0
  mixed = (mixed + Math.imul(draw + 1, 0xc2b2ae35)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f) >>> 0
  return createRandom((mixed ^ (mixed >>> 15)) >>> 0)
}

export function makeChoices(plan: DoubtPlan): Choices {
  return {
    fill: 0,
    norm: new Uint8Array(plan.inputs.length),
    weights: plan.nodes.map(({ weights }) => weights.slice()),
    depth: -1,
    kernel: 0,
    source: -1,
    pruned: false,
  }
}

const APART = 0x5bd1e995

/** Decides a draw. @param draws  index of the draw, choice by choice, in the order of `DOUBT_CHOICES` */
export function choose(plan: DoubtPlan, draws: ArrayLike<number>, into: Choices): void {
  const { vary, keepOwn, dropSource } = plan.settings
  const stream = (choice: DoubtChoice) => streamOf(plan.seed, choice, draws[DOUBT_CHOICES.indexOf(choice)]!)
  into.fill = 0
  if (vary.fills) {
    const random = stream('fills')
    if (random.next() >= keepOwn) into.fill = 1 + random.nextInt(FILLS.length - 1)
  }
  into.norm.fill(0)
  if (vary.norms) {
    const random = stream('norms')
    plan.inputs.forEach(({ norms, optional }, i) => {
      if (optional) return
      if (random.next() >= keepOwn && norms.length > 1) into.norm[i] = 1 + random.nextInt(norms.length - 1)
    })
  }
  if (vary.weights)
    drawWeights(
      plan,
      stream('weights'),
      () => streamOf(plan.seed ^ APART, 'weights', draws[DOUBT_CHOICES.indexOf('weights')]!),
      into,
    )
  else plan.nodes.forEach(({ weights }, n) => into.weights[n]!.set(weights))
  into.depth = -1
  if (vary.aggregation && plan.depths.length > 0) {
    const random = stream('aggregation')
    if (random.next() >= keepOwn) {
      into.depth = plan.depths[random.nextInt(plan.depths.length)]!
      into.kernel = 1 + random.nextInt(4)
    }
  }
  into.source = -1
  if (vary.sources && plan.sourceIds.length > 1) {
    const random = stream('sources')
    if (random.next() < dropSource) into.source = random.nextInt(plan.sourceIds.length)
  }
}

/** Dirichlet weights of every node around its own. What nobody owes is drawn from a stream of its own, on the scale of its
 *  siblings, so that the draws of these are the same without it. */
function drawWeights(
  { nodes, settings }: DoubtPlan,
  random: Random,
  apart: () => Random,
  into: Choices,
): void {
  const normal = normalDeviates(random)
  let beside: { readonly random: Random; readonly normal: () => number } | undefined
  nodes.forEach(({ weights, optional }, n) => {
    const own = into.weights[n]!
    let total = 0
    let owed = 0
    for (let c = 0; c < weights.length; c++) {
      if (optional?.[c] === 1) continue
      total += weights[c]!
      owed++
    }
    const perWeight = owed > 0 ? (settings.weightConcentration * owed) / total : settings.weightConcentration
    for (let c = 0; c < weights.length; c++) {
      const shape = perWeight * weights[c]!
      if (optional?.[c] === 1) {
        if (!beside) {
          const stream = apart()
          beside = { random: stream, normal: normalDeviates(stream) }
        }
        own[c] = gamma(shape, beside.random, beside.normal)
      } else own[c] = owed === 1 ? shape : gamma(shape, random, normal)
    }
  })
}

/** Gamma deviate of unit scale; normalised among siblings they are Dirichlet.
 *  @throws ForewatchError `internal` for a shape that is no finite number ≥ 0, with which the search would never end
 *  @see G. Marsaglia and W. W. Tsang (2000), A Simple Method for Generating Gamma Variables, ACM TOMS 26(3) */
export function gamma(shape: number, random: Random, normal: () => number): number {
  if (!(shape >= 0 && shape < Infinity)) {
    throw new ForewatchError('internal', {
      what: 'A weight cannot be varied',
      found: `shape ${shape}`,
      expected: 'a finite number of at least 0',
      next: 'Check the weights of the model and report this fault',
    })
  }
  if (shape < 1) return gamma(shape + 1, random, normal) * power(1 - random.next(), 1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const t = 1 + c * x
    if (t <= 0) continue
    const v = t * t * t
    if (ln(1 - random.next()) < 0.5 * x * x + d - d * v + d * ln(v)) return d * v
  }
}
