import type { SeriesPanel } from '../../core/panel'
import type { CatalogueFile, SeriesRecord, SourceRecord } from '../../core/series'
import { hasValue } from '../../core/status'
import type { NodeSpec, RiskModel } from '../../model/types'
import { newestKnown } from '../country/inputs'
import { indicatorsOf, placesOf } from '../country/tree'

/** Where a series goes in the model. */
export interface SeriesUse {
  readonly indicatorId: string
  readonly indicatorTitle: string
  readonly role: 'scored' | 'context'
  /** Share 0–1 of the score that this input carries when every indicator is there. */
  readonly nominalShare: number
}

export interface SeriesRow {
  readonly record: SeriesRecord
  readonly uses: readonly SeriesUse[]
  readonly weightShare: number
  readonly freshness: Freshness
  /** Countries with at least one value. */
  readonly countries: number
}

/** Age of a series against its own publication calendar at one date. */
export interface Freshness {
  /** Newest period (year, or month ordinal) with any value that was published by the date; undefined = none. */
  readonly newest: number | undefined
  /** Newest period that its own lag says should be out. */
  readonly due: number
  readonly frequency: 'year' | 'month'
  /** Periods between the two, ≥ 0. */
  readonly behind: number
}

export interface SourceRow {
  readonly source: SourceRecord
  readonly series: readonly SeriesRow[]
  readonly from: string
  readonly to: string
  readonly lagMin: number
  readonly lagMax: number
  readonly weightShare: number
  /** Largest delay of its series, in months. */
  readonly behindMonths: number
}

/** One row per source with its series; `month` = the as-of month. Weights are nominal shares of the whole score. */
export function sourceRows(
  catalogue: readonly CatalogueFile[],
  model: RiskModel,
  panels: ReadonlyMap<string, SeriesPanel>,
  month: number,
): readonly SourceRow[] {
  const uses = seriesUses(model)
  return catalogue
    .map(({ source, series }): SourceRow => {
      const rows = series.map((record): SeriesRow => {
        const panel = panels.get(record.id)
        const used = uses.get(record.id) ?? []
        return {
          record,
          uses: used,
          weightShare: used.reduce((sum, use) => sum + use.nominalShare, 0),
          freshness: freshnessOf(record, panel, month),
          countries: panel ? unitsWithValues(panel) : 0,
        }
      })
      const froms = series.map((record) => record.coverage.from).sort()
      const tos = series.map((record) => record.coverage.to).sort()
      const lags = series.map((record) => record.publicationLagMonths)
      return {
        source,
        series: rows,
        from: froms[0] ?? '',
        to: tos.at(-1) ?? '',
        lagMin: Math.min(...lags),
        lagMax: Math.max(...lags),
        weightShare: rows.reduce((sum, row) => sum + row.weightShare, 0),
        behindMonths: Math.max(
          0,
          ...rows.map(({ freshness: f }) => f.behind * (f.frequency === 'year' ? 12 : 1)),
        ),
      }
    })
    .sort((a, b) => b.weightShare - a.weightShare || (a.source.title < b.source.title ? -1 : 1))
}

/** Uses of every series by its id. */
export function seriesUses(model: RiskModel): ReadonlyMap<string, readonly SeriesUse[]> {
  const places = placesOf(model)
  const uses = new Map<string, SeriesUse[]>()
  for (const indicator of indicatorsOf(model)) {
    const scoredWeight = sumScored(indicator)
    for (const input of indicator.inputs ?? []) {
      const scored = input.role === 'scored' && scoredWeight > 0
      const share = scored ? ((places.get(indicator.id)?.nominalShare ?? 0) * input.weight) / scoredWeight : 0
      const use: SeriesUse = {
        indicatorId: indicator.id,
        indicatorTitle: indicator.title,
        role: share > 0 ? 'scored' : 'context',
        nominalShare: share,
      }
      uses.set(input.series, [...(uses.get(input.series) ?? []), use])
    }
  }
  return uses
}

function sumScored(indicator: NodeSpec): number {
  return (indicator.inputs ?? []).reduce(
    (sum, input) => sum + (input.role === 'scored' ? input.weight : 0),
    0,
  )
}

/** Compares the newest period held with the newest that the series' own lag says should be out. */
export function freshnessOf(record: SeriesRecord, panel: SeriesPanel | undefined, month: number): Freshness {
  const { frequency, publicationLagMonths } = record
  const due =
    frequency === 'month'
      ? month - publicationLagMonths
      : Math.floor((month - publicationLagMonths - 11) / 12)
  const newest = panel ? newestValue(panel, month) : undefined
  return { newest, due, frequency, behind: newest === undefined ? 0 : Math.max(0, due - newest) }
}

function newestValue(panel: SeriesPanel, month: number): number | undefined {
  for (let p = newestKnown(panel, month); p >= 0; p--) {
    for (let u = 0; u < panel.nUnits; u++) {
      if (hasValue(panel.status[p * panel.nUnits + u]!)) return panel.firstOrdinal + p
    }
  }
  return undefined
}

function unitsWithValues(panel: SeriesPanel): number {
  let count = 0
  for (let u = 0; u < panel.nUnits; u++) {
    for (let p = 0; p < panel.nPeriods; p++) {
      if (hasValue(panel.status[p * panel.nUnits + u]!)) {
        count++
        break
      }
    }
  }
  return count
}

/** Rows whose source, publisher, series or indicator holds every word of the query; letter case does not count. */
export function filterSources(
  rows: readonly SourceRow[],
  query: string,
  licenceClass: string,
): readonly SourceRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (licenceClass !== '' && row.source.licenceClass !== licenceClass) return false
    const text = [
      row.source.id,
      row.source.title,
      row.source.publisher,
      row.source.licence,
      ...row.series.flatMap(({ record, uses }) => [
        record.id,
        record.title,
        record.unit,
        ...uses.map((use) => use.indicatorId),
      ]),
    ]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
