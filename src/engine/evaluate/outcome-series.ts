import { ForewatchError } from '../../core/errors'
import type { SeriesPanel } from '../../core/panel'
import type { DataSet } from '../types'
import {
  continuationIndex,
  everFrom,
  panelFromList,
  type OutcomeFile,
  type OutcomeRule,
} from './outcome-list'
import { UNKNOWN, type OutcomePanel } from './types'

/** Series that hold an outcome: 1 in a year with an onset; optionally 1 while under way, 1 once ever. */
export interface OutcomeSeries {
  readonly onset: string
  readonly ongoing?: string
  readonly ever?: string
}

/** A yearly panel of a data set. @throws ForewatchError `unknown-series`, `bad-argument` (monthly) */
function yearly(data: DataSet, id: string): SeriesPanel {
  const panel = data.panels.get(id)
  if (!panel) {
    throw new ForewatchError('unknown-series', {
      what: 'An outcome needs a series that is not loaded',
      found: id,
      next: 'Load the data package or the file that holds it',
    })
  }
  if (panel.frequency !== 'year') {
    throw new ForewatchError('bad-argument', {
      what: 'An outcome needs a yearly series',
      where: id,
      found: panel.frequency,
      expected: 'year',
    })
  }
  return panel
}

/** 0, 1 or unknown; values above 0 count as 1. */
function flags(panel: SeriesPanel): Uint8Array {
  return Uint8Array.from(panel.values, (value) => (Number.isFinite(value) ? (value > 0 ? 1 : 0) : UNKNOWN))
}

/** `flags` of a second series on the axis of a first; years it does not hold are unknown. */
function aligned(panel: SeriesPanel, onto: SeriesPanel): Uint8Array {
  const out = new Uint8Array(onto.values.length).fill(UNKNOWN)
  const source = flags(panel)
  for (let y = 0; y < onto.nPeriods; y++) {
    const from = y + onto.firstOrdinal - panel.firstOrdinal
    if (from < 0 || from >= panel.nPeriods) continue
    out.set(source.subarray(from * panel.nUnits, (from + 1) * panel.nUnits), y * onto.nUnits)
  }
  return out
}

/** Outcome from series of the data set. Cells without a value are unknown. Without an `ongoing` series an episode is
 *  taken to last its first year only.
 *  @throws ForewatchError `unknown-series`, `bad-argument` */
export function panelFromSeries(
  data: DataSet,
  ids: OutcomeSeries,
  about: {
    readonly id: string
    readonly title: string
    readonly continuations?: OutcomeFile['continuations'] | undefined
  },
): OutcomePanel {
  const panel = yearly(data, ids.onset)
  const onset = flags(panel)
  const ongoing = ids.ongoing === undefined ? onset.slice() : aligned(yearly(data, ids.ongoing), panel)
  const ever =
    ids.ever === undefined ? everFrom(onset, ongoing, panel.nUnits) : aligned(yearly(data, ids.ever), panel)
  const unitIds = data.units.map((unit) => unit.id)
  return {
    id: about.id,
    title: about.title,
    unitIds,
    firstYear: panel.firstOrdinal,
    nYears: panel.nPeriods,
    onset,
    ongoing,
    ever,
    continuesAs: continuationIndex(about, unitIds),
  }
}

/** Onsets by rule: the first year at or above the threshold after `yearsBelow` years below it. A year below the
 *  threshold is no onset, whatever came before; a year above it is unknown where any of the years before is.
 *  Under way: every year at or above the threshold.
 *  @throws ForewatchError `unknown-series`, `bad-argument` */
export function panelFromRule(data: DataSet, file: OutcomeRule): OutcomePanel {
  const { series, threshold, yearsBelow } = file.rule
  const panel = yearly(data, series)
  const { nPeriods, nUnits, values } = panel
  const ongoing = Uint8Array.from(values, (v) => (Number.isFinite(v) ? (v >= threshold ? 1 : 0) : UNKNOWN))
  const onset = new Uint8Array(values.length)
  for (let y = 0; y < nPeriods; y++) {
    for (let u = 0; u < nUnits; u++) {
      const state = ongoing[y * nUnits + u]!
      let result = state
      for (let back = 1; back <= yearsBelow && result === 1; back++) {
        const before = y - back < 0 ? UNKNOWN : ongoing[(y - back) * nUnits + u]!
        if (before === 1) result = 0
      }
      // a year above the threshold within the window settles it; only then does an unknown year matter
      for (let back = 1; back <= yearsBelow && result === 1; back++) {
        if (y - back < 0 || ongoing[(y - back) * nUnits + u] === UNKNOWN) result = UNKNOWN
      }
      onset[y * nUnits + u] = result
    }
  }
  const unitIds = data.units.map((unit) => unit.id)
  return {
    id: file.id,
    title: file.title,
    unitIds,
    firstYear: panel.firstOrdinal,
    nYears: nPeriods,
    onset,
    ongoing,
    ever: everFrom(onset, ongoing, nUnits),
    continuesAs: continuationIndex(file, unitIds),
  }
}

/** The panel of any outcome file. @throws ForewatchError `unknown-unit`, `unknown-series`, `bad-argument` */
export function panelOfOutcome(file: OutcomeFile, data: DataSet): OutcomePanel {
  if (file.kind === 'rule') return panelFromRule(data, file)
  if (file.kind === 'series') return panelFromSeries(data, file.series, file)
  return panelFromList(
    file,
    data.units.map((unit) => unit.id),
  )
}

/** Series that an outcome file reads. */
export function seriesOfOutcome(file: OutcomeFile): string[] {
  if (file.kind === 'list') return []
  if (file.kind === 'rule') return [file.rule.series]
  return [file.series.onset, file.series.ongoing, file.series.ever].filter((id) => id !== undefined)
}
