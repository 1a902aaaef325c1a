import type { MapLine, MapPolygon } from '../../core/geography'
import { fitsInArea, landGrid } from '../../map/land-grid'
import { placeLabels } from '../../map/place-labels'
import { el, type El } from '../markup/el'
import { patterns, patternId } from './patterns'
import { label, line, round, svg, tierFill } from './svg'
import type { Figure, MapClass } from './types'

type MapFigure = Extract<Figure, { kind: 'map' }>
/** Size of the legend: 7.5 pt and more where a map of full width is set on upright paper. */
const fontOf = (width: number) => (width >= 900 ? 16 : 11)
const LEGEND_ROW = 22

/** The world map as on screen: tier classes, the five patterns, coasts, borders, disputed lines, at most nine names, and
 *  the legend with counts under it. */
export function drawMap(figure: MapFigure, name: string, width: number): El {
  const { geometry, classes, tiers } = figure
  const scale = width / geometry.width
  const height = geometry.height * scale
  const fill = (unit: string | null, disputed: boolean): string => {
    if (disputed) return `url(#${patternId('disputed')})`
    const shown: MapClass = (unit === null ? undefined : classes.get(unit)) ?? 'not-covered'
    if (typeof shown !== 'number') return `url(#${patternId(shown)})`
    if (unit !== null && figure.unsure.has(unit)) return `url(#${patternId(`unsure-${shown + 1}`)})`
    return unit !== null && figure.filled.has(unit)
      ? `url(#${patternId(`filled-${shown + 1}`)})`
      : tierFill(shown, tiers.length)
  }
  const opacity = (unit: string | null) => (unit !== null && figure.faded.has(unit) ? 0.25 : undefined)
  const shapes = geometry.areas.map(({ unit, disputed, polygons }) =>
    el('path', {
      d: polygons.map(polygonPath).join(''),
      fill: fill(unit, disputed),
      'fill-rule': 'evenodd',
      'fill-opacity': opacity(unit),
    }),
  )
  const discs = geometry.discs.map(({ unit, disputed, at }) =>
    el('circle', {
      cx: at[0],
      cy: at[1],
      r: 2.6 / Math.max(1, scale),
      fill: fill(unit, disputed),
      'fill-opacity': opacity(unit),
      stroke: 'var(--border)',
      'stroke-width': 0.35,
    }),
  )
  const key = legend(figure, width, height)
  return svg(
    width,
    height + key.height,
    name,
    patterns(tiers.length),
    el('rect', { width: round(width), height: round(height), fill: 'var(--sea)' }),
    el(
      'g',
      { transform: `scale(${Math.round(scale * 10000) / 10000})` },
      strokes(geometry.graticule, 'var(--line)', 0.4),
      shapes,
      strokes(geometry.coasts, 'var(--border)', 0.35),
      strokes(geometry.borders, 'var(--surface)', 1.1),
      strokes(geometry.borders, 'var(--border)', 0.35),
      strokes(geometry.disputedLines, 'var(--surface)', 1.4),
      line(geometry.disputedLines.map(linePath).join(''), 'var(--border)', 0.6, '2 1.6'),
      discs,
    ),
    names(figure, scale),
    key.drawn,
  )
}

function names({ geometry, labels }: MapFigure, scale: number): El {
  const requests = labels.flatMap(({ unit, text }) => {
    const anchor = geometry.anchors.get(unit)
    return anchor ? [{ unit, text, anchor }] : []
  })
  const placed = placeLabels(requests, landGrid(geometry), scale, (unit, x, y, w, h) =>
    fitsInArea(geometry, unit, x, y, w, h),
  )
  const at = ([x, y]: readonly [number, number]) => `${round(x * scale)} ${round(y * scale)}`
  return el(
    'g',
    {},
    placed.flatMap((one) => [
      ...(one.inside
        ? []
        : [
            line(`M${at(one.anchor)}L${at(one.end)}`, 'var(--sea)', 2.2),
            line(`M${at(one.anchor)}L${at(one.end)}`, 'var(--ink)', 0.7),
          ]),
      label(one.x * scale, one.y * scale + 4, one.text, {
        anchor: 'middle',
        fill: one.inside === 'whole' ? 'var(--surface)' : 'var(--ink)',
        bold: true,
        ...(one.inside === 'whole' ? {} : { halo: 'var(--sea)' }),
      }),
    ]),
  )
}

function legend({ tiers, classes, unsure, filled }: MapFigure, width: number, top: number) {
  const counted = (kind: MapClass) => [...classes.values()].filter((shown) => shown === kind).length
  const items = [
    ...tiers.map(({ title, count }, i) => ({ fill: tierFill(i, tiers.length), text: `${title} ${count}` })),
    { fill: `url(#${patternId('withheld')})`, text: `Tier withheld ${counted('withheld')}` },
    { fill: `url(#${patternId('no-data')})`, text: `No data ${counted('no-data')}` },
    { fill: `url(#${patternId('not-covered')})`, text: 'Not covered' },
    ...(unsure.size > 0
      ? [{ fill: `url(#${patternId('unsure')})`, text: `Unsure tier ${unsure.size}` }]
      : []),
    ...(filled.size > 0
      ? [{ fill: `url(#${patternId('filled-1')})`, text: `Filled values ${filled.size}` }]
      : []),
    { fill: `url(#${patternId('disputed')})`, text: 'Disputed' },
  ]
  const size = fontOf(width)
  let x = 0
  let y = top + 18
  const drawn = el(
    'g',
    {},
    items.flatMap(({ fill, text }) => {
      const room = 24 + text.length * size * 0.56
      if (x + room > width && x > 0) {
        x = 0
        y += LEGEND_ROW
      }
      const at = x
      x += room + 8
      return [
        el('rect', {
          x: round(at),
          y: y - 10,
          width: 12,
          height: 12,
          fill,
          stroke: 'var(--ink)',
          'stroke-width': 0.5,
        }),
        label(at + 17, y, text, { fill: 'var(--ink-2)', size }),
      ]
    }),
  )
  return { drawn, height: y - top + 12 }
}

function strokes(lines: readonly MapLine[], stroke: string, width: number): El {
  return line(lines.map(linePath).join(''), stroke, width)
}

function linePath(points: MapLine): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
}

function polygonPath(polygon: MapPolygon): string {
  return polygon.map((ring) => `${linePath(ring)}Z`).join('')
}
