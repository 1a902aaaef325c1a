import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Observation } from '../../core/series'
import { applyCorrections, readCorrections, type Corrections } from '../../sources/corrections'
import { jsonFile } from './import-own'

/** Corrections of one source in a package folder. */
export function correctionsOf(root: string, source: string): Corrections | undefined {
  const path = join(root, 'corrections', `${source}.json`)
  return existsSync(path) ? readCorrections(jsonFile(path), path) : undefined
}

export function corrected(
  root: string,
  source: string,
  observations: readonly Observation[],
): readonly Observation[] {
  const found = correctionsOf(root, source)
  return found ? applyCorrections(observations, found) : observations
}

/** All corrections of a package, in lines for a person. */
export function correctionLines(root: string): string[] {
  const folder = join(root, 'corrections')
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : []
  const lines = names.flatMap((name) => {
    const { source, corrections } = readCorrections(jsonFile(join(folder, name)), name)
    return corrections.map(
      ({ id, series, unit, period, expected, action, value, reason, status }) =>
        `${id} (${source}, ${status}): ${series} ${unit} ${period} = ${expected}, ${action}${value === undefined ? '' : ` by ${value}`}; ${reason}`,
    )
  })
  return [...lines, `${lines.length} corrections`]
}
