import { isThin, marksOf, unlistedTail, type TrendData, type TrendYear } from '../../charts/country/trend'
import { linePaths } from '../../format/line-paths'
import { numbers } from '../../format/numbers'
import { el, type El } from '../markup/el'
import { label, line, round, svg } from './svg'

const HEIGHT = 168
const TOP = 26
const BOTTOM = 20
const LEFT = 26

/** The trend as on screen: one ink line, structural dashed, dynamic thin, named at the line end; episodes shaded; ▼ and a
 *  solid line for an onset, ○ and dots for other events. A missing year is a gap; years without a tier are dashed, pale and
 *  in brackets at the end. */
export function drawTrend(data: TrendData, name: string, width: number): El {
  const right = 74
  const years = data.years.map(({ year }) => year)
  const [first = 0, last = 1] = [years[0], years.at(-1)]
  const x = (year: number) => LEFT + ((year - first) / Math.max(1, last - first)) * (width - LEFT - right)
  const y = (score: number) => TOP + (1 - score / 100) * (HEIGHT - TOP - BOTTOM)
  const half = (x(last) - x(first)) / Math.max(1, last - first) / 2
  const step = [1, 2, 5, 10, 20].find((each) => (last - first) / each <= width / 60) ?? 20
  const strokes = (of: (year: TrendYear) => number, colour: string, width: number, dash?: string) => {
    const { path, thinPath } = linePaths(
      data.years.map((year) =>
        Number.isFinite(of(year)) ? { x: x(year.year), y: y(of(year)), isFirm: year.tierGiven } : undefined,
      ),
      (at) => String(round(at)),
    )
    const firm = line(path === '' ? 'M0 0' : path, colour, width, dash)
    return thinPath === '' ? [firm] : [line(thinPath, colour, 1.25, '2 3', 0.6), firm]
  }
  const ends = endLabels(data, y)
  const marks = marksOf(data.events)
  const tail = unlistedTail(data)
  return svg(
    width,
    HEIGHT,
    name,
    data.episodes.map((episode) =>
      el('rect', {
        x: round(x(episode.fromYear) - half),
        y: TOP,
        width: round(x(episode.toYear) - x(episode.fromYear) + 2 * half),
        height: HEIGHT - TOP - BOTTOM,
        fill: 'var(--sunk)',
      }),
    ),
    tail
      ? [
          el('rect', {
            x: round(x(tail.listEnds) + half),
            y: TOP,
            width: round(x(tail.toYear) - x(tail.listEnds)),
            height: HEIGHT - TOP - BOTTOM,
            fill: 'none',
            stroke: 'var(--ink-3)',
            'stroke-dasharray': '3 2',
          }),
        ]
      : [],
    [0, ...data.breaks, 100].map((at) => line(`M${LEFT} ${round(y(at))}H${width - right}`, 'var(--line)')),
    spaced([0, ...data.breaks, 100], (at) => y(at)).map((at) =>
      label(LEFT - 5, y(at) + 4, numbers.integer(at), { anchor: 'end' }),
    ),
    years
      .filter((year) => (last - year) % step === 0)
      .map((year) => label(x(year), HEIGHT - 5, String(year), { anchor: 'middle' })),
    marks.map(({ year, hasOnset }) =>
      line(
        `M${round(x(year))} ${TOP - 6}V${HEIGHT - BOTTOM}`,
        hasOnset ? 'var(--ink-2)' : 'var(--line-2)',
        1,
        hasOnset ? undefined : '1 3',
      ),
    ),
    marks.map(({ year, sign }) =>
      label(x(year), TOP - 8, sign, {
        anchor: 'middle',
        size: 9,
        fill: 'var(--ink)',
      }),
    ),
    strokes((year) => year.structural100, 'var(--s5)', 1.3, '5 3'),
    strokes((year) => year.dynamic100, 'var(--s1)', 1.1),
    strokes((year) => year.overall100, 'var(--ink)', 2.25),
    ends.map(({ text, at, fill, bold }) => label(width - right + 8, at + 4, text, { fill, bold })),
  )
}

/** Names at the line ends, pushed apart to 13 px. */
function endLabels(data: TrendData, y: (score: number) => number) {
  const last = data.years.at(-1)
  if (!last) return []
  const ends = [
    { word: 'Score', value: last.overall100, fill: 'var(--ink)', bold: true },
    { word: 'Structural', value: last.structural100, fill: 'var(--s5)', bold: false },
    { word: 'Dynamic', value: last.dynamic100, fill: 'var(--s1)', bold: false },
  ]
    .filter(({ value }) => Number.isFinite(value))
    .map((end) => {
      const said = `${end.word} ${numbers.integer(end.value)}`
      const place = { text: said, at: y(end.value) }
      return isThin(last) ? { ...end, ...place, text: `(${said})`, bold: false } : { ...end, ...place }
    })
    .sort((a, b) => a.at - b.at)
  for (let i = 1; i < ends.length; i++) ends[i]!.at = Math.max(ends[i]!.at, ends[i - 1]!.at + 13)
  const over = (ends.at(-1)?.at ?? 0) - (HEIGHT - BOTTOM)
  if (over > 0) for (const end of ends) end.at -= over
  return ends
}

/** Values whose places are at least 12 px from the one kept before. */
function spaced(values: readonly number[], at: (value: number) => number): number[] {
  const kept: number[] = []
  for (const value of values) {
    const before = kept.at(-1)
    if (before === undefined || Math.abs(at(value) - at(before)) >= 12) kept.push(value)
  }
  return kept
}
