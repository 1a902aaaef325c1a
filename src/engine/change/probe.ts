import { isFilled } from '../../core/status'
import type { RiskModel } from '../../model/types'
import { allNodeIds, leafMask, readingsOf } from '../plan/masks'
import { makePlan, type Plan } from '../plan/plan'
import { makeReading } from '../readings'
import { scoreTree, type Branch, type EarlierBranches } from '../tree'
import type { WorkedStages } from '../stages'
import type { Cells, InputStages } from '../types'

/** Scores one reading and node of a model from given cells of its inputs, for one moment. Asked again with a few cells
 *  changed, only what stands above them is worked out anew; the same cells give the same bits as a run. */
export class TreeProbe {
  readonly plan: Plan
  readonly #reading
  readonly #mask: Uint8Array
  readonly #nodeId: string | undefined
  readonly #inputs: readonly InputStages[]
  readonly #nUnits: number
  #branches: ReadonlyMap<string, Branch> | undefined
  #own: EarlierBranches | undefined

  /** @param inputs  stages of a run of this model, in the order of the plan */
  constructor(
    model: RiskModel,
    inputs: readonly InputStages[],
    nUnits: number,
    readingId: string | undefined,
    nodeId: string | undefined,
  ) {
    this.plan = makePlan(model)
    const readings = readingsOf(model)
    this.#reading = readings.find(({ id }) => id === readingId) ?? readings[0]!
    this.#mask = leafMask(this.plan, this.#reading, allNodeIds(model))
    this.#nodeId = nodeId
    this.#inputs = inputs
    this.#nUnits = nUnits
  }

  /** Indices of the inputs that score in this reading. */
  scoring(): readonly number[] {
    return this.plan.root.leaves.filter((leaf) => this.#mask[leaf.index] === 1).flatMap((leaf) => leaf.inputs)
  }

  /** @param cells  normalised cells by input index   @returns risk shares 0–1 by unit; NaN where there is no score */
  score(cells: readonly Cells[]): Float64Array {
    const nCells = this.#nUnits
    const inputs: WorkedStages[] = this.#inputs.map((stages, i) => ({
      ...stages,
      normalised: cells[i]!,
      filledCells: filledOf(cells[i]!),
    }))
    const whole = scoreTree(this.plan, inputs, nCells, this.#branches)
    this.#branches = new Map(whole.map((branch) => [branch.node.spec.id, branch]))
    const context = { plan: this.plan, whole, inputs, nCells }
    const { reading, ownBranches } = makeReading(context, this.#reading, this.#mask, this.#own)
    if (this.#nodeId === undefined) {
      const { values } = reading
      this.#own = ownBranches()
      return values
    }
    const node = reading.nodes.find(({ id }) => id === this.#nodeId)
    this.#own = ownBranches()
    return node?.values ?? new Float64Array(nCells).fill(NaN)
  }
}

const filledCells = new WeakMap<Cells, Int32Array>()

function filledOf(cells: Cells): Int32Array {
  const known = filledCells.get(cells)
  if (known) return known
  const found: number[] = []
  cells.status.forEach((status, cell) => {
    if (isFilled(status)) found.push(cell)
  })
  const made = Int32Array.from(found)
  filledCells.set(cells, made)
  return made
}
