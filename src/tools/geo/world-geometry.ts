import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoEqualEarth, geoPath, type GeoProjection } from 'd3-geo'
import { geoProject } from 'd3-geo-projection'
import type { Feature, FeatureCollection, LineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mergeArcs, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { UnitRecord } from '../../core/registry'
import type { AreaProperties, WorldFile } from '../../sources/packaged/world-file'
import { applyPolicy, unitOfShape, type SourcePolygon } from './de-facto-to-policy'

const WIDTH = 1000
/** Southern edge in degrees; Antarctica is not drawn. */
const SOUTH = -58
/** Points whose triangle covers less than this, in square map units, are left out. */
const MIN_TRIANGLE = 0.05
/** Islets smaller than this are left out, unless they are the largest part of their unit. */
const MIN_ISLET = 0.12
/** Units smaller than this on the map get a disc. One map unit is about 34 km. */
export const DISC_BELOW = 9

type PartsTopology = Topology<{
  parts: GeometryCollection<AreaProperties>
  disputed: GeometryCollection<object>
}>
type AreasTopology = Topology<{
  areas: GeometryCollection<AreaProperties>
  disputed: GeometryCollection<object>
}>
type AtlasTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>

/** World boundaries on the plane of the Equal Earth projection (Šavrič, Patterson and Jenny, 2018), cut at the
 *  antimeridian, simplified with every unit kept, with the unit ids of the registry.
 *  `disputedLines`: polylines in degrees. */
export function worldGeometry(
  units: readonly UnitRecord[],
  disputedLines: readonly (readonly Position[])[],
): WorldFile {
  const projection = fitted()
  const height = Math.round(projection([0, SOUTH])![1])
  const parts = dropIslets(splitParts(projected(sourcePolygons(units), projection)))
  const lines: FeatureCollection<LineString> = {
    type: 'FeatureCollection',
    features: disputedLines.map((line) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: line.map((at) => projection(at as [number, number])!) },
    })),
  }
  const areasIn: FeatureCollection<Polygon, AreaProperties> = { type: 'FeatureCollection', features: parts }
  const raw = topology({ parts: areasIn, disputed: lines }, 1e5) as unknown as PartsTopology
  const weighted = presimplify(raw)
  keepRings(weighted.arcs)
  const simple = simplify(weighted, MIN_TRIANGLE)
  const merged = quantize(mergeUnits(simple), 1e4)
  const areas = feature(merged, merged.objects.areas).features
  const places = placesOf(areas as Feature<MultiPolygon, AreaProperties>[])
  return {
    format: 'forewatch-world-1',
    projection: 'Equal Earth',
    boundaries: 'Natural Earth 4.1',
    notice: 'They do not imply any judgement on the legal status of a territory.',
    width: WIDTH,
    height,
    topology: merged as unknown as WorldFile['topology'],
    discs: discsOf(units, places, projection),
    graticule: graticule(projection),
    anchors: Object.fromEntries([...places].map(([unit, { at }]) => [unit, rounded(at)])),
  }
}

function fitted(): GeoProjection {
  // No resampling: neighbours then share every vertex, and a border along a parallel stays straight.
  return geoEqualEarth().precision(0).fitWidth(WIDTH, { type: 'Sphere' })
}

function sourcePolygons(units: readonly UnitRecord[]): SourcePolygon[] {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  const atlas = JSON.parse(readFileSync(path, 'utf8')) as AtlasTopology
  const byM49 = new Map(units.flatMap((unit) => (unit.m49 === undefined ? [] : [[unit.m49, unit.id]])))
  const polygons = feature(atlas, atlas.objects.countries).features.flatMap(
    ({ id, properties, geometry }) => {
      const place = unitOfShape(id === undefined ? undefined : String(id), properties.name, byM49)
      if (place === undefined) return []
      const { coordinates, type } = geometry as Polygon | MultiPolygon
      return (type === 'Polygon' ? [coordinates] : coordinates).map((rings) => ({
        ...place,
        name: properties.name,
        rings,
      }))
    },
  )
  return applyPolicy(polygons)
}

function projected(
  polygons: readonly SourcePolygon[],
  projection: GeoProjection,
): Feature<Polygon | MultiPolygon, AreaProperties>[] {
  return polygons.flatMap(({ unit, name, disputed, rings }) => {
    const flat = geoProject<Polygon | MultiPolygon>({ type: 'Polygon', coordinates: rings }, projection)
    return flat ? [{ type: 'Feature', properties: { unit, name, disputed }, geometry: flat }] : []
  })
}

function splitParts(
  features: readonly Feature<Polygon | MultiPolygon, AreaProperties>[],
): Feature<Polygon, AreaProperties>[] {
  return features.flatMap(({ properties, geometry }) =>
    (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((coordinates) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates },
    })),
  )
}

function keyOf({ unit, name }: AreaProperties): string {
  return unit ?? name
}

function dropIslets(parts: readonly Feature<Polygon, AreaProperties>[]): Feature<Polygon, AreaProperties>[] {
  const largest = new Map<string, number>()
  for (const { properties, geometry } of parts) {
    const key = keyOf(properties)
    largest.set(key, Math.max(largest.get(key) ?? 0, polygonArea(geometry.coordinates)))
  }
  return parts.filter(({ properties, geometry }) => {
    const area = polygonArea(geometry.coordinates)
    return area >= MIN_ISLET || area === largest.get(keyOf(properties))
  })
}

/** Area in square map units, holes taken off. */
export function polygonArea(rings: readonly (readonly Position[])[]): number {
  const ringArea = (ring: readonly Position[]) => {
    let twice = 0
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
      twice += ring[j]![0]! * ring[i]![1]! - ring[i]![0]! * ring[j]![1]!
    return Math.abs(twice) / 2
  }
  return rings.reduce((sum, ring, i) => (i === 0 ? ringArea(ring) : sum - ringArea(ring)), 0)
}

/** Simplification must not flatten an island: the three weightiest points of every closed arc stay. */
function keepRings(arcs: Topology['arcs']): void {
  for (const arc of arcs) {
    const first = arc[0]!
    const last = arc.at(-1)!
    if (first[0] !== last[0] || first[1] !== last[1]) continue
    const inner = arc.slice(1, -1).sort((a, b) => b[2]! - a[2]!)
    for (const at of inner.slice(0, 3)) at[2] = Infinity
  }
}

function mergeUnits(simple: PartsTopology): AreasTopology {
  const groups = new Map<string, GeometryCollection<AreaProperties>['geometries']>()
  for (const geometry of simple.objects.parts.geometries) {
    const key = keyOf(geometry.properties as AreaProperties)
    groups.set(key, [...(groups.get(key) ?? []), geometry])
  }
  const geometries = [...groups.values()].map((group) => ({
    ...mergeArcs(simple, group as Parameters<typeof mergeArcs>[1]),
    properties: group[0]!.properties as AreaProperties,
  }))
  const { disputed } = simple.objects
  return { ...simple, objects: { areas: { type: 'GeometryCollection', geometries }, disputed } }
}

interface Place {
  readonly area: number
  readonly at: Position
}

function placesOf(areas: readonly Feature<MultiPolygon, AreaProperties>[]): Map<string, Place> {
  const flat = geoPath()
  const places = new Map<string, Place>()
  for (const { properties, geometry } of areas) {
    if (properties.unit === null) continue
    const bySize = geometry.coordinates.toSorted((a, b) => polygonArea(b) - polygonArea(a))
    const largest = bySize[0]
    if (!largest) continue
    places.set(properties.unit, {
      area: geometry.coordinates.reduce((sum, rings) => sum + polygonArea(rings), 0),
      at: flat.centroid({ type: 'Polygon', coordinates: largest }),
    })
  }
  return places
}

function discsOf(
  units: readonly UnitRecord[],
  places: ReadonlyMap<string, Place>,
  projection: GeoProjection,
): WorldFile['discs'] {
  return units.flatMap(({ id, treatment, longitude, latitude, to }) => {
    const disputed = id === 'AB9'
    if ((treatment !== 'scored' && !disputed) || to !== undefined) return []
    const place = places.get(id)
    if (place && place.area >= DISC_BELOW) return []
    const at =
      place?.at ??
      (longitude === undefined || latitude === undefined ? null : projection([longitude, latitude]))
    return at ? [{ unit: id, disputed, at: rounded(at) }] : []
  })
}

/** Meridians and parallels every 20 degrees; parallels are straight on this projection. */
function graticule(projection: GeoProjection): WorldFile['graticule'] {
  const line = (degrees: readonly (readonly [number, number])[]) =>
    degrees.map((at) => rounded(projection([...at])!))
  const steps = (from: number, to: number, step: number) =>
    Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step)
  return [
    ...steps(-160, 160, 20).map((lon) => line(steps(SOUTH, 80, 6).map((lat) => [lon, lat] as const))),
    ...steps(-40, 80, 20).map((lat) =>
      line([
        [-179.99, lat],
        [179.99, lat],
      ]),
    ),
  ]
}

function rounded(at: Position): [number, number] {
  return [Math.round(at[0]! * 10) / 10, Math.round(at[1]! * 10) / 10]
}
