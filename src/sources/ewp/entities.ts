import type { UnitRecord, UnitRegistry } from '../../core/registry'

/** One country line of the project's files. Codes are those of the Correlates of War with the project's exceptions. */
export interface EwpEntity {
  readonly code: string
  readonly name: string
  readonly firstYear: number
  readonly lastYear: number
}

/** Units as the project draws them, one per line, in the order of their codes: 345 is Yugoslavia and Serbia in one
 *  line, North Yemen and Yemen are two. The id is the registry's for the line's last year; where two lines share it (both
 *  Yemens), the earlier one is written `YEM-678`. Every unit is scored in the years the file holds.
 *  Codes that the registry does not know keep their number as `EWP-nnn`. */
export function ewpUnits(entities: readonly EwpEntity[], registry: UnitRegistry): UnitRecord[] {
  const idOf = (entity: EwpEntity): string => {
    const found = registry.resolve('cow', entity.code, entity.lastYear)
    return found.ok ? found.unit : `EWP-${entity.code}`
  }
  const latest = new Map<string, EwpEntity>()
  for (const entity of entities) {
    const rival = latest.get(idOf(entity))
    if (!rival || rival.lastYear < entity.lastYear) latest.set(idOf(entity), entity)
  }
  return entities.map((entity) => {
    const id = idOf(entity)
    const known = registry.units[registry.indexOf(id)]
    return {
      id: latest.get(id) === entity ? id : `${id}-${entity.code}`,
      name: entity.name,
      region: known?.region ?? 'Other',
      subregion: known?.subregion ?? 'Other',
      from: entity.firstYear,
      to: entity.lastYear,
      predecessors: [],
      successors: [],
      unMember: known?.unMember ?? false,
      treatment: 'scored',
    }
  })
}
