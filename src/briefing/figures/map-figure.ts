import type { WorldFrame } from '../../core/frame'
import type { WorldGeometry } from '../../core/geography'
import { displayClass, restsOnFilled } from '../../map/display-class'
import { labelName } from '../../map/label-names'
import type { TierSpec } from '../../model/types'
import type { Figure, MapClass } from './types'

/** Countries named on the map at most. */
const NAMED = 9

export interface MapFigureInput {
  readonly frame: WorldFrame
  readonly tiers: readonly TierSpec[]
  readonly geometry: WorldGeometry
  /** Whether a unit's tier is held by less than half of the draws. */
  readonly isUnsure: (unitIndex: number) => boolean
  /** Whether a unit is let through by the filter on screen; absent = all are. */
  readonly isShown?: (unitIndex: number) => boolean
}

/** The map of a frame as the World screen draws it. */
export function mapFigure(input: MapFigureInput): Extract<Figure, { kind: 'map' }> {
  const { frame, tiers, geometry, isUnsure, isShown } = input
  const classes = new Map<string, MapClass>(
    frame.units.map(({ id }, u) => [id, displayClass(frame, u) as MapClass]),
  )
  const where = (holds: (unitIndex: number) => boolean) =>
    new Set(frame.units.flatMap(({ id }, u) => (holds(u) ? [id] : [])))
  return {
    kind: 'map',
    geometry,
    classes,
    tiers: tiers.map(({ title }, i) => ({
      title,
      count: [...classes.values()].filter((shown) => shown === i).length,
    })),
    labels: frame.units
      .map((unit, u) => ({ unit: unit.id, text: labelName(unit), rank: frame.rank[u]! }))
      .filter(({ rank }) => rank > 0 && rank <= NAMED)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, NAMED),
    filled: where((u) => restsOnFilled(frame, u)),
    unsure: where((u) => frame.tierIndex[u]! >= 0 && isUnsure(u)),
    faded: where((u) => isShown !== undefined && !isShown(u)),
  }
}

/** What must stand under every map. */
export const mapNote = ({ projection, boundaries, notice }: WorldGeometry): string =>
  `${projection} projection. Boundaries: ${boundaries}. ${notice}`
