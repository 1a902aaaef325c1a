import type { CatalogueFile, LicenceClass } from '../../core/series'
import type { LeftOut } from './types'

/** Classes whose figures may stand in a file that is handed on, with their source and licence named. */
const MAY_PASS_ON: ReadonlySet<LicenceClass> = new Set(['OPEN', 'FACTS', 'SA', 'UNSTATED'])

export function mayPassOn(licence: LicenceClass): boolean {
  return MAY_PASS_ON.has(licence)
}

/** Series among `wanted` whose licence forbids passing on, each with the reason. */
export function leftOutOf(catalogue: readonly CatalogueFile[], wanted: ReadonlySet<string>): LeftOut[] {
  return catalogue.flatMap(({ source, series }) =>
    mayPassOn(source.licenceClass)
      ? []
      : series
          .filter(({ id }) => wanted.has(id))
          .map(({ id, title }) => ({
            series: id,
            title,
            source: source.title,
            licence: source.licence,
            reason:
              source.licenceClass === 'NC'
                ? 'The licence allows no commercial use, which a file handed on cannot ensure'
                : 'The licence forbids passing the figures on',
          })),
  )
}
