import type { FrameDoubt } from '../../core/frame-doubt'
import type { CatalogueFile } from '../../core/series'
import {
  changeDoubt,
  compileDoubt,
  DEFAULT_DRAWS,
  DoubtTally,
  drawBlock,
  frameDoubt,
  type DoubtPlan,
} from '../../engine/doubt'
import type { DataSet } from '../../engine/types'
import type { ScoredSnapshot } from './scored'

export interface DoubtWork {
  /** Lets other work in between two pieces; absent = all at once. */
  readonly pause?: () => Promise<void>
  /** Share 0–1 of the draws done. */
  readonly onProgress?: (share: number) => void
  readonly draws?: number
  /** Draws elsewhere, for example in threads; absent = here. Gives one whole tally a plan. */
  readonly draw?: (plans: readonly DoubtPlan[], draws: number) => Promise<readonly DoubtTally[]>
}

const DRAWS_PER_PIECE = 60

/** How firm the headline is at the as-of date, by the same draws as on screen; null where no country has a tier. The same
 *  seed gives the same bits, however the draws are cut into pieces. */
export async function doubtOf(
  scored: ScoredSnapshot,
  data: DataSet,
  catalogue: readonly CatalogueFile[],
  work: DoubtWork = {},
): Promise<FrameDoubt | null> {
  const { run, momentIndex, earlierIndex, frame } = scored
  if (!frame.tierIndex.some((tier) => tier >= 0)) return null
  const sourceOf = new Map(
    catalogue.flatMap(({ source, series }) => series.map(({ id }) => [id, source.id] as const)),
  )
  const request = { run, data, sourceOf, readingId: frame.readingId, nodeId: frame.nodeId }
  const plans = [momentIndex, ...(earlierIndex >= 0 && anyTier(scored) ? [earlierIndex] : [])].map((index) =>
    compileDoubt({ ...request, momentIndex: index }),
  )
  const { draws = DEFAULT_DRAWS } = work
  const [now, earlier] = await (work.draw?.(plans, draws) ?? drawHere(plans, draws, work))
  const change = earlier ? changeDoubt(earlier, now!) : undefined
  return frameDoubt(change?.now ?? now!.summary(), change?.earlier, frame.asOf)
}

async function drawHere(
  plans: readonly DoubtPlan[],
  draws: number,
  { pause, onProgress }: DoubtWork,
): Promise<readonly DoubtTally[]> {
  const tallies = plans.map((plan) => new DoubtTally(plan, draws))
  for (let first = 0; first < draws; first += DRAWS_PER_PIECE) {
    const count = Math.min(DRAWS_PER_PIECE, draws - first)
    plans.forEach((plan, p) => tallies[p]!.add(drawBlock(plan, first, count)))
    onProgress?.((first + count) / draws)
    await pause?.()
  }
  return tallies
}

/** Whether any country had a tier twelve months before; without one there is nothing to compare with. */
function anyTier({ run, earlierIndex }: ScoredSnapshot): boolean {
  const n = run.units.length
  const floor = run.model.tierCoverageFloor
  for (let at = earlierIndex * n; at < (earlierIndex + 1) * n; at++)
    if (run.coverage[at]! >= floor && Number.isFinite(run.readings[0]!.values[at]!)) return true
  return false
}
