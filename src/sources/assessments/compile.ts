import {
  formatPeriod,
  lastDayOf,
  monthPeriod,
  parsePeriod,
  periodOrdinal,
  type MonthOrdinal,
} from '../../core/period'
import type { CatalogueFile, Observation } from '../../core/series'
import { sortObservations } from '../rows'
import { halfWidthOf, isInForce, levelOf, type Assessment, type Assessments } from '../../model/assessment'

export const ASSESSMENT_SOURCE = 'expert-assessments'
export const assessmentSeriesId = (indicator: string) => `assessment_${indicator.replace('.', '_')}`

export interface AssessmentSeries {
  readonly catalogue: CatalogueFile
  readonly observations: readonly Observation[]
}

/** Judgements as monthly series, one for each indicator that somebody judged: in every month at whose end a judgement is
 *  in force, its share, with the 5–95 % range of its confidence. Several on one indicator of one country count as their
 *  mean; their range reaches from the lowest to the highest end. Before it was made and once it has expired a judgement
 *  is nowhere, so that no past score knows of it. The newest month alone stands for today: what is in force today counts
 *  there, though the figures around it are older.
 *  @param newest  month of the newest figures     @param today  ISO date
 *  @param labels  words of the indicators by id   @returns undefined where no judgement counts in any month */
export function compileAssessments(
  files: readonly Assessments[],
  labels: ReadonlyMap<string, string>,
  newest: MonthOrdinal,
  today: string,
): AssessmentSeries | undefined {
  const observations: Observation[] = []
  const firstByIndicator = new Map<string, MonthOrdinal>()
  for (const { unit, entries } of files) {
    for (const [indicator, own] of byIndicator(entries.filter((entry) => labels.has(entry.indicator)))) {
      const first = Math.min(newest, ...own.map(({ made }) => monthOf(made)))
      for (let month = first; month <= newest; month++) {
        const date = month === newest ? today : lastDayOf(month)
        const inForce = own.filter((entry) => isInForce(entry, date))
        if (inForce.length === 0) continue
        observations.push({
          unit,
          period: text(month),
          indicator: assessmentSeriesId(indicator),
          ...meanOf(inForce),
        })
        firstByIndicator.set(indicator, Math.min(month, firstByIndicator.get(indicator) ?? month))
      }
    }
  }
  if (observations.length === 0) return undefined
  const all = files.flatMap(({ entries }) => entries)
  const units = (indicator: string) => [
    ...new Set(
      observations.flatMap((one) => (one.indicator === assessmentSeriesId(indicator) ? [one.unit] : [])),
    ),
  ]
  const series = [...firstByIndicator]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([indicator, first]) => ({
      id: assessmentSeriesId(indicator),
      title: `Judgement on ${indicator}`,
      description: `What experts judged: ${labels.get(indicator)}`,
      unit: 'share of full presence, 0–1',
      direction: 'higher-is-riskier' as const,
      scale: 'index' as const,
      frequency: 'month' as const,
      validRange: [0, 1] as const,
      publicationLagMonths: 0,
      coverage: {
        from: text(first),
        to: text(newest),
        absence: 'missing' as const,
        absenceNote: 'No judgement in force; that says nothing about the country.',
        units: units(indicator).sort(),
      },
      caveat: 'A judgement, not a measurement. It rests on the evidence written beside it.',
      assesses: indicator,
    }))
  const source = {
    id: ASSESSMENT_SOURCE,
    title: 'Expert assessments of your own',
    publisher: 'You and your colleagues',
    edition: `${all.length} ${all.length === 1 ? 'assessment' : 'assessments'}`,
    editionDate: all.reduce((latest, { made }) => (made > latest ? made : latest), ''),
    citation: 'Assessments entered in this copy of Forewatch',
    url: 'kept on this device',
    licence: 'Your own; not published',
    licenceClass: 'UNSTATED' as const,
    attribution: 'Own assessments',
    importer: 'assessments',
    originals: [],
  }
  return Object.freeze({
    catalogue: Object.freeze({ source, series }),
    observations: sortObservations(observations),
  })
}

function byIndicator(entries: readonly Assessment[]): ReadonlyMap<string, readonly Assessment[]> {
  const found = new Map<string, Assessment[]>()
  for (const entry of entries) found.set(entry.indicator, [...(found.get(entry.indicator) ?? []), entry])
  return found
}

function meanOf(entries: readonly Assessment[]): { value: number; low: number; high: number } {
  const shares = entries.map(({ level }) => levelOf(level).share)
  const reach = entries.map(({ confidence }) => halfWidthOf(confidence))
  return {
    value: shares.reduce<number>((sum, share) => sum + share, 0) / shares.length,
    low: Math.max(0, Math.min(...shares.map((share, i) => share - reach[i]!))),
    high: Math.min(1, Math.max(...shares.map((share, i) => share + reach[i]!))),
  }
}

const monthOf = (date: string): MonthOrdinal => periodOrdinal(parsePeriod(date.slice(0, 7)))
const text = (month: MonthOrdinal) => formatPeriod(monthPeriod(month))

function compareIds(a: string, b: string): number {
  const [fa, ia] = a.split('.').map(Number) as [number, number]
  const [fb, ib] = b.split('.').map(Number) as [number, number]
  return fa - fb || ia - ib
}
