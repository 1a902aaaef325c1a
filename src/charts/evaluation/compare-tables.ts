import type { BootstrapFigure, BootstrapResult } from '../../engine/evaluate/bootstrap'
import type { ModelMetrics, SubsetMetrics } from '../../engine/evaluate/measure'
import { DASH, numbers } from '../../format/numbers'
import { figureTable, type Column, type FigureTable } from './figure-table'

/** A figure with so many decimals, or a dash where it is not defined. */
export const figure = (value: number | null | undefined, decimals: number): string =>
  value === null || value === undefined ? DASH : numbers.fixed(value, decimals)

const pText = (p: number): string => (p < 0.001 ? '< 0.001' : numbers.fixed(p, p < 0.1 ? 3 : 2))

interface Named {
  readonly metrics: ModelMetrics
  readonly title: string
  readonly first: boolean
}

export const named = (metrics: readonly ModelMetrics[], titles: ReadonlyMap<string, string>): Named[] =>
  metrics.map((each, i) => ({
    metrics: each,
    title: titles.get(each.modelId) ?? each.modelId,
    first: i === 0,
  }))

/** The model and its yardsticks: AUC, precision, list, false flags, paired differences. Intervals once they are there.
 *  @param intervals paired against the model; “difference” is model minus yardstick */
export function compareTable(
  rows: readonly Named[],
  intervals: readonly BootstrapResult[] | undefined,
  k: number,
): FigureTable {
  const result = (row: Named, which: BootstrapFigure) =>
    intervals?.find(({ modelId, figure: f }) => modelId === row.metrics.modelId && f === which)
  const interval = (row: Named, which: BootstrapFigure, decimals: number) => {
    const found = result(row, which)?.interval
    return found ? ` (${numbers.range(found.low, found.high, decimals)})` : ''
  }
  const top = (row: Named) => row.metrics.topK.find((each) => each.k === k)
  const gap = (row: Named) => result(row, 'auc')?.difference ?? undefined
  const columns: Column<Named>[] = [
    { text: 'Model or yardstick', head: 'model', show: (row) => row.title },
    {
      text: 'AUC',
      head: 'auc',
      number: true,
      show: (row) => `${figure(row.metrics.auc, 2)}${interval(row, 'auc', 2)}`,
      value: (row) => row.metrics.auc,
    },
    {
      text: `Top ${k}`,
      head: `hits_${k}`,
      number: true,
      show: (row) => `${numbers.plain(top(row)?.hits ?? NaN, 3)} of ${row.metrics.positives}`,
      value: (row) => top(row)?.hits,
    },
    {
      text: 'Flags without a new onset per hit',
      head: 'false_flags_per_hit',
      number: true,
      show: (row) => figure(top(row)?.falseFlagsPerHit, 0),
      value: (row) => top(row)?.falseFlagsPerHit,
    },
    {
      text: 'Model minus this',
      head: 'auc_difference',
      number: true,
      show: (row) => {
        const d = gap(row)
        if (row.first) return DASH
        return d ? `${numbers.signed(-d.mean, 3)} (${numbers.range(-d.high, -d.low, 3)})` : '…'
      },
      value: (row) => (gap(row) ? -gap(row)!.mean : null),
    },
    {
      text: 'p',
      head: 'p',
      number: true,
      show: (row) => (row.first ? DASH : gap(row) ? pText(gap(row)!.p) : '…'),
      value: (row) => gap(row)?.p,
    },
  ]
  const bounds = (which: BootstrapFigure) => [
    { head: `${which}_low`, value: (row: Named) => result(row, which)?.interval?.low },
    { head: `${which}_high`, value: (row: Named) => result(row, which)?.interval?.high },
  ]
  return figureTable(
    'yardsticks',
    'The model beside its yardsticks, on the same country-years',
    columns,
    rows,
    {
      strong: (row) => row.first,
      extra: [
        { head: 'rows', value: (row) => row.metrics.rows },
        { head: 'positives', value: (row) => row.metrics.positives },
        ...bounds('auc'),
        { head: 'auc_difference_low', value: (row) => (gap(row) ? -gap(row)!.high : null) },
        { head: 'auc_difference_high', value: (row) => (gap(row) ? -gap(row)!.low : null) },
        { head: 'auc_within_year', value: (row) => row.metrics.aucWithinYear },
        { head: 'average_precision', value: (row) => row.metrics.averagePrecision },
        ...bounds('averagePrecision'),
        { head: 'recall', value: (row) => top(row)?.recall },
        ...bounds('recall'),
        { head: 'brier', value: (row) => row.metrics.brier },
        { head: 'log_loss', value: (row) => row.metrics.logLoss },
      ],
    },
  )
}

/** AUC by what was known of the country before: no episode under way, one under way, none ever. */
export function splitTable(rows: readonly Named[]): FigureTable {
  const of = (text: string, head: string, pick: (m: ModelMetrics) => SubsetMetrics): Column<Named> => ({
    text,
    head,
    number: true,
    show: (row) => figure(pick(row.metrics).auc, 2),
    value: (row) => pick(row.metrics).auc,
  })
  const first = rows[0]?.metrics
  const n = (subset: SubsetMetrics | undefined) =>
    subset ? `: ${subset.positives} onsets in ${numbers.integer(subset.rows)}` : ''
  return figureTable(
    'split',
    'AUC by what was known of the country before',
    [
      { text: 'Model or yardstick', head: 'model', show: (row) => row.title },
      of(`No episode under way${n(first?.noOngoing)}`, 'auc_no_ongoing', (m) => m.noOngoing),
      of(`Episode under way${n(first?.ongoing)}`, 'auc_ongoing', (m) => m.ongoing),
      of(`Never before${n(first?.neverBefore)}`, 'auc_never_before', (m) => m.neverBefore),
    ],
    rows,
    { strong: (row) => row.first },
  )
}

/** Each year's own list: AUC and hits of the model and one other. @param other position of the other model */
export function yearTable(
  metrics: readonly ModelMetrics[],
  titles: ReadonlyMap<string, string>,
  lengths: readonly number[],
  unit: 'direct' | 'event',
): FigureTable {
  const years = metrics[0]!.perYear.map((_, i) => i)
  const at = (m: ModelMetrics, i: number) => m.perYear[i]!
  const columns: Column<number>[] = [
    {
      text: unit === 'direct' ? 'Origin' : 'Outcome year',
      head: 'year',
      show: (i) => String(at(metrics[0]!, i).year),
      value: (i) => at(metrics[0]!, i).year,
    },
    {
      text: 'Rows',
      head: 'rows',
      number: true,
      show: (i) => numbers.integer(at(metrics[0]!, i).rows),
      value: (i) => at(metrics[0]!, i).rows,
    },
    {
      text: 'Onsets',
      head: 'positives',
      number: true,
      show: (i) => numbers.integer(at(metrics[0]!, i).positives),
      value: (i) => at(metrics[0]!, i).positives,
    },
    ...metrics.flatMap((m): Column<number>[] => [
      {
        text: `${titles.get(m.modelId) ?? m.modelId}, AUC`,
        head: `${m.modelId}_auc`,
        number: true,
        show: (i) => figure(at(m, i).auc, 2),
        value: (i) => at(m, i).auc,
      },
      {
        text: `top ${lengths.join(' / ')}`,
        number: true,
        show: (i) => lengths.map((_, j) => numbers.plain(at(m, i).hits[j]!, 3)).join(' / '),
      },
    ]),
  ]
  return figureTable('per-year', 'Each year’s own list', columns, years, {
    extra: metrics.flatMap((m) =>
      lengths.map((k, j) => ({ head: `${m.modelId}_hits_${k}`, value: (i: number) => at(m, i).hits[j] })),
    ),
  })
}
