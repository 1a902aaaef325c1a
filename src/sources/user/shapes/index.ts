import { ForewatchError } from '../../../core/errors'
import type { Recipe, ShapeCandidate } from '../../../core/recipe'
import type { UnitRegistry } from '../../../core/registry'
import type { Sample } from '../sample'
import { acledEvents, acledHapi } from './acled'
import { cpj, idmcIdu, insecurityInsight, ucdpGed } from './events'
import { hxl, plainLong, plainWide, sdmx, tidy, worldBank } from './general'
import { dtm, fragileStates, ipcLong, ipcWide, views } from './indices'
import { civicus, freedomHouse, freedomHouseRatings, pts } from './rights'
import type { Shape } from './shape'

/** Every known form of file, the special ones first. */
export const SHAPES: readonly Shape[] = [
  acledEvents,
  acledHapi,
  ucdpGed,
  idmcIdu,
  insecurityInsight,
  cpj,
  pts,
  freedomHouse,
  freedomHouseRatings,
  civicus,
  views,
  dtm,
  fragileStates,
  ipcLong,
  ipcWide,
  worldBank,
  sdmx,
  tidy,
  hxl,
  plainLong,
  plainWide,
]

/** What a file may be, the most likely first. Empty = nothing fits. */
export function candidates(sample: Sample, registry: UnitRegistry): ShapeCandidate[] {
  return SHAPES.flatMap((shape) => {
    const found = shape.detect(sample, registry)
    return found ? [{ shape: shape.id, title: shape.title, ...found }] : []
  }).sort((a, b) => b.confidence - a.confidence)
}

/** Recipe of a file by the most likely or by a named shape. @throws ForewatchError `unknown-source` */
export function proposeRecipe(sample: Sample, registry: UnitRegistry, shapeId?: string): Recipe {
  const id = shapeId ?? candidates(sample, registry)[0]?.shape
  const shape = SHAPES.find((each) => each.id === id)
  if (shape) return shape.recipe(sample, registry)
  throw new ForewatchError('unknown-source', {
    what: id === undefined ? 'Nothing is known about files of this form' : 'There is no such form of file',
    where: sample.name,
    found: id ?? `columns ${sample.columns.slice(0, 12).join(', ') || 'none'}`,
    expected: SHAPES.map((each) => each.id).join(', '),
    next: 'Name a form, or give a recipe that says which column holds what',
  })
}
