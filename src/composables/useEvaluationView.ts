import { computed, type Ref } from 'vue'
import { shortFactorTitle } from '../charts/country/factor-names'
import { compareTable, named, splitTable, yearTable } from '../charts/evaluation/compare-tables'
import { precisionChart, recallChart, rocChart } from '../charts/evaluation/curve-charts'
import { falseAlarmTable, learntTable, onsetsTable, replayTable } from '../charts/evaluation/event-tables'
import { missReason } from '../charts/evaluation/reason'
import {
  calibrationTitle,
  chancesTitle,
  compareTitle,
  falseAlarmTitle,
  precisionTitle,
  recallTitle,
  replayTitle,
  rocTitle,
} from '../charts/evaluation/titles'
import { LIST_LENGTHS, type EvaluationState } from '../core/evaluation-state'
import { calibrationTable } from '../engine/evaluate/calibration-table'
import { EWP_FORECAST_ID } from '../engine/evaluate/line-up'
import { contributions } from '../engine/explain/contributions'
import { numbers } from '../format/numbers'
import { labelName } from '../map/label-names'
import { hasTiers, type Evaluated, type EvaluationInput } from './useEvaluation'

/** Charts, tables and sentences of the Evaluation screen, made from its figures. */
export function useEvaluationView(
  evaluated: Evaluated,
  input: Ref<EvaluationInput | undefined>,
  state: Ref<EvaluationState>,
) {
  const { replayed, figures, bands, intervals, comparison, history, panel } = evaluated
  const units = computed(() => input.value?.data.units ?? [])
  const nameOf = (unitIndex: number): string => {
    const unit = units.value[unitIndex]
    return unit ? labelName(unit) : ''
  }
  const k = computed(() => state.value.k)

  const title = computed(() => (replayed.value ? replayTitle(replayed.value, nameOf) : 'Evaluation'))
  const reasons = computed(() => {
    const [found, run] = [replayed.value, evaluated.run.value]
    const known = new Map<number, string>()
    // Mean ranks and chances are not made of factors.
    if (!found || !run || !input.value || input.value.ensemble) return known
    const moment = run.moments.findIndex(({ period }) => period.year === found.origin)
    for (const { unitIndex, rank } of found.missed.slice(0, 8)) {
      if (rank === null || moment < 0) continue
      const { score100, contributions: factors } = contributions(run, run.units[unitIndex]!.id, moment)
      known.set(unitIndex, missReason(score100, factors))
    }
    return known
  })

  /** Onsets of each year that the list knows. */
  const onsetsByYear = computed(() => {
    const list = panel.value
    if (!list) return []
    const nUnits = list.unitIds.length
    return Array.from({ length: list.nYears }, (_, y) => ({
      year: list.firstYear + y,
      n: list.onset.subarray(y * nUnits, (y + 1) * nUnits).reduce((n, flag) => (flag === 1 ? n + 1 : n), 0),
    }))
  })

  const nowBands = computed(() => (bands.stale.value ? undefined : bands.result.value))
  const nowIntervals = computed(() =>
    intervals.stale.value || comparison.stale.value ? undefined : intervals.result.value,
  )
  const compared = computed(() => comparison.result.value)
  const titles = computed(() => {
    const models = compared.value?.evaluation.models ?? figures.value?.evaluation.models ?? []
    return new Map(models.map(({ id, title: text }) => [id, text]))
  })

  const roc = computed(() => figures.value && rocChart(figures.value.evaluation, nowBands.value))
  const recall = computed(
    () => figures.value && recallChart(figures.value.evaluation, nowBands.value, k.value),
  )
  const precision = computed(() => figures.value && precisionChart(figures.value.evaluation, nowBands.value))
  const tierBins = computed(() => {
    const [now, tiers] = [figures.value, input.value?.model.tiers]
    // Chances have no tiers.
    if (!now || !tiers || tiers.length === 0 || !input.value || !hasTiers(input.value)) return []
    const edges = tiers.map(({ fromScore100 }) => fromScore100)
    return calibrationTable(now.evaluation.models[0]!.score, now.evaluation.rows.label, edges)
  })

  const kindOf = (id: string, i: number) =>
    i === 0 ? ('model' as const) : id === EWP_FORECAST_ID ? ('forecast' as const) : ('plain' as const)
  function keysOf(
    value: (i: number) => string,
    which: 'auc' | 'recall' | 'averagePrecision',
    decimals: number,
  ) {
    return (figures.value?.evaluation.models ?? []).map((model, i) => {
      const found = nowIntervals.value?.find(
        ({ modelId, figure }) => modelId === model.id && figure === which,
      )
      const range = found?.interval
        ? ` (${numbers.range(found.interval.low, found.interval.high, decimals)})`
        : ''
      return { kind: kindOf(model.id, i), text: `${model.title} ${value(i)}${range}` }
    })
  }
  const metric = (i: number) => figures.value!.metrics[i]!
  const top = (i: number) => metric(i).topK.find((each) => each.k === k.value)
  const keys = computed(() => ({
    roc: [
      ...keysOf((i) => (metric(i).auc === null ? '–' : numbers.fixed(metric(i).auc!, 2)), 'auc', 2),
      { kind: 'chance' as const, text: 'Chance 0.50' },
    ],
    recall: keysOf((i) => numbers.fixed(top(i)?.recall ?? NaN, 2), 'recall', 2),
    precision: [
      ...keysOf((i) => numbers.fixed(metric(i).averagePrecision ?? NaN, 3), 'averagePrecision', 3),
      { kind: 'chance' as const, text: `Base rate ${numbers.percent(metric(0).baseRate, 1)}` },
    ],
  }))

  const panelTitles = computed(() => {
    const now = figures.value
    if (!now) return undefined
    const shown = compared.value?.metrics ?? now.metrics
    return {
      roc: rocTitle(shown, nowIntervals.value),
      recall: recallTitle(now.metrics[0]!, k.value, now.evaluation.rows),
      precision: precisionTitle(now.metrics[0]!, k.value),
      calibration:
        input.value && !hasTiers(input.value)
          ? chancesTitle(evaluated.history.result.value?.calibrated)
          : calibrationTitle(
              tierBins.value,
              (input.value?.model.tiers ?? []).map((tier) => tier.title),
            ),
      falseAlarms: compared.value ? falseAlarmTitle(compared.value.events) : '',
      compare: compareTitle(nowIntervals.value, (id) => titles.value.get(id) ?? id),
    }
  })
  const rowsText = computed(() => {
    const now = figures.value
    if (!now) return ''
    const { positives, rows } = now.metrics[0]!
    const { years, unit } = now.evaluation.rows
    const what = unit === 'direct' ? 'origins' : 'outcome years'
    const whose = now.metrics.length > 1 ? ' that the model and all yardsticks score' : ''
    return `${what} ${years[0]}–${years.at(-1)}, ${numbers.integer(rows)} country-years${whose}, ${numbers.integer(positives)} with an onset`
  })

  const tables = computed(() => {
    const now = compared.value
    if (!now) return undefined
    const rows = named(now.metrics, titles.value)
    const beside = now.metrics.filter(({ modelId }, i) => i === 0 || modelId === EWP_FORECAST_ID)
    return {
      compare: compareTable(rows, nowIntervals.value, k.value),
      split: splitTable(rows),
      years: yearTable(beside, titles.value, LIST_LENGTHS, state.value.unit),
      onsets: onsetsTable(now.onsets, units.value, now.evaluation.models, k.value),
      falseAlarms: falseAlarmTable(now.events, units.value),
    }
  })
  const listTable = computed(() => replayed.value && replayTable(replayed.value, units.value))
  /** What the column of hits counts, and why it can hold fractions. */
  const countText = computed(() => {
    const now = compared.value
    if (!now) return ''
    const what =
      now.evaluation.rows.unit === 'direct'
        ? `“Top ${k.value}” counts country-years: an onset lies ahead of up to ${numbers.plain(now.evaluation.rows.horizonYears)} year ends and counts at each.`
        : `“Top ${k.value}” counts onsets, each once.`
    const tied = now.metrics.some(({ topK }) =>
      topK.some(({ k: length, hits }) => length === k.value && !Number.isInteger(hits)),
    )
    return tied
      ? `${what} Countries with equal scores at the end of a list share the places left, hence fractions.`
      : what
  })
  /** Median years on the list before the onset, of onsets that were caught. */
  const leadText = computed(() => {
    const caught = (compared.value?.events.caught ?? [])
      .map(({ leadYears }) => leadYears)
      .sort((a, b) => a - b)
    if (caught.length === 0) return 'No onset was caught'
    const middle = caught.length / 2
    const median =
      caught.length % 2 === 1 ? caught[Math.floor(middle)]! : (caught[middle - 1]! + caught[middle]!) / 2
    const years = `${numbers.plain(median)} ${median === 1 ? 'year' : 'years'}`
    return `Each onset counted once, ${numbers.integer(caught.length)} of ${numbers.integer(caught.length + compared.value!.events.missed.length)} were on a list of ${k.value} before, after a median of ${years} in a row on the list (${numbers.range(caught[0]!, caught.at(-1)!)})`
  })

  const learnt = computed(() => {
    const found = history.result.value
    if (!found) return undefined
    const wanted = replayed.value?.origin ?? Infinity
    const fit = found.fits.findLast(({ origin }) => origin <= wanted) ?? found.fits[0]
    return fit && { fit, featureIds: found.featureIds, table: learntTable(found.fits, found.featureIds) }
  })
  const featureTitle = (id: string): string => {
    const child = input.value?.model.tree.children?.find((node) => node.id === id)
    return child ? shortFactorTitle(child.id, child.title) : id
  }

  return {
    ...{ title, reasons, onsetsByYear, nameOf, units, roc, recall, precision, tierBins, keys, panelTitles },
    ...{ rowsText, tables, listTable, countText, leadText, learnt, featureTitle, compared, titles },
  }
}
