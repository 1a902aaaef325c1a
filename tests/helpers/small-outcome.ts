import { UNKNOWN, type OutcomePanel, type ScoreGrid } from '../../src/engine/evaluate/types'

/** An outcome table from one text per unit: `0` none, `1` onset, `o` under way, `?` unknown; one sign per year. */
export function outcomeFrom(firstYear: number, lines: Readonly<Record<string, string>>): OutcomePanel {
  const unitIds = Object.keys(lines)
  const nUnits = unitIds.length
  const nYears = lines[unitIds[0]!]!.length
  const onset = new Uint8Array(nYears * nUnits)
  const ongoing = new Uint8Array(nYears * nUnits)
  const ever = new Uint8Array(nYears * nUnits)
  unitIds.forEach((id, u) => {
    let seen = 0
    ;[...lines[id]!].forEach((sign, y) => {
      const cell = y * nUnits + u
      onset[cell] = sign === '?' ? UNKNOWN : sign === '1' ? 1 : 0
      ongoing[cell] = sign === '?' ? UNKNOWN : sign === '0' ? 0 : 1
      if (sign === '1' || sign === 'o') seen = 1
      ever[cell] = seen === 1 ? 1 : onset[cell]!
    })
  })
  const continuesAs = new Int16Array(nUnits).fill(-1)
  return { id: 'small', title: 'Small', unitIds, firstYear, nYears, onset, ongoing, ever, continuesAs }
}

/** Scores from one list per unit, one number per year; NaN = none. */
export function gridFrom(
  firstYear: number,
  lists: readonly (readonly number[])[],
  kind: ScoreGrid['kind'] = 'score',
): ScoreGrid {
  const nUnits = lists.length
  const nYears = lists[0]!.length
  const values = new Float64Array(nYears * nUnits)
  lists.forEach((list, u) => list.forEach((value, y) => (values[y * nUnits + u] = value)))
  return { id: 'grid', title: 'Grid', kind, firstYear, nYears, nUnits, values }
}
