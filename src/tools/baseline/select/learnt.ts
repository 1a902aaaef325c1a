import type { OutcomePanel, ScoreGrid } from '../../../engine/evaluate/types'
import type { ScoreRun } from '../../../engine/types'
import { rankEnsemble } from '../../../engine/learn/ensemble'
import { featuresOf, type FeatureKind } from '../../../engine/learn/features'
import { forwardChain } from '../../../engine/learn/forward-chain'
import { FIRST_ORIGIN, gridOf, LAST_ORIGIN } from './world'

const KINDS: readonly FeatureKind[] = ['factors', 'log-factors', 'indicators']
const PENALTIES = [0.001, 0.003, 0.01, 0.03, 0.1] as const
const ENSEMBLE_PENALTIES = [0.003, 0.01, 0.03] as const

type GridFor = (list: OutcomePanel) => ScoreGrid

/** Learnt weights, refitted at every origin on what was known then, and rank ensembles with the model itself. */
export function learntVariants(run: ScoreRun): readonly { name: string; gridFor: GridFor }[] {
  const known = new Map<string, ScoreGrid>()
  const learnt = (kind: FeatureKind, penalty: number): GridFor => {
    const table = featuresOf(run, { kind, missing: 'year-mean' })
    return (list) => {
      const id = `${kind} ${penalty} ${list.id}`
      const options = { penalty, firstOrigin: FIRST_ORIGIN, lastOrigin: LAST_ORIGIN, horizonYears: 2 }
      const grid = known.get(id) ?? forwardChain(table, list, options, { id, title: id }).grid
      known.set(id, grid)
      return grid
    }
  }
  const single = KINDS.flatMap((kind) =>
    PENALTIES.map((penalty) => ({
      name: `learnt ${kind}, penalty ${penalty}`,
      gridFor: learnt(kind, penalty),
    })),
  )
  const mixes: readonly (readonly FeatureKind[])[] = [
    ['log-factors'],
    ['indicators'],
    ['log-factors', 'indicators'],
  ]
  const ensembles = mixes.flatMap((kinds) =>
    ENSEMBLE_PENALTIES.map((penalty) => {
      const name = `mean rank with ${kinds.join(' and ')}, penalty ${penalty}`
      const gridFor: GridFor = (list) =>
        rankEnsemble([gridOf(run), ...kinds.map((kind) => learnt(kind, penalty)(list))], {
          id: name,
          title: name,
        })
      return { name, gridFor }
    }),
  )
  return [...single, ...ensembles]
}
