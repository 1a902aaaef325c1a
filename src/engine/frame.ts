import type { WorldFrame } from '../core/frame'
import { periodIndexAt, type SeriesPanel } from '../core/panel'
import { formatPeriod, lastDayOf } from '../core/period'
import { Status } from '../core/status'
import { followsFramework } from '../model/framework-tree'
import { walkTree } from '../model/tree'
import type { NodeSpec, RiskModel, TierSpec } from '../model/types'
import type { NodeScores, ScoreMoment, ScoreRun } from './types'

export interface FrameRequest {
  readonly run: ScoreRun
  readonly momentIndex: number
  /** Moment twelve months earlier in the same run; −1 where there is none. */
  readonly earlierIndex: number
  /** Run over year ends, for the sparkline. */
  readonly yearEnds: ScoreRun
  readonly readingId?: string
  /** Node shown; absent = the root. */
  readonly nodeId?: string
  /** Panel that is 1 while an episode of mass killing is under way. */
  readonly ongoing?: SeriesPanel
  /** Year ends in the sparkline. */
  readonly historyYears?: number
}

const NOT_COVERED = 255

/** Scores, tiers, ranks, coverage and history of every unit at one moment, for one reading and one node.
 *  A tier and a rank are given only where the evidence share reaches the model's floor. Missing stays NaN. */
export function worldFrame(request: FrameRequest): WorldFrame {
  const { run, momentIndex, model } = { ...request, model: request.run.model }
  const nUnits = run.units.length
  const moment = run.moments[momentIndex]!
  const node = nodeOf(run, request.readingId, request.nodeId)
  const cells = slice(momentIndex, nUnits)
  const score100 = scaled(cells(node.values))
  const coverage = cells(node.evidenceShare)
  const tierIndex = tiersAt(model, score100, coverage)
  const earlier = request.earlierIndex < 0 ? undefined : slice(request.earlierIndex, nUnits)
  return Object.freeze({
    units: run.units,
    period: formatPeriod(moment.period),
    asOf: lastDayOf(asOfOf(moment)),
    readingId: request.readingId ?? model.readings[0]!.id,
    nodeId: node.id,
    score100,
    status: node.status.slice(momentIndex * nUnits, (momentIndex + 1) * nUnits),
    tierIndex,
    rank: ranks(score100, tierIndex),
    coverage,
    frameworkCoverage: followsFramework(model.tree)
      ? cells(run.frameworkCoverage)
      : new Float64Array(nUnits).fill(NaN),
    filledShare: cells(node.filledShare),
    ageNewestMonths: cells(run.ageMonths.newest),
    change12Months: changes(score100, request, node),
    ...(earlier
      ? { earlierTierIndex: tiersAt(model, scaled(earlier(node.values)), earlier(node.evidenceShare)) }
      : {}),
    ongoing: ongoingAt(request.ongoing, moment, nUnits),
    history: historyOf(request, moment, nUnits),
  })
}

function tiersAt(model: RiskModel, score100: Float64Array, coverage: Float64Array): Int8Array {
  return Int8Array.from(score100, (score, u) =>
    coverage[u]! < model.tierCoverageFloor ? -1 : tierOf(model.tiers, score),
  )
}

/** Index of the highest tier whose lower bound the score reaches; −1 for a missing score. */
export function tierOf(tiers: readonly TierSpec[], score100: number): number {
  if (Number.isNaN(score100)) return -1
  let index = -1
  tiers.forEach((tier, i) => {
    if (score100 >= tier.fromScore100) index = i
  })
  return index
}

/** The node asked for; the root where the model has no such node. A node that takes no part in the reading (nothing below
 *  it is scored, or the reading leaves it out) has no scores. */
export function nodeOf(run: ScoreRun, readingId: string | undefined, nodeId: string | undefined): NodeScores {
  const reading = run.readings.find((candidate) => candidate.spec.id === readingId) ?? run.readings[0]!
  const root = reading.nodes.at(-1)!
  const found = reading.nodes.find((node) => node.id === nodeId)
  if (nodeId === undefined || found) return found ?? root
  const spec = walkTree(run.model.tree).find(({ node }) => node.id === nodeId)?.node
  return spec ? withoutScores(spec, root) : root
}

function withoutScores(spec: NodeSpec, root: NodeScores): NodeScores {
  const nothing = new Float64Array(root.values.length)
  return {
    id: spec.id,
    spec,
    values: root.values.map(() => Number.NaN),
    status: root.status.map((code) => (code === Status.noSuchUnit ? code : Status.missing)),
    availableShare: nothing,
    evidenceShare: nothing,
    filledShare: nothing,
  }
}

function asOfOf(moment: ScoreMoment): number {
  const { period } = moment
  return (
    moment.asOfMonth ?? (period.kind === 'year' ? period.year * 12 + 11 : period.year * 12 + period.month - 1)
  )
}

function slice(momentIndex: number, nUnits: number) {
  return (values: Float64Array) => values.slice(momentIndex * nUnits, (momentIndex + 1) * nUnits)
}

function scaled(shares: Float64Array): Float64Array {
  return shares.map((share) => share * 100)
}

function ranks(score100: Float64Array, tierIndex: Int8Array): Int16Array {
  const ranked = Array.from(score100.keys()).filter((u) => tierIndex[u]! >= 0)
  ranked.sort((a, b) => score100[b]! - score100[a]! || a - b)
  const rank = new Int16Array(score100.length)
  ranked.forEach((u, i) => {
    const above = ranked[i - 1]
    rank[u] = above !== undefined && score100[above] === score100[u] ? rank[above]! : i + 1
  })
  return rank
}

function changes(score100: Float64Array, request: FrameRequest, node: NodeScores): Float64Array {
  const nUnits = score100.length
  if (request.earlierIndex < 0) return new Float64Array(nUnits).fill(NaN)
  const earlier = scaled(slice(request.earlierIndex, nUnits)(node.values))
  return score100.map((score, u) => score - earlier[u]!)
}

function ongoingAt(panel: SeriesPanel | undefined, moment: ScoreMoment, nUnits: number): Uint8Array {
  const result = new Uint8Array(nUnits).fill(NOT_COVERED)
  if (!panel) return result
  const newest = Math.min(
    periodIndexAt(panel, asOfOf(moment) - panel.publicationLagMonths),
    panel.nPeriods - 1,
  )
  if (newest < 0) return result
  for (let u = 0; u < nUnits; u++) {
    const value = panel.values[newest * nUnits + u]!
    if (Number.isFinite(value)) result[u] = value > 0 ? 1 : 0
  }
  return result
}

function historyOf(request: FrameRequest, moment: ScoreMoment, nUnits: number): WorldFrame['history'] {
  const { yearEnds, historyYears = 10 } = request
  const node = nodeOf(yearEnds, request.readingId, request.nodeId)
  const indices = [...yearEnds.moments.keys()]
    .filter((i) => asOfOf(yearEnds.moments[i]!) <= asOfOf(moment))
    .slice(-historyYears)
  const score100 = new Float64Array(indices.length * nUnits)
  const tierGiven = new Uint8Array(indices.length * nUnits)
  const floor = yearEnds.model.tierCoverageFloor
  indices.forEach((index, i) => {
    const cells = slice(index, nUnits)
    score100.set(scaled(cells(node.values)), i * nUnits)
    cells(node.evidenceShare).forEach((share, u) => (tierGiven[i * nUnits + u] = share < floor ? 0 : 1))
  })
  return { years: indices.map((index) => yearEnds.moments[index]!.period.year), score100, tierGiven }
}
