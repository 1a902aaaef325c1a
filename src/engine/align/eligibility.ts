import type { UnitRecord } from '../../core/registry'
import { Status } from '../../core/status'
import type { ScoreMoment } from '../types'

/** Whether a unit can be scored at a moment, `[momentIndex * nUnits + unitIndex]`: 0 = yes; noSuchUnit where it did not
 *  exist in the moment's year; notCovered where the registry does not score it (its figures stand in another unit). */
export function eligibility(units: readonly UnitRecord[], moments: readonly ScoreMoment[]): Uint8Array {
  const codes = new Uint8Array(units.length * moments.length)
  moments.forEach(({ period }, m) => {
    units.forEach((unit, u) => {
      const existed = unit.from <= period.year && (unit.to === undefined || period.year <= unit.to)
      codes[m * units.length + u] =
        unit.treatment !== 'scored' ? Status.notCovered : existed ? Status.observed : Status.noSuchUnit
    })
  })
  return codes
}

/** Region and subregion of every unit as small integers, in unit order. */
export interface UnitGroups {
  readonly region: Uint16Array
  readonly subregion: Uint16Array
}

export function unitGroups(units: readonly UnitRecord[]): UnitGroups {
  const number = (names: readonly string[]) => {
    const seen = new Map<string, number>()
    return Uint16Array.from(names, (name) => {
      if (!seen.has(name)) seen.set(name, seen.size)
      return seen.get(name)!
    })
  }
  return {
    region: number(units.map((unit) => unit.region)),
    subregion: number(units.map((unit) => unit.subregion)),
  }
}
