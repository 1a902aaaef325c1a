import { ForewatchError } from '../../core/errors'
import { Status } from '../../core/status'
import type { Norm } from '../../model/types'
import type { NodeScores, ScoreRun } from '../types'
import type { Column } from './columns'
import { shapeOf } from './shape'
import { consistencyOf, partCorrelations, redundantPairs } from './structure'
import type { CoverageFinding, Finding, IndexAudit, Verdict } from './types'

/** Least share of values of an indicator, and of a country, for it to stay in an index. */
export const COVERAGE_RULE = 0.65
const COVERAGE_REFERENCE =
  'Global Innovation Index and other indices audited by the JRC: at least 65 % of values per indicator and per country'

/** The audit that composite-index people know, of one moment and reading: parts against wholes, consistency, effective
 *  weights, redundancy, coverage, shapes. A part is a child or, where an indicator or a whole tree rests on several
 *  inputs, an input as its norm gives it. A verdict is about the index as a measure, never about a country.
 *  @throws ForewatchError `bad-argument` for a moment that is not scored */
export function auditIndex(run: ScoreRun, momentIndex: number, readingId?: string): IndexAudit {
  if (!run.moments[momentIndex]) {
    throw new ForewatchError('bad-argument', {
      what: 'An audit was asked of a moment that is not scored',
      found: String(momentIndex),
      expected: `0 to ${run.moments.length - 1}`,
    })
  }
  const nUnits = run.units.length
  const base = momentIndex * nUnits
  const reading = run.readings.find(({ spec }) => spec.id === readingId) ?? run.readings[0]!
  const scored = Array.from({ length: nUnits }, (_, u) => u).filter(
    (u) => !Number.isNaN(reading.values[base + u]!),
  )
  const slice = (values: Float64Array) => Float64Array.from(scored, (u) => values[base + u]!)
  const column = (node: NodeScores): Column => ({ id: node.id, values: slice(node.values) })
  const byId = new Map(reading.nodes.map((node) => [node.id, node]))
  const stagesOf = new Map(run.inputs.map((stages) => [stages.spec.id, stages]))
  const placed = reading.nodes.flatMap(({ id, spec }) =>
    (spec.inputs ?? [])
      .filter(({ role, weight }) => role === 'scored' && weight > 0)
      .flatMap((input) => {
        const stages = stagesOf.get(input.id)
        return stages ? [{ nodeId: id, stages }] : []
      }),
  )
  const inputs = placed.map(({ stages }) => stages)
  const inputColumns = placed.map(({ nodeId, stages: { spec, normalised } }) => ({
    ...{ nodeId, id: spec.id, weight: spec.weight },
    values: slice(normalised.values),
  }))

  const root = reading.nodes.at(-1)
  const groups = reading.nodes.flatMap((node) => {
    const children = (node.spec.children ?? []).flatMap((spec) => {
      const child = byId.get(spec.id)
      return child && spec.weight > 0 ? [{ ...column(child), weight: spec.weight }] : []
    })
    const own = inputColumns.filter(({ nodeId }) => nodeId === node.id)
    // The only input of a node is the node, which stands in the group of its parent.
    const parts = own.length > 1 || (own.length === 1 && node === root) ? own : children
    return parts.length > 0 ? [{ whole: column(node), parts }] : []
  })
  const leaves = reading.nodes.filter(({ spec }) => spec.inputs?.length).map(column)
  const isAlone = (id: string) => {
    const { nodeId } = inputColumns.find((each) => each.id === id)!
    return inputColumns.every((each) => each.id === id || each.nodeId !== nodeId)
  }
  const correlations = groups.flatMap(({ whole, parts }) => partCorrelations(whole, parts))
  const consistency = groups.map(({ whole, parts }) => consistencyOf(whole.id, parts))
  const redundant = [
    ...redundantPairs(leaves),
    ...redundantPairs(inputColumns).filter(
      ({ firstId, secondId }) => !(isAlone(firstId) && isAlone(secondId)),
    ),
  ].sort((a, b) => Math.abs(b.pearson) - Math.abs(a.pearson))
  const hasEvidence = (status: Uint8Array, u: number) => status[base + u]! <= Status.judged
  const coverage = [
    ...inputs.map(({ spec, filled }) => {
      const there = scored.filter((u) => hasEvidence(filled.status, u)).length
      return coverageFinding('input', spec.id, there / Math.max(1, scored.length))
    }),
    ...scored.map((u) => {
      const there = inputs.filter(({ filled }) => hasEvidence(filled.status, u)).length
      return coverageFinding('unit', run.units[u]!.id, there / Math.max(1, inputs.length))
    }),
  ]
  const shapes = inputs.flatMap(({ spec, filled }) => {
    const values = Float64Array.from(scored, (u) =>
      hasEvidence(filled.status, u) ? filled.values[base + u]! : NaN,
    )
    return shapeOf(spec.id, values, seesOrderOnly(spec.norm)) ?? []
  })
  const all: readonly Finding[] = [...correlations, ...consistency, ...redundant, ...coverage, ...shapes]
  const count = (verdict: Verdict) => all.filter((finding) => finding.verdict === verdict).length
  return Object.freeze({
    momentIndex,
    readingId: reading.spec.id,
    units: scored.length,
    correlations,
    consistency,
    redundant,
    coverage,
    shapes,
    counts: { fine: count('fine'), look: count('look'), mend: count('mend') },
  })
}

/** Norms that a long tail cannot stretch. */
function seesOrderOnly(norm: Norm): boolean {
  return !(norm.method === 'min-max' && !norm.winsorise) && norm.method !== 'z-score'
}

function coverageFinding(kind: CoverageFinding['kind'], id: string, share: number): CoverageFinding {
  const enough = share >= COVERAGE_RULE - 1e-9
  const percent = `${Math.round(share * 100)}\u00a0%`
  const of = kind === 'input' ? 'units' : 'inputs'
  return {
    kind,
    id,
    share,
    verdict: enough ? 'fine' : 'look',
    text: enough
      ? `Evidence for ${percent} of ${of}`
      : `Evidence for ${percent} of ${of}, below the rule of 65\u00a0%`,
    reference: COVERAGE_REFERENCE,
  }
}
