import { tierOf } from '../frame'
import { runScores } from '../run'
import type { DataSet, ScoreMoment, ScoreRun } from '../types'
import type { RiskModel } from '../../model/types'
import { frozenSeries, withoutSeries } from './altered-data'

/** One unit whose tier is another without some data. A tier of −1 is withheld: too little evidence is left. */
export interface TierShift {
  readonly unit: string
  readonly name: string
  readonly from: number
  readonly to: number
  readonly scoreBefore: number
  /** NaN where no score is left. */
  readonly scoreAfter: number
}

/** What rests on one source at one moment. */
export interface SourceStress {
  readonly sourceId: string
  /** Tiers if the source had never been there. */
  readonly dropped: readonly TierShift[]
  /** Tiers if it had published nothing in the last months. */
  readonly frozen: readonly TierShift[]
}

export interface StressOptions {
  readonly moment: ScoreMoment
  /** How long ago the source is taken to have stopped. */
  readonly frozenMonths: number
}

/** Tiers at one moment, −1 where none is given. */
export function tiersAt(run: ScoreRun, momentIndex: number): { tier: Int8Array; score100: Float64Array } {
  const root = run.readings[0]!
  const whole = root.nodes.at(-1)!
  const n = run.units.length
  const { tiers, tierCoverageFloor } = run.model
  const tier = new Int8Array(n)
  const score100 = new Float64Array(n)
  for (let u = 0; u < n; u++) {
    const cell = momentIndex * n + u
    score100[u] = whole.values[cell]! * 100
    tier[u] = whole.evidenceShare[cell]! < tierCoverageFloor ? -1 : tierOf(tiers, score100[u]!)
  }
  return { tier, score100 }
}

/** Units whose tier differs between two runs of one moment, largest fall or rise of the score first. */
export function tierShifts(before: ScoreRun, after: ScoreRun): TierShift[] {
  const [old, young] = [tiersAt(before, 0), tiersAt(after, 0)]
  return before.units
    .flatMap(({ id, name }, u): TierShift[] =>
      old.tier[u] === young.tier[u]
        ? []
        : [
            {
              unit: id,
              name,
              from: old.tier[u]!,
              to: young.tier[u]!,
              scoreBefore: old.score100[u]!,
              scoreAfter: young.score100[u]!,
            },
          ],
    )
    .sort((a, b) => b.scoreBefore - a.scoreBefore || (a.unit < b.unit ? -1 : 1))
}

/** Drops and freezes one source after the other and scores afresh; one source a step, so that the caller can let other
 *  work in. The rest of the model stays as it is: what is left carries the weight, and coverage falls. */
export function* stressSources(
  model: RiskModel,
  data: DataSet,
  sources: readonly { readonly id: string; readonly series: readonly string[] }[],
  { moment, frozenMonths }: StressOptions,
): Generator<SourceStress> {
  const base = runScores(model, data, [moment])
  const month = moment.asOfMonth ?? moment.period.year * 12 + 11
  for (const { id, series } of sources) {
    const ids = new Set(series)
    const scored = (changed: DataSet) => tierShifts(base, runScores(model, changed, [moment]))
    yield {
      sourceId: id,
      dropped: scored(withoutSeries(data, ids)),
      frozen: scored(frozenSeries(data, ids, month - frozenMonths)),
    }
  }
}
