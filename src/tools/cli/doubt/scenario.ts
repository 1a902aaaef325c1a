import { ForewatchError } from '../../../core/errors'
import { runScenario, type ScenarioEdit } from '../../../engine/scenario'
import { csvTable } from '../csv'
import { provenance } from '../result'
import { runOnce } from '../run'
import type { ScenarioFlags } from './commands'
import { round } from './plan'

/** `forewatch scenario`: one date under assumptions beside the same date as it is.
 *  @throws ForewatchError as `runOnce`, `runScenario`; `bad-argument` for an assumption that cannot be read */
export function scenario(flags: ScenarioFlags): void {
  const outcome = runOnce(flags)
  const ids = new Set(outcome.run.units.map(({ id }) => id))
  const edits = (['set', 'shift', 'multiply'] as const).flatMap((op) =>
    (flags[op] ?? []).map((text) => readEdit(text, op, ids)),
  )
  const { run, data } = outcome
  const then = runScenario({ title: flags.title, edits, run, data, momentIndex: 0 })
  const tierTitle = (index: number) => run.model.tiers[index]?.title ?? null
  const moves = then.moves.map(({ unitId, ...move }) => ({
    unit: unitId,
    scoreFrom: round(move.scoreFrom100),
    scoreTo: round(move.scoreTo100),
    tierFrom: tierTitle(move.tierFrom),
    tierTo: tierTitle(move.tierTo),
    rankFrom: move.rankFrom || null,
    rankTo: move.rankTo || null,
  }))
  process.stderr.write(
    `Scenario “${then.title}”, as of ${outcome.asOf}: ${then.edits.length} assumptions, ${moves.length} units move. Not a real series.\n`,
  )
  if (flags.format === 'csv') {
    process.stdout.write(
      csvTable(moves.map((move) => ({ scenario: then.title, as_of: outcome.asOf, ...move }))),
    )
    return
  }
  const assumed = then.edits.map((edit) => ({
    ...edit,
    before: round(edit.before, 6),
    after: round(edit.after, 6),
  }))
  const body = { ...provenance(outcome), scenario: then.title, assumptions: assumed, moves }
  process.stdout.write(`${JSON.stringify(body, null, 2)}\n`)
}

/** Units may be countries, in small letters too, or whatever else the data name. */
function readEdit(text: string, op: ScenarioEdit['op'], ids: ReadonlySet<string>): ScenarioEdit {
  const match = /^(.+?):([^:=\s]+)=(-?[\d.]+(?:e[+-]?\d+)?)$/i.exec(text)
  const value = Number(match?.[3])
  if (match && Number.isFinite(value)) {
    const unit = match[1]!.trim()
    return { unit: ids.has(unit) ? unit : unit.toUpperCase(), series: match[2]!, op, value }
  }
  throw new ForewatchError('bad-argument', {
    what: 'An assumption cannot be read',
    found: text,
    expected: 'unit:series=value, for example SDN:unhcr_displaced_abroad_by_origin=2',
    next: 'Write the assumption in this form',
  })
}
