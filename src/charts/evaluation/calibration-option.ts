import type { EChartsOption, SeriesOption } from 'echarts'
import type { CalibrationBin } from '../../engine/evaluate/calibration-table'
import type { ChartTokens } from '../theme'
import { CURVE_GRID } from './curve-option'

/** One point of a calibration chart: a share with its interval, 0–1. */
export interface CalibrationPoint {
  readonly label: string
  /** Stated risk 0–1; absent = the points stand side by side. */
  readonly stated?: number
  readonly rows: number
  readonly onsets: number
  readonly share: number
  readonly low: number
  readonly high: number
}

/** Bins that hold rows, as points. @param labels names of the bins, in their order; absent = the points have a stated risk */
export function calibrationPoints(
  bins: readonly CalibrationBin[],
  labels?: readonly string[],
): CalibrationPoint[] {
  return bins.flatMap((bin, i) => {
    if (!bin.observed || bin.meanScore === null) return []
    const { share, low, high } = bin.observed
    const name = labels?.[i] ?? `${(bin.meanScore * 100).toFixed(1)} %`
    const stated = labels ? {} : { stated: bin.meanScore }
    return [{ label: name, ...stated, rows: bin.rows, onsets: bin.positives, share, low, high }]
  })
}

const TOPS = [0.02, 0.04, 0.08, 0.12, 0.16, 0.2, 0.4, 0.6, 0.8]

/** Observed share by tier, or against the stated risk with the line of perfect calibration. Bars: intervals. */
export function calibrationOption(
  points: readonly CalibrationPoint[],
  tokens: ChartTokens,
  cursor?: number,
): EChartsOption {
  const label = { color: tokens['ink-3'], fontSize: 11, fontFamily: tokens.sans }
  const name = { ...label, color: tokens['ink-2'] }
  const stated = points.some((point) => point.stated !== undefined)
  const highest = Math.max(0, ...points.flatMap((point) => [point.high, point.stated ?? 0]))
  const top = (TOPS.find((each) => each >= highest) ?? 1) * 100
  const right = (TOPS.find((each) => each >= Math.max(0, ...points.map((p) => p.stated ?? 0))) ?? 1) * 100
  const x = (point: CalibrationPoint) => (point.stated === undefined ? point.label : point.stated * 100)
  const bars: SeriesOption[] = points.map((point, i) => ({
    name: `${point.label}, interval`,
    type: 'line',
    data: [
      [x(point), point.low * 100],
      [x(point), point.high * 100],
    ],
    symbol: 'none',
    lineStyle: { color: i === cursor ? tokens.accent : tokens.band, width: 6, cap: 'butt' },
    z: 3,
    silent: true,
  }))
  const perfect: SeriesOption[] = stated
    ? [
        {
          name: 'Perfect',
          type: 'line',
          data: [
            [0, 0],
            [Math.min(top, right), Math.min(top, right)],
          ],
          symbol: 'none',
          lineStyle: { color: tokens.ctl, width: 1, type: [2, 3] },
          z: 2,
          silent: true,
        },
      ]
    : []
  return {
    animation: false,
    grid: { ...CURVE_GRID },
    xAxis: {
      ...(stated
        ? { type: 'value' as const, min: 0, max: right, interval: right / 4 }
        : { type: 'category' as const, data: points.map((point) => point.label) }),
      name: stated ? 'Stated risk, %' : 'Tier at the origin',
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: name,
      axisTick: { show: false },
      axisLine: { show: true, lineStyle: { color: tokens.ctl } },
      splitLine: { show: false },
      axisLabel: label,
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: top / 4,
      name: 'Saw an onset, %',
      nameLocation: 'end',
      nameGap: 10,
      nameTextStyle: { ...name, align: 'left', padding: [0, 0, 0, -32] },
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: tokens.line, width: 1 } },
      axisLabel: label,
    },
    series: [
      ...perfect,
      ...bars,
      {
        name: 'Observed',
        type: 'line',
        data: points.map((point) => [x(point), point.share * 100]),
        lineStyle: { opacity: 0 },
        showSymbol: true,
        symbol: 'circle',
        symbolSize: 9,
        itemStyle: { color: tokens.ink },
        z: 5,
        silent: true,
      },
    ],
  }
}
