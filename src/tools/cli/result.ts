import { Status, statusName } from '../../core/status'
import type { DoubtSummary } from '../../engine/doubt'
import { tierOf } from '../../engine/frame'
import type { NodeScores, Reading } from '../../engine/types'
import { followsFramework } from '../../model/framework-tree'
import type { RiskModel, TierSpec } from '../../model/types'
import { softwareVersion } from './files'
import type { CliRun } from './run'

/** One score: 0–100 as computed, not rounded, or null with the reason. */
export interface Score {
  readonly score: number | null
  /** Why there is none. */
  readonly reason?: string
  /** Share 0–1 of the scored weight that rests on evidence. */
  readonly coverage: number
}

export interface CountryResult {
  readonly id: string
  readonly name: string
  readonly rank: number | null
  readonly tier: string | null
  /** Why no tier is given. */
  readonly tierReason?: string
  /** Share 0–1 of the draws that give this very tier; null without a tier. */
  readonly tierProbability: number | null
  readonly overall: Score
  readonly structural?: Score
  readonly dynamic?: Score
  readonly crimes: Readonly<Record<string, Score>>
  readonly lenses: Readonly<Record<string, Score>>
  readonly factors: Readonly<Record<string, Score>>
  /** Model coverage, framework coverage and share that rests on filled values, 0–1. */
  readonly coverage: number
  /** Null where the model’s tree is not that of the Framework. */
  readonly frameworkCoverage: number | null
  readonly filledShare: number
  /** Null where nothing is scored. */
  readonly ageMonths: {
    readonly newest: number | null
    readonly median: number | null
    readonly oldest: number | null
  }
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

type TierGiven =
  { readonly tier: string; readonly index: number } | { readonly tier: null; readonly tierReason: string }

export function scoreAt(cells: Reading | NodeScores, unit: number): Score {
  const node = 'nodes' in cells ? cells.nodes.at(-1)! : cells
  const value = cells.values[unit]!
  const coverage = node.evidenceShare[unit]!
  if (!Number.isNaN(value)) return { score: value * 100, coverage }
  return { score: null, reason: statusName(cells.status[unit]!), coverage }
}

/** Of a factor without any scored indicator. */
const NOT_SCORED: Score = { score: null, reason: 'awaitsJudgement', coverage: 0 }

/** Every unit that existed at the moment, by score, then those without a score.
 *  @param firm  draws of the same run: no tier is told without how firm it is */
export function countryResults({ run }: CliRun, firm: DoubtSummary): readonly CountryResult[] {
  const [headline] = run.readings
  const nodes = new Map(headline!.nodes.map((node) => [node.id, node]))
  const factors = (run.model.tree.children ?? []).map(({ id }) => [id, nodes.get(id)] as const)
  const isFramework = followsFramework(run.model.tree)
  const results = run.units.flatMap((unit, u) => {
    if (headline!.status[u] === Status.noSuchUnit) return []
    const of = (test: (reading: Reading) => boolean) =>
      Object.fromEntries(run.readings.filter(test).map((reading) => [reading.spec.id, scoreAt(reading, u)]))
    const named = of(({ spec }) => spec.kind === 'nature')
    const overall = scoreAt(headline!, u)
    const tier = tierAt(run.model, overall)
    return [
      {
        id: unit.id,
        name: unit.name,
        rank: null,
        tier: tier.tier,
        ...(tier.tier === null
          ? { tierReason: tier.tierReason, tierProbability: null }
          : { tierProbability: firm.tierProbability[u * firm.nTiers + tier.index]! }),
        overall,
        ...named,
        crimes: of(({ spec }) => spec.kind === 'crime'),
        lenses: of(({ spec }) => spec.kind === 'lens'),
        factors: Object.fromEntries(factors.map(([id, node]) => [id, node ? scoreAt(node, u) : NOT_SCORED])),
        coverage: overall.coverage,
        frameworkCoverage: isFramework ? run.frameworkCoverage[u]! : null,
        filledShare: run.filledShare[u]!,
        ageMonths: {
          newest: orNull(run.ageMonths.newest[u]!),
          median: orNull(run.ageMonths.median[u]!),
          oldest: orNull(run.ageMonths.oldest[u]!),
        },
      },
    ]
  })
  return ranked(results)
}

function tierAt({ tiers, tierCoverageFloor }: RiskModel, { score, coverage }: Score): TierGiven {
  if (score === null) return { tier: null, tierReason: 'no score' }
  if (coverage < tierCoverageFloor)
    return { tier: null, tierReason: `coverage ${coverage.toFixed(4)} below ${tierCoverageFloor}` }
  const index = tierOf(tiers, score)
  const tier: TierSpec | undefined = tiers[index]
  return tier
    ? { tier: tier.title, index }
    : { tier: null, tierReason: `score below ${tiers[0]!.fromScore100}` }
}

/** Ranks 1 … among units with a tier; ties share the smallest rank. */
function ranked(results: readonly CountryResult[]): readonly CountryResult[] {
  const key = ({ overall }: CountryResult) => overall.score ?? -1
  const sorted = [...results].sort((a, b) => key(b) - key(a) || (a.id < b.id ? -1 : 1))
  const withTier = sorted.filter(({ tier }) => tier !== null)
  return sorted.map((result) => {
    if (result.tier === null) return result
    return { ...result, rank: withTier.findIndex((other) => key(other) === key(result)) + 1 }
  })
}

/** What a result rests on; stands in every output. */
export function provenance({ run, pack, data, asOf }: CliRun) {
  const used = new Set([...data.series.keys()].map((id) => pack.sourceOf.get(id)))
  return {
    software: { name: 'forewatch', version: softwareVersion() },
    model: { id: run.model.id, title: run.model.title, version: run.model.version },
    asOf,
    series: data.series.size,
    sources: pack.sources
      .filter(({ id }) => used.has(id))
      .map(
        ({
          id,
          title,
          publisher,
          edition,
          editionDate,
          licence,
          licenceClass,
          attribution,
          citation,
          url,
        }) => ({
          id,
          title,
          publisher,
          edition,
          editionDate,
          licence,
          licenceClass,
          attribution,
          citation,
          url,
        }),
      ),
    notice: 'Risk of, never a finding that crimes are being committed. Missing is never zero.',
  }
}
