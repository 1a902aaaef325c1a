import type { ScoreFlags } from '../forewatch'
import { followsFramework, NO_FRAMEWORK } from '../../model/framework-tree'
import { baseRatesOf } from './base-rates'
import { csvTable } from './csv'
import { isEnsemble } from '../../model/ensemble'
import { readJson } from './files'
import { firmness, type Firmness } from './firmness'
import { countryResults, provenance, type CountryResult, type Score } from './result'
import { runOnce, type CliRun } from './run'
import { scoreEnsemble } from './score-ensemble'

/** `forewatch score`: every unit at one moment, as JSON or CSV on stdout. @throws ForewatchError as `runOnce` */
export function score(options: ScoreFlags): void {
  if (isEnsemble(readJson(options.model))) {
    scoreEnsemble(options)
    return
  }
  const outcome = runOnce(options)
  const firm = firmness(outcome)
  const countries = countryResults(outcome, firm.summary)
  const withScore = countries.filter(({ overall }) => overall.score !== null).length
  process.stderr.write(
    `${countries.length} ${countries.length === 1 ? 'unit' : 'units'}, ${withScore} with a score, as of ${outcome.asOf}, model ${outcome.run.model.id} ${outcome.run.model.version}\n`,
  )
  process.stdout.write(
    options.format === 'csv' ? toCsv(outcome, countries) : toJson(outcome, countries, firm),
  )
}

function toJson(outcome: CliRun, countries: readonly CountryResult[], { draws, seed }: Firmness): string {
  const { tierCoverageFloor } = outcome.run.model
  const rates = baseRatesOf(outcome.run.model, outcome.pack, outcome.shipped)
  const tiers = outcome.run.model.tiers.map((tier) => ({ ...tier, baseRate: baseRate(rates, tier.id) }))
  const noFramework = followsFramework(outcome.run.model.tree)
    ? {}
    : { frameworkCoverageReason: NO_FRAMEWORK }
  return `${JSON.stringify({ ...provenance(outcome), tiers, tierCoverageFloor, ...noFramework, tierProbabilityFrom: { draws, seed }, countries }, null, 2)}\n`
}

/** How often country-years of a tier saw an onset in the back-test, with what it was counted on. */
function baseRate(rates: ReturnType<typeof baseRatesOf>, tierId: string) {
  if ('reason' in rates) return { observed: null, reason: rates.reason }
  const { tiers, outcomeId, firstOrigin, lastOrigin, horizonYears } = rates
  const { rows, onsets, observed } = tiers.find((tier) => tier.tierId === tierId)!
  return { rows, onsets, observed, outcome: outcomeId, origins: [firstOrigin, lastOrigin], horizonYears }
}

/** One row a unit; empty = none. Licences do not fit into a table: they stand in the JSON. */
function toCsv(outcome: CliRun, countries: readonly CountryResult[]): string {
  const { software, model, asOf } = provenance(outcome)
  const rows = countries.map((country) => {
    const { overall, structural, dynamic, crimes, lenses, factors, ageMonths } = country
    const scores: Record<string, Score | undefined> = {
      overall,
      structural,
      dynamic,
      ...crimes,
      ...lenses,
      ...factors,
    }
    return {
      unit: country.id,
      name: country.name,
      rank: country.rank,
      tier: country.tier,
      tier_probability: country.tierProbability,
      reason: overall.reason ?? country.tierReason,
      ...Object.fromEntries(
        Object.entries(scores).flatMap(([id, value]) => (value ? [[id, value.score] as const] : [])),
      ),
      coverage: country.coverage,
      framework_coverage: country.frameworkCoverage,
      filled_share: country.filledShare,
      age_newest_months: ageMonths.newest,
      age_median_months: ageMonths.median,
      age_oldest_months: ageMonths.oldest,
      as_of: asOf,
      model: `${model.id} ${model.version}`,
      software: `${software.name} ${software.version}`,
    }
  })
  return csvTable(rows)
}
