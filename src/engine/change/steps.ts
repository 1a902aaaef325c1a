import { Status } from '../../core/status'
import type { Cells } from '../types'
import { CELL_CAUSES, type CellCause } from './causes'

/** One input on both sides of a change, by unit. `before` and `after` are normalised cells; the others are shares on the
 *  later scale: of the earlier value, of what the later edition holds for the earlier period, and of what the later date
 *  would see of what had been known. */
export interface InputChange {
  readonly before: Cells
  readonly after: Cells
  readonly rescaled: Cells
  readonly revised: Cells
  readonly aged: Cells
  /** 1 where the own figure is still held by the later edition and would have dropped out with time alone. */
  readonly expired: Uint8Array
}

const own = (status: number) => status < Status.missing && status !== Status.groupMedian
const median = (status: number) => status === Status.groupMedian

/** Cells of one input after each step of `CELL_CAUSES`; the last equal `after`. Where nothing changes for any unit the
 *  very object of the step before is handed on. */
export function cellSteps(change: InputChange): Readonly<Record<CellCause, Cells>> {
  const steps = {} as Record<CellCause, Cells>
  let cells = change.before
  for (const cause of CELL_CAUSES) steps[cause] = cells = stepped(cells, change, cause)
  return steps
}

function stepped(cells: Cells, change: InputChange, cause: CellCause): Cells {
  let values: Float64Array | undefined
  let status: Uint8Array | undefined
  for (let u = 0; u < cells.values.length; u++) {
    const to = target(change, cause, u)
    if (!to) continue
    const value = to.values[u]!
    if (Object.is(value, cells.values[u]) && to.status[u] === cells.status[u]) continue
    values ??= cells.values.slice()
    status ??= cells.status.slice()
    values[u] = value
    status[u] = to.status[u]!
  }
  return values && status ? { values, status } : cells
}

/** The cells that a step takes a unit's figure from; undefined where the step does not concern it. */
function target(change: InputChange, cause: CellCause, u: number): Cells | undefined {
  const { before, after, expired } = change
  const [from, to] = [before.status[u]!, after.status[u]!]
  if (from === Status.judged || to === Status.judged) return cause === 'assessments' ? after : undefined
  if (own(from) && own(to)) {
    if (cause === 'others') return withValue(change.rescaled, u)
    if (cause === 'revised') return withValue(change.revised, u)
    if (cause === 'ageing') return withValue(change.aged, u)
    return cause === 'new-data' ? after : undefined
  }
  if (median(from) && median(to)) return cause === 'others' ? after : undefined
  if (own(from) && expired[u] === 1) return cause === 'ageing' ? after : undefined
  return cause === 'coverage' ? after : undefined
}

function withValue(cells: Cells, u: number): Cells | undefined {
  return cells.status[u]! < Status.missing ? cells : undefined
}
