import type { AlertRecord, RecordedRule } from '../../core/alert-record'
import { wilson } from '../../engine/evaluate/wilson'
import { DASH, numbers } from '../../format/numbers'
import { figureTable, type FigureTable } from '../evaluation/figure-table'

const share = ({ followed, judged }: RecordedRule): number => (judged > 0 ? followed / judged : NaN)
const bounds = ({ followed, judged }: RecordedRule) => wilson(followed, judged)
/** “4.1 in 100”: shares of a few in a hundred need the decimal to be told apart. */
export const inHundred = (of: number): string =>
  Number.isFinite(of) ? `${numbers.fixed(of * 100, 1)} in 100` : DASH

/** Whether the whole 95 % interval lies above the base rate (1), below it (−1), or holds it (0). */
function against(rule: RecordedRule, baseRate: number | null): -1 | 0 | 1 {
  const interval = bounds(rule)
  if (!interval || baseRate === null) return 0
  return interval.low > baseRate ? 1 : interval.high < baseRate ? -1 : 0
}

/** One sentence by rule: which rules were followed by an onset more often than all scored country-years, where the whole
 *  interval lies above the base rate, and of which that cannot be said. No full stop. */
export function alertSentence({ rules, baseRate, horizonYears }: AlertRecord): string {
  const judged = rules.filter((rule) => rule.judged > 0)
  if (judged.length === 0 || baseRate === null) return 'No alert could be judged by what followed'
  const name = (list: readonly RecordedRule[]) => list.map(({ title }) => title.toLowerCase()).join(', ')
  const where = (side: -1 | 0 | 1) => judged.filter((rule) => against(rule, baseRate) === side)
  const base = `the ${inHundred(baseRate)} of all scored country-years`
  const above = where(1)
  return [
    above.length > 0
      ? `Followed by an onset within ${horizonYears} years more often than ${base}, beyond the interval: ${name(above)}`
      : `No rule was followed by an onset within ${horizonYears} years more often than ${base} beyond the interval`,
    where(0).length > 0 ? `not told apart from it: ${name(where(0))}` : '',
    where(-1).length > 0 ? `less often: ${name(where(-1))}` : '',
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/** Each rule with what it would have done. */
export function alertTable(record: AlertRecord): FigureTable {
  const years = `${record.firstYear}–${record.lastYear}`
  return figureTable<RecordedRule>(
    'alert-replay',
    `Alert rules replayed over ${years} by ${record.model.title} ${record.model.version}`,
    [
      { text: 'Rule', head: 'rule', show: ({ title }) => title, value: ({ id }) => id },
      {
        text: 'Alerts a year',
        head: 'alerts_per_year',
        number: true,
        show: (rule) => numbers.fixed(rule.alertsPerYear, 1),
        value: (rule) => rule.alertsPerYear,
      },
      {
        text: `Followed within ${record.horizonYears} years`,
        head: 'followed_share',
        number: true,
        show: (rule) => inHundred(share(rule)),
        value: share,
      },
      {
        text: '95 %',
        number: true,
        show: (rule) => {
          const interval = bounds(rule)
          return interval ? numbers.range(interval.low * 100, interval.high * 100, 1) : DASH
        },
      },
      {
        text: 'Alerts judged',
        head: 'judged',
        number: true,
        show: ({ judged }) => numbers.integer(judged),
        value: ({ judged }) => judged,
      },
      {
        text: 'Onsets warned of',
        head: 'onsets_warned',
        number: true,
        show: (rule) => `${numbers.integer(rule.onsetsWarned)} of ${numbers.integer(rule.onsets)}`,
        value: ({ onsetsWarned }) => onsetsWarned,
      },
      {
        text: 'Median lead, years',
        head: 'median_lead_years',
        number: true,
        show: ({ medianLeadYears }) => (medianLeadYears === null ? DASH : numbers.plain(medianLeadYears)),
        value: ({ medianLeadYears }) => medianLeadYears,
      },
    ],
    record.rules,
    {
      strong: (rule) => against(rule, record.baseRate) > 0,
      extra: [
        { head: 'alerts', value: ({ alerts }) => alerts },
        { head: 'followed', value: ({ followed }) => followed },
        { head: 'onsets', value: ({ onsets }) => onsets },
        { head: 'low_95', value: (rule) => bounds(rule)?.low },
        { head: 'high_95', value: (rule) => bounds(rule)?.high },
        { head: 'rule_text', value: ({ text }) => text },
      ],
    },
  )
}
