import * as L from 'leaflet'
import type { MapLine, MapPoint, MapPolygon, WorldGeometry } from '../core/geography'

export interface WorldMapOptions {
  readonly onSelect: (unit: string) => void
  /** Pointer over a unit; undefined when it leaves. */
  readonly onHover: (unit: string | undefined) => void
  /** After every change of zoom or place. */
  readonly onMove: () => void
  /** Whether the wheel zooms; off where the page itself scrolls. */
  readonly wheelZoom: boolean
}

/** What is painted into one unit's shapes. `faded` shapes step back while a class of the legend is pointed at. */
export interface Paint {
  readonly fill: string
  readonly faded: boolean
}

export interface WorldMap {
  /** Sets the fills only; a shape whose fill stays the same is not touched. Units not named are left as they are. */
  paint(paintOf: (unit: string | null, disputed: boolean) => Paint): void
  select(unit: string | undefined): void
  zoom(by: number): void
  home(): void
  /** Pixel position of a map point inside the container. */
  toPixel(at: MapPoint): readonly [number, number]
  pxPerUnit(): number
  resized(): void
  destroy(): void
}

/** Disc radius in pixels per pixel of a map unit, and its bounds. */
const DISC = { perScale: 4.2, least: 1.6, most: 3.2 }
const filled = { fill: true, fillOpacity: 1 } as const
const quiet = { interactive: false, fill: false } as const

/** A Leaflet map of projected boundaries: flat coordinates, SVG shapes, no tiles, no markup of Leaflet's own.
 *  Shapes are made once; later calls touch their `fill` alone. */
export function createWorldMap(
  element: HTMLElement,
  geometry: WorldGeometry,
  options: WorldMapOptions,
): WorldMap {
  const renderer = L.svg({ padding: 0.5 })
  const map = L.map(element, {
    crs: L.CRS.Simple,
    renderer,
    zoomControl: false,
    attributionControl: false,
    keyboard: false,
    boxZoom: false,
    zoomSnap: 0,
    zoomDelta: 0.75,
    wheelPxPerZoomLevel: 120,
    scrollWheelZoom: options.wheelZoom,
    dragging: !L.Browser.mobile,
    maxBoundsViscosity: 1,
    inertia: false,
  })
  const bounds = L.latLngBounds(flat([0, geometry.height]), flat([geometry.width, 0]))
  const fit = () => {
    map.setMinZoom(-4)
    map.fitBounds(bounds, { animate: false })
    map.setMinZoom(map.getZoom())
  }
  fit()
  map.setMaxZoom(map.getZoom() + 4)
  map.setMaxBounds(bounds)

  lines(geometry.graticule, { className: 'map-graticule' }).addTo(map)
  const shapes = shapesOf(geometry, options).map((shape) => {
    shape.layer.addTo(map)
    return { ...shape, fill: '', faded: false }
  })
  lines(geometry.coasts, { className: 'map-coast' }).addTo(map)
  lines(geometry.borders, { className: 'map-border' }).addTo(map)
  lines(geometry.disputedLines, { className: 'map-disputed-halo' }).addTo(map)
  lines(geometry.disputedLines, { className: 'map-disputed-line' }).addTo(map)
  for (const shape of shapes) if (shape.isDisc) shape.layer.bringToFront()

  const sizeDiscs = () => {
    const scale = map.getZoomScale(map.getZoom(), 0)
    const radius = Math.min(DISC.most, Math.max(DISC.least, DISC.perScale * scale))
    for (const { layer } of shapes) if (layer instanceof L.CircleMarker) layer.setRadius(radius)
  }
  sizeDiscs()

  let selection: L.LayerGroup | undefined
  map.on('moveend zoomend', options.onMove)
  map.on('zoomend', () => {
    sizeDiscs()
    if (!L.Browser.mobile) return
    if (map.getZoom() > map.getMinZoom() + 0.05) map.dragging.enable()
    else map.dragging.disable()
  })
  element.querySelector('svg')?.setAttribute('aria-hidden', 'true')

  return {
    paint(paintOf) {
      for (const shape of shapes) {
        const { fill, faded } = paintOf(shape.unit, shape.disputed)
        const path = shape.layer.getElement()
        if (!path) continue
        if (fill !== shape.fill) {
          shape.fill = fill
          path.setAttribute('fill', fill)
        }
        if (faded !== shape.faded) {
          shape.faded = faded
          path.setAttribute('fill-opacity', faded ? '0.15' : '1')
        }
      }
    },
    select(unit) {
      selection?.remove()
      selection = undefined
      if (unit === undefined) return
      const copies = shapes
        .filter((shape) => shape.unit === unit)
        .flatMap(({ copy }) => [copy('map-selected-halo'), copy('map-selected-ink')])
      copies.sort((a, b) => Number(isInk(a)) - Number(isInk(b)))
      selection = L.layerGroup(copies).addTo(map)
    },
    zoom: (by) => map.setZoom(map.getZoom() + by),
    home: fit,
    toPixel(at) {
      const { x, y } = map.latLngToContainerPoint(flat(at))
      return [x, y]
    },
    pxPerUnit: () => map.getZoomScale(map.getZoom(), 0),
    resized() {
      map.invalidateSize({ animate: false })
      fit()
    },
    destroy() {
      map.off()
      map.remove()
    },
  }
}

function flat([x, y]: MapPoint): L.LatLngTuple {
  return [-y, x]
}

function isInk(layer: L.Path): boolean {
  return layer.options.className === 'map-selected-ink'
}

function lines(all: readonly MapLine[], style: L.PolylineOptions): L.Polyline {
  return L.polyline(
    all.map((line) => line.map(flat)),
    { ...quiet, ...style, smoothFactor: 0 },
  )
}

function rings(polygons: readonly MapPolygon[]): L.LatLngTuple[][][] {
  return polygons.map((polygon) => polygon.map((ring) => ring.map(flat)))
}

interface Shape {
  readonly unit: string | null
  readonly isDisc: boolean
  readonly disputed: boolean
  readonly layer: L.Path
  /** The outline again, for the selection. */
  readonly copy: (className: string) => L.Path
}

function shapesOf(geometry: WorldGeometry, options: WorldMapOptions): Shape[] {
  const areas = geometry.areas.map(({ unit, disputed, polygons }): Shape => {
    const coordinates = rings(polygons)
    return {
      unit,
      disputed,
      isDisc: false,
      layer: L.polygon(coordinates, {
        ...filled,
        className: 'map-area',
        smoothFactor: 0,
        interactive: unit !== null,
      }),
      copy: (className) => L.polygon(coordinates, { ...quiet, className, smoothFactor: 0 }),
    }
  })
  const discs = geometry.discs.map(({ unit, disputed, at }): Shape => ({
    unit,
    disputed,
    isDisc: true,
    layer: L.circleMarker(flat(at), { ...filled, className: 'map-disc', radius: DISC.most }),
    copy: (className) => L.circleMarker(flat(at), { ...quiet, className, radius: DISC.most + 2 }),
  }))
  const shapes = [...areas, ...discs]
  for (const { unit, layer } of shapes) {
    if (unit === null) continue
    layer.on('click', () => options.onSelect(unit))
    layer.on('mouseover', () => options.onHover(unit))
    layer.on('mouseout', () => options.onHover(undefined))
  }
  return shapes
}
