import { createRandom, type Random } from '../../core/random'
import { ForewatchError } from '../../core/errors'
import { descendingOrder } from './rank'
import { rowLogLoss } from './proper-scores'
import { ClusterAuc } from './cluster-auc'
import type { Evaluation, EvaluationRows, ModelOnRows } from './types'

export const BOOTSTRAP_FIGURES = [
  'auc',
  'aucWithinYear',
  'averagePrecision',
  'recall',
  'brier',
  'logLoss',
] as const
export type BootstrapFigure = (typeof BOOTSTRAP_FIGURES)[number]

export interface BootstrapOptions {
  readonly seed: number
  readonly draws: number
  /** Position in `topK` of the list length that `recall` speaks of. */
  readonly recallAt: number
  /** Model that the others are compared with; position in `evaluation.models`. */
  readonly reference: number
  /** Two-sided level of the intervals. Default 0.95. */
  readonly level?: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Interval and paired difference of one figure of one model. Null where the figure is not defined in most draws. */
export interface BootstrapResult {
  readonly modelId: string
  readonly figure: BootstrapFigure
  readonly interval: Interval | null
  /** This model minus the reference, over the same draws. Null for the reference itself. */
  readonly difference: (Interval & { readonly mean: number; readonly p: number }) | null
  /** Draws in which the figure was defined. */
  readonly draws: number
}

/** Per-model tables that make one draw cheap. */
class DrawTables {
  readonly auc: ClusterAuc
  readonly perYear: readonly ClusterAuc[]
  readonly #order: Int32Array
  readonly #hits: Float64Array
  readonly #squared: Float64Array
  readonly #loss: Float64Array

  constructor(
    readonly model: ModelOnRows,
    readonly rows: EvaluationRows,
    recallAt: number,
    readonly clusterOf: Int32Array,
    nClusters: number,
  ) {
    const { label, starts } = rows
    const n = label.length
    this.auc = new ClusterAuc(model.score, label, clusterOf, 0, n, nClusters)
    this.perYear = rows.years.map(
      (_, i) => new ClusterAuc(model.score, label, clusterOf, starts[i]!, starts[i + 1]!, nClusters),
    )
    this.#order = descendingOrder(model.score)
    this.#hits = new Float64Array(nClusters)
    this.#squared = new Float64Array(nClusters)
    this.#loss = new Float64Array(nClusters)
    const credit = model.credit[recallAt]!
    for (let row = 0; row < n; row++) {
      const c = clusterOf[row]!
      if (label[row] === 1) this.#hits[c]! += credit[row]!
      if (model.kind !== 'probability') continue
      this.#squared[c]! += (model.score[row]! - label[row]!) ** 2
      this.#loss[c]! += rowLogLoss(model.score[row]!, label[row]!)
    }
  }

  figures(weight: Float64Array, nRows: number, positives: number, into: Float64Array): void {
    into[0] = this.auc.weighted(weight)
    let years = 0
    let sum = 0
    for (const year of this.perYear) {
      const value = year.weighted(weight)
      if (!(value >= 0)) continue
      sum += value
      years++
    }
    into[1] = years === 0 ? Number.NaN : sum / years
    into[2] = this.#averagePrecision(weight, positives)
    const dot = (sums: Float64Array) => {
      let total = 0
      for (let c = 0; c < weight.length; c++) total += weight[c]! * sums[c]!
      return total
    }
    into[3] = positives === 0 ? Number.NaN : dot(this.#hits) / positives
    const probability = this.model.kind === 'probability' && nRows > 0
    into[4] = probability ? dot(this.#squared) / nRows : Number.NaN
    into[5] = probability ? dot(this.#loss) / nRows : Number.NaN
  }

  #averagePrecision(weight: Float64Array, positives: number): number {
    if (positives === 0) return Number.NaN
    const { label } = this.rows
    const { score } = this.model
    let seen = 0
    let caught = 0
    let before = 0
    let sum = 0
    for (let i = 0; i < this.#order.length; i++) {
      const row = this.#order[i]!
      const w = weight[this.clusterOf[row]!]!
      seen += w
      if (label[row] === 1) caught += w
      const next = this.#order[i + 1]
      if (caught > before && (next === undefined || score[next] !== score[row])) {
        sum += ((caught - before) * caught) / seen
        before = caught
      }
    }
    return sum / positives
  }
}

/** Bootstrap of countries: each draw takes as many countries as there are, with replacement, and with each all its rows.
 *  Ranks within a year's list stay those of the real list. Intervals are percentiles (type 7); p is two-sided, twice the
 *  smaller share of draws on either side of no difference, (count + 1)/(draws + 1), not corrected for many comparisons.
 *  Same seed, same numbers.
 *  @see Field and Welsh, JRSS B 69 (2007), on the cluster bootstrap */
export class Bootstrap {
  readonly #tables: readonly DrawTables[]
  readonly #nClusters: number
  readonly #rowsOf: Float64Array
  readonly #positivesOf: Float64Array
  readonly #random: Random
  /** `[(draw * nModels + model) * nFigures + figure]` */
  readonly #drawn: Float64Array
  #done = 0

  constructor(
    readonly evaluation: Evaluation,
    readonly options: BootstrapOptions,
  ) {
    const { draws, reference, recallAt } = options
    const { models, rows } = evaluation
    if (
      !Number.isInteger(draws) ||
      draws < 1 ||
      draws > 100_000 ||
      !models[reference] ||
      !models[reference].credit[recallAt]
    ) {
      throw new ForewatchError('bad-argument', {
        what: 'The bootstrap cannot be run',
        found: `${draws} draws, reference ${reference}, list ${recallAt}`,
        expected: '1 to 100,000 draws, a model and a list length of this evaluation',
      })
    }
    const dense = new Map<number, number>()
    const clusterOf = Int32Array.from(rows.cluster, (cluster) => {
      if (!dense.has(cluster)) dense.set(cluster, dense.size)
      return dense.get(cluster)!
    })
    this.#nClusters = dense.size
    this.#rowsOf = new Float64Array(dense.size)
    this.#positivesOf = new Float64Array(dense.size)
    clusterOf.forEach((c, row) => {
      this.#rowsOf[c]!++
      this.#positivesOf[c]! += rows.label[row]!
    })
    this.#tables = models.map((model) => new DrawTables(model, rows, recallAt, clusterOf, dense.size))
    this.#random = createRandom(options.seed)
    this.#drawn = new Float64Array(draws * models.length * BOOTSTRAP_FIGURES.length)
  }

  get done(): number {
    return this.#done
  }

  /** Makes up to `draws` more draws. @returns whether all are made */
  advance(draws: number): boolean {
    const nFigures = BOOTSTRAP_FIGURES.length
    const nModels = this.#tables.length
    const weight = new Float64Array(this.#nClusters)
    const end = Math.min(this.options.draws, this.#done + draws)
    for (; this.#done < end; this.#done++) {
      weight.fill(0)
      for (let i = 0; i < this.#nClusters; i++) weight[this.#random.nextInt(this.#nClusters)]!++
      let nRows = 0
      let positives = 0
      for (let c = 0; c < this.#nClusters; c++) {
        nRows += weight[c]! * this.#rowsOf[c]!
        positives += weight[c]! * this.#positivesOf[c]!
      }
      this.#tables.forEach((tables, m) => {
        const at = (this.#done * nModels + m) * nFigures
        tables.figures(weight, nRows, positives, this.#drawn.subarray(at, at + nFigures))
      })
    }
    return this.#done === this.options.draws
  }

  /** Results over the draws made so far. @param reference model that the others are compared with; absent = as set */
  results(reference = this.options.reference): BootstrapResult[] {
    return this.#tables.flatMap((tables, m) =>
      BOOTSTRAP_FIGURES.map((figure, f) => {
        const own = this.#column(m, f)
        const base = this.#column(reference, f)
        const defined = own.filter((value) => Number.isFinite(value))
        const differences = own.map((value, i) => value - base[i]!).filter((value) => Number.isFinite(value))
        return {
          modelId: tables.model.id,
          figure,
          interval: this.#interval(defined),
          difference: m === reference ? null : this.#difference(differences),
          draws: defined.length,
        }
      }),
    )
  }

  #column(model: number, figure: number): Float64Array {
    const nModels = this.#tables.length
    return Float64Array.from(
      { length: this.#done },
      (_, draw) => this.#drawn[(draw * nModels + model) * BOOTSTRAP_FIGURES.length + figure]!,
    )
  }

  #interval(values: Float64Array): Interval | null {
    if (values.length === 0 || values.length < this.#done / 2) return null
    const sorted = values.slice().sort()
    const tail = (1 - (this.options.level ?? 0.95)) / 2
    const at = (share: number) => {
      const position = (sorted.length - 1) * share
      const below = Math.floor(position)
      const next = sorted[Math.min(below + 1, sorted.length - 1)]!
      return sorted[below]! + (position - below) * (next - sorted[below]!)
    }
    return { low: at(tail), high: at(1 - tail) }
  }

  #difference(values: Float64Array): BootstrapResult['difference'] {
    const interval = this.#interval(values)
    if (!interval) return null
    let below = 0
    let above = 0
    let sum = 0
    for (const value of values) {
      sum += value
      if (value <= 0) below++
      if (value >= 0) above++
    }
    const p = Math.min(1, (2 * (Math.min(below, above) + 1)) / (values.length + 1))
    return { ...interval, mean: sum / values.length, p }
  }
}
