import { ForewatchError } from '../../core/errors'
import { makeSeriesPanel, periodIndexAt, type SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { lastCountedMonth, periodText } from '../axis'
import { tierOf } from '../frame'
import { runScores } from '../run'
import type { DataSet, ScoreMoment, ScoreRun } from '../types'

/** One assumption: what if a series of a unit stood elsewhere at the moment. */
export interface ScenarioEdit {
  readonly unit: string
  readonly series: string
  /** `set` to the value; `shift` by it; `multiply` with it. The last two start from the newest value that counts. */
  readonly op: 'set' | 'shift' | 'multiply'
  readonly value: number
}

/** Where an assumption went. */
export interface AppliedEdit extends ScenarioEdit {
  /** Period that holds it, as text. */
  readonly period: string
  /** NaN where there was none. */
  readonly before: number
  readonly after: number
}

export interface ScenarioMove {
  readonly unitId: string
  readonly scoreFrom100: number
  readonly scoreTo100: number
  /** −1 = none. */
  readonly tierFrom: number
  readonly tierTo: number
  readonly rankFrom: number
  readonly rankTo: number
}

/** A run under assumptions. It says so itself, and its data are a copy: real series are never touched. */
export interface ScenarioRun {
  readonly kind: 'scenario'
  readonly title: string
  readonly edits: readonly AppliedEdit[]
  readonly data: DataSet
  readonly run: ScoreRun
  /** Units whose score, tier or rank differs from today's, largest change of score first. */
  readonly moves: readonly ScenarioMove[]
}

export interface ScenarioRequest {
  readonly title: string
  readonly edits: readonly ScenarioEdit[]
  /** Today. */
  readonly run: ScoreRun
  readonly data: DataSet
  readonly momentIndex: number
}

/** Scores one moment under assumptions and compares it with the same moment as it is. An assumed value stands at the
 *  newest period of its series that counts at the moment, as judged, never as observed; it is held to the valid range of
 *  its series. Norms over the period or the pool see it like any other value, so that other units may move too.
 *  @throws ForewatchError `bad-argument`, `unknown-unit`, `unknown-series`, `out-of-range`, `bad-number`, `not-scored`
 *          (nothing to shift or multiply) */
export function runScenario(request: ScenarioRequest): ScenarioRun {
  const { run, momentIndex, edits, title } = request
  const moment = run.moments[momentIndex]
  if (!moment || edits.length === 0) {
    throw new ForewatchError('bad-argument', {
      what: 'A scenario needs a scored moment and at least one assumption',
      found: `${edits.length} assumptions, moment ${momentIndex} of ${run.moments.length}`,
    })
  }
  const panels = new Map(request.data.panels)
  const applied = edits.map((edit) => {
    const { panel, done } = withEdit(panels, request.data, moment, edit)
    panels.set(edit.series, panel)
    return done
  })
  const data: DataSet = Object.freeze({ ...request.data, panels })
  const changed = runScores(run.model, data, [moment])
  return Object.freeze({
    kind: 'scenario',
    title,
    edits: applied,
    data,
    run: changed,
    moves: movesOf(run, momentIndex, changed),
  })
}

function withEdit(
  panels: ReadonlyMap<string, SeriesPanel>,
  { units, series }: DataSet,
  moment: ScoreMoment,
  edit: ScenarioEdit,
): { readonly panel: SeriesPanel; readonly done: AppliedEdit } {
  const panel = panels.get(edit.series)
  if (!panel) throw fault('unknown-series', 'A scenario names a series that is not loaded', edit.series)
  const u = units.findIndex(({ id }) => id === edit.unit)
  if (u < 0) throw fault('unknown-unit', 'A scenario names a unit that is not scored', edit.unit)
  if (!Number.isFinite(edit.value))
    throw fault('bad-number', 'An assumption is no number', String(edit.value))
  const due = periodIndexAt(panel, lastCountedMonth(moment, panel.publicationLagMonths))
  if (due < 0) throw fault('not-scored', 'A series begins after the moment', edit.series)
  // Where the edition ends before the period due, all values are carried forward from its last one, and so is this.
  const at = Math.min(due, panel.nPeriods - 1)
  let newest = at
  while (newest >= 0 && panel.status[newest * panel.nUnits + u]! >= Status.missing) newest--
  const before = newest >= 0 ? panel.values[newest * panel.nUnits + u]! : NaN
  if (edit.op !== 'set' && Number.isNaN(before))
    throw fault('not-scored', 'There is no value to start from', `${edit.unit}, ${edit.series}`)
  const after =
    edit.op === 'set' ? edit.value : edit.op === 'shift' ? before + edit.value : before * edit.value
  const [least, most] = series.get(edit.series)?.validRange ?? [null, null]
  if ((least !== null && after < least) || (most !== null && after > most)) {
    throw new ForewatchError('out-of-range', {
      what: 'An assumption leaves the valid range of its series',
      where: `${edit.unit}, ${edit.series}`,
      found: String(after),
      expected: `${least ?? '−∞'} to ${most ?? '∞'}`,
    })
  }
  const values = panel.values.slice()
  const status = panel.status.slice()
  values[at * panel.nUnits + u] = after
  status[at * panel.nUnits + u] = Status.judged
  return {
    panel: makeSeriesPanel({ ...panel, values, status }),
    done: { ...edit, period: periodText(panel, at), before, after },
  }
}

function movesOf(today: ScoreRun, momentIndex: number, then: ScoreRun): readonly ScenarioMove[] {
  const from = standing(today, momentIndex)
  const to = standing(then, 0)
  const moves: ScenarioMove[] = []
  today.units.forEach(({ id }, u) => {
    const move = {
      unitId: id,
      scoreFrom100: from.score100[u]!,
      scoreTo100: to.score100[u]!,
      tierFrom: from.tier[u]!,
      tierTo: to.tier[u]!,
      rankFrom: from.rank[u]!,
      rankTo: to.rank[u]!,
    }
    const same = Object.is(move.scoreFrom100, move.scoreTo100) && move.rankFrom === move.rankTo
    if (!same) moves.push(move)
  })
  const size = ({ scoreFrom100, scoreTo100 }: ScenarioMove) => Math.abs(scoreTo100 - scoreFrom100) || 0
  return moves.sort((a, b) => size(b) - size(a) || (a.unitId < b.unitId ? -1 : 1))
}

function standing(run: ScoreRun, momentIndex: number) {
  const nUnits = run.units.length
  const base = momentIndex * nUnits
  const { values } = run.readings[0]!
  const score100 = values.slice(base, base + nUnits).map((share) => share * 100)
  const tier = Array.from(score100, (score, u) =>
    run.coverage[base + u]! >= run.model.tierCoverageFloor ? tierOf(run.model.tiers, score) : -1,
  )
  const rank = tier.map((own, u) =>
    own < 0
      ? 0
      : 1 + tier.reduce((n, other, v) => (other >= 0 && score100[v]! > score100[u]! ? n + 1 : n), 0),
  )
  return { score100, tier, rank }
}

function fault(
  tag: 'unknown-series' | 'unknown-unit' | 'bad-number' | 'not-scored',
  what: string,
  found: string,
): ForewatchError {
  return new ForewatchError(tag, { what, found, next: 'Correct the scenario' })
}
