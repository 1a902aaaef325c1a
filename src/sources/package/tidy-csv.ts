import { ForewatchError } from '../../core/errors'
import type { Observation } from '../../core/series'
import { decodeText } from '../csv'
import { changesNothing, PLAIN, type TableForm } from '../tidy/form'
import { readTidyTable, TIDY_COLUMNS } from '../tidy/read'
import { readOrderedTidy } from './fast-tidy'

const BOUNDS = ['low', 'high']
const KNOWN: ReadonlySet<string> = new Set([...TIDY_COLUMNS, ...BOUNDS])

export interface TidyCsv {
  readonly file: string
  /** In the order of the file; rows with an empty value are left out. */
  readonly observations: readonly Observation[]
  /** Every unit that a row names, those without any value included. */
  readonly units: ReadonlySet<string>
}

/** Reads a tidy table: columns unit, period, indicator, value and, where there are bounds, low and high, in any order;
 *  comma, semicolon or TAB. Units may be any text; whoever knows a registry checks them.
 *  @param content bytes or text   @param file name for messages
 *  @param form what the package says about the columns
 *  @throws ForewatchError `bad-columns` (unknown, missing or repeated column), `bad-csv`, `file-truncated`, `bad-number`,
 *  `bad-period`, `duplicate-observation`, `unknown-unit` (no unit), `unknown-series` (no indicator) */
export function readTidyCsv(content: Uint8Array | string, file: string, form: TableForm = PLAIN): TidyCsv {
  const text = typeof content === 'string' ? content : decodeText(content)
  const ordered = changesNothing(form) ? readOrderedTidy(text) : undefined
  if (ordered) return { file, observations: ordered, units: new Set(ordered.map(({ unit }) => unit)) }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  checkHeader(text, file)
  const { observations, units } = readTidyTable({ name: file, bytes }, form)
  const nameless = observations.find(({ unit, indicator }) => unit === '' || indicator === '')
  if (nameless) {
    throw new ForewatchError(nameless.unit === '' ? 'unknown-unit' : 'unknown-series', {
      what: nameless.unit === '' ? 'A row names no unit' : 'A row names no indicator',
      where: file,
      found: JSON.stringify(nameless),
      expected: 'text in every cell of unit and indicator',
      next: 'Correct the row',
    })
  }
  return { file, observations, units }
}

/** A column that nobody reads may hold what the writer meant: it is refused, not ignored. */
function checkHeader(text: string, file: string): void {
  const line = /^[^\r\n]*/.exec(text)![0].replace(/^\uFEFF/, '')
  const columns = line.split(/[,;\t]/).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  const unknown = columns.filter((name) => name !== '' && !KNOWN.has(name))
  const twice = columns.find((name, i) => name !== '' && columns.indexOf(name) !== i)
  if (unknown.length === 0 && twice === undefined) return
  throw new ForewatchError('bad-columns', {
    what: unknown.length > 0 ? 'The table has a column that is not known' : 'A column stands twice',
    where: `${file}, header`,
    found: unknown.length > 0 ? unknown.join(', ') : twice!,
    expected: `${TIDY_COLUMNS.join(', ')} and, if there are any, ${BOUNDS.join(', ')}`,
    next: 'Remove or rename the column; one row holds one value',
  })
}
