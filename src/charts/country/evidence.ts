import { looseDateText } from '../../format/dates'
import { isAhead, type EvidenceFile } from '../../model/evidence'

/** One piece of evidence as a screen shows it. */
export interface EvidenceItem {
  readonly key: string
  readonly template: string
  readonly title: string | undefined
  /** First and last date as ISO text; undefined = no date. */
  readonly first: string | undefined
  readonly last: string | undefined
  /** The last date lies after today. */
  readonly endsAhead: boolean
  readonly links: readonly string[]
}

export interface EvidenceGroup {
  /** Indicator of the framework; undefined = not mapped to one. */
  readonly indicator: string | undefined
  /** Newest first, those without a date last. */
  readonly items: readonly EvidenceItem[]
}

export interface CountryEvidence {
  /** By indicator number, those without one last. */
  readonly groups: readonly EvidenceGroup[]
  readonly count: number
  /** Dated after the date on screen, or not surely before it, and therefore left out. */
  readonly later: number
  /** Dated after today, soonest first: listed apart at the latest date, and no evidence yet. */
  readonly ahead: readonly EvidenceItem[]
}

/** Evidence kept for one country. It enters no score.
 *  @param asOf  ISO date; what is dated later is left out. Absent at the latest date
 *  @param today  ISO date; nothing that is dated after it is evidence */
export function countryEvidence(
  files: readonly EvidenceFile[],
  unit: string,
  asOf: string | undefined,
  today: string,
): CountryEvidence {
  const groups = new Map<string | undefined, EvidenceItem[]>()
  const ahead: EvidenceItem[] = []
  let [count, later] = [0, 0]
  files.forEach(({ evidence }, f) => {
    for (const { id, template, title, dates, units, links, indicator } of evidence) {
      if (!units.includes(unit)) continue
      const [first] = dates
      if (asOf !== undefined && first !== undefined && endOfDate(first) > asOf) {
        later++
        continue
      }
      const last = dates.at(-1)
      const endsAhead = last !== undefined && isAhead(last, today)
      const item = { key: `${f}/${id}`, template, title, first, last, endsAhead, links }
      if (first !== undefined && isAhead(first, today)) {
        ahead.push(item)
        continue
      }
      count++
      const items = groups.get(indicator)
      if (items) items.push(item)
      else groups.set(indicator, [item])
    }
  })
  return {
    groups: [...groups]
      .map(([indicator, items]) => ({ indicator, items: items.sort(byDate) }))
      .sort((a, b) => order(a.indicator) - order(b.indicator)),
    count,
    later,
    ahead: ahead.sort(byDate).reverse(),
  }
}

/** Last day that a year, month or day may mean, for comparing texts. */
export function endOfDate(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date
}

function byDate(a: EvidenceItem, b: EvidenceItem): number {
  const [one, two] = [a.first ?? '', b.first ?? '']
  return one < two ? 1 : one > two ? -1 : a.key < b.key ? -1 : 1
}

function order(indicator: string | undefined): number {
  if (indicator === undefined) return Infinity
  const [factor = 0, number = 0] = indicator.split('.').map(Number)
  return factor * 1000 + number
}

/** Title of the panel. */
export function evidenceTitle(name: string, { count, groups }: CountryEvidence): string {
  const mapped = groups.filter(({ indicator }) => indicator !== undefined).length
  const pieces = `${count} ${count === 1 ? 'piece' : 'pieces'} of evidence on ${name}`
  if (count === 0) return `No evidence on ${name} by this date`
  return mapped === 0
    ? `${pieces}, mapped to no indicator yet`
    : `${pieces}, on ${mapped} ${mapped === 1 ? 'indicator' : 'indicators'}`
}

/** Date or range of a piece, in words. */
export function evidenceDates({
  first,
  last,
  endsAhead,
}: Pick<EvidenceItem, 'first' | 'last'> & Partial<Pick<EvidenceItem, 'endsAhead'>>): string {
  if (first === undefined) return 'no date'
  if (last === undefined || last === first) return looseDateText(first)
  return `${looseDateText(first)} to ${looseDateText(last)}${endsAhead ? ', which lies ahead' : ''}`
}

/** What is said over pieces that are dated after today. */
export function aheadTitle(ahead: readonly EvidenceItem[]): string {
  return `${ahead.length} dated after today: no evidence before ${ahead.length === 1 ? 'its date' : 'their dates'}`
}
