import type { IndicatorRow } from '../../charts/country/indicators'
import type { InputTrace } from '../../charts/country/inputs'
import { hasValue, isFilled, Status } from '../../core/status'
import { power } from '../../core/portable-math'
import { formatPeriod, monthPeriod, year } from '../../core/period'
import { periodText } from '../../format/dates'
import { statusWord } from '../../format/status-words'
import type { Context } from './context'
import type { CountryData } from './country-data'
import { text } from './field'
import type { Inline } from './types'

/** Units that only say how a scale is read stand in brackets behind the number. */
const SCALE = /^(0 or 1|category|index|ordinal|scale|score|interval|level|share[ ,]|standard units)/i

/** “Civilians killed by armed groups: 1 851 deaths a year, 2024 [2]”: the raw value behind an indicator with unit, period
 *  and source, and how it came about where it was not observed in the period due. Of several series the one that moves
 *  the score most in the direction asked for (`inOrder`); of a series remembered over years the
 *  year that weighs most. Empty where there is no value, or only a zero that says nothing. */
export function rawValue(
  context: Context,
  row: IndicatorRow,
  { unit, unitIndex, points }: Pick<CountryData, 'unit' | 'unitIndex' | 'points'>,
  lowers = false,
): Inline[] {
  const counted = row.inputs.filter(({ stages }) => row.role !== 'scored' || stages.spec.role === 'scored')
  for (const trace of inOrder(context, counted, points, lowers)) {
    const found = told(context, trace, unit, unitIndex, lowers)
    if (found.length > 0) return found
  }
  return []
}

/** How much of a code's points a count must have to stand before it: a number of deaths says more than a level. */
const COUNT_BEFORE_CODE = 0.75

/** Inputs by what they add to the score (take from it, where `lowers`), then by risk share. */
function inOrder(
  { snapshot }: Context,
  traces: readonly InputTrace[],
  points: CountryData['points'],
  lowers: boolean,
): InputTrace[] {
  const sign = lowers ? -1 : 1
  const moves = ({ stages }: InputTrace) => sign * (points?.get(stages.spec.id) ?? 0)
  const scaleOf = ({ stages }: InputTrace) => snapshot.data.series.get(stages.spec.series)?.scale ?? ''
  const share = ({ normalised: { value } }: InputTrace) => sign * (Number.isFinite(value) ? value : 0)
  const ordered = traces.toSorted((a, b) => moves(b) - moves(a) || share(b) - share(a))
  const [first] = ordered
  if (!first || !['binary', 'ordinal'].includes(scaleOf(first)) || moves(first) <= 0) return ordered
  const count = ordered.find(
    (trace) => scaleOf(trace) === 'count' && moves(trace) >= COUNT_BEFORE_CODE * moves(first),
  )
  return count ? [count, ...ordered.filter((trace) => trace !== count)] : ordered
}

function told(
  context: Context,
  trace: InputTrace,
  unit: string,
  unitIndex: number,
  lowers: boolean,
): Inline[] {
  const { spec, raw } = trace.stages
  const record = context.snapshot.data.series.get(spec.series)
  if (!record || trace.sourceOrdinal === undefined || !hasValue(trace.normalised.status)) return []
  const higher = (spec.direction ?? record.direction) !== 'lower-is-riskier'
  const source = trace.sourceOrdinal - raw.firstOrdinal
  const at = weightiest(trace, unitIndex, source, higher !== lowers)
  const cell = at * raw.nUnits + unitIndex
  if (at < 0 || !hasValue(raw.status[cell]!)) return []
  // A zero says something only where the low end is the risk, or where it is what holds the score down.
  if (raw.values[cell] === 0 && higher && !lowers) return []
  const figure = (index: number) =>
    context.field(`figures.${spec.series}.${unit}.${periodAt(trace, index)}`, 'plain')
  const note = at === source ? mark(trace, raw.status[cell]!) : ' (the year that weighs most)'
  return [
    text(`${record.title}: `),
    figure(at),
    text(`${measureText(record.unit, raw.values[cell]!)}, ${periodText(periodAt(trace, at))}${note}`),
    ...before(trace, at, unitIndex, figure),
    context.sources.cite(spec.series),
  ]
}

/** “ deaths a year” or “ (index 0–1)”, as it stands behind a number; one of a thing in the singular. */
export function measureText(unit: string, value: number): string {
  if (SCALE.test(unit)) return ` (${unit})`
  return ` ${value === 1 ? unit.replace(/^people\b/, 'person').replace(/^([a-z]+)s\b/, '$1') : unit}`
}

/** Index of the period of a series remembered over several that weighs most in the memory; else the period that was taken. */
function weightiest({ stages }: InputTrace, unitIndex: number, source: number, higher: boolean): number {
  const { raw, transformed, spec } = stages
  const k = spec.transforms.findIndex(({ op }) => op === 'rolling' || op === 'decay')
  const memory = spec.transforms[k]
  if (memory?.op !== 'rolling' && memory?.op !== 'decay') return source
  const panel = k === 0 ? raw : transformed[k - 1]!
  const kept = memory.op === 'decay' ? power(0.5, 1 / memory.halfLifePeriods) : 1
  let [best, most] = [-1, -Infinity]
  for (let p = memory.op === 'rolling' ? Math.max(0, source - memory.window + 1) : 0; p <= source; p++) {
    const cell = p * raw.nUnits + unitIndex
    if (!hasValue(raw.status[cell]!) || !hasValue(panel.status[cell]!)) continue
    const weight = (higher ? 1 : -1) * panel.values[cell]! * power(kept, source - p)
    if (weight >= most) [best, most] = [p, weight]
  }
  return best
}

/** “, after 1 386 in 2023”: the earlier value, where the score reads the change from it. */
function before(
  trace: InputTrace,
  at: number,
  unitIndex: number,
  figure: (index: number) => Inline,
): Inline[] {
  const change = trace.stages.spec.transforms.find(({ op }) => op === 'difference' || op === 'percent-change')
  if (change?.op !== 'difference' && change?.op !== 'percent-change') return []
  const { raw } = trace.stages
  const earlier = at - change.periods
  if (earlier < 0 || !hasValue(raw.status[earlier * raw.nUnits + unitIndex]!)) return []
  return [text(', after '), figure(earlier), text(` in ${periodText(periodAt(trace, earlier))}`)]
}

function mark({ filled }: InputTrace, rawStatus: number): string {
  const status = isFilled(filled.status) ? filled.status : rawStatus
  return isFilled(status) || status === Status.absentMeansZero ? ` (${statusWord(status)})` : ''
}

function periodAt({ stages: { raw } }: InputTrace, index: number): string {
  const ordinal = raw.firstOrdinal + index
  return formatPeriod(raw.frequency === 'year' ? year(ordinal) : monthPeriod(ordinal))
}
