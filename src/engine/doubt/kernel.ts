import { countAtMost } from '../../core/math'
import { normalQuantile } from '../../core/normal-quantile'
import { applyNode, type NodeScratch } from './apply-node'
import { applyNorm, type NormScratch } from './apply-norm'
import { choose, makeChoices, streamOf, type Choices } from './choices'
import type { DoubtInput, DoubtPlan } from './plan-types'

/** Normal deviates come from the midpoints of 4 096 equally likely classes: two to a random word, largest ± 3.7. */
const TABLE_BITS = 12
const TABLE = Float64Array.from({ length: 1 << TABLE_BITS }, (_, i) =>
  normalQuantile((i + 0.5) / (1 << TABLE_BITS)),
)

/** Draws one plan again and again without allocating. */
export class DoubtKernel {
  readonly plan: DoubtPlan
  /** Of the ranked units, in the order of `plan.ranked`; NaN = no score in this draw. */
  readonly score100: Float64Array
  /** 1 = highest; 0 = no score. Ties share the smallest rank. */
  readonly rank: Uint16Array
  readonly #choices: Choices
  readonly #noise: Float64Array
  readonly #values: Float64Array
  readonly #sorted: Float64Array
  readonly #norms: NormScratch
  readonly #nodes: NodeScratch
  readonly #anchors: boolean
  readonly #target: { readonly mean: number; readonly sd: number }

  constructor(plan: DoubtPlan) {
    this.plan = plan
    const { nUnits, inputs, nodes, ranked } = plan
    this.score100 = new Float64Array(ranked.length)
    this.rank = new Uint16Array(ranked.length)
    this.#choices = makeChoices(plan)
    this.#noise = new Float64Array(plan.noiseRows * nUnits)
    this.#values = new Float64Array((inputs.length + nodes.length) * nUnits)
    this.#sorted = new Float64Array(ranked.length)
    this.#norms = { sorted: new Float64Array(nUnits) }
    const widest = nodes.reduce((most, { children }) => Math.max(most, children.length), 0)
    this.#nodes = { weight: new Float64Array(nUnits), top: new Float64Array(widest) }
    const { vary, anchor } = plan.settings
    this.#anchors = anchor && (vary.norms || vary.weights || vary.aggregation || vary.sources)
    this.#target = meanAndSd(Float64Array.from(ranked, (u) => plan.score100[u]!))
  }

  /** One draw. @param draws  its index, choice by choice, in the order of `DOUBT_CHOICES` */
  draw(draws: ArrayLike<number>): void {
    const { plan } = this
    choose(plan, draws, this.#choices)
    if (plan.settings.vary.data) this.#drawNoise(draws[0]!)
    this.evaluate(this.#choices)
  }

  /** The scores under given choices and the noise of the last draw (none before the first). */
  evaluate(choices: Choices): void {
    const { plan } = this
    const { inputs, nodes, nUnits } = plan
    const values = this.#values
    for (let i = 0; i < inputs.length; i++) {
      const input = inputs[i]!
      if (input.source === choices.source) continue
      this.#perturb(input, i * nUnits, choices.fill)
      applyNorm(input.norms[choices.norm[i]!]!, values, i * nUnits, nUnits, input.informs, this.#norms)
    }
    for (let n = 0; n < nodes.length; n++) {
      const node = nodes[n]!
      const weights = choices.weights[n]!
      if (choices.source >= 0 || choices.pruned) this.#dropEmpty(n, choices)
      const kernel = node.kernels[node.depth === choices.depth ? choices.kernel : 0]!
      applyNode(node, kernel, weights, values, inputs.length + n, nUnits, this.#nodes)
    }
    this.#read(choices.fill)
  }

  /** Risk share 0–1 of one row (inputs first, then nodes) for one unit, as of the last draw. */
  value(row: number, unit: number): number {
    return this.#values[row * this.plan.nUnits + unit]!
  }

  #drawNoise(draw: number): void {
    const { nextUint32 } = streamOf(this.plan.seed, 'data', draw)
    const noise = this.#noise
    const mask = (1 << TABLE_BITS) - 1
    for (let i = 0; i < noise.length; i += 2) {
      const word = nextUint32()
      noise[i] = TABLE[word >>> (32 - TABLE_BITS)]!
      if (i + 1 < noise.length) noise[i + 1] = TABLE[(word >>> 6) & mask]!
    }
  }

  #perturb(input: DoubtInput, into: number, fill: number): void {
    const { nUnits } = this.plan
    const { mid, down, up, stepZ, moves } = input
    const values = this.#values
    const noise = this.#noise
    const from = fill * nUnits
    if (!moves) {
      for (let u = 0; u < nUnits; u++) values[into + u] = mid[from + u]!
      return
    }
    const row = input.noiseRow * nUnits
    for (let u = 0; u < nUnits; u++) {
      const z = noise[row + u]!
      if (stepZ > 0)
        values[into + u] = z < -stepZ ? down[from + u]! : z > stepZ ? up[from + u]! : mid[from + u]!
      else values[into + u] = mid[from + u]! + z * (z < 0 ? down[from + u]! : up[from + u]!)
      // A missing value is NaN and stays NaN.
      if (mid[from + u] !== mid[from + u]) values[into + u] = NaN
    }
  }

  /** Weight 0 for inputs of a source that is left out, and for nodes under which nothing is left. */
  #dropEmpty(n: number, { weights: all, source }: Choices): void {
    const weights = all[n]!
    const { inputs, nodes } = this.plan
    const { children } = nodes[n]!
    for (let c = 0; c < children.length; c++) {
      const child = children[c]!
      const gone =
        child < inputs.length ? inputs[child]!.source === source : isEmpty(all[child - inputs.length]!)
      if (gone) weights[c] = 0
    }
  }

  #read(fill: number): void {
    const { ranked, enough, nUnits, inputs, nodes } = this.plan
    const base = (inputs.length + nodes.length - 1) * nUnits
    const scores = this.score100
    for (let i = 0; i < ranked.length; i++) {
      const share = this.#values[base + ranked[i]!]!
      scores[i] = enough[fill * ranked.length + i] === 1 ? share * 100 : NaN
    }
    if (this.#anchors) this.#anchor()
    let n = 0
    for (let i = 0; i < scores.length; i++) if (scores[i] === scores[i]) this.#sorted[n++] = scores[i]!
    this.#sorted.subarray(0, n).sort()
    for (let i = 0; i < scores.length; i++) {
      const x = scores[i]!
      this.rank[i] = x === x ? n - countAtMost(this.#sorted, n, x) + 1 : 0
    }
  }

  #anchor(): void {
    const { mean, sd } = meanAndSd(this.score100)
    if (!(sd > 0)) return
    const factor = this.#target.sd / sd
    for (let i = 0; i < this.score100.length; i++) {
      const x = this.#target.mean + (this.score100[i]! - mean) * factor
      this.score100[i] = x < 0 ? 0 : x > 100 ? 100 : x
    }
  }
}

function isEmpty(weights: Float64Array): boolean {
  for (let c = 0; c < weights.length; c++) if (weights[c]! > 0) return false
  return true
}

/** Over the values that are there; population sd. */
function meanAndSd(values: Float64Array): { readonly mean: number; readonly sd: number } {
  let n = 0
  let mean = 0
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (x !== x) continue
    n++
    const step = x - mean
    mean += step / n
    squares += step * (x - mean)
  }
  return { mean, sd: Math.sqrt(squares / n) }
}
