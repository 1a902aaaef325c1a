import { ForewatchError } from '../core/errors'

export interface UnitList {
  readonly units: readonly string[]
  /** Codes given more than once, kept once. */
  readonly repeated: number
}

/** Words of which one stands in the heading of a column of countries. */
const HEADING = /\b(iso|iso3|code|codes|country|countries|name|names|unit|units|id)\b/i

/** The first cell of a line: quoted, or up to the first separator. */
function firstCell(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line)
  return (quoted ? quoted[1]!.replaceAll('""', '"') : (line.split(/[,;\t]/)[0] ?? '')).trim()
}

/** Reads a list of countries from CSV or plain text: each line, or the first cell of it, is an ISO3 code or a name; further
 *  cells are not read. A first line of words such as “country” or “iso3” is a heading, lines that begin with # are remarks.
 *  @param known   ids of the registry
 *  @param byName  id of a country that is called so; absent: only codes are read
 *  @throws ForewatchError `unknown-unit` with the lines that are no country of the registry, `bad-csv` for an empty
 *          list. Nothing is taken in then, so that nothing is lost silently. */
export function readUnitList(
  text: string,
  known: ReadonlySet<string>,
  byName: (name: string) => string | undefined = () => undefined,
): UnitList {
  const units = new Set<string>()
  const wrong: string[] = []
  let given = 0
  let first = true
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => {
      const cell = firstCell(line)
      if (cell === '' || cell.startsWith('#')) return
      const code = cell.toUpperCase()
      const id = known.has(code) ? code : (byName(line.trim()) ?? byName(cell))
      const isHeading = first && id === undefined && HEADING.test(cell)
      first = false
      if (id !== undefined) {
        given++
        units.add(id)
      } else if (!isHeading) wrong.push(`line ${index + 1}`)
    })
  if (wrong.length > 0) {
    throw new ForewatchError('unknown-unit', {
      what: `${wrong.length} ${wrong.length === 1 ? 'line holds' : 'lines hold'} no country of the registry`,
      where: wrong.slice(0, 12).join(', ') + (wrong.length > 12 ? ' and more' : ''),
      found: 'neither an ISO3 code nor a name of the registry',
      expected: 'one code or name a line, for example SDN or Sudan',
      next: 'Correct or remove these lines; nothing has been taken in',
    })
  }
  if (units.size === 0) {
    throw new ForewatchError('bad-csv', {
      what: 'The list holds no country',
      found: 'no code and no name',
      expected: 'one ISO3 code or name a line, for example SDN or Sudan',
      next: 'Paste them or choose another file',
    })
  }
  return Object.freeze({ units: [...units], repeated: given - units.size })
}
