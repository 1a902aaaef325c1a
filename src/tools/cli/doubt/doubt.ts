import { DoubtTally, drawBlock, firmnessOf, ownOrder } from '../../../engine/doubt'
import { tierOf } from '../../../engine/frame'
import { csvTable } from '../csv'
import { provenance } from '../result'
import { runOnce } from '../run'
import type { DoubtFlags } from './commands'
import { planOf, round } from './plan'

const BLOCK = 200

/** `forewatch doubt`: how firm each score, rank and tier is. @throws ForewatchError as `runOnce`, `planOf` */
export function doubt(flags: DoubtFlags): void {
  const outcome = runOnce(flags)
  const plan = planOf(outcome, flags)
  const tally = new DoubtTally(plan, flags.draws)
  for (let first = 0; first < flags.draws; first += BLOCK)
    tally.add(drawBlock(plan, first, Math.min(BLOCK, flags.draws - first)))
  const summary = tally.summary()
  const { model, units } = outcome.run
  const rows = ownOrder(plan).map(({ u, rank }) => {
    const score = plan.score100[u]!
    const tiers = Object.fromEntries(
      model.tiers.map((tier, t) => [tier.id, round(summary.tierProbability[u * summary.nTiers + t]!)]),
    )
    const tier = model.tiers[tierOf(model.tiers, score)]
    return {
      id: units[u]!.id,
      name: units[u]!.name,
      rank,
      rankLow: round(summary.rank.p05[u]!, 2),
      rankHigh: round(summary.rank.p95[u]!, 2),
      score: round(score),
      scoreLow: round(summary.score100.p05[u]!),
      scoreMedian: round(summary.score100.p50[u]!),
      scoreHigh: round(summary.score100.p95[u]!),
      tier: tier?.title ?? null,
      tierProbability: tiers,
      inTop: Object.fromEntries(summary.topK.map(({ k, probability }) => [k, round(probability[u]!)])),
      noScore: round(summary.noScore[u]!),
    }
  })
  const { staying, meanRankInterval } = firmnessOf(summary, plan)
  process.stderr.write(
    rows.length === 0
      ? `no unit has a score as of ${outcome.asOf}\n`
      : `${flags.draws} draws, seed ${plan.seed}: ${rows.length} units ranked; of the first 30, ${staying} stay among the first 30 ` +
          `in at least 95 % of draws; mean 90 % rank interval ${meanRankInterval.toFixed(1)} ranks\n`,
  )
  const about = { draws: flags.draws, seed: plan.seed, reading: plan.readingId, node: plan.nodeId }
  if (flags.format === 'json') {
    const firm = { top30StayingIn95PercentOfDraws: staying, meanRankInterval: round(meanRankInterval) }
    const body = { ...provenance(outcome), ...about, settings: plan.settings, ...firm, countries: rows }
    process.stdout.write(`${JSON.stringify(body, null, 2)}\n`)
    return
  }
  process.stdout.write(
    csvTable(
      rows.map(({ tierProbability, inTop, ...row }) => ({
        ...row,
        ...Object.fromEntries(Object.entries(tierProbability).map(([id, share]) => [`p_${id}`, share])),
        ...Object.fromEntries(Object.entries(inTop).map(([k, share]) => [`p_top_${k}`, share])),
        ...about,
        as_of: outcome.asOf,
        model: `${model.id} ${model.version}`,
      })),
    ),
  )
}
