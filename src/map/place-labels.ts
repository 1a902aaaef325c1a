import type { MapPoint } from '../core/geography'
import type { LandGrid } from './land-grid'

export interface LabelRequest {
  readonly unit: string
  readonly text: string
  /** Point inside the country, in map units. */
  readonly anchor: MapPoint
}

/** A placed name. `x`, `y`: middle of the text box, in map units. */
export interface PlacedLabel extends LabelRequest {
  readonly x: number
  readonly y: number
  /** Where the leader line meets the box. */
  readonly end: MapPoint
  /** The name stands in its own country and needs no leader. */
  readonly inside: boolean
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const DIRECTIONS = 16
const DISTANCES_PX = [14, 24, 36, 50, 66, 84, 104, 126]
/** Mean advance of the label font, as a share of its size. */
const ADVANCE = 0.58

/** Puts each name beside its country, in the sea where there is room, clear of other names and of their leaders.
 *  Greedy in the order given; `pxPerUnit` is the scale of the map. A name that finds no place at all is left out.
 *  `fitsIn` says whether a rectangle (x, y, width, height) lies wholly in the unit's own area: the name then stands there.
 *  @param taken  what lies over the map, for example its buttons, in map units: no name stands under it */
export function placeLabels(
  requests: readonly LabelRequest[],
  land: LandGrid,
  pxPerUnit: number,
  fitsIn: (unit: string, x: number, y: number, w: number, h: number) => boolean = () => false,
  fontPx = 11,
  taken: readonly Box[] = [],
): PlacedLabel[] {
  const placed: { readonly label: PlacedLabel; readonly box: Box }[] = []
  const anchors = requests.map(({ anchor }) => anchor)
  for (const request of requests) {
    const w = (request.text.length * fontPx * ADVANCE + 4) / pxPerUnit
    const h = (fontPx + 3) / pxPerUnit
    const own = { x: request.anchor[0] - w / 2, y: request.anchor[1] - h / 2, w, h }
    if (fitsIn(request.unit, own.x, own.y, w, h) && !taken.some((box) => overlaps(own, box))) {
      placed.push({ box: own, label: labelAt(request, own, true) })
      continue
    }
    let best: { cost: number; box: Box } | undefined
    for (const px of DISTANCES_PX) {
      for (let k = 0; k < DIRECTIONS; k++) {
        const angle = (k / DIRECTIONS) * 2 * Math.PI
        const reach = px / pxPerUnit
        const cx = request.anchor[0] + Math.cos(angle) * (reach + w / 2)
        const cy = request.anchor[1] + Math.sin(angle) * (reach + h / 2)
        const box = { x: cx - w / 2, y: cy - h / 2, w, h }
        if (taken.some((other) => overlaps(box, other))) continue
        const cost = costOf(box, px, request, placed, anchors, land)
        if (cost < (best?.cost ?? 500)) best = { cost, box }
      }
    }
    if (best) placed.push({ box: best.box, label: labelAt(request, best.box, false) })
  }
  return placed.map(({ label }) => label)
}

function costOf(
  box: Box,
  px: number,
  request: LabelRequest,
  placed: readonly { readonly label: PlacedLabel; readonly box: Box }[],
  anchors: readonly MapPoint[],
  land: LandGrid,
): number {
  let cost = px * 1.4 + land.landShare(box.x, box.y, box.w, box.h) * 200
  const end = leaderEnd(request.anchor, box)
  cost += leaderOverLand(request.anchor, end, land) * px * 0.4
  for (const other of placed) {
    if (overlaps(box, other.box)) return Infinity
    if (crossesBox(request.anchor, end, other.box)) cost += 400
    if (crossesBox(other.label.anchor, other.label.end, box)) cost += 400
    if (segmentsCross(request.anchor, end, other.label.anchor, other.label.end)) cost += 120
  }
  for (const at of anchors) if (inside(at, box)) cost += 120
  return cost
}

function labelAt(request: LabelRequest, box: Box, within: boolean): PlacedLabel {
  return {
    ...request,
    x: box.x + box.w / 2,
    y: box.y + box.h / 2,
    end: within ? request.anchor : leaderEnd(request.anchor, box),
    inside: within,
  }
}

function leaderEnd([x, y]: MapPoint, box: Box): MapPoint {
  return [Math.min(Math.max(x, box.x), box.x + box.w), Math.min(Math.max(y, box.y), box.y + box.h)]
}

/** Share of the leader that runs over land, own country included. */
function leaderOverLand(from: MapPoint, to: MapPoint, land: LandGrid): number {
  const steps = 8
  let over = 0
  for (let i = 1; i <= steps; i++) {
    const t = i / steps
    over += land.landShare(from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, 1, 1)
  }
  return over / steps
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

function inside([x, y]: MapPoint, box: Box): boolean {
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h
}

function crossesBox(a: MapPoint, b: MapPoint, box: Box): boolean {
  const corners: readonly MapPoint[] = [
    [box.x, box.y],
    [box.x + box.w, box.y],
    [box.x + box.w, box.y + box.h],
    [box.x, box.y + box.h],
  ]
  return inside(b, box) || corners.some((corner, i) => segmentsCross(a, b, corner, corners[(i + 1) % 4]!))
}

function segmentsCross(a: MapPoint, b: MapPoint, c: MapPoint, d: MapPoint): boolean {
  const side = (p: MapPoint, q: MapPoint, r: MapPoint) =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}
