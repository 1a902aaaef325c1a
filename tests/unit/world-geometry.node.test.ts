import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { geoEqualEarth } from 'd3-geo'
import { describe, expect, it } from 'vitest'
import type { MapArea, MapPoint } from '../../src/core/geography'
import { labelName } from '../../src/map/label-names'
import { fitsInArea, landGrid } from '../../src/map/land-grid'
import { placeLabels } from '../../src/map/place-labels'
import { readWorldFile } from '../../src/sources/packaged/world-file'
import { contains, splitByLatitude } from '../../src/tools/geo/de-facto-to-policy'
import { DISC_BELOW, polygonArea, worldGeometry } from '../../src/tools/geo/world-geometry'
import { registry } from '../helpers/registry'

const lines = (
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../indicators/boundaries/disputed-lines.json'), 'utf8'),
  ) as { lines: { coordinates: [number, number][] }[] }
).lines.map(({ coordinates }) => coordinates)
const file = worldGeometry(registry.units, lines)
const world = readWorldFile(JSON.parse(JSON.stringify(file)))
const byUnit = new Map(world.areas.map((area) => [area.unit, area]))

function areaOf(area: MapArea | undefined): number {
  return (area?.polygons ?? []).reduce(
    (sum, rings) => sum + polygonArea(rings.map((ring) => ring.map(([x, y]) => [x, y]))),
    0,
  )
}

function boundsOf({ polygons }: MapArea): readonly [number, number, number, number] {
  const points = polygons.flatMap((rings) => rings[0] ?? [])
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const least = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (all: readonly number[]) => all.reduce((a, b) => Math.max(a, b), -Infinity)
  return [least(xs), least(ys), most(xs), most(ys)]
}

function covers(area: MapArea | undefined, at: MapPoint): boolean {
  return (area?.polygons ?? []).some((rings) =>
    contains(
      rings[0]!.map(([x, y]) => [x, y]),
      [...at],
    ),
  )
}

const projection = geoEqualEarth().precision(0).fitWidth(world.width, { type: 'Sphere' })
const at = (longitude: number, latitude: number) => projection([longitude, latitude]) as MapPoint

describe('the packaged boundaries', () => {
  it('show every scored unit, as an area of some size or as a disc', () => {
    const discs = new Set(world.discs.map(({ unit }) => unit))
    const hidden = registry.units
      .filter(({ treatment, to }) => treatment === 'scored' && to === undefined)
      .filter(({ id }) => !discs.has(id) && areaOf(byUnit.get(id)) < DISC_BELOW * 0.9)
    expect(hidden.map(({ id }) => id)).toEqual([])
    expect(discs.has('TUV')).toBe(true)
    expect(areaOf(byUnit.get('PSE'))).toBeGreaterThan(0)
  })

  it('name each unit once, all known to the registry, without Antarctica', () => {
    const units = world.areas.flatMap(({ unit }) => (unit === null ? [] : [unit]))
    expect(new Set(units).size).toBe(units.length)
    expect(units.filter((unit) => registry.indexOf(unit) < 0)).toEqual([])
    expect(units).not.toContain('ATA')
    expect(units).toContain('XKX')
  })

  it('are no more than 150 kB on the wire', () => {
    expect(gzipSync(JSON.stringify(file)).length).toBeLessThanOrEqual(150_000)
  })

  it('follow the registry’s policy for Crimea, Western Sahara, Somaliland and Abyei', () => {
    const crimea = at(34.1, 45.3)
    expect(covers(byUnit.get('UKR'), crimea)).toBe(true)
    expect(covers(byUnit.get('RUS'), crimea)).toBe(false)
    const westOfTheBerm = at(-14, 25)
    expect(covers(byUnit.get('ESH'), westOfTheBerm)).toBe(true)
    expect(covers(byUnit.get('MAR'), westOfTheBerm)).toBe(false)
    expect(covers(byUnit.get('MAR'), at(-6, 33))).toBe(true)
    expect(covers(byUnit.get('SOM'), at(45, 9.8))).toBe(true)
    expect(byUnit.get('ESH')?.disputed).toBe(true)
    expect(world.areas.some(({ name }) => name === 'Somaliland')).toBe(false)
    expect(world.discs.find(({ unit }) => unit === 'AB9')?.disputed).toBe(true)
    expect(
      world.areas
        .filter(({ disputed }) => disputed)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Siachen Glacier', 'W. Sahara'])
  })

  it('have no smear across the map where shapes cross the antimeridian', () => {
    const jumps = world.areas.flatMap(({ unit, polygons }) =>
      polygons.flatMap((rings) =>
        rings.flatMap((ring) =>
          ring
            .slice(1)
            .filter(([x], i) => Math.abs(x - ring[i]![0]) > 100)
            .map(() => unit),
        ),
      ),
    )
    expect(jumps).toEqual([])
    for (const { polygons } of world.areas)
      for (const rings of polygons)
        for (const ring of rings)
          for (const [x, y] of ring) {
            expect(x >= -0.5 && x <= world.width + 0.5).toBe(true)
            expect(y >= -0.5 && y <= world.height + 0.5).toBe(true)
          }
  })

  it('carry the disputed lines, the source and the notice', () => {
    expect(world.disputedLines).toHaveLength(lines.length)
    expect(world.boundaries).toBe('Natural Earth 4.1')
    expect(world.notice).toMatch(/do not imply/)
  })

  it('are refused whole when the file has another form', () => {
    expect(() => readWorldFile({ ...file, format: 'forewatch-world-9' })).toThrow(/map file cannot be read/)
  })
})

describe('splitting a ring at a parallel', () => {
  it('gives two closed rings that keep every vertex', () => {
    const ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ]
    const [north, south] = splitByLatitude(ring, 2)
    for (const half of [north, south]) expect(half.at(-1)).toEqual(half[0])
    expect(polygonArea([north]) + polygonArea([south])).toBeCloseTo(16)
  })
})

describe('names on the map', () => {
  const land = landGrid(world)
  const requests = ['SDN', 'MMR', 'COD', 'SSD', 'ETH', 'AFG', 'HTI', 'MLI', 'BFA'].map((unit) => ({
    unit,
    text: unit.repeat(3),
    anchor: world.anchors.get(unit)!,
  }))
  const placed = placeLabels(requests, land, 0.68)

  it('never cover one another', () => {
    const box = ({ x, y, text }: (typeof placed)[number]) => ({
      x,
      y,
      w: (text.length * 6.38 + 4) / 0.68,
      h: 14 / 0.68,
    })
    placed.forEach((one, i) =>
      placed.slice(i + 1).forEach((other) => {
        const [a, b] = [box(one), box(other)]
        const apart =
          Math.abs(a.x - b.x) >= (a.w + b.w) / 2 - 1e-6 || Math.abs(a.y - b.y) >= (a.h + b.h) / 2 - 1e-6
        expect(apart, `${one.unit} and ${other.unit}`).toBe(true)
      }),
    )
    expect(placed.length).toBeGreaterThanOrEqual(6)
  })

  it('keep clear of what lies over the map', () => {
    const first = placed[0]!
    const over = { x: first.x - 20, y: first.y - 20, w: 40, h: 40 }
    const moved = placeLabels(requests, land, 0.68, () => true, 11, [over])
    const clear = (one: (typeof placed)[number]) => {
      const [w, h] = [(one.text.length * 6.38 + 4) / 0.68, 14 / 0.68]
      return (
        Math.abs(one.x - first.x) >= (w + 40) / 2 - 1e-6 || Math.abs(one.y - first.y) >= (h + 40) / 2 - 1e-6
      )
    }
    expect(clear(first)).toBe(false)
    expect(moved.filter((one) => !clear(one))).toEqual([])
  })

  it('stand in their own country or right beside it, and no leader runs far over others', () => {
    const scored = registry.units.filter(({ id, treatment, to }) => {
      return treatment === 'scored' && to === undefined && world.anchors.has(id)
    })
    const named = ({ id, name }: { id: string; name: string }) => ({
      unit: id,
      text: labelName({ id, name }),
      anchor: world.anchors.get(id)!,
    })
    const nine = ['MMR', 'AFG', 'SDN', 'SYR', 'COD', 'TCD', 'PAK', 'ETH', 'RUS']
    const sets = [
      nine.map((id) => named(registry.units[registry.indexOf(id)]!)),
      ...Array.from({ length: 6 }, (_, s) => scored.filter((_, u) => u % 21 === s).map(named)),
    ]
    const boxes = world.areas.map((area) => ({ area, box: boundsOf(area) }))
    const isOthers = (unit: string, [x, y]: MapPoint) =>
      boxes.some(
        ({ area, box }) =>
          area.unit !== unit &&
          x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && covers(area, [x, y]), // prettier-ignore
      )
    let [asked, found] = [0, 0]
    for (const scale of [0.55, 0.9])
      for (const set of sets) {
        const fits = (...at: [string, number, number, number, number]) => fitsInArea(world, ...at)
        const all = placeLabels(set, land, scale, fits)
        asked += set.length
        found += all.length
        for (const { unit, text, x, y, end, anchor, inside } of all) {
          const [w, h] = [(text.length * 6.38 + 4) / scale, 14 / scale]
          const grid = Array.from({ length: 24 }, (_, i): MapPoint => {
            return [x + (((i % 8) + 0.5) / 8 - 0.5) * w, y + ((Math.floor(i / 8) + 0.5) / 3 - 0.5) * h]
          })
          const on = grid.filter((at) => isOthers(unit, at)).length / grid.length
          expect(on, `${text} at ${scale} on others`).toBeLessThan(inside ? 0.45 : 0.4)
          const steps = Array.from({ length: 40 }, (_, i): MapPoint => {
            const t = (i + 1) / 40
            return [anchor[0] + (end[0] - anchor[0]) * t, anchor[1] + (end[1] - anchor[1]) * t]
          })
          const share = steps.filter((at) => isOthers(unit, at)).length / steps.length
          const length = Math.hypot(end[0] - anchor[0], end[1] - anchor[1]) * scale
          expect(share * length, `leader of ${text} at ${scale}`).toBeLessThan(40)
        }
      }
    expect(found / asked).toBeGreaterThan(0.7)
  })

  it('know land from sea', () => {
    const [x, y] = world.anchors.get('TCD')!
    expect(land.landShare(x - 2, y - 2, 4, 4)).toBe(1)
    expect(land.landShare(430, 230, 10, 10)).toBe(0)
  })
})
