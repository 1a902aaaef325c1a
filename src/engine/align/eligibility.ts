import type { UnitRecord } from '../../core/registry'
import { Status } from '../../core/status'
import type { ScoreMoment } from '../types'

/** Whether each unit can be scored at each moment. */
export interface Eligibility {
  /** `[momentIndex * nUnits + unitIndex]`: 0 = yes; noSuchUnit where the unit did not exist in the moment's year;
   *  notCovered where the registry does not score it (its figures stand in another unit). */
  readonly codes: Uint8Array
  /** Units that cannot be scored; those of moment m stand from `start[m]` to `start[m + 1]` − 1. */
  readonly blocked: Uint16Array
  readonly start: Int32Array
}

export function eligibility(units: readonly UnitRecord[], moments: readonly ScoreMoment[]): Eligibility {
  const codes = new Uint8Array(units.length * moments.length)
  const start = new Int32Array(moments.length + 1)
  const blocked: number[] = []
  moments.forEach(({ period }, m) => {
    units.forEach((unit, u) => {
      const existed = unit.from <= period.year && (unit.to === undefined || period.year <= unit.to)
      const code = unit.treatment !== 'scored' ? Status.notCovered : existed ? 0 : Status.noSuchUnit
      codes[m * units.length + u] = code
      if (code !== 0) blocked.push(u)
    })
    start[m + 1] = blocked.length
  })
  return { codes, blocked: Uint16Array.from(blocked), start }
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
