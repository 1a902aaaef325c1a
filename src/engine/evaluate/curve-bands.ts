import { ForewatchError } from '../../core/errors'
import { createRandom, type Random } from '../../core/random'
import { FALSE_ALARM_STOPS, RECALL_STOPS } from './curves'
import { descendingOrder } from './rank'
import type { Evaluation, ModelOnRows } from './types'

/** Lower and upper ends at each stop of a curve. */
export interface Band {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** Pointwise 95 % bands of one model's curves; stops as in `curves.ts`, list lengths as in the evaluation's `topK`. */
export interface CurveBands {
  readonly modelId: string
  readonly roc: Band
  readonly precision: Band
  readonly recall: Band
}

export interface CurveBandOptions {
  readonly seed: number
  readonly draws: number
}

/** Bootstrap of countries for whole curves, drawn as in `Bootstrap`: same seed, same countries. Pointwise percentiles:
 *  each stop by itself, no statement about the curve as a whole. Draws without an onset are left out. */
export class CurveBandBootstrap {
  readonly #clusterOf: Int32Array
  readonly #nClusters: number
  readonly #orders: readonly Int32Array[]
  readonly #hits: readonly Float64Array[]
  readonly #random: Random
  /** Per model `[draw * nPoints + point]`. */
  readonly #drawn: readonly Float32Array[]
  readonly #nPoints: number
  #done = 0
  #kept = 0

  constructor(
    readonly evaluation: Evaluation,
    readonly options: CurveBandOptions,
  ) {
    if (!Number.isInteger(options.draws) || options.draws < 1 || options.draws > 100_000) {
      throw new ForewatchError('bad-argument', {
        what: 'The bands cannot be drawn',
        found: `${options.draws} draws`,
        expected: '1 to 100,000 draws',
      })
    }
    const { rows, models } = evaluation
    const dense = new Map<number, number>()
    this.#clusterOf = Int32Array.from(rows.cluster, (cluster) => {
      if (!dense.has(cluster)) dense.set(cluster, dense.size)
      return dense.get(cluster)!
    })
    this.#nClusters = dense.size
    this.#orders = models.map((model) => descendingOrder(model.score))
    this.#hits = models.map((model) => this.#hitsOf(model))
    this.#random = createRandom(options.seed)
    this.#nPoints = FALSE_ALARM_STOPS.length + RECALL_STOPS.length + evaluation.options.topK.length
    this.#drawn = models.map(() => new Float32Array(options.draws * this.#nPoints))
  }

  get done(): number {
    return this.#done
  }

  /** Hits by list length and cluster: `[k * nClusters + cluster]`. */
  #hitsOf(model: ModelOnRows): Float64Array {
    const { label } = this.evaluation.rows
    const hits = new Float64Array(model.credit.length * this.#nClusters)
    model.credit.forEach((credit, k) => {
      for (let row = 0; row < label.length; row++)
        if (label[row] === 1) hits[k * this.#nClusters + this.#clusterOf[row]!]! += credit[row]!
    })
    return hits
  }

  /** Makes up to `draws` more draws. @returns whether all are made */
  advance(draws: number): boolean {
    const { label } = this.evaluation.rows
    const weight = new Float64Array(this.#nClusters)
    const end = Math.min(this.options.draws, this.#done + draws)
    for (; this.#done < end; this.#done++) {
      weight.fill(0)
      for (let i = 0; i < this.#nClusters; i++) weight[this.#random.nextInt(this.#nClusters)]!++
      let positives = 0
      let negatives = 0
      for (let row = 0; row < label.length; row++) {
        const w = weight[this.#clusterOf[row]!]!
        if (label[row] === 1) positives += w
        else negatives += w
      }
      if (positives === 0 || negatives === 0) continue
      this.#drawn.forEach((into, m) => {
        const at = this.#kept * this.#nPoints
        this.#walk(m, weight, positives, negatives, into.subarray(at, at + this.#nPoints))
      })
      this.#kept++
    }
    return this.#done === this.options.draws
  }

  /** One pass down the list: both curves, then the list lengths. */
  #walk(m: number, weight: Float64Array, positives: number, negatives: number, into: Float32Array): void {
    const { label } = this.evaluation.rows
    const { score } = this.evaluation.models[m]!
    const order = this.#orders[m]!
    const nRoc = FALSE_ALARM_STOPS.length
    let [found, alarms, foundBefore, alarmsBefore, roc, recall] = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < order.length; i++) {
      const row = order[i]!
      const w = weight[this.#clusterOf[row]!]!
      if (label[row] === 1) found += w
      else alarms += w
      const next = order[i + 1]
      if (next !== undefined && score[next] === score[row]) continue
      for (; roc < nRoc && alarms > FALSE_ALARM_STOPS[roc]! * negatives; roc++) {
        const share = (FALSE_ALARM_STOPS[roc]! * negatives - alarmsBefore) / (alarms - alarmsBefore)
        into[roc] = (foundBefore + share * (found - foundBefore)) / positives
      }
      for (; recall < RECALL_STOPS.length && found >= RECALL_STOPS[recall]! * positives - 1e-9; recall++)
        into[nRoc + recall] = found / (found + alarms)
      foundBefore = found
      alarmsBefore = alarms
    }
    for (; roc < nRoc; roc++) into[roc] = 1
    const hits = this.#hits[m]!
    const from = nRoc + RECALL_STOPS.length
    for (let k = 0; from + k < into.length; k++) {
      let sum = 0
      for (let c = 0, at = k * this.#nClusters; c < this.#nClusters; c++, at++) sum += weight[c]! * hits[at]!
      into[from + k] = sum / positives
    }
  }

  /** Bands over the draws made so far; empty bands where no draw held an onset. */
  results(): CurveBands[] {
    const nRoc = FALSE_ALARM_STOPS.length
    return this.evaluation.models.map(({ id }, m) => {
      const band = (from: number, to: number): Band => {
        const low: number[] = []
        const high: number[] = []
        for (let point = from; point < to && this.#kept > 0; point++) {
          const column = Float64Array.from(
            { length: this.#kept },
            (_, draw) => this.#drawn[m]![draw * this.#nPoints + point]!,
          ).sort()
          low.push(quantile(column, 0.025))
          high.push(quantile(column, 0.975))
        }
        return { low, high }
      }
      return {
        modelId: id,
        roc: band(0, nRoc),
        precision: band(nRoc, nRoc + RECALL_STOPS.length),
        recall: band(nRoc + RECALL_STOPS.length, this.#nPoints),
      }
    })
  }
}

/** Type 7 quantile of sorted values. */
function quantile(sorted: Float64Array, share: number): number {
  const position = (sorted.length - 1) * share
  const below = Math.floor(position)
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!
  return sorted[below]! + (position - below) * (next - sorted[below]!)
}
