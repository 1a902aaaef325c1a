import { hasValue, isFilled, Status } from '../../core/status'
import type { SeriesRecord, SourceRecord } from '../../core/series'
import type { ScoreRun } from '../../engine/types'
import { fillStep, normStep, transformStep } from '../../format/chain'
import { numbers } from '../../format/numbers'
import { endMonthOf, type InputTrace } from './inputs'

/** One box of the way from the raw value to the points. */
export interface DetailStep {
  readonly head: string
  readonly value: number
  readonly status: number
  readonly kind: 'quantity' | 'share' | 'weight' | 'points'
  readonly note: string
}

/** Where a number comes from. */
export interface Provenance {
  readonly value: number
  readonly low: number | undefined
  readonly high: number | undefined
  readonly unit: string
  readonly frequency: 'year' | 'month'
  /** Undefined where no period was used. */
  readonly ordinal: number | undefined
  readonly publishedMonth: number | undefined
  readonly lagMonths: number
  readonly series: SeriesRecord
  readonly source: SourceRecord
}

export interface SeriesLookup {
  (seriesId: string): { readonly series: SeriesRecord; readonly source: SourceRecord } | undefined
}

/** The boxes of one input: raw value, each transform, the fill where one was used, the norm, weight and points.
 *  `points` is NaN where the input adds nothing of its own. */
export function detailSteps(
  run: ScoreRun,
  trace: InputTrace,
  momentIndex: number,
  lookup: SeriesLookup,
  weightShare: number,
  points: number,
): readonly DetailStep[] {
  const { spec } = trace.stages
  const record = lookup(spec.series)?.series
  const titleOf = (id: string) => lookup(id)?.series.title ?? id
  const direction = spec.direction ?? record?.direction
  const steps: DetailStep[] = [
    {
      head: 'Raw value',
      ...trace.raw,
      kind: 'quantity',
      note: [record?.unit ?? '', boundsNote(trace)].filter(Boolean).join('; '),
    },
    ...spec.transforms.map((transform, k): DetailStep => {
      const { head, text } = transformStep(transform, titleOf)
      return { head, ...(trace.transformed[k] ?? trace.raw), kind: 'quantity', note: text }
    }),
  ]
  if (isFilled(trace.filled.status)) {
    const used = spec.fill.find((fill) =>
      trace.filled.status === Status.carriedForward
        ? fill.op === 'carry-forward'
        : fill.op === 'group-median',
    )
    steps.push({
      head:
        trace.filled.status === Status.carriedForward ? 'Filled: carried forward' : 'Filled: group median',
      ...trace.filled,
      kind: 'quantity',
      note: used ? fillStep(used).text : '',
    })
  }
  const norm = normStep(spec.norm, direction === 'lower-is-riskier')
  const known = poolSize(run, trace, momentIndex)
  const pooled = 'pool' in spec.norm ? `; ${known} countries hold a value` : ''
  steps.push({ head: norm.head, ...trace.normalised, kind: 'share', note: `${norm.text}${pooled}` })
  if (spec.role === 'scored') {
    const status = trace.normalised.status
    steps.push({
      head: 'Weight',
      value: weightShare,
      status,
      kind: 'weight',
      note:
        weightShare === 0
          ? 'takes no part here: its factor has too little evidence to be read'
          : 'of the score here: weights are shared out over what is there',
    })
    steps.push({
      head: 'Adds',
      value: points,
      status,
      kind: 'points',
      note: 'points, against the median profile',
    })
  }
  return steps
}

function boundsNote(trace: InputTrace): string {
  return trace.rawLow !== undefined && trace.rawHigh !== undefined && hasValue(trace.raw.status)
    ? `source’s bounds ${numbers.plain(trace.rawLow)} to ${numbers.plain(trace.rawHigh)}`
    : ''
}

/** Countries that hold a normalised value at the moment. */
function poolSize(run: ScoreRun, trace: InputTrace, momentIndex: number): number {
  const { values } = trace.stages.normalised
  const start = momentIndex * run.units.length
  let count = 0
  for (let u = 0; u < run.units.length; u++) if (Number.isFinite(values[start + u])) count++
  return count
}

/** Everything that a citation of the raw value must hold; undefined where the catalogue does not know the series. */
export function provenanceOf(trace: InputTrace, lookup: SeriesLookup): Provenance | undefined {
  const found = lookup(trace.stages.spec.series)
  if (!found) return undefined
  const { raw } = trace.stages
  return {
    value: trace.raw.value,
    low: trace.rawLow,
    high: trace.rawHigh,
    unit: found.series.unit,
    frequency: raw.frequency,
    ordinal: trace.sourceOrdinal,
    publishedMonth:
      trace.sourceOrdinal === undefined
        ? undefined
        : endMonthOf(raw, trace.sourceOrdinal) + raw.publicationLagMonths,
    lagMonths: raw.publicationLagMonths,
    series: found.series,
    source: found.source,
  }
}

/** A citation of one number, ready to paste. */
export function citationText(
  provenance: Provenance,
  country: string,
  asOf: string,
  periodText: string,
): string {
  const { source, series } = provenance
  const value = Number.isFinite(provenance.value)
    ? `${numbers.plain(provenance.value, 9)} ${series.unit}`
    : 'no value'
  const file = source.originals[0]
  const checksum = file ? ` File ${file.name}, SHA-256 ${file.sha256.slice(0, 16)}.` : ''
  return `${series.title}, ${country}, ${periodText}: ${value}, as published by ${asOf}. ${source.citation} Edition ${source.edition}, copy of ${source.editionDate}. Licence: ${source.licence}.${checksum}`
}
