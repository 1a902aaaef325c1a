import { Bootstrap, type BootstrapResult } from '../../engine/evaluate/bootstrap'
import { calibrationTable, equalCountEdges } from '../../engine/evaluate/calibration-table'
import { onCommonRows } from '../../engine/evaluate/common-rows'
import { eventTable, type ListedYears, type OnsetRecord } from '../../engine/evaluate/events'
import { measure, type ModelMetrics } from '../../engine/evaluate/measure'
import type { Evaluation, EvaluationOptions } from '../../engine/evaluate/types'
import type { Contender } from './evaluation/contender'
import { readFlags, type EvaluationFlags, type EvaluationSettings } from './evaluation/flags'
import { withinReach } from './evaluation/reach'
import { contest } from './evaluation/scores'
import { readWorld, type EvaluationWorld } from './evaluation/world'
import { softwareVersion } from './files'

/** `forewatch evaluate`: a model, its learnt variants and baselines on past onsets, on the same rows. */
export async function evaluate(flags: EvaluationFlags): Promise<void> {
  const asked = readFlags(flags)
  const world = await readWorld(asked)
  const { note, ...span } = withinReach(asked, world)
  if (note !== undefined) process.stderr.write(`note: ${note}\n`)
  const settings = { ...asked, ...span }
  const { grids, universe, leftOut } = contest(world, settings)
  const options: EvaluationOptions = {
    unit: settings.unit,
    firstOrigin: settings.firstOrigin,
    lastOrigin: settings.lastOrigin,
    horizonYears: settings.horizonYears,
    ongoing: settings.ongoing,
    topK: settings.topK,
    ...(universe ? { universe } : {}),
  }
  const common = onCommonRows(world.outcome, grids, options)
  const { evaluation, kept } = common
  const metrics = kept.map((_, i) => measure(evaluation, i))
  const bootstrap = settings.draws > 0 ? drawn(evaluation, settings) : undefined
  if (settings.format === 'csv') {
    process.stdout.write(csv(metrics, settings.topK))
    return
  }
  const k = settings.topK.at(-1)!
  const events = eventTable(world.outcome, kept, options, k)
  const listed = ({ unitIndex, years }: ListedYears) => ({ ...naming(world, unitIndex), years })
  const named = (record: OnsetRecord) => ({ ...naming(world, record.unitIndex), ...record })
  const result = {
    software: { name: 'forewatch', version: softwareVersion() },
    model: aboutContender(world.contender),
    outcome: {
      id: world.outcomeFile.id,
      title: world.outcomeFile.title,
      citation: world.outcomeFile.citation,
      licence: world.outcomeFile.licence,
    },
    settings: {
      ...options,
      universe: settings.universe ?? null,
      convention: settings.convention,
      outcomeLagYears: world.outcomeLagYears,
    },
    rows: {
      count: evaluation.rows.label.length,
      first: evaluation.rows.years[0],
      last: evaluation.rows.years.at(-1),
      dropped: evaluation.dropped,
    },
    leftOut: [...(note === undefined ? [] : [note]), ...leftOut, ...common.leftOut],
    models: metrics.map((figures, i) => ({
      id: kept[i]!.id,
      title: kept[i]!.title,
      kind: kept[i]!.kind,
      ...figures,
      calibration: calibrationTable(
        evaluation.models[i]!.score,
        evaluation.rows.label,
        equalCountEdges(evaluation.models[i]!.score, 10),
      ).map((bin) => ({ ...bin, to: Number.isFinite(bin.to) ? bin.to : null })),
    })),
    ...(bootstrap ? { bootstrap } : {}),
    onsets: {
      k,
      caught: events.caught.map(named),
      missed: events.missed.map(named),
      unreachable: events.unreachable.map(named),
      falseAlarms: events.falseAlarms.map(listed),
      alreadyOngoing: events.alreadyOngoing.map(listed),
    },
    notice:
      'Pseudo-out-of-sample: codings are those of today’s editions. Risk of, never a finding that crimes are being committed.',
  }
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
}

function aboutContender({ kind, model: { id, title, version }, ...rest }: Contender) {
  const members =
    'members' in rest ? rest.members.map(({ model }) => `${model.id} ${model.version}`) : undefined
  return { id, title, version, kind, ...(members ? { members } : {}) }
}

function naming(world: EvaluationWorld, unitIndex: number) {
  const { id, name } = world.data.units[unitIndex]!
  return { unit: id, name }
}

function drawn(evaluation: Evaluation, settings: EvaluationSettings): readonly BootstrapResult[] {
  const reference = Math.max(
    0,
    evaluation.models.findIndex(({ id }) => id === 'ewp-foos'),
  )
  const bootstrap = new Bootstrap(evaluation, {
    seed: settings.seedNumber,
    draws: settings.draws,
    recallAt: settings.topK.length - 1,
    reference,
  })
  while (!bootstrap.advance(100)) process.stderr.write(`\r${bootstrap.done} of ${settings.draws} draws`)
  process.stderr.write('\n')
  return bootstrap.results()
}

/** One line per model; an empty cell = not defined. */
function csv(metrics: readonly ModelMetrics[], topK: readonly number[]): string {
  const head = [
    'model',
    'rows',
    'positives',
    'auc',
    'auc_within_year',
    'average_precision',
    'brier',
    'log_loss',
    ...topK.flatMap((k) => [`hits_${k}`, `hits_by_rank_${k}`, `false_flags_per_hit_${k}`]),
    'auc_no_ongoing',
    'auc_ongoing',
    'auc_never_before',
  ]
  const line = (m: ModelMetrics) => [
    m.modelId,
    m.rows,
    m.positives,
    m.auc,
    m.aucWithinYear,
    m.averagePrecision,
    m.brier,
    m.logLoss,
    ...m.topK.flatMap((top) => [top.hits, top.hitsByRank, top.falseFlagsPerHit]),
    m.noOngoing.auc,
    m.ongoing.auc,
    m.neverBefore.auc,
  ]
  return (
    [head, ...metrics.map(line)].map((cells) => cells.map((cell) => cell ?? '').join(',')).join('\n') + '\n'
  )
}
