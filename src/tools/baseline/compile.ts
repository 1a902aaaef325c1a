import type { FrameworkFactor, FrameworkFile, FrameworkIndicator } from '../../model/framework'
import type { IndicatorRole, InputSpec, NodeSpec, RiskModel } from '../../model/types'
import { baselineReadings } from './readings'
import { RF01_02 } from './rf01-02'
import { RF03_04 } from './rf03-04'
import { RF05_06 } from './rf05-06'
import { RF07_08 } from './rf07-08'
import { RF09_10 } from './rf09-10'
import { RF11_12 } from './rf11-12'
import { RF13_14 } from './rf13-14'
import type { Fed, Line, Table } from './table'
import { BASELINE_TIERS } from './tiers'

export const BASELINE_TABLE: Table = {
  ...RF01_02,
  ...RF03_04,
  ...RF05_06,
  ...RF07_08,
  ...RF09_10,
  ...RF11_12,
  ...RF13_14,
}

/** A factor needs a quarter of its indicators, a reading the share stated there; RF14 has few series at all. */
const FACTOR_MIN_COVERAGE = 0.25
const MIN_COVERAGE_OF: Readonly<Record<string, number>> = { RF14: 0.5 }

/** Two specific factors make one crime of the Framework, and a crime weighs like one common factor. Capacity, which rests
 *  on the size of the population, weighs double. See indicators/decisions/020. */
const WEIGHT_OF: Readonly<Record<string, number>> = {
  RF5: 2,
  RF9: 0.5,
  RF10: 0.5,
  RF11: 0.5,
  RF12: 0.5,
  RF13: 0.5,
  RF14: 0.5,
}

/** Of factors and of their indicators. One factor of weight 1 without any sign takes about a quarter off, as against a
 *  third with 0.01: several factors rest on few series, and their zero often means that nobody looks. */
const FLOOR = 0.05

function fedOf(id: string): Fed {
  const entry = BASELINE_TABLE[id] ?? []
  return 'lines' in entry ? entry : { lines: entry }
}

function toInput(indicator: string, line: Line): InputSpec {
  const { series, chain, weight, reason, role, direction, suffix } = line
  return {
    id: `${indicator}/${series}${suffix === undefined ? '' : `.${suffix}`}`,
    series,
    weight,
    transforms: chain.transforms,
    fill: chain.fill,
    norm: chain.norm,
    ...(direction === undefined ? {} : { direction }),
    reason,
    role,
  }
}

/** `scored` where a public series may set the score, `context` where one stands beside it, else expert judgement. */
function roleOf(lines: readonly Line[]): IndicatorRole {
  if (lines.some((line) => line.role === 'scored')) return 'scored'
  return lines.length > 0 ? 'context' : 'judgement'
}

function reasonOf(role: IndicatorRole, { measurability: { verdict } }: FrameworkIndicator): string {
  const could = verdict === 'yes' || verdict === 'partial'
  if (role === 'scored')
    return verdict === 'yes'
      ? 'A public series measures its core'
      : 'A public series measures one facet of it'
  if (could) return 'A public series could score it; none that may is shipped yet'
  if (role === 'context') return 'Public series give context only; expert judgement sets it'
  return verdict === 'weak'
    ? 'Public series would give context only and none is shipped; expert judgement sets it'
    : 'No public series measures it; expert judgement only'
}

function toIndicator(indicator: FrameworkIndicator): NodeSpec {
  const { lines, aggregation, caveat } = fedOf(indicator.id)
  const role = roleOf(lines)
  const caveats = [indicator.measurability.caveat, caveat].filter((text) => text !== undefined).join(' ')
  return {
    id: indicator.id,
    title: indicator.label,
    weight: 1,
    aggregation: aggregation ?? { method: 'arithmetic' },
    minCoverage: 0.3,
    nature: indicator.nature,
    role,
    lenses: indicator.lens,
    basis: indicator.basis,
    verified: indicator.verified,
    reason: reasonOf(role, indicator),
    ...(caveats === '' ? {} : { caveat: caveats }),
    ...(lines.length > 0 ? { inputs: lines.map((line) => toInput(indicator.id, line)) } : {}),
  }
}

function toFactor(factor: FrameworkFactor): NodeSpec {
  return {
    id: factor.id,
    title: factor.title,
    summary: factor.summary,
    weight: WEIGHT_OF[factor.id] ?? 1,
    aggregation: { method: 'geometric', floor: FLOOR },
    minCoverage: MIN_COVERAGE_OF[factor.id] ?? FACTOR_MIN_COVERAGE,
    verified: factor.titleVerified,
    children: factor.indicators.map(toIndicator),
  }
}

/** The baseline model from the Framework and the tables of this folder. */
export function compileBaseline(framework: FrameworkFile): RiskModel {
  const tree: NodeSpec = {
    id: 'framework',
    title: 'Framework of Analysis, all risk factors',
    weight: 1,
    aggregation: { method: 'geometric', floor: FLOOR },
    minCoverage: 0.5,
    children: framework.riskFactors.map(toFactor),
  }
  return {
    schemaVersion: 1,
    id: 'framework-baseline',
    title: 'Framework baseline',
    version: '2.0.0',
    description:
      'The 14 risk factors and 143 indicators of the UN Framework of Analysis for Atrocity Crimes, each fed by public series where they can speak for it. No weight is fitted to outcomes; the form was chosen by reason and checked on onsets before 1993 only. Indicators and factors are joined by geometric means, as the Framework says that risk grows with the factors present together. Each of the eight common factors has weight 1, capacity 2, and the two factors of each crime together 1. Threats to humanitarian operations wait for a current open series or expert judgement. Some series still feed several indicators, so that factors are not independent of each other.',
    author: 'Forewatch',
    licence: 'CC-BY-4.0',
    seed: 20250101,
    tree,
    readings: baselineReadings(tree),
    tiers: BASELINE_TIERS,
    tierCoverageFloor: 0.5,
  }
}

/** The Framework file with `stillNeeds` filled in: for every indicator that could be scored and is not, what it lacks. */
export function withStillNeeds(framework: FrameworkFile, model: RiskModel): FrameworkFile {
  const role = new Map(
    (model.tree.children ?? []).flatMap((rf) => (rf.children ?? []).map((n) => [n.id, n.role])),
  )
  return {
    ...framework,
    riskFactors: framework.riskFactors.map((factor) => ({
      ...factor,
      indicators: factor.indicators.map((given) => {
        const indicator = { ...given }
        delete indicator.stillNeeds
        const { verdict, candidates } = indicator.measurability
        const open = (verdict === 'yes' || verdict === 'partial') && role.get(indicator.id) !== 'scored'
        const needs = candidates.filter(({ use }) => use === 'score').map(({ series }) => series)
        return open ? { ...indicator, stillNeeds: needs } : indicator
      }),
    })),
  }
}
