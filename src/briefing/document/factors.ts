import type { IndicatorRow } from '../../charts/country/indicators'
import type { Context } from './context'
import type { CountryData } from './country-data'
import { strong, text } from './field'
import { rawValue } from './raw-value'
import type { Inline, Section } from './types'

const MOST_FACTORS = 5
const MOST_INDICATORS = 3
/** Share of what a factor’s indicators add that those named must reach. */
const TOLD_SHARE = 0.5
const RULE =
  'Of each factor the indicators that add most to the score, until they make up half of what it adds, three at most; of each its weightiest series.'

/** The factors that stand highest, each with the raw values that weigh most in it. Undefined where none can be read. */
export function factors(context: Context, data: CountryData): Omit<Section, 'id'> | undefined {
  const read = data.factors.filter(({ withheld }) => !withheld).toSorted((a, b) => b.score100 - a.score100)
  if (read.length === 0) return undefined
  const rows = read.slice(0, MOST_FACTORS).map(({ id, shortTitle }): readonly (readonly Inline[])[] => {
    const evidence = evidenceOf(context, data, id)
    return [
      [strong(shortTitle), text(` ${id}`)],
      [context.field(`nodes.${id}.score100.${data.unit}`, 'score')],
      evidence.length > 0 ? evidence : [text('no single raw value above zero')],
    ]
  })
  return {
    title: 'Five highest risk factors',
    place: 'full',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: 'Factor', align: 'start' },
          { title: 'Score', align: 'end' },
          { title: 'What weighs most: raw value, period, source', align: 'start' },
        ],
        rows,
      },
      { kind: 'paragraph', style: 'note', runs: [text(RULE)] },
    ],
  }
}

/** Raw values of a factor by the rule of `RULE`. Where no indicator adds anything, the one with the most of the risk. */
function evidenceOf(context: Context, data: CountryData, factorId: string): Inline[] {
  const own = data.table.scored.filter((row) => row.factorId === factorId && Number.isFinite(row.value100))
  const adds = ({ points }: IndicatorRow) => (points > 0 ? points : 0)
  const size = (row: IndicatorRow) => row.value100 * row.nominalShare
  const ordered = own.toSorted((a, b) => adds(b) - adds(a) || size(b) - size(a))
  const all = ordered.reduce((sum, row) => sum + adds(row), 0)
  const told: Inline[][] = []
  let sum = 0
  // One by one: a source is numbered when it is first named.
  for (const row of ordered) {
    if (told.length === MOST_INDICATORS || (told.length > 0 && sum >= all * TOLD_SHARE)) break
    sum += adds(row)
    const raw = rawValue(context, row, data)
    if (raw.length > 0) told.push(raw)
  }
  const series = own.flatMap(({ inputs }) => inputs.filter(({ stages }) => stages.spec.role === 'scored'))
  const alone = series.length === 1 ? [text('; no other series is scored in this factor')] : []
  return [
    ...told.flatMap((runs, i) => (i > 0 ? [text('; '), ...runs] : runs)),
    ...(told.length > 0 ? alone : []),
  ]
}
