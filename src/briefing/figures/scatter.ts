import { project, type PlotBox } from '../../charts/country/scatter'
import { el, type El } from '../markup/el'
import { label, line, svg, tierFill } from './svg'
import type { ScreenFigure } from './types'

/** Structural against dynamic reading as on the Country screen: the others grey, the trail of earlier year ends, the
 *  country named. */
export function drawScatter(
  { data, unitName, breaks, tierIndex, tierCount }: Extract<ScreenFigure, { kind: 'scatter' }>,
  name: string,
  width: number,
): El {
  const box: PlotBox = { width, height: width * 0.82, left: 42, right: 22, top: 10, bottom: 40 }
  const at = (x: number, y: number) => project(box, x, y)
  const trail = data.trail.map((point) => ({
    label: point.label,
    ...at(point.structural100, point.dynamic100),
  }))
  const middle = (box.top + box.height - box.bottom) / 2
  const self = data.self && at(data.self.structural100, data.self.dynamic100)
  const nameLeft = (self?.x ?? 0) + 14 + unitName.length * 6.4 > width
  const start = trail[0]
  return svg(
    width,
    box.height,
    name,
    [0, ...breaks, 100].map((tick) => {
      const stroke = tick === 0 ? 'var(--ctl)' : 'var(--line)'
      return [
        line(`M${at(tick, 0).x} ${box.top}V${box.height - box.bottom}`, stroke),
        line(`M${box.left} ${at(0, tick).y}H${box.width - box.right}`, stroke),
        label(at(tick, 0).x, box.height - box.bottom + 15, String(tick), { anchor: 'middle' }),
        label(box.left - 5, at(0, tick).y + 4, String(tick), { anchor: 'end' }),
      ]
    }),
    label((box.left + width - box.right) / 2, box.height - 6, 'Structural, slow indicators →', {
      anchor: 'middle',
      fill: 'var(--ink-2)',
    }),
    el(
      'g',
      { transform: `translate(10 ${middle}) rotate(-90)` },
      label(0, 0, 'Dynamic, fast indicators →', { anchor: 'middle', fill: 'var(--ink-2)' }),
    ),
    data.others.map((point) => {
      const { x, y } = at(point.structural100, point.dynamic100)
      return el('circle', { cx: x, cy: y, r: 2.6, fill: 'var(--ctl)', 'fill-opacity': 0.45 })
    }),
    self && trail.length > 1
      ? line(`M${trail.map(({ x, y }) => `${x} ${y}`).join('L')}`, 'var(--ink)', 1.5)
      : [],
    self && start && trail.length > 1
      ? [
          el('circle', { cx: start.x, cy: start.y, r: 2.6, fill: 'var(--surface)', stroke: 'var(--ink)' }),
          label(start.x + (start.x <= self.x ? -7 : 7), start.y + 4, start.label, {
            anchor: start.x <= self.x ? 'end' : 'start',
            fill: 'var(--ink-2)',
            halo: 'var(--surface)',
          }),
        ]
      : [],
    self
      ? [
          el('circle', {
            cx: self.x,
            cy: self.y,
            r: 6,
            fill: tierIndex < 0 ? 'var(--surface)' : tierFill(tierIndex, tierCount),
            stroke: 'var(--ink)',
            'stroke-width': 1.2,
          }),
          label(self.x + (nameLeft ? -11 : 11), self.y + 4, unitName, {
            anchor: nameLeft ? 'end' : 'start',
            fill: 'var(--ink)',
            bold: true,
            halo: 'var(--surface)',
          }),
        ]
      : [],
  )
}
