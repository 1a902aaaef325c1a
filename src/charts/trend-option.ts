import type { EChartsOption, SeriesOption } from 'echarts'
import { isThin, marksOf, namedMarks, unlistedTail, type TrendData, type TrendMark } from './country/trend'
import type { ChartTokens } from './theme'
import { yearTicks } from './ticks'

export interface TrendSize {
  readonly width: number
  readonly height: number
}

/** Room of the plot inside the chart, px. Events are labelled above it, lines named at their ends on the right. */
export const TREND_GRID = { left: 34, right: 92, top: 52, bottom: 28 } as const
const NARROW = 560

/** Room right of the plot for the names of the lines, px. */
export function plotRight(width: number): number {
  return width < NARROW ? 84 : TREND_GRID.right
}

/** The whole option of the trend chart: three lines named at their ends, dashed and pale where no tier is given, tier breaks
 *  as gridlines, episodes shaded, onsets and coups as marks, an optional cursor at one year. Same input, same option. */
export function trendOption(
  data: TrendData,
  tokens: ChartTokens,
  size: TrendSize,
  cursorYear?: number,
): EChartsOption {
  const first = data.years[0]?.year ?? 0
  const last = data.years.at(-1)?.year ?? first
  const right = plotRight(size.width)
  const labelled = new Set(yearTicks(first, last, size.width - TREND_GRID.left - right))
  const [score, ...thinScore] = lineSeries(
    'Score',
    data,
    ({ overall100 }) => overall100,
    tokens.ink,
    2.25,
    'solid',
    3,
  )
  return {
    animation: false,
    grid: { ...TREND_GRID, right, top: data.events.length > 0 ? TREND_GRID.top : 16 },
    xAxis: {
      type: 'category',
      data: data.years.map(({ year }) => String(year)),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { show: true, onZero: true, lineStyle: { color: tokens.ctl } },
      axisLabel: {
        interval: (_: number, label: string) => labelled.has(Number(label)),
        color: tokens['ink-3'],
        fontSize: 11,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      splitLine: { show: false },
      axisLine: { show: false },
      axisLabel: { show: false },
    },
    series: [
      ...lineSeries('Dynamic', data, ({ dynamic100 }) => dynamic100, tokens.s1, 1.25, 'solid', 1),
      ...lineSeries('Structural', data, ({ structural100 }) => structural100, tokens.s5, 1.25, 'dashed', 2),
      ...thinScore,
      {
        ...score,
        markLine: lines(data, tokens, cursorYear, size.width - TREND_GRID.left - right),
        markArea: episodes(data, tokens),
      } as SeriesOption,
    ],
  }
}

/** One line; a second one, dashed and pale, where some of it rests on too little evidence for a tier. */
function lineSeries(
  name: string,
  data: TrendData,
  read: (year: TrendData['years'][number]) => number,
  color: string,
  width: number,
  type: 'solid' | 'dashed',
  z: number,
): SeriesOption[] {
  const values = data.years.map((year) =>
    Number.isFinite(read(year)) ? Math.round(read(year) * 10) / 10 : null,
  )
  const firm = data.years.map(({ tierGiven }) => tierGiven)
  const last = lastIndex(values)
  const series = (isFirm: boolean): SeriesOption => ({
    name: isFirm ? name : `${name}, no tier`,
    type: 'line',
    // A piece between a firm year and another one is no firm piece: the firm year ends both lines.
    data: values.map((value, i) =>
      firm[i] === isFirm || (!isFirm && (firm[i - 1] === false || firm[i + 1] === false)) ? value : null,
    ),
    connectNulls: false,
    showSymbol: true,
    symbol: isFirm ? 'circle' : 'emptyCircle',
    // A year between two gaps has no line; a dot shows it.
    symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
      firm[dataIndex] === isFirm && (isLone(values, dataIndex) || (name === 'Score' && dataIndex === last))
        ? 6
        : 0,
    itemStyle: { color },
    lineStyle: isFirm ? { color, width, type } : { color, width: 1.25, type: [2, 3], opacity: 0.6 },
    z: 10 + z - (isFirm ? 0 : 0.5),
    silent: true,
  })
  return data.years.some(isThin) ? [series(true), series(false)] : [series(true)]
}

function isLone(values: readonly (number | null)[], index: number): boolean {
  return (
    values[index] !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
  )
}

function lastIndex(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null)
}

const LABEL_CHAR = 6

function lines(data: TrendData, tokens: ChartTokens, cursorYear: number | undefined, plotWidth: number) {
  const gridlines = [0, ...data.breaks, 100].map((at) => ({
    yAxis: at,
    lineStyle: { color: at === 0 ? tokens.ctl : tokens.line, width: 1, type: 'solid' as const },
    label: {
      show: true,
      position: 'start' as const,
      formatter: String(at),
      color: tokens['ink-3'],
      fontSize: 11,
    },
  }))
  const marks = marksOf(data.events)
  const perYear = plotWidth / Math.max(1, data.years.length - 1)
  const named = namedMarks(
    marks,
    (year) => year * perYear,
    ({ label }) => Math.max(4, label.length) * LABEL_CHAR + 6,
  )
  const events = marks.map((mark) => eventLine(mark, tokens, named.has(mark.year)))
  const cursor =
    cursorYear === undefined
      ? []
      : [
          {
            xAxis: String(cursorYear),
            lineStyle: { color: tokens.accent, width: 1.5, type: 'solid' as const },
            label: { show: false },
          },
        ]
  return {
    silent: true,
    symbol: ['none', 'none'],
    animation: false,
    data: [...gridlines, ...events, ...cursor],
  }
}

/** ▼ or ○ over every year with an event; names and year too where there is room. The marks, the table and the cursor hold
 *  what is not named. */
function eventLine({ year, label, sign, hasOnset: solid }: TrendMark, tokens: ChartTokens, isNamed: boolean) {
  return {
    xAxis: String(year),
    lineStyle: {
      color: solid ? tokens.ink : tokens['ink-2'],
      width: 1,
      type: solid ? ('solid' as const) : ('dotted' as const),
    },
    label: {
      show: true,
      position: 'end' as const,
      distance: 1,
      formatter: isNamed ? `${label}\n${year}\n${sign}` : sign,
      align: 'center' as const,
      color: tokens['ink-2'],
      fontSize: 11,
      lineHeight: 13,
    },
  }
}

function episodes(data: TrendData, tokens: ChartTokens) {
  const tail = unlistedTail(data)
  const frame = tail && [
    {
      xAxis: String(tail.listEnds),
      itemStyle: {
        color: 'transparent',
        borderColor: tokens['ink-3'],
        borderWidth: 1,
        borderType: 'dashed' as const,
      },
    },
    { xAxis: String(tail.toYear) },
  ]
  return {
    silent: true,
    itemStyle: { color: tokens.sunk },
    data: [
      ...data.episodes.map((episode) => [
        { xAxis: String(episode.fromYear) },
        { xAxis: String(episode.toYear) },
      ]),
      ...(frame ? [frame] : []),
    ],
  }
}

/** Line names for the right edge, pushed apart so that no two touch; y in px from the top of the chart. */
export function endLabels(
  data: TrendData,
  size: TrendSize,
  gap = 15,
): readonly {
  readonly id: 'overall' | 'structural' | 'dynamic'
  readonly value100: number
  /** False where the newest year has no tier. */
  readonly isFirm: boolean
  readonly y: number
}[] {
  const top = data.events.length > 0 ? TREND_GRID.top : 16
  const plot = size.height - top - TREND_GRID.bottom
  const lastOf = (read: (year: TrendData['years'][number]) => number) => {
    const found = data.years.findLast((year) => Number.isFinite(read(year)))
    return { value100: found ? read(found) : NaN, isFirm: found?.tierGiven ?? true }
  }
  const labels = [
    { id: 'overall' as const, ...lastOf((year) => year.overall100) },
    { id: 'structural' as const, ...lastOf((year) => year.structural100) },
    { id: 'dynamic' as const, ...lastOf((year) => year.dynamic100) },
  ]
    .filter(({ value100 }) => Number.isFinite(value100))
    .map((label) => ({ ...label, y: top + (1 - label.value100 / 100) * plot }))
    .sort((a, b) => a.y - b.y)
  for (let pass = 0; pass < 6; pass++) {
    for (let i = 1; i < labels.length; i++) {
      const [above, below] = [labels[i - 1]!, labels[i]!]
      const overlap = gap - (below.y - above.y)
      if (overlap <= 0.01) continue
      labels[i - 1] = { ...above, y: above.y - overlap / 2 }
      labels[i] = { ...below, y: below.y + overlap / 2 }
    }
  }
  return labels.map((label) => ({ ...label, y: Math.round(label.y * 10) / 10 }))
}

/** Name of the chart for a screen reader, always under 150 characters. */
export function trendName(name: string, data: TrendData): string {
  const first = data.years[0]?.year
  const last = data.years.at(-1)?.year
  const episodes = data.episodes.length
  const text = `Trend, ${name}: score, structural and dynamic, ${first ?? '–'}–${last ?? '–'}; ${episodes} ${episodes === 1 ? 'episode' : 'episodes'} of mass killing. Arrow keys read years`
  return text.length < 150
    ? text
    : `Trend of score, structural and dynamic, ${first ?? '–'}–${last ?? '–'}. Arrow keys read years`
}
