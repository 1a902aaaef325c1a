import type { ModelMetrics } from '../../../engine/evaluate/measure'
import type { OutcomePanel, ScoreGrid } from '../../../engine/evaluate/types'
import { figures } from './world'

/** One row of the table: a form of the model on real series and on stand-ins. */
export interface Row {
  readonly name: string
  readonly cells: readonly string[]
}

const three = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value.toFixed(3)

/** Head of the columns that `columns` fills, for one set of series. */
export function head(lists: readonly string[], withEarly: boolean): string[] {
  const first = ['rows', 'AUC', 'within year', 'no ongoing', 'top 30']
  return [...first, ...lists.slice(1), ...(withEarly ? ['1962–1974'] : []), 'mean']
}

/** Figures of one grid; `mean` is that of the within-year AUCs shown. */
export function columns(
  gridFor: (list: OutcomePanel) => ScoreGrid,
  lists: ReadonlyMap<string, OutcomePanel>,
  withEarly: boolean,
  universe?: ScoreGrid,
): string[] {
  const on = [...lists.values()].map((list) => figures(list, gridFor(list), false, universe))
  const own = on[0]!
  const [first] = lists.values()
  const early = withEarly ? figures(first!, gridFor(first!), true, universe).aucWithinYear : null
  const within = [...on.map((found: ModelMetrics) => found.aucWithinYear), early].filter((v) => v !== null)
  const mean = within.reduce((sum, value) => sum + value, 0) / within.length
  return [
    String(own.rows),
    three(own.auc),
    three(own.aucWithinYear),
    three(own.noOngoing.auc),
    `${own.topK.at(-1)!.hits.toFixed(0)}/${own.positives}`,
    ...on.slice(1).map((found) => three(found.aucWithinYear)),
    ...(withEarly ? [three(early)] : []),
    three(mean),
  ]
}

export function markdown(heads: readonly string[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(heads),
    line(heads.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(({ name, cells }) => line([name, ...cells])),
  ].join('\n')
}
