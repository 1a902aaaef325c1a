import type { EChartsOption, SeriesOption } from 'echarts'
import type { ChartTokens } from '../theme'

/** One curve over evenly spaced stops. */
export interface Curve {
  readonly name: string
  /** `model`: ink, solid, with the band behind it; `forecast`: blue, dashed; `plain`: ochre, dotted. */
  readonly kind: 'model' | 'forecast' | 'plain'
  /** Shares 0–1 in the order of the stops; empty = not defined. */
  readonly values: readonly number[]
  readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] } | undefined
}

/** What a curve chart shows. */
export interface CurveChart {
  readonly curves: readonly Curve[]
  /** Labels of the stops on the x axis. */
  readonly stops: readonly string[]
  /** Stops that carry a label. */
  readonly labelled: ReadonlySet<string>
  readonly xName: string
  readonly yName: string
  /** Highest value of the y axis, 0–1. */
  readonly yMax: number
  /** Straight line of no skill from the first to the last stop, shares 0–1. */
  readonly chance?: readonly [from: number, to: number]
  /** Stop marked by a dotted upright line. */
  readonly mark?: string
}

export interface ChartSize {
  readonly width: number
  readonly height: number
}

export const CURVE_GRID = { left: 38, right: 12, top: 26, bottom: 42 } as const

const LINES = {
  model: { token: 'ink', width: 2.25, type: 'solid' },
  forecast: { token: 's1', width: 1.75, type: 'dashed' },
  plain: { token: 's2', width: 1.5, type: [2, 3] },
} as const

/** The whole option of a curve chart: bands behind, lines in front, an optional cursor at one stop. Values in per cent.
 *  Same input, same option. */
export function curveOption(chart: CurveChart, tokens: ChartTokens, cursor?: number): EChartsOption {
  const label = { color: tokens['ink-3'], fontSize: 11, fontFamily: tokens.sans }
  const name = { ...label, color: tokens['ink-2'] }
  const top = chart.yMax * 100
  return {
    animation: false,
    grid: { ...CURVE_GRID },
    xAxis: {
      type: 'category',
      data: [...chart.stops],
      boundaryGap: false,
      name: chart.xName,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: name,
      axisTick: { show: false },
      axisLine: { show: true, lineStyle: { color: tokens.ctl } },
      axisLabel: {
        ...label,
        interval: (_: number, text: string) => chart.labelled.has(text),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: top / 4,
      name: chart.yName,
      nameLocation: 'end',
      nameGap: 10,
      nameTextStyle: { ...name, align: 'left', padding: [0, 0, 0, -32] },
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: tokens.line, width: 1 } },
      axisLabel: { ...label, formatter: (value: number) => String(Math.round(value * 10) / 10) },
    },
    series: [
      ...chart.curves.flatMap((curve, i) => bandSeries(curve, i, tokens)),
      ...(chart.chance ? [chanceSeries(chart, tokens)] : []),
      ...chart.curves
        .filter(({ values }) => values.length > 0)
        .map((curve, i) => lineSeries(curve, i, tokens)),
      ...markSeries(chart, tokens, cursor),
    ],
  }
}

const percent = (share: number): number => Math.round(share * 10_000) / 100

function lineSeries(curve: Curve, i: number, tokens: ChartTokens): SeriesOption {
  const line = LINES[curve.kind]
  return {
    name: curve.name,
    type: 'line',
    data: curve.values.map(percent),
    symbol: 'none',
    lineStyle: { color: tokens[line.token], width: line.width, type: line.type as 'solid' },
    itemStyle: { color: tokens[line.token] },
    z: 20 - i,
    silent: true,
  }
}

/** A band as two stacked lines: nothing up to the lower end, filled from there to the upper. */
function bandSeries(curve: Curve, i: number, tokens: ChartTokens): SeriesOption[] {
  const { band } = curve
  if (!band || band.low.length === 0) return []
  const base = { type: 'line' as const, symbol: 'none', silent: true, stack: `band-${i}`, z: 2 }
  const color = curve.kind === 'model' ? tokens.band : tokens.s1
  return [
    { ...base, name: `${curve.name}, lower end`, data: band.low.map(percent), lineStyle: { opacity: 0 } },
    {
      ...base,
      name: `${curve.name}, upper end`,
      data: band.high.map((high, j) => percent(high) - percent(band.low[j]!)),
      lineStyle: { opacity: 0 },
      areaStyle: { color, opacity: curve.kind === 'model' ? 0.6 : 0.14 },
    },
  ]
}

function chanceSeries(chart: CurveChart, tokens: ChartTokens): SeriesOption {
  const [from, to] = chart.chance!
  const last = chart.stops.length - 1
  return {
    name: 'Chance',
    type: 'line',
    data: chart.stops.map((_, i) => percent(from + ((to - from) * i) / last)),
    symbol: 'none',
    lineStyle: { color: tokens.ctl, width: 1, type: [1, 3] },
    z: 3,
    silent: true,
  }
}

/** Upright lines: the stop that the screen speaks of, and the cursor. */
function markSeries(chart: CurveChart, tokens: ChartTokens, cursor: number | undefined): SeriesOption[] {
  const lines = [
    ...(chart.mark === undefined
      ? []
      : [{ xAxis: chart.mark, lineStyle: { color: tokens['ink-2'], width: 1, type: [2, 3] } }]),
    ...(cursor === undefined || chart.stops[cursor] === undefined
      ? []
      : [
          {
            xAxis: chart.stops[cursor],
            lineStyle: { color: tokens.accent, width: 1.5, type: 'solid' as const },
          },
        ]),
  ]
  if (lines.length === 0) return []
  const data = lines.map((line) => ({ ...line, label: { show: false } }))
  return [
    {
      name: 'Marks',
      type: 'line',
      data: [],
      markLine: { silent: true, symbol: ['none', 'none'], animation: false, data },
    } as SeriesOption,
  ]
}
