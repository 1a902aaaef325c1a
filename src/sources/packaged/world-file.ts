import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { z } from 'zod'
import type { MapArea, MapLine, MapPoint, MapPolygon, WorldGeometry } from '../../core/geography'
import { ForewatchError } from '../../core/errors'

const point = z.tuple([z.number(), z.number()])
const unitId = z.string().regex(/^[A-Z][A-Z0-9]{2}$/)

/** `public/geo/world.json`: boundaries as quantised TopoJSON on the projected plane, and what the map adds to them. */
export const worldFileSchema = z.strictObject({
  format: z.literal('forewatch-world-1'),
  projection: z.string(),
  boundaries: z.string(),
  notice: z.string(),
  width: z.number().positive(),
  height: z.number().positive(),
  topology: z.looseObject({
    type: z.literal('Topology'),
    objects: z.looseObject({ areas: z.unknown(), disputed: z.unknown() }),
    arcs: z.array(z.array(z.array(z.number()))),
  }),
  discs: z.array(z.strictObject({ unit: unitId, disputed: z.boolean(), at: point })),
  graticule: z.array(z.array(point)),
  anchors: z.record(unitId, point),
})
export type WorldFile = z.infer<typeof worldFileSchema>

/** Properties of one area in the topology. */
export interface AreaProperties {
  readonly unit: string | null
  readonly name: string
  readonly disputed: boolean
}

type WorldTopology = Topology<{
  areas: GeometryCollection<AreaProperties>
  disputed: GeometryCollection
}>

/** @throws ForewatchError `bad-schema` when the file has another form */
export function readWorldFile(json: unknown): WorldGeometry {
  const parsed = worldFileSchema.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ForewatchError('bad-schema', {
      what: 'The map file cannot be read',
      where: `geo/world.json: ${issue?.path.join('.') ?? ''}`,
      found: issue?.message ?? 'another structure',
      expected: 'format forewatch-world-1',
      next: 'Run the build again, then reload; the list works without the map',
    })
  }
  const { topology: loose, discs, graticule, anchors, ...rest } = parsed.data
  // The schema has checked the frame; the geometries inside follow the TopoJSON specification.
  const topology = loose as unknown as WorldTopology
  return Object.freeze({
    projection: rest.projection,
    boundaries: rest.boundaries,
    notice: rest.notice,
    width: rest.width,
    height: rest.height,
    areas: feature(topology, topology.objects.areas).features.map(({ geometry, properties }): MapArea => ({
      ...properties,
      polygons: polygonsOf(geometry),
    })),
    discs,
    borders: lines(topology, (a, b) => a !== b),
    coasts: lines(topology, (a, b) => a === b),
    disputedLines: feature(topology, topology.objects.disputed).features.flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? [geometry.coordinates as unknown as MapLine] : [],
    ),
    graticule,
    anchors: new Map<string, MapPoint>(Object.entries(anchors)),
  })
}

function lines(topology: WorldTopology, keep: (a: unknown, b: unknown) => boolean): readonly MapLine[] {
  return mesh(topology, topology.objects.areas, keep).coordinates as unknown as readonly MapLine[]
}

function polygonsOf(geometry: GeoJSON.Geometry): readonly MapPolygon[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as unknown as MapPolygon]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates as unknown as readonly MapPolygon[]
  return []
}
