import { outcomeAt } from './labels'
import { prepareEvaluation } from './prepare'
import type { Evaluation, EvaluationOptions, OutcomePanel, ScoreGrid } from './types'

/** One onset and what a model had said before. */
export interface OnsetRecord {
  readonly unitIndex: number
  readonly year: number
  /** Best rank in the origins that look at the year; null where none could (no row, no score). */
  readonly bestRank: number | null
  readonly caught: boolean
  /** Years in a row, ending the year before the onset, in which the unit was on the list. 0 = not listed then. */
  readonly leadYears: number
  /** An episode was under way the year before; null = not known. */
  readonly ongoingBefore: boolean | null
  /** No episode was recorded before; null = not known. */
  readonly neverBefore: boolean | null
}

/** Unit-years on the list that no onset followed within the horizon. */
export interface ListedYears {
  readonly unitIndex: number
  readonly years: readonly number[]
}

export interface EventTable {
  readonly k: number
  readonly caught: readonly OnsetRecord[]
  readonly missed: readonly OnsetRecord[]
  /** Onsets in the outcome years that no origin could look at: first year of a unit, or no score before it. */
  readonly unreachable: readonly OnsetRecord[]
  /** No onset followed, and no episode was known to be under way in the origin year. By unit, most years first. */
  readonly falseAlarms: readonly ListedYears[]
  /** No further onset followed, but an episode was under way in the origin year: no false alarm. By unit likewise. */
  readonly alreadyOngoing: readonly ListedYears[]
}

const known = (flag: number): boolean | null => (flag === 0 ? false : flag === 1 ? true : null)

/** Hits, misses and false alarms by name for a list of the k highest of each origin year.
 *  @param grids the model first; the others only narrow the rows to the common ones
 *  @throws ForewatchError as `prepareEvaluation` */
export function eventTable(
  panel: OutcomePanel,
  grids: readonly ScoreGrid[],
  options: EvaluationOptions,
  k: number,
): EventTable {
  const event = prepareEvaluation(panel, grids, { ...options, unit: 'event', topK: [k] })
  const listed = listedYears(panel, grids, { ...options, topK: [k] }, k)
  const { rows, models } = event
  const reachable = new Set<string>()
  const records: OnsetRecord[] = []
  for (let row = 0; row < rows.label.length; row++) {
    if (rows.label[row] !== 1) continue
    const unitIndex = rows.unitIndex[row]!
    const year = rows.year[row]!
    const bestRank = models[0]!.rank[row]!
    reachable.add(`${unitIndex}|${year}`)
    let leadYears = 0
    while (listed.has(`${unitIndex}|${year - 1 - leadYears}`)) leadYears++
    records.push({
      unitIndex,
      year,
      bestRank,
      caught: bestRank <= k,
      leadYears,
      ongoingBefore: known(rows.ongoing[row]!),
      neverBefore: known(rows.neverBefore[row]!),
    })
  }
  return {
    k,
    caught: records.filter((record) => record.caught),
    missed: records.filter((record) => !record.caught),
    unreachable: unreachableOnsets(panel, options, reachable),
    ...withoutOnset(panel, grids, options, k),
  }
}

/** Unit-years on the model's list, as far back as it has scores. */
function listedYears(
  panel: OutcomePanel,
  grids: readonly ScoreGrid[],
  options: EvaluationOptions,
  k: number,
): Set<string> {
  const listed = new Set<string>()
  const evaluation = prepareEvaluation(panel, grids, {
    ...options,
    unit: 'event',
    horizonYears: 1,
    ongoing: 'keep',
  })
  const { rows, models } = evaluation
  for (let row = 0; row < rows.year.length; row++)
    if (models[0]!.rank[row]! <= k) listed.add(`${rows.unitIndex[row]}|${rows.year[row]! - 1}`)
  return listed
}

function unreachableOnsets(
  panel: OutcomePanel,
  options: EvaluationOptions,
  reachable: ReadonlySet<string>,
): OnsetRecord[] {
  const found: OnsetRecord[] = []
  for (let year = options.firstOrigin + 1; year <= options.lastOrigin + 1; year++) {
    for (let u = 0; u < panel.unitIds.length; u++) {
      const y = year - panel.firstYear
      if (y < 0 || y >= panel.nYears || panel.onset[y * panel.unitIds.length + u] !== 1) continue
      if (reachable.has(`${u}|${year}`)) continue
      const ongoing = outcomeAt(panel, 'ongoing', year - 1, u)
      if (options.ongoing === 'drop' && ongoing !== 0) continue
      const ever = outcomeAt(panel, 'ever', year - 1, u)
      found.push({
        unitIndex: u,
        year,
        bestRank: null,
        caught: false,
        leadYears: 0,
        ongoingBefore: known(ongoing),
        neverBefore: ever > 1 ? null : ever === 0,
      })
    }
  }
  return found
}

/** Listed unit-years without an onset, apart by whether an episode was under way, as `replay` counts them. */
function withoutOnset(
  panel: OutcomePanel,
  grids: readonly ScoreGrid[],
  options: EvaluationOptions,
  k: number,
): Pick<EventTable, 'falseAlarms' | 'alreadyOngoing'> {
  const direct: Evaluation = prepareEvaluation(panel, grids, { ...options, unit: 'direct', topK: [k] })
  const { rows, models } = direct
  const falseAlarms = new Map<number, number[]>()
  const alreadyOngoing = new Map<number, number[]>()
  for (let row = 0; row < rows.label.length; row++) {
    if (rows.label[row] === 1 || models[0]!.rank[row]! > k) continue
    const byUnit = rows.ongoing[row] === 1 ? alreadyOngoing : falseAlarms
    byUnit.set(rows.unitIndex[row]!, [...(byUnit.get(rows.unitIndex[row]!) ?? []), rows.year[row]!])
  }
  return { falseAlarms: mostYearsFirst(falseAlarms), alreadyOngoing: mostYearsFirst(alreadyOngoing) }
}

function mostYearsFirst(byUnit: ReadonlyMap<number, readonly number[]>): ListedYears[] {
  return [...byUnit]
    .map(([unitIndex, years]) => ({ unitIndex, years }))
    .sort((a, b) => b.years.length - a.years.length || a.unitIndex - b.unitIndex)
}
