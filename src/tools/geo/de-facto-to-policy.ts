import type { Position } from 'geojson'

/** One polygon of the boundary file with the unit that our policy gives it. */
export interface SourcePolygon {
  readonly unit: string | null
  readonly name: string
  readonly disputed: boolean
  /** Rings in degrees, outer ring first. */
  readonly rings: Position[][]
}

/** Shapes without a code in the boundary file, and what `indicators/countries/policy.md` says of them. */
const BY_NAME: Readonly<Record<string, { readonly unit: string | null; readonly disputed: boolean }>> = {
  Kosovo: { unit: 'XKX', disputed: false },
  Somaliland: { unit: 'SOM', disputed: false },
  'N. Cyprus': { unit: 'CYP', disputed: false },
  'Siachen Glacier': { unit: null, disputed: true },
  'Indian Ocean Ter.': { unit: 'CXR', disputed: false },
}
/** Shown hatched, without a class. */
const DISPUTED = new Set(['ESH', 'AB9'])
/** The boundary file draws Crimea with the Russian Federation; General Assembly resolution 68/262 does not. */
const CRIMEA: Position = [34.1, 45.3]
/** It draws Western Sahara west of the berm with Morocco; the line is at 27°40′ N. */
const WESTERN_SAHARA_NORTH = 27.66

/** Which unit a shape belongs to: by the United Nations' numeric code, else by name.
 *  `undefined`: not drawn (Antarctica). */
export function unitOfShape(
  id: string | undefined,
  name: string,
  unitByM49: ReadonlyMap<string, string>,
): { readonly unit: string | null; readonly disputed: boolean } | undefined {
  if (id === '010') return undefined
  const unit = id === undefined ? undefined : unitByM49.get(id)
  if (unit !== undefined) return { unit, disputed: DISPUTED.has(unit) }
  return BY_NAME[name] ?? { unit: null, disputed: false }
}

/** Applies the two overrides: Crimea to Ukraine, the whole of Western Sahara as one disputed area. */
export function applyPolicy(polygons: readonly SourcePolygon[]): SourcePolygon[] {
  return polygons.flatMap((polygon): SourcePolygon[] => {
    const outer = polygon.rings[0]!
    if (polygon.unit === 'RUS' && outer.length < 200 && contains(outer, CRIMEA))
      return [{ ...polygon, unit: 'UKR', name: 'Ukraine' }]
    if (polygon.unit === 'MAR' && outer.some((at) => at[1]! < WESTERN_SAHARA_NORTH)) {
      const [north, south] = splitByLatitude(outer, WESTERN_SAHARA_NORTH)
      return [
        { ...polygon, rings: [north] },
        { unit: 'ESH', name: 'W. Sahara', disputed: true, rings: [south] },
      ]
    }
    return [polygon]
  })
}

/** Cuts a closed ring that crosses a parallel exactly twice, at its own vertices just below the parallel. */
export function splitByLatitude(ring: readonly Position[], latitude: number): [Position[], Position[]] {
  const open = ring.slice(0, -1)
  const start = open.findIndex((at, i) => at[1]! < latitude && open.at(i - 1)![1]! >= latitude)
  const turned = [...open.slice(start), ...open.slice(0, start)]
  const nSouth = turned.findIndex((at) => at[1]! >= latitude)
  const south = turned.slice(0, nSouth)
  const north = turned.slice(nSouth)
  const first = south[0]!
  const last = south.at(-1)!
  return [
    [last, ...north, first, last],
    [...south, first],
  ]
}

/** Ray casting on a ring in degrees. */
export function contains(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as [number, number]
    const [xj, yj] = ring[j] as [number, number]
    if (yi > y! !== yj > y! && x! < ((xj - xi) * (y! - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
