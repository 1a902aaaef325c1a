import type { WorldGeometry } from '../core/geography'

const CELL = 2

/** Whose land is where, on a grid of two map units. */
export interface LandGrid {
  /** Share 0–1 of the rectangle that is land; outside the map counts as land, so that labels stay inside. Sums are kept, so
   *  that it is found at once. */
  landShare(x: number, y: number, width: number, height: number): number
  /** Share 0–1 of the rectangle that is land of one unit. */
  ownShare(unit: string, x: number, y: number, width: number, height: number): number
}

/** Scan-line fill of all polygons. Holes (lakes, enclaves) are left out: what lies in a hole is another area. */
export function landGrid({ areas, width, height }: WorldGeometry): LandGrid {
  const nx = Math.ceil(width / CELL)
  const ny = Math.ceil(height / CELL)
  // 0 = sea, else one more than the place of the area.
  const land = new Uint16Array(nx * ny)
  areas.forEach(({ polygons }, a) => {
    for (const rings of polygons) if (rings[0]) fillRing(rings[0], land, nx, ny, a + 1)
  })
  const owners = new Map(areas.map(({ unit }, a) => [unit, a + 1]))
  const sums = new Float64Array((nx + 1) * (ny + 1))
  for (let y = 0; y < ny; y++)
    for (let x = 0; x < nx; x++)
      sums[(y + 1) * (nx + 1) + x + 1] =
        (land[y * nx + x]! > 0 ? 1 : 0) +
        sums[y * (nx + 1) + x + 1]! +
        sums[(y + 1) * (nx + 1) + x]! -
        sums[y * (nx + 1) + x]!
  const at = (x: number, y: number) => sums[y * (nx + 1) + x]!
  const cellsOf = (x: number, y: number, w: number, h: number) => ({
    x0: Math.max(0, Math.floor(x / CELL)),
    y0: Math.max(0, Math.floor(y / CELL)),
    x1: Math.min(nx, Math.ceil((x + w) / CELL)),
    y1: Math.min(ny, Math.ceil((y + h) / CELL)),
  })
  return {
    landShare(x, y, w, h) {
      if (x < 0 || y < 0 || x + w > width || y + h > height) return 1
      const { x0, y0, x1, y1 } = cellsOf(x, y, w, h)
      const cells = (x1 - x0) * (y1 - y0)
      return cells === 0 ? 0 : (at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0)) / cells
    },
    ownShare(unit, x, y, w, h) {
      const owner = owners.get(unit)
      const { x0, y0, x1, y1 } = cellsOf(x, y, w, h)
      if (owner === undefined || x1 <= x0 || y1 <= y0) return 0
      let own = 0
      for (let row = y0; row < y1; row++)
        for (let cell = row * nx + x0; cell < row * nx + x1; cell++) if (land[cell] === owner) own++
      return own / ((x1 - x0) * (y1 - y0))
    },
  }
}

function fillRing(
  ring: readonly (readonly [number, number])[],
  land: Uint16Array,
  nx: number,
  ny: number,
  owner: number,
): void {
  let top = Infinity
  let bottom = -Infinity
  for (const [, y] of ring) {
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const crossings: number[] = []
  for (let row = Math.max(0, Math.floor(top / CELL)); row < ny && row * CELL <= bottom; row++) {
    const y = (row + 0.5) * CELL
    crossings.length = 0
    for (let i = 1; i < ring.length; i++) {
      const [xa, ya] = ring[i - 1]!
      const [xb, yb] = ring[i]!
      if (ya > y !== yb > y) crossings.push(xa + ((y - ya) / (yb - ya)) * (xb - xa))
    }
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.round(crossings[i]! / CELL))
      const to = Math.min(nx, Math.round(crossings[i + 1]! / CELL))
      land.fill(owner, row * nx + from, row * nx + Math.max(from, to))
    }
  }
}

/** Whether a rectangle lies wholly in one of the unit's polygons: corners, edge middles and centre are tried. */
export function fitsInArea(
  geometry: WorldGeometry,
  unit: string,
  x: number,
  y: number,
  w: number,
  h: number,
): boolean {
  const area = geometry.areas.find((one) => one.unit === unit)
  return (area?.polygons ?? []).some((rings) => {
    const ring = rings[0]
    if (!ring) return false
    for (let i = 0; i <= 4; i++)
      for (const j of [0, 0.5, 1]) if (!isInside(ring, x + (i / 4) * w, y + j * h)) return false
    return true
  })
}

function isInside(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
