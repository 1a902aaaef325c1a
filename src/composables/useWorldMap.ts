import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { MapPoint, WorldGeometry } from '../core/geography'
import { fitsInArea, landGrid } from '../map/land-grid'
import { placeLabels } from '../map/place-labels'
import { createWorldMap, type Paint, type WorldMap } from '../map/world-map'

/** What the map shows at one moment. */
export interface MapFrame {
  readonly paintOf: (unit: string | null, disputed: boolean) => Paint
  /** Whether the unit has a row in the list. */
  readonly isRow: (unit: string) => boolean
}

/** A name on the map, in pixels of the container. */
export interface LabelOnScreen {
  readonly unit: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly inside: 'whole' | 'part' | undefined
  readonly from: MapPoint
  readonly to: MapPoint
}

export interface UseWorldMapOptions {
  readonly geometry: () => WorldGeometry
  readonly shown: () => MapFrame
  readonly selected: () => string | undefined
  readonly labels: () => readonly { readonly unit: string; readonly text: string }[]
  readonly onSelect: (unit: string) => void
  readonly onHover: (unit: string | undefined) => void
}

/** Below this width names would cover more than they tell. */
const LABELS_FROM_PX = 520
const LABEL_PX = 11
/** Room of the zoom buttons, from the corner. */
const BUTTONS_PX = { w: 118, h: 52 }

/** One Leaflet map for as long as the component lives: made on mount, removed on unmount, repainted by fills. */
export function useWorldMap(
  element: Ref<HTMLElement | undefined>,
  options: UseWorldMapOptions,
): { readonly map: ShallowRef<WorldMap | undefined>; readonly placed: ShallowRef<readonly LabelOnScreen[]> } {
  const map = shallowRef<WorldMap>()
  const placed = shallowRef<readonly LabelOnScreen[]>([])
  let observer: ResizeObserver | undefined
  let queued = 0
  let widthPx = 0

  onMounted(() => {
    const container = element.value
    if (!container) return
    const geometry = options.geometry()
    const land = landGrid(geometry)
    const made = createWorldMap(container, geometry, {
      onSelect: options.onSelect,
      onHover: options.onHover,
      onMove: () => queueLabels(),
      wheelZoom: matchMedia('(min-width: 1280px)').matches,
    })
    map.value = made
    made.paint(options.shown().paintOf)
    made.select(options.selected())

    function label(): void {
      queued = 0
      // The width is that of the last resize: asking the element would lay out the whole page at every step.
      if (options.labels().length === 0 || widthPx < LABELS_FROM_PX) {
        placed.value = []
        return
      }
      const requests = options.labels().flatMap(({ unit, text }) => {
        const anchor = geometry.anchors.get(unit)
        return anchor ? [{ unit, text, anchor }] : []
      })
      const scale = made.pxPerUnit()
      const [left, top] = made.toPixel([0, 0])
      // The buttons stand in a row at the upper left; the card of the selected country has the rest of the left edge.
      const buttons = { x: -left / scale, y: -top / scale, w: BUTTONS_PX.w / scale, h: BUTTONS_PX.h / scale }
      placed.value = placeLabels(
        ...([requests, land, scale] as const),
        (unit, x, y, w, h) => fitsInArea(geometry, unit, x, y, w, h),
        LABEL_PX,
        [buttons],
      ).map((one) => {
        const [x, y] = made.toPixel([one.x, one.y])
        return {
          unit: one.unit,
          text: one.text,
          inside: one.inside,
          x,
          y,
          from: made.toPixel(one.anchor),
          to: made.toPixel(one.end),
        }
      })
    }
    // Names wait for the next frame, so that a step of time paints first.
    function queueLabels(): void {
      if (queued === 0) queued = requestAnimationFrame(label)
    }

    watch(options.shown, (shown) => made.paint(shown.paintOf))
    watch(options.selected, (unit) => made.select(unit))
    watch(options.labels, queueLabels)
    observer = new ResizeObserver(([entry]) => {
      widthPx = entry?.contentRect.width ?? widthPx
      made.resized()
      queueLabels()
    })
    widthPx = container.clientWidth
    observer.observe(container)
    queueLabels()
  })

  onBeforeUnmount(() => {
    cancelAnimationFrame(queued)
    observer?.disconnect()
    map.value?.destroy()
    map.value = undefined
  })

  return { map, placed }
}
