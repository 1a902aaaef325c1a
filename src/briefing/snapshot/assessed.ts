import { withoutSeries } from '../../engine/audit/altered-data'
import { worldFrame } from '../../engine/frame'
import { assessmentInputId } from '../../engine/plan/with-assessments'
import { runScores } from '../../engine/run'
import type { DataSet } from '../../engine/types'
import type { RiskModel } from '../../model/types'
import { column, type Column } from './results'
import type { ScoredSnapshot } from './scored'

/** What judgements of experts do: the headline without them, and what they and the series say of each indicator. Scores
 *  0–100; null = none. */
export interface AssessedResults {
  readonly score100: Column
  /** 0 = not ranked. */
  readonly rank: Column
  /** By indicator: judged, and by the series alone. */
  readonly indicators: Readonly<Record<string, { readonly judged100: Column; readonly series100: Column }>>
}

/** Scores the moment once more without the series that hold judgements; undefined where there are none.
 *  @throws ForewatchError as `runScores` */
export function assessedOf(
  model: RiskModel,
  data: DataSet,
  { run, momentIndex, yearEnds }: ScoredSnapshot,
): AssessedResults | undefined {
  const judged = [...data.series.values()].filter(({ assesses }) => assesses !== undefined)
  if (judged.length === 0) return undefined
  const gone = new Set(judged.map(({ id }) => id))
  const before = runScores(model, withoutSeries(data, gone), [run.moments[momentIndex]!])
  const frame = worldFrame({ run: before, momentIndex: 0, earlierIndex: -1, yearEnds })
  const n = run.units.length
  const nodes = new Map(before.readings[0]!.nodes.map((node) => [node.id, node]))
  const inputs = new Map(run.inputs.map((stages) => [stages.spec.id, stages.normalised]))
  return {
    score100: column(frame.score100),
    rank: column(frame.rank),
    indicators: Object.fromEntries(
      judged.flatMap(({ assesses = '' }) => {
        const cells = inputs.get(assessmentInputId(assesses))
        if (!cells) return []
        const own = cells.values.subarray(momentIndex * n, (momentIndex + 1) * n)
        const series = nodes.get(assesses)?.values ?? new Float64Array(n).fill(NaN)
        return [[assesses, { judged100: percent(own), series100: percent(series) }]]
      }),
    ),
  }
}

const percent = (shares: ArrayLike<number>): Column => column(Array.from(shares, (share) => share * 100))
