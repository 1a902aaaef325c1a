import { hasValue } from '../../core/status'
import type { DoubtDetail } from '../../engine/doubt'
import type { Reading, ScoreRun } from '../../engine/types'
import type { FactorGroup } from './tree'

/** One factor's readings for one country at one moment, scores 0–100, NaN = none. */
export interface FactorColumn {
  readonly id: string
  readonly title: string
  readonly shortTitle: string
  readonly groupTitle: string
  readonly score100: number
  /** 5th and 95th percentile over the draws; NaN where they are not known. */
  readonly low100: number
  readonly high100: number
  readonly structural100: number
  readonly dynamic100: number
  /** Share 0–1 of the factor's scored weight that rests on evidence. */
  readonly coverage: number
  /** Least coverage for a reading. */
  readonly floor: number
  /** No reading: the children that are there carry less weight than the floor. */
  readonly withheld: boolean
  /** A reading that no evidence of the country stands behind: every value in it was filled. */
  readonly filledOnly: boolean
  readonly status: number
}

export interface FactorBracket {
  readonly title: string
  readonly columns: readonly FactorColumn[]
}

/** Readings of every factor for one cell (`momentIndex * nUnits + unitIndex`), in brackets. A factor that the engine
 *  gives no value, being below its minimum coverage, is withheld; it is never drawn at zero. */
export function factorStrip(
  run: ScoreRun,
  groups: readonly FactorGroup[],
  cell: number,
  shortTitle: (id: string, title: string) => string,
  doubt?: DoubtDetail,
): readonly FactorBracket[] {
  const overall = run.readings.find((reading) => reading.spec.kind === 'overall') ?? run.readings[0]
  const structural = natureReading(run, 'structural')
  const dynamic = natureReading(run, 'dynamic')
  return groups.map((group) => ({
    title: group.title,
    columns: group.factors.map((spec) => {
      const node = overall?.nodes.find((candidate) => candidate.id === spec.id)
      const status = node?.status[cell] ?? 16
      const value = node?.values[cell] ?? NaN
      const coverage = node?.evidenceShare[cell] ?? 0
      const withheld = !hasValue(status) || !Number.isFinite(value)
      const d = doubt && !withheld ? doubt.nodeIds.indexOf(spec.id) : -1
      return {
        id: spec.id,
        title: spec.title,
        shortTitle: shortTitle(spec.id, spec.title),
        groupTitle: group.title,
        score100: withheld ? NaN : value * 100,
        low100: doubt?.score100.p05[d] ?? NaN,
        high100: doubt?.score100.p95[d] ?? NaN,
        structural100: withheld ? NaN : valueOf(structural, spec.id, cell) * 100,
        dynamic100: withheld ? NaN : valueOf(dynamic, spec.id, cell) * 100,
        coverage: Number.isFinite(coverage) ? coverage : 0,
        floor: spec.minCoverage,
        withheld,
        filledOnly: !withheld && !(coverage > 0),
        status,
      }
    }),
  }))
}

/** The reading of the slow or of the fast indicators; triggers count as fast. */
export function natureReading(run: ScoreRun, nature: 'structural' | 'dynamic'): Reading | undefined {
  return run.readings.find(
    (reading) => reading.spec.kind === 'nature' && (reading.spec.natures ?? []).includes(nature),
  )
}

function valueOf(reading: Reading | undefined, nodeId: string, cell: number): number {
  return reading?.nodes.find((node) => node.id === nodeId)?.values[cell] ?? NaN
}
