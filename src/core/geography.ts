/** A point on the projected plane: x to the right, y down, in map units (the world is `width` units wide). */
export type MapPoint = readonly [number, number]
export type MapLine = readonly MapPoint[]
/** Outer ring first, then holes. */
export type MapPolygon = readonly MapLine[]

/** One shape of the map. `disputed` areas are hatched and carry no class. */
export interface MapArea {
  /** Unit id; null for an area that belongs to no unit of the registry. */
  readonly unit: string | null
  readonly name: string
  readonly disputed: boolean
  readonly polygons: readonly MapPolygon[]
}

/** A unit too small to see at the scale of the world, drawn as a disc. */
export interface MapDisc {
  readonly unit: string
  readonly disputed: boolean
  readonly at: MapPoint
}

/** Everything that the world map draws, projected when the app was built. */
export interface WorldGeometry {
  readonly projection: string
  /** Source and edition of the boundaries, in words. */
  readonly boundaries: string
  /** What the boundaries do not imply. Stands under every map, also in exports. */
  readonly notice: string
  readonly width: number
  readonly height: number
  readonly areas: readonly MapArea[]
  readonly discs: readonly MapDisc[]
  /** Lines between two areas, and lines between an area and the sea. */
  readonly borders: readonly MapLine[]
  readonly coasts: readonly MapLine[]
  readonly disputedLines: readonly MapLine[]
  readonly graticule: readonly MapLine[]
  /** A point inside the largest part of each unit, for labels. */
  readonly anchors: ReadonlyMap<string, MapPoint>
}
