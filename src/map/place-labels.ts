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
  /** The name stands in its own country and needs no leader: `whole`, or over its border with a part of it. */
  readonly inside?: 'whole' | 'part'
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const DIRECTIONS = 24
const DISTANCES_PX = [8, 14, 24, 36, 50, 66]
/** Mean advance of the label font, as a share of its size. */
const ADVANCE = 0.58
/** A name may reach over its country's border so far: least share on its own land, most on the land of others. */
const WITHIN = { own: 0.6, others: 0.3 }
/** A name beside its country lies so far on the land of others at most. */
const BESIDE_OTHERS = 0.3
/** Length in px that a leader may run over other countries: first none, then, for what found no place, a little. */
const OVER_OTHERS_PX = [3, 30]

interface Size {
  readonly w: number
  readonly h: number
  readonly pxPerUnit: number
}
interface Placed {
  readonly label: PlacedLabel
  readonly box: Box
}

/** Puts each name into its country, or right beside it, in the sea where there is room: never on another country, never over
 *  another name, with no leader that runs far over other countries. Names that need none go first, each pass in the
 *  order given; `pxPerUnit` is the scale of the map. A name that finds no place is left out: it would stand for another
 *  country. `fitsIn` says whether a rectangle (x, y, width, height) lies wholly in the unit's own area.
 *  @param taken  what lies over the map, for example its buttons, in map units: no name stands under it */
export function placeLabels(
  requests: readonly LabelRequest[],
  land: LandGrid,
  pxPerUnit: number,
  fitsIn: (unit: string, x: number, y: number, w: number, h: number) => boolean = () => false,
  fontPx = 11,
  taken: readonly Box[] = [],
): PlacedLabel[] {
  const placed = new Map<LabelRequest, Placed>()
  const anchors = requests.map(({ anchor }) => anchor)
  const isFree = (box: Box) =>
    !taken.some((other) => overlaps(box, other)) &&
    [...placed.values()].every(
      (other) => !overlaps(box, other.box) && !crossesBox(other.label.anchor, other.label.end, box),
    )
  const sizeOf = ({ text }: LabelRequest): Size => ({
    w: (text.length * fontPx * ADVANCE + 4) / pxPerUnit,
    h: (fontPx + 3) / pxPerUnit,
    pxPerUnit,
  })
  const isWhole = ({ unit }: LabelRequest, { x, y, w, h }: Box) => fitsIn(unit, x, y, w, h)
  for (const request of requests) {
    const box = boxWithin(request, sizeOf(request), land, fitsIn, isFree)
    if (box)
      placed.set(request, { box, label: labelAt(request, box, isWhole(request, box) ? 'whole' : 'part') })
  }
  for (const overOthersPx of OVER_OTHERS_PX) {
    for (const request of requests) {
      if (placed.has(request)) continue
      const found = [...placed.values()]
      const box = boxBeside(request, sizeOf(request), land, overOthersPx, isFree, found, anchors)
      if (box) placed.set(request, { box, label: labelAt(request, box) })
    }
  }
  return requests.flatMap((request) => placed.get(request)?.label ?? [])
}

/** Where the name stands on its own land: around the anchor, or shifted to where more of it is its own. */
function boxWithin(
  { unit, anchor }: LabelRequest,
  { w, h }: Size,
  land: LandGrid,
  fitsIn: NonNullable<Parameters<typeof placeLabels>[3]>,
  isFree: (box: Box) => boolean,
): Box | undefined {
  let best: { own: number; box: Box } | undefined
  for (const [dx, dy] of SHIFTS) {
    const box = { x: anchor[0] + (dx - 0.5) * w, y: anchor[1] + (dy - 0.5) * h, w, h }
    if (!isFree(box)) continue
    if (dx === 0 && dy === 0 && fitsIn(unit, box.x, box.y, w, h)) return box
    const own = land.ownShare(unit, box.x, box.y, w, h)
    const others = land.landShare(box.x, box.y, w, h) - own
    if (own >= WITHIN.own && others <= WITHIN.others && own > (best?.own ?? 0) + 0.02) best = { own, box }
  }
  return best?.box
}
/** The anchor first, then outwards, as shares of the box. */
const SHIFTS: readonly (readonly [number, number])[] = [0, -0.15, 0.15, -0.3, 0.3]
  .flatMap((dx) => [0, -0.5, 0.5, -1, 1].map((dy) => [dx, dy] as const))
  .sort((a, b) => Math.abs(a[0]) + Math.abs(a[1]) - Math.abs(b[0]) - Math.abs(b[1]))

function boxBeside(
  request: LabelRequest,
  { w, h, pxPerUnit }: Size,
  land: LandGrid,
  overOthersPx: number,
  isFree: (box: Box) => boolean,
  placed: readonly Placed[],
  anchors: readonly MapPoint[],
): Box | undefined {
  let best: { cost: number; box: Box } | undefined
  for (const px of DISTANCES_PX) {
    for (let k = 0; k < DIRECTIONS; k++) {
      const angle = (k / DIRECTIONS) * 2 * Math.PI
      const reach = px / pxPerUnit
      const cx = request.anchor[0] + Math.cos(angle) * (reach + w / 2)
      const cy = request.anchor[1] + Math.sin(angle) * (reach + h / 2)
      const box = { x: cx - w / 2, y: cy - h / 2, w, h }
      if (!isFree(box)) continue
      const all = land.landShare(box.x, box.y, w, h)
      const others = all - land.ownShare(request.unit, box.x, box.y, w, h)
      if (others > BESIDE_OTHERS) continue
      const end = leaderEnd(request.anchor, box)
      const over = leaderOverOthers(request, end, land) * pxPerUnit
      if (over > overOthersPx) continue
      const cost = px * 1.4 + others * 200 + over * 3 + crossings(box, end, request, placed, anchors)
      if (cost < (best?.cost ?? 500)) best = { cost, box }
    }
  }
  return best?.box
}

function crossings(
  box: Box,
  end: MapPoint,
  { anchor }: LabelRequest,
  placed: readonly Placed[],
  anchors: readonly MapPoint[],
): number {
  let cost = 0
  for (const other of placed) {
    if (crossesBox(anchor, end, other.box)) cost += 500
    if (segmentsCross(anchor, end, other.label.anchor, other.label.end)) cost += 120
  }
  for (const at of anchors) if (inside(at, box)) cost += 120
  return cost
}

function labelAt(request: LabelRequest, box: Box, inside?: 'whole' | 'part'): PlacedLabel {
  return {
    ...request,
    x: box.x + box.w / 2,
    y: box.y + box.h / 2,
    end: inside ? request.anchor : leaderEnd(request.anchor, box),
    ...(inside ? { inside } : {}),
  }
}

function leaderEnd([x, y]: MapPoint, box: Box): MapPoint {
  return [Math.min(Math.max(x, box.x), box.x + box.w), Math.min(Math.max(y, box.y), box.y + box.h)]
}

/** Length of the leader over the land of others, in map units. */
function leaderOverOthers({ unit, anchor: [x, y] }: LabelRequest, to: MapPoint, land: LandGrid): number {
  const steps = 16
  let over = 0
  for (let i = 1; i <= steps; i++) {
    const t = i / steps
    const at = [x + (to[0] - x) * t, y + (to[1] - y) * t] as const
    over += Math.max(0, land.landShare(...at, 1, 1) - land.ownShare(unit, ...at, 1, 1))
  }
  return (over / steps) * Math.hypot(to[0] - x, to[1] - y)
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
