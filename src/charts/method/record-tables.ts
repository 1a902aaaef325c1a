import type { RecordedContender, RecordedDifference, RecordedEvaluation } from '../../core/evaluation-record'
import { DASH, numbers } from '../../format/numbers'
import { figureTable, type FigureTable } from '../evaluation/figure-table'

const bounds = (of: { low: number; high: number } | null, decimals: number): string =>
  of ? `${numbers.fixed(of.low, decimals)}–${numbers.fixed(of.high, decimals)}` : DASH
const auc = (value: number | null): string => numbers.fixed(value ?? NaN, 2)
const pText = (p: number): string => (p < 0.001 ? '< 0.001' : numbers.fixed(p, 3))

/** Name of a recorded evaluation, for a list to choose from. */
export function recordName({
  outcomeTitle,
  convention,
  firstOrigin,
  lastOrigin,
}: RecordedEvaluation): string {
  const data = convention === 'period' ? 'data of the year itself' : 'as published by each year end'
  return `${outcomeTitle}, ${data}, ${numbers.range(firstOrigin, lastOrigin).replaceAll('\u202f', '')}`
}

/** One sentence by rule: which yardsticks the model is beyond, by the 95 % interval of the paired difference, and which
 *  it is not. Claims nothing that the intervals do not carry. No full stop. */
export function recordSentence(evaluation: RecordedEvaluation, modelId: string): string {
  const model = evaluation.contenders.find(({ id }) => id === modelId)
  if (!model) return 'This model was not measured here'
  const yardsticks = model.against.filter(({ id }) => !isModel(evaluation, id))
  const name = (list: readonly RecordedDifference[]) =>
    list
      .map(({ id }) => titleOf(evaluation, id).replace(/^./, (first) => lowerUnlessName(first, id)))
      .join(', ')
  const above = yardsticks.filter(({ auc: of }) => of !== null && of.low > 0)
  const below = yardsticks.filter(({ auc: of }) => of !== null && of.high < 0)
  const same = yardsticks.filter((one) => !above.includes(one) && !below.includes(one))
  const parts = [
    above.length > 0 ? `ranks better than ${name(above)} beyond the interval of the difference` : '',
    below.length > 0 ? `ranks worse than ${name(below)} beyond it` : '',
    same.length > 0 ? `no difference to ${name(same)} is beyond its interval` : '',
  ].filter((part) => part !== '')
  return `${model.title} ${parts.join('; ')}`
}

const isModel = ({ contenders }: RecordedEvaluation, id: string): boolean =>
  contenders.some((one) => one.id === id && one.isModel)
const titleOf = ({ contenders }: RecordedEvaluation, id: string): string =>
  contenders.find((one) => one.id === id)?.title ?? id
const lowerUnlessName = (first: string, id: string): string =>
  id === 'ewp-foos' ? first : first.toLowerCase()

/** Every contender on the same rows, with the chosen model minus each. */
export function recordTable(evaluation: RecordedEvaluation, modelId: string): FigureTable {
  const model = evaluation.contenders.find(({ id }) => id === modelId)
  const minus = (row: RecordedContender) => model?.against.find(({ id }) => id === row.id)?.auc ?? null
  const top30 = ({ top }: RecordedContender) => top.find(({ k }) => k === 30)
  return figureTable<RecordedContender>(
    `record-${evaluation.outcomeId}-${evaluation.convention}`,
    `${recordName(evaluation)}: shipped models and yardsticks on the same rows`,
    [
      { text: 'Model or yardstick', head: 'model', show: ({ title }) => title, value: ({ id }) => id },
      { text: 'AUC', head: 'auc', number: true, show: (row) => auc(row.auc), value: (row) => row.auc },
      { text: '95 %', number: true, show: (row) => bounds(row.aucBounds, 2) },
      {
        text: 'Within year',
        head: 'auc_within_year',
        number: true,
        show: (row) => auc(row.aucWithinYear),
        value: (row) => row.aucWithinYear,
      },
      {
        text: 'Chosen model minus this',
        head: 'difference',
        number: true,
        show: (row) => {
          const of = minus(row)
          return of
            ? `${numbers.signed(of.mean, 3)} (${numbers.signed(of.low, 3)} to ${numbers.signed(of.high, 3)})`
            : DASH
        },
        value: (row) => minus(row)?.mean,
      },
      {
        text: 'p',
        head: 'p',
        number: true,
        show: (row) => {
          const of = minus(row)
          return of ? pText(of.p) : DASH
        },
        value: (row) => minus(row)?.p,
      },
      {
        text: `Country-years in the top 30, of ${evaluation.positives}`,
        head: 'hits_30',
        number: true,
        show: (row) => numbers.plain(top30(row)?.hits ?? NaN, 3),
        value: (row) => top30(row)?.hits,
      },
      {
        text: 'Flags without a new onset per hit',
        head: 'false_flags_per_hit_30',
        number: true,
        show: (row) => numbers.integer(top30(row)?.falseFlagsPerHit ?? NaN),
        value: (row) => top30(row)?.falseFlagsPerHit,
      },
      {
        text: 'Onsets, each once, in a top 30',
        head: 'onsets_caught',
        number: true,
        show: (row) => `${row.onsetsCaught} of ${row.onsetsReachable}`,
        value: (row) => row.onsetsCaught,
      },
      {
        text: 'Lead, years',
        head: 'median_lead_years',
        number: true,
        show: (row) => numbers.plain(row.medianLeadYears ?? NaN),
        value: (row) => row.medianLeadYears,
      },
    ],
    evaluation.contenders,
    {
      strong: ({ id }) => id === modelId,
      extra: [
        { head: 'auc_low', value: (row) => row.aucBounds?.low },
        { head: 'auc_high', value: (row) => row.aucBounds?.high },
        { head: 'average_precision', value: (row) => row.averagePrecision },
        { head: 'brier', value: (row) => row.brier },
        { head: 'log_loss', value: (row) => row.logLoss },
        { head: 'difference_low', value: (row) => minus(row)?.low },
        { head: 'difference_high', value: (row) => minus(row)?.high },
      ],
    },
  )
}

/** Chances learnt forward beside the base rate known at the time. */
export function calibrationTable(evaluation: RecordedEvaluation): FigureTable {
  return figureTable(
    `calibration-${evaluation.outcomeId}-${evaluation.convention}`,
    `${recordName(evaluation)}: chances learnt from earlier rows only`,
    [
      { text: 'Model', head: 'model', show: ({ id }) => titleOf(evaluation, id), value: ({ id }) => id },
      { text: 'Mapping', head: 'mapping', show: ({ method }) => (method === 'platt' ? 'Platt' : 'isotonic') },
      {
        text: 'Rows',
        head: 'rows',
        number: true,
        show: ({ rows }) => numbers.integer(rows),
        value: ({ rows }) => rows,
      },
      ...(
        [
          ['Brier', 'brier', ({ brier }) => brier],
          ['Base rate’s Brier', 'brier_base_rate', ({ brierOfBaseRate }) => brierOfBaseRate],
          ['Log loss', 'log_loss', ({ logLoss }) => logLoss],
          ['Base rate’s log loss', 'log_loss_base_rate', ({ logLossOfBaseRate }) => logLossOfBaseRate],
        ] as const satisfies readonly (readonly [
          string,
          string,
          (row: RecordedEvaluation['calibration'][number]) => number | null,
        ])[]
      ).map(([text, head, of]) => ({
        text,
        head,
        number: true,
        show: (row: RecordedEvaluation['calibration'][number]) => numbers.fixed(of(row) ?? NaN, 4),
        value: of,
      })),
    ],
    evaluation.calibration,
    {
      strong: ({ brier, brierOfBaseRate }) =>
        brier !== null && brierOfBaseRate !== null && brier < brierOfBaseRate,
    },
  )
}
