import { ForewatchError } from '../../core/errors'
import { formatPeriod, monthPeriod, year } from '../../core/period'
import type { SeriesPanel } from '../../core/panel'
import { statusName } from '../../core/status'
import type { InputStages } from '../../engine/types'
import type { NodeSpec } from '../../model/types'
import type { ExplainFlags } from '../forewatch'
import { explainText } from './explain-text'
import { firmness } from './firmness'
import { pointsOf, type Points } from './points'
import { countryResults, provenance, scoreAt, type Score } from './result'
import { NO_UNIT } from '../../sources/package/default-series'
import { runOnce, type CliRun } from './run'

/** One input with every step of its way. */
export interface InputExplained {
  readonly id: string
  readonly series: string
  readonly title: string
  readonly role: 'scored' | 'context'
  readonly reason: string
  readonly weight: number
  /** As published, of the period named; null where there is none. */
  readonly raw: number | null
  /** Null where nobody stated it. */
  readonly unit: string | null
  readonly period: string | null
  /** After each transform in turn. */
  readonly steps: readonly { readonly op: string; readonly value: number | null }[]
  readonly risk: number | null
  /** As of a node. */
  readonly points: number | null
  readonly pointsStandardError: number | null
  readonly status: string
  readonly publicationLagMonths: number
  readonly source: string | null
}

export interface NodeExplained extends Score {
  readonly id: string
  readonly title: string
  readonly weight: number
  readonly aggregation: string
  readonly role?: string
  readonly nature?: string
  readonly verified?: boolean
  readonly basis?: string
  readonly reason?: string
  readonly caveat?: string
  /** What it adds to the score, 0–100, against `reference100`; those of a level sum to score − reference. Null where it takes
   *  no part. A part without a score adds by its absence, and nothing beneath it takes part. */
  readonly points: number | null
  /** Of points that are estimated from sampled orders; 0 where exact. */
  readonly pointsStandardError: number | null
  readonly children: readonly NodeExplained[]
  readonly inputs: readonly InputExplained[]
}

/** `forewatch explain`: the tree of one unit with scores, raw values, periods and sources.
 *  @throws ForewatchError `unknown-unit`, and as `runOnce` */
export function explain(options: ExplainFlags): void {
  const outcome = runOnce(options)
  const id = options.country.toUpperCase()
  const unit = outcome.run.units.findIndex((each) => each.id === options.country || each.id === id)
  const country = countryResults(outcome, firmness(outcome).summary).find(
    (each) => each.id === outcome.run.units[unit]?.id,
  )
  if (!country) {
    throw new ForewatchError('unknown-unit', {
      what: unit < 0 ? 'The unit is not in the data' : 'The unit did not exist at that date',
      found: options.country,
      expected: `one of ${outcome.run.units.length} units, for example ${outcome.run.units[0]?.id ?? ''}`,
      next: 'Give the ISO 3166-1 alpha-3 code, as score prints it',
    })
  }
  const points = pointsOf(outcome.run, country)
  const tree = explainNode(outcome, outcome.run.model.tree, unit, points)
  const { reference100, method, permutations } = points
  const result = {
    ...provenance(outcome),
    country,
    reference100,
    pointsMethod: method,
    pointsPermutations: permutations,
    tree,
  }
  process.stdout.write(
    options.format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : explainText(result),
  )
}

function explainNode(outcome: CliRun, spec: NodeSpec, unit: number, points: Points): NodeExplained {
  const scored = outcome.run.readings[0]!.nodes.find(({ id }) => id === spec.id)
  const own: Score = scored
    ? scoreAt(scored, unit)
    : { score: null, reason: 'not scored by this model', coverage: 0 }
  const { role, nature, verified, basis, reason, caveat } = spec
  const said = { role, nature, verified, basis, reason, caveat }
  return {
    id: spec.id,
    title: spec.title,
    weight: spec.weight,
    aggregation: spec.aggregation.method,
    ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<
      typeof said
    >),
    ...own,
    points: points.of('node', spec.id),
    pointsStandardError: points.errorOf('node', spec.id),
    children: (spec.children ?? []).map((child) => explainNode(outcome, child, unit, points)),
    inputs: (spec.inputs ?? []).map((input) =>
      explainInput(
        outcome,
        outcome.run.inputs.find((stages) => stages.spec.id === input.id)!,
        unit,
        points,
      ),
    ),
  } as NodeExplained
}

function explainInput(
  { data, pack }: CliRun,
  stages: InputStages,
  unit: number,
  points: Points,
): InputExplained {
  const { spec, raw, transformed, filled, sourceIndex, normalised } = stages
  const record = data.series.get(spec.series)
  const at = sourceIndex[unit]!
  const read = (panel: SeriesPanel): number | null => {
    const value = at < 0 ? NaN : panel.values[at * panel.nUnits + unit]!
    return Number.isFinite(value) ? value : null
  }
  const risk = normalised.values[unit]!
  return {
    id: spec.id,
    series: spec.series,
    title: record?.title ?? spec.series,
    role: spec.role,
    reason: spec.reason,
    weight: spec.weight,
    raw: read(raw),
    unit: record === undefined || record.unit === NO_UNIT ? null : record.unit,
    period: at < 0 ? null : periodAt(raw, at),
    steps: spec.transforms.map(({ op }, i) => ({ op, value: read(transformed[i]!) })),
    risk: Number.isNaN(risk) ? null : risk,
    points: points.of('input', spec.id),
    pointsStandardError: points.errorOf('input', spec.id),
    status: statusName(Number.isNaN(risk) ? normalised.status[unit]! : filled.status[unit]!),
    publicationLagMonths: raw.publicationLagMonths,
    source: pack.sourceOf.get(spec.series) ?? null,
  }
}

function periodAt(panel: SeriesPanel, index: number): string {
  const ordinal = panel.firstOrdinal + index
  return formatPeriod(panel.frequency === 'year' ? year(ordinal) : monthPeriod(ordinal))
}
