import { isForewatchError } from '../../core/errors'
import { DoubtKernel } from '../doubt/kernel'
import type { DoubtPlan } from '../doubt/plan-types'
import { DOUBT_CHOICES, type DoubtChoice } from '../doubt/types'
import { SobolRun, type SobolIndices } from './sobol-indices'

/** Different ways in which each choice may fall out; a point of the unit cube picks one of them a choice. */
const LEVELS = 65536

/** Which choice the doubt comes from. */
export interface DoubtSensitivity {
  readonly rows: number
  readonly seed: number
  /** Choices that are varied, in the order of the indices. */
  readonly choices: readonly DoubtChoice[]
  /** Of the mean absolute shift of the rank against the model's own, over all ranked units; absent where no choice moves
   *  it. */
  readonly rankShift?: SobolIndices
  /** Mean and standard deviation of that shift, in ranks. */
  readonly meanRankShift: number
  readonly sdRankShift: number
  /** Of one unit's score; absent where none was asked for, or no choice moves it. */
  readonly score?: { readonly unitId: string; readonly indices: SobolIndices }
}

/** First and total order indices of each varied choice of a doubt plan: N × (choices + 2) draws. Every choice is one
 *  input: its whole random outcome (all errors, all weights …) is picked by one coordinate.
 *  @see L. Lilburne and S. Tarantola (2009), Sensitivity analysis of spatial models, IJGIS 23 (whole fields as one input)
 *  @see M. Saisana, A. Saltelli and S. Tarantola (2005), JRSS A 168 (mean rank shift) */
export class SensitivityRun {
  readonly choices: readonly DoubtChoice[]
  readonly #plan: DoubtPlan
  readonly #run: SobolRun
  readonly #unit: number

  constructor(plan: DoubtPlan, rows: number, unitId?: string) {
    const { vary } = plan.settings
    this.#plan = plan
    this.choices = DOUBT_CHOICES.filter((choice) => vary[choice])
    this.#unit = plan.ranked.findIndex((u) => plan.unitIds[u] === unitId)
    const kernel = new DoubtKernel(plan)
    const base = ownRanks(plan)
    const places = this.choices.map((choice) => DOUBT_CHOICES.indexOf(choice))
    const draws = new Int32Array(DOUBT_CHOICES.length)
    this.#run = new SobolRun({
      inputs: this.choices.length,
      outputs: 2,
      rows,
      seed: plan.seed,
      evaluate: (point, into) => {
        places.forEach((place, i) => (draws[place] = Math.floor(point[i]! * LEVELS)))
        kernel.draw(draws)
        let shift = 0
        let n = 0
        for (let i = 0; i < base.length; i++) {
          if (kernel.rank[i] === 0) continue
          shift += Math.abs(kernel.rank[i]! - base[i]!)
          n++
        }
        into[0] = n > 0 ? shift / n : NaN
        into[1] = this.#unit >= 0 ? kernel.score100[this.#unit]! : NaN
      },
    })
  }

  get done(): number {
    return this.#run.done
  }

  /** @returns whether all rows are done */
  advance(rows: number): boolean {
    return this.#run.advance(rows)
  }

  result(): DoubtSensitivity {
    const rankShift = this.#indices(0)
    const score = this.#indices(1)
    const unit = this.#unit >= 0 ? this.#plan.unitIds[this.#plan.ranked[this.#unit]!]! : undefined
    return {
      rows: this.#run.done,
      seed: this.#plan.seed,
      choices: this.choices,
      ...(rankShift ? { rankShift } : {}),
      meanRankShift: this.#run.mean(0),
      sdRankShift: Math.sqrt(rankShift?.variance ?? 0),
      ...(unit === undefined || !score ? {} : { score: { unitId: unit, indices: score } }),
    }
  }

  #indices(output: number): SobolIndices | undefined {
    try {
      return this.#run.indices(output)
    } catch (error) {
      if (isForewatchError(error) && error.tag === 'too-few-observed') return undefined
      throw error
    }
  }
}

/** Ranks of the model itself, in the order of `plan.ranked`; ties share the smallest. */
export function ownRanks({ ranked, score100 }: DoubtPlan): Int32Array {
  const own = Float64Array.from(ranked, (u) => score100[u]!)
  return Int32Array.from(own, (score) => own.reduce((rank, other) => (other > score ? rank + 1 : rank), 1))
}
