import { UNKNOWN, type OutcomePanel } from './types'

/** Unit index under which a unit's record stands in a year: itself while the list knows it, else its continuation. */
export function recordOf(panel: OutcomePanel, unitIndex: number, year: number): number {
  const y = year - panel.firstYear
  const nUnits = panel.unitIds.length
  if (y < 0 || y >= panel.nYears) return unitIndex
  const next = panel.continuesAs[unitIndex]!
  return next >= 0 && panel.onset[y * nUnits + unitIndex] === UNKNOWN ? next : unitIndex
}

/** A table of the panel at a year and unit, `UNKNOWN` outside its years. */
export function outcomeAt(
  panel: OutcomePanel,
  table: 'onset' | 'ongoing' | 'ever',
  year: number,
  unitIndex: number,
): number {
  const y = year - panel.firstYear
  if (y < 0 || y >= panel.nYears) return UNKNOWN
  return panel[table][y * panel.unitIds.length + recordOf(panel, unitIndex, year)]!
}

/** 1 if an onset falls in the years origin + 1 … origin + horizon, 0 if none does, `UNKNOWN` unless every year of the
 *  window is observed: half a window without an onset is not "no onset", and with one it would count only the hits. */
export function windowLabel(
  panel: OutcomePanel,
  origin: number,
  horizonYears: number,
  unitIndex: number,
): number {
  let label = 0
  for (let year = origin + 1; year <= origin + horizonYears; year++) {
    const onset = outcomeAt(panel, 'onset', year, unitIndex)
    if (onset === UNKNOWN) return UNKNOWN
    if (onset === 1) label = 1
  }
  return label
}
