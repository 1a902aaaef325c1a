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
  /** Whole number of years back from the newest period that counts in which it holds; absent = that period alone. */
  readonly years?: number | undefined
}

/** Where an assumption went. */
export interface AppliedEdit extends ScenarioEdit {
  /** Newest period that holds it, as text. */
  readonly period: string
  /** Periods that hold it. */
  readonly periods: number
  /** At the newest period; NaN where there was none. */
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
 *  newest period of its series that counts at the moment (and those of the years before it that are asked for), as judged,
 *  never as observed; it is held to the valid range of its series. Norms over the period or the pool see it like any other value, so that other units may move too.
 *  @throws ForewatchError `bad-argument`, `unknown-unit`, `unknown-series`, `out-of-range`, `bad-number`, `not-scored`
 *          (nothing to shift or multiply) */
export function runScenario(request: ScenarioRequest): ScenarioRun {
  const { run, momentIndex, edits, title } = request
  const moment = run.moments[momentIndex]
  if (!moment || edits.length === 0) {
    throw new ForewatchError('bad-argument', {
      what: 'A scenario needs a scored moment and at least one assumption',
      found: `${edits.length} assumptions, moment ${momentIndex} of ${run.moments.length}`,
      expected: 'one assumption or more about a date that is scored',
      next: 'Add one, for example --set SDN:unhcr_displaced_abroad_by_origin=2',
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
  if (!panel)
    throw fault(
      'unknown-series',
      'A scenario names a series that the model does not read',
      edit.series,
      seriesLike(edit.series, panels),
    )
  const u = units.findIndex(({ id }) => id === edit.unit)
  if (u < 0)
    throw fault(
      'unknown-unit',
      'A scenario names a unit that is not scored',
      edit.unit,
      'the id of a unit as `score` prints it, such as SDN',
    )
  if (!Number.isFinite(edit.value))
    throw fault('bad-number', 'An assumption is no number', String(edit.value), 'a finite number')
  const { years } = edit
  if (years !== undefined && !(Number.isInteger(years) && years >= 1))
    throw fault(
      'bad-argument',
      'An assumption holds for no whole number of years',
      String(years),
      'a whole number of at least 1',
    )
  const { at, newest } = newestAt(panel, moment, u)
  if (at < 0)
    throw fault(
      'not-scored',
      'A series begins after the moment',
      edit.series,
      'a series with a period that counts at the date',
    )
  const cell = (period: number) => period * panel.nUnits + u
  const before = newest >= 0 ? panel.values[cell(newest)]! : NaN
  if (edit.op !== 'set' && Number.isNaN(before))
    throw fault(
      'not-scored',
      'There is no value to start from',
      `${edit.unit}, ${edit.series}`,
      'a unit with a value of its own; without one, set the value',
    )
  const changed = (own: number) =>
    edit.op === 'set' ? edit.value : edit.op === 'shift' ? own + edit.value : own * edit.value
  const after = changed(before)
  const span = years === undefined ? 1 : years * (panel.frequency === 'month' ? 12 : 1)
  const values = panel.values.slice()
  const status = panel.status.slice()
  let periods = 0
  for (let period = at; period >= Math.max(0, at - span + 1); period--) {
    const hasOwn = panel.status[cell(period)]! < Status.missing
    const next =
      period === at ? after : edit.op === 'set' || hasOwn ? changed(panel.values[cell(period)]!) : NaN
    if (Number.isNaN(next)) continue
    checkRange(next, edit, series.get(edit.series)?.validRange ?? [null, null])
    values[cell(period)] = next
    status[cell(period)] = Status.judged
    periods++
  }
  return {
    panel: makeSeriesPanel({ ...panel, values, status }),
    done: { ...edit, period: periodText(panel, at), periods, before, after },
  }
}

/** The period of a series that an assumption goes to, and that of the unit's newest value up to it; −1 = none.
 *  Where the edition ends before the period due, all values are carried forward from its last one, and so is this. */
function newestAt(panel: SeriesPanel, moment: ScoreMoment, unitIndex: number) {
  const due = periodIndexAt(panel, lastCountedMonth(moment, panel.publicationLagMonths))
  const at = Math.min(due, panel.nPeriods - 1)
  let newest = at
  while (newest >= 0 && panel.status[newest * panel.nUnits + unitIndex]! >= Status.missing) newest--
  return { at, newest }
}

/** A unit's newest value that counts at a moment, and its period as text; undefined where there is none. */
export function newestValue(
  panel: SeriesPanel,
  moment: ScoreMoment,
  unitIndex: number,
): { readonly value: number; readonly period: string } | undefined {
  const { newest } = newestAt(panel, moment, unitIndex)
  if (newest < 0) return undefined
  return { value: panel.values[newest * panel.nUnits + unitIndex]!, period: periodText(panel, newest) }
}

function checkRange(
  value: number,
  { unit, series }: ScenarioEdit,
  [least, most]: readonly [number | null, number | null],
): void {
  if ((least === null || value >= least) && (most === null || value <= most)) return
  throw new ForewatchError('out-of-range', {
    what: 'An assumption leaves the valid range of its series',
    where: `${unit}, ${series}`,
    found: String(value),
    expected: `${least ?? '−∞'} to ${most ?? '∞'}`,
    next: 'Assume a value inside the range',
  })
}

/** A few ids that begin alike, or the first ones. */
function seriesLike(id: string, panels: ReadonlyMap<string, SeriesPanel>): string {
  const ids = [...panels.keys()].sort()
  const alike = ids.filter((known) => known.startsWith(id.slice(0, 4)))
  const shown = (alike.length > 0 ? alike : ids).slice(0, 8)
  return `a series that the model reads, such as ${shown.join(', ')}`
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
  tag: 'unknown-series' | 'unknown-unit' | 'bad-number' | 'bad-argument' | 'not-scored',
  what: string,
  found: string,
  expected: string,
): ForewatchError {
  return new ForewatchError(tag, { what, found, expected, next: 'Correct the assumption' })
}
