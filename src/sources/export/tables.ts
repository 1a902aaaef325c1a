import type { CatalogueFile, Observation } from '../../core/series'

const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** A cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers never do. */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const risky = /^[=+\-@\t\r]/.test(value) && !PLAIN_NUMBER.test(value)
  const text = risky ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvText(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `${rows.map((cells) => cells.map(csvCell).join(',')).join('\n')}\n`
}

export interface Selection {
  readonly observations: readonly Observation[]
  readonly catalogues: readonly CatalogueFile[]
}

/** One row a value, with where it comes from: series title, unit, source, edition, licence. */
export function longRows({ observations, catalogues }: Selection): (string | number | undefined)[][] {
  const about = new Map(
    catalogues.flatMap(({ source, series }) =>
      series.map((record) => [record.id, { source, record }] as const),
    ),
  )
  const header = [
    'unit',
    'period',
    'indicator',
    'value',
    'low',
    'high',
    'title',
    'measure',
    'source',
    'edition',
    'licence',
  ]
  return [
    header,
    ...observations.map(({ unit, period, indicator, value, low, high }) => {
      const known = about.get(indicator)
      const from = known
        ? [
            known.record.title,
            known.record.unit,
            known.source.title,
            known.source.edition,
            known.source.licence,
          ]
        : ['', '', '', '', '']
      return [unit, period, indicator, value, low, high, ...from]
    }),
  ]
}

/** One row for a unit and series, one column for each period, periods ascending. */
export function wideRows({ observations }: Selection): (string | number | undefined)[][] {
  const periods = [...new Set(observations.map(({ period }) => period))].sort()
  const column = new Map(periods.map((period, i) => [period, i + 2]))
  const rows = new Map<string, (string | number | undefined)[]>()
  for (const { unit, period, indicator, value } of observations) {
    const key = `${indicator}|${unit}`
    let row = rows.get(key)
    if (!row) {
      row = Array.from({ length: periods.length + 2 })
      ;[row[0], row[1]] = [unit, indicator]
      rows.set(key, row)
    }
    row[column.get(period)!] = value
  }
  return [['unit', 'indicator', ...periods], ...rows.values()]
}

/** Which values are taken: by series and by first and last period, all of them if nothing is said. */
export interface SelectionRule {
  readonly series?: readonly string[]
  readonly units?: readonly string[]
  readonly from?: string
  readonly to?: string
}

export function select({ observations, catalogues }: Selection, rule: SelectionRule): Selection {
  const series = rule.series && new Set(rule.series)
  const units = rule.units && new Set(rule.units)
  const kept = observations.filter(
    ({ indicator, unit, period }) =>
      (!series || series.has(indicator)) &&
      (!units || units.has(unit)) &&
      (rule.from === undefined || period >= rule.from) &&
      (rule.to === undefined || period.slice(0, rule.to.length) <= rule.to),
  )
  const held = new Set(kept.map(({ indicator }) => indicator))
  return {
    observations: kept,
    catalogues: catalogues
      .map(({ source, series: records }) => ({ source, series: records.filter(({ id }) => held.has(id)) }))
      .filter(({ series: records }) => records.length > 0),
  }
}
