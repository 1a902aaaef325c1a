import { ForewatchError } from '../core/errors'

export interface UnitList {
  readonly units: readonly string[]
  /** Codes given more than once, kept once. */
  readonly repeated: number
}

/** Reads a list of countries from CSV or plain text: the first cell of each line is an ISO3 code; further cells are not
 *  read. A first line that is no code is taken as a heading, lines that begin with # as remarks.
 *  @param known  ids of the registry
 *  @throws ForewatchError `unknown-unit` with the lines of codes that the registry does not have, `bad-csv` for an empty
 *          list. Nothing is taken in then, so that nothing is lost silently. */
export function readUnitList(text: string, known: ReadonlySet<string>): UnitList {
  const units = new Set<string>()
  const wrong: string[] = []
  let given = 0
  let first = true
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => {
      const cell = (line.split(/[,;\t]/)[0] ?? '')
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim()
      if (cell === '' || cell.startsWith('#')) return
      const code = cell.toUpperCase()
      const heading = first && !known.has(code)
      first = false
      if (known.has(code)) {
        given++
        units.add(code)
      } else if (!heading || /^[A-Z]{3}$/.test(cell)) wrong.push(`line ${index + 1}`)
    })
  if (wrong.length > 0) {
    throw new ForewatchError('unknown-unit', {
      what: `${wrong.length} ${wrong.length === 1 ? 'line holds' : 'lines hold'} no code of the registry`,
      where: wrong.slice(0, 12).join(', ') + (wrong.length > 12 ? ' and more' : ''),
      found: 'something else than an ISO3 code of the registry',
      expected: 'one code a line, for example SDN',
      next: 'Correct or remove these lines; nothing has been taken in',
    })
  }
  if (units.size === 0) {
    throw new ForewatchError('bad-csv', {
      what: 'The list holds no country',
      found: 'no code',
      expected: 'one ISO3 code a line, for example SDN',
      next: 'Paste the codes or choose another file',
    })
  }
  return Object.freeze({ units: [...units], repeated: given - units.size })
}
