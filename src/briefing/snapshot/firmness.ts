import { endMonthOf, momentMonth, newestKnown } from '../../charts/country/inputs'
import { canScore } from '../../charts/country/tree'
import { STOPPED_MONTHS } from '../../charts/sources/audit'
import { freshnessOf } from '../../charts/sources/catalogue'
import type { CatalogueFile } from '../../core/series'
import { hasValue, Status } from '../../core/status'
import type { InputStages } from '../../engine/types'
import type { NodeSpec } from '../../model/types'
import type { Column } from './results'
import type { ScoredSnapshot } from './scored'

/** How firm the sources of each country’s score are. Null where there is no score. */
export interface Firmness {
  /** Figures that take part in the score: inputs with a value and a share. */
  readonly figures: Column
  /** Of them, older values carried forward, and the age in months of the oldest; null where none is. */
  readonly carried: Column
  readonly carriedOldestMonths: Column
  /** Scored inputs of which the source took back the last figure; an older value or none stands in its place. */
  readonly withdrawn: Column
  /** Series behind those figures that are two years or more behind their own calendar. */
  readonly stopped: Column
  /** Ids of the scored series that are so far behind. */
  readonly stoppedSeries: readonly string[]
  /** Share 0–1 of the score’s weight that rests on the three heaviest sources of the country. */
  readonly heaviest3: Column
  /** By source id; sources that take part nowhere are left out. */
  readonly sources: Readonly<Record<string, SourceFirmness>>
}

export interface SourceFirmness {
  /** Share 0–1 of the weight of all figures that take part in the country’s score; null where none of it does. */
  readonly share: Column
  /** Year of the newest value of the source that takes part. */
  readonly newestYear: Column
}

/** How many sources are told as the heaviest. */
export const HEAVIEST = 3

/** A figure that takes part in one country’s score. */
interface Part {
  readonly stages: InputStages
  readonly share: number
}

/** Works out, country by country, which figures take part and with which weight: weights are shared out down the tree among
 *  what has a value, as the aggregation does. Denominators, such as population under a rate, carry no share of their own. */
export function firmnessOf(scored: ScoredSnapshot, catalogue: readonly CatalogueFile[]): Firmness {
  const { run, momentIndex } = scored
  const month = momentMonth(run, momentIndex)
  const n = run.units.length
  const sourceOf = new Map(
    catalogue.flatMap(({ source, series }) =>
      series.map((record) => [record.id, { source, record }] as const),
    ),
  )
  const stopped = new Set(
    run.inputs.flatMap(({ spec, raw }) => {
      const record = sourceOf.get(spec.series)?.record
      if (!record || spec.role !== 'scored') return []
      const { behind, frequency } = freshnessOf(record, raw, month)
      return behind * (frequency === 'year' ? 12 : 1) >= STOPPED_MONTHS ? [spec.series] : []
    }),
  )
  const column = () => Array.from({ length: n }, (): number | null => null)
  const found = {
    figures: column(),
    carried: column(),
    carriedOldestMonths: column(),
    withdrawn: column(),
    stopped: column(),
    heaviest3: column(),
  }
  const sources = new Map<string, { share: (number | null)[]; newestYear: (number | null)[] }>()
  for (let u = 0; u < n; u++) {
    const cell = momentIndex * n + u
    const parts = partsOf(scored, u)
    if (parts.length === 0) continue
    found.figures[u] = parts.length
    found.withdrawn[u] = run.inputs.filter((stages) => isWithdrawn(stages, u, month)).length
    found.stopped[u] = new Set(
      parts.flatMap(({ stages: { spec } }) => (stopped.has(spec.series) ? [spec.series] : [])),
    ).size
    const ages = parts
      .filter(({ stages }) => stages.filled.status[cell] === Status.carriedForward)
      .map(({ stages }) => month - endOf(stages, cell))
    found.carried[u] = ages.length
    found.carriedOldestMonths[u] = ages.length > 0 ? Math.max(...ages) : null
    for (const { stages, share } of parts) {
      const id = sourceOf.get(stages.spec.series)?.source.id
      if (id === undefined) continue
      const entry = sources.get(id) ?? { share: column(), newestYear: column() }
      sources.set(id, entry)
      entry.share[u] = (entry.share[u] ?? 0) + share
      if (stages.sourceIndex[cell]! >= 0)
        entry.newestYear[u] = Math.max(entry.newestYear[u] ?? 0, Math.floor(endOf(stages, cell) / 12))
    }
    found.heaviest3[u] = [...sources.values()]
      .map(({ share }) => share[u] ?? 0)
      .sort((a, b) => b - a)
      .slice(0, HEAVIEST)
      .reduce((sum, share) => sum + share, 0)
  }
  const stoppedSeries = [...stopped].sort()
  return {
    ...found,
    stoppedSeries,
    sources: Object.fromEntries([...sources].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function endOf({ raw, sourceIndex }: InputStages, cell: number): number {
  return endMonthOf(raw, raw.firstOrdinal + sourceIndex[cell]!)
}

/** Whether the last that the source said of the country was taken back. */
function isWithdrawn({ spec, raw }: InputStages, u: number, month: number): boolean {
  if (spec.role !== 'scored') return false
  for (let p = newestKnown(raw, month); p >= 0; p--) {
    const status = raw.status[p * raw.nUnits + u]!
    if (hasValue(status) || status === Status.withdrawn) return status === Status.withdrawn
  }
  return false
}

/** Figures that take part in the score of one country; shares sum to 1. Empty where there is no score. */
function partsOf({ run, momentIndex }: ScoredSnapshot, u: number): Part[] {
  const cell = momentIndex * run.units.length + u
  const nodes = new Map(run.readings[0]!.nodes.map(({ id, values }) => [id, values[cell]!]))
  const inputs = new Map(run.inputs.map((stages) => [stages.spec.id, stages]))
  const visit = (spec: NodeSpec, share: number): Part[] => {
    const children = (spec.children ?? []).filter(
      (child) => child.weight > 0 && canScore(child) && Number.isFinite(nodes.get(child.id)),
    )
    const parts = (spec.inputs ?? []).flatMap(({ id, weight, role }) => {
      const stages = inputs.get(id)
      const takesPart = role === 'scored' && weight > 0 && stages && hasValue(stages.normalised.status[cell]!)
      return takesPart ? [{ stages, weight }] : []
    })
    const total = [...children, ...parts].reduce((sum, { weight }) => sum + weight, 0)
    return [
      ...children.flatMap((child) => visit(child, (share * child.weight) / total)),
      ...parts.map(({ stages, weight }) => ({ stages, share: (share * weight) / total })),
    ]
  }
  return Number.isFinite(nodes.get(run.model.tree.id)) ? visit(run.model.tree, 1) : []
}
