import type { CurveBands } from '../../engine/evaluate/curve-bands'
import {
  FALSE_ALARM_STOPS,
  precisionCurve,
  RECALL_STOPS,
  recallByLength,
  rocCurve,
} from '../../engine/evaluate/curves'
import { EWP_FORECAST_ID } from '../../engine/evaluate/line-up'
import type { Evaluation } from '../../engine/evaluate/types'
import { numbers } from '../../format/numbers'
import type { Curve, CurveChart } from './curve-option'

const kindOf = (id: string, i: number): Curve['kind'] =>
  i === 0 ? 'model' : id === EWP_FORECAST_ID ? 'forecast' : 'plain'

type Which = 'roc' | 'precision' | 'recall'

function curves(evaluation: Evaluation, bands: readonly CurveBands[] | undefined, which: Which): Curve[] {
  const { label } = evaluation.rows
  return evaluation.models.map((model, i) => ({
    name: model.title,
    kind: kindOf(model.id, i),
    values:
      which === 'roc'
        ? rocCurve(model.score, label)
        : which === 'precision'
          ? precisionCurve(model.score, label)
          : recallByLength(model, label),
    band: bands?.find(({ modelId }) => modelId === model.id)?.[which],
  }))
}

function labels(stops: readonly string[], every: number): ReadonlySet<string> {
  return new Set(stops.filter((_, i) => i % every === 0))
}

export function rocChart(evaluation: Evaluation, bands: readonly CurveBands[] | undefined): CurveChart {
  const stops = FALSE_ALARM_STOPS.map((stop) => numbers.integer(stop * 100))
  return {
    curves: curves(evaluation, bands, 'roc'),
    stops,
    labelled: labels(stops, 25),
    xName: 'Flagged without a new onset, % of such country-years',
    yName: 'Onsets found, %',
    yMax: 1,
    chance: [0, 1],
  }
}

export function precisionChart(evaluation: Evaluation, bands: readonly CurveBands[] | undefined): CurveChart {
  const stops = RECALL_STOPS.map((stop) => numbers.integer(stop * 100))
  const all = curves(evaluation, bands, 'precision')
  const highest = Math.max(0, ...all.flatMap(({ values, band }) => [...values, ...(band?.high ?? [])]))
  const { label } = evaluation.rows
  const baseRate = label.reduce((sum, value) => sum + value, 0) / label.length
  return {
    curves: all,
    stops,
    labelled: new Set(['20', '40', '60', '80', '100']),
    xName: 'Onsets found, %',
    yName: 'Onsets among those flagged, %',
    yMax: [0.04, 0.08, 0.12, 0.2, 0.4, 0.6, 0.8].find((top) => top >= highest) ?? 1,
    chance: [baseRate, baseRate],
  }
}

/** @param k length of the list that is marked */
export function recallChart(
  evaluation: Evaluation,
  bands: readonly CurveBands[] | undefined,
  k: number,
): CurveChart {
  const stops = evaluation.options.topK.map(String)
  return {
    curves: curves(evaluation, bands, 'recall'),
    stops,
    labelled: new Set(['1', ...stops.filter((stop) => Number(stop) % 10 === 0)]),
    xName: 'Length of the list, k',
    yName: 'Onsets found, %',
    yMax: 1,
    ...(stops.includes(String(k)) ? { mark: String(k) } : {}),
  }
}

/** One stop in words: “Flagged without a new onset 20: Framework baseline 71 % (58–83), …”. */
export function spokenStop(chart: CurveChart, i: number): string {
  const parts = chart.curves.flatMap(({ name, values, band }) => {
    if (values.length === 0) return []
    const [low, high] = [band?.low[i], band?.high[i]]
    const interval =
      low === undefined || high === undefined ? '' : ` (${numbers.range(low * 100, high * 100)})`
    return [`${name} ${numbers.percent(values[i]!, chart.yMax < 0.5 ? 1 : 0)}${interval}`]
  })
  return `${chart.xName.split(',')[0]} ${chart.stops[i]}: ${parts.join(', ')}`
}
