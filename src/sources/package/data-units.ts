import { ForewatchError } from '../../core/errors'
import type { UnitRecord } from '../../core/registry'

/** From this share of known ids on, the others are taken for mistakes and not for units of another kind. */
const MEANT_AS_COUNTRIES = 0.5
/** Before any period that can be read. */
const ALWAYS = 0

/** The units of data that come without our catalogue, in id order. If at least half of the ids are countries of the
 *  registry, all must be; these keep their name and years. Otherwise the units are whatever the data name: regions,
 *  cities, groups.
 *  @throws ForewatchError `unknown-unit` for a few ids that are no countries among many that are */
export function unitsOfData(
  named: Iterable<string>,
  registry: readonly UnitRecord[],
  file: string,
): readonly UnitRecord[] {
  const known = new Map(registry.map((unit) => [unit.id, unit]))
  const ids = [...new Set(named)].sort()
  const strange = ids.filter((id) => !known.has(id))
  if (strange.length > 0 && ids.length - strange.length >= ids.length * MEANT_AS_COUNTRIES) {
    throw new ForewatchError('unknown-unit', {
      what:
        strange.length === 1 ? 'A unit is no country that is known' : 'Units are no countries that are known',
      where: file,
      found: strange.slice(0, 5).join(', ') + (strange.length > 5 ? ` and ${strange.length - 5} more` : ''),
      expected: 'ISO 3166-1 alpha-3 codes, as the other units have',
      next: 'Correct the codes, or load the file through the importer of its source',
    })
  }
  return Object.freeze(ids.map((id) => scoredUnit(known.get(id) ?? plainUnit(id))))
}

/** Territories that our own list does not score are scored in somebody's own data. */
function scoredUnit(unit: UnitRecord): UnitRecord {
  return unit.treatment === 'scored' ? unit : { ...unit, treatment: 'scored' }
}

function plainUnit(id: string): UnitRecord {
  return {
    id,
    name: id,
    region: 'not stated',
    subregion: 'not stated',
    from: ALWAYS,
    predecessors: [],
    successors: [],
    unMember: false,
    treatment: 'scored',
  }
}
