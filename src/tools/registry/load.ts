import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRegistry, type UnitRegistry } from '../../core/registry'
import { parseCodes, parseUnits } from '../../core/registry-data'

/** Reads the two tables of `indicators/countries/` and builds the registry. `root`: the project folder.
 *  @throws ForewatchError `bad-schema`, `bad-file`, `unknown-unit` */
export function loadRegistry(root = '.'): UnitRegistry {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(root, 'indicators/countries', name), 'utf8'))
  return createRegistry(parseUnits(read('units.json')), parseCodes(read('codes.json')))
}
