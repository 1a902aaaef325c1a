import { ForewatchError } from '../../../core/errors'
import type { Reshape } from '../table'
import type { OnRecord } from '../text/records'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Year that holds most months of a span as the table writes it: `1972`, `Jan.1981-Aug. 1982`, `Aug.1982-Nov.1983`.
 *  Undefined for other text; of two years with as many months, the later. */
export function reviewYear(text: string): number | undefined {
  const whole = /^\s*(\d{4})\s*$/.exec(text)
  if (whole) return Number(whole[1])
  const span = /([A-Z][a-z]{2})[a-z]*\.?\s*(\d{4})\s*[-–]\s*([A-Z][a-z]{2})[a-z]*\.?\s*(\d{4})/.exec(text)
  if (!span) return undefined
  const [fromYear, toYear] = [Number(span[2]), Number(span[4])]
  const fromMonth = MONTHS.indexOf(span[1]!.toLowerCase())
  const toMonth = MONTHS.indexOf(span[3]!.toLowerCase())
  if (fromMonth < 0 || toMonth < 0 || toYear - fromYear > 1) return undefined
  if (fromYear === toYear) return toYear
  return 12 - fromMonth > toMonth + 1 ? fromYear : toYear
}

export const WIDE_COLUMNS = ['Country', 'Year', 'PR', 'CL', 'Status'] as const

/** Freedom House's table of ratings since 1973: editions, years under review and PR/CL/Status stand in three header
 *  rows, three columns an edition. Turned into one row for a country and year under review. A rating such as `2(5)`
 *  (one for each of two populations) is no number and is left empty.
 *  @throws ForewatchError `bad-columns` where the three rows do not fit one another */
export const freedomHouseWide: Reshape = (onHeader, file) => {
  const head: (readonly string[])[] = []
  let years: { at: number; year: number }[] = []
  let onRow: OnRecord | undefined
  return (cells, number) => {
    if (head.length < 3) {
      head.push(cells)
      if (head.length === 3) {
        years = columnsOf(head[1]!, head[2]!, file)
        onRow = onHeader(WIDE_COLUMNS)
      }
      return
    }
    const country = cells[0]!.trim()
    if (country === '') return
    for (const { at, year } of years) {
      const [pr, cl, status] = [0, 1, 2].map((i) => plain(cells[at + i] ?? ''))
      if (pr === '' && cl === '') continue
      onRow!([country, String(year), pr!, cl!, status!], number)
    }
  }
}

function plain(text: string): string {
  const value = text.trim()
  return value === '-' || /^\d\(\d\)$/.test(value) ? '' : value
}

function columnsOf(
  review: readonly string[],
  names: readonly string[],
  file: string,
): { at: number; year: number }[] {
  const found: { at: number; year: number }[] = []
  for (let at = 1; at < names.length; at += 3) {
    const group = [names[at], names[at + 1], names[at + 2]].map((name) => (name ?? '').trim())
    const year = reviewYear(review[at] ?? '')
    if (group.join() === ',,' && (review[at] ?? '').trim() === '') continue
    if (group.join() !== 'PR,CL,Status' || year === undefined || found.some((each) => each.year === year)) {
      throw new ForewatchError('bad-columns', {
        what: 'The three header rows do not fit one another',
        where: `${file}, rows 2 and 3, column ${at + 1}`,
        found: `${review[at] ?? ''}: ${group.join(', ')}`,
        expected: 'a year under review of its own over PR, CL, Status',
        next: 'Save the sheet “Country Ratings and Statuses” as it is published',
      })
    }
    found.push({ at, year })
  }
  return found
}
