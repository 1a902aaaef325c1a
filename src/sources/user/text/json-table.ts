import { ForewatchError } from '../../../core/errors'
import { decodeHead } from './decode'

const REFUSED = new Set(['__proto__', 'constructor', 'prototype'])
/** Names under which APIs put their rows, the outermost first. */
const LISTS = ['features', 'items', 'results', 'rows', 'data', 'Result', 'value'] as const

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows of a JSON answer as a table: a list of records, such a list under a usual name, the World Bank's pair of paging
 *  and list, or GeoJSON (properties, with longitude and latitude of points). Nested records become `a.b`; lists and
 *  deeper records are left out. Row 1 is the header: all names that any record has, in order of appearance.
 *  @throws ForewatchError `file-truncated`, `bad-file`, `bad-csv` */
export function jsonTable(bytes: Uint8Array, file: string): string[][] {
  const records = listOf(parse(bytes, file))
  if (!records || records.length === 0) {
    throw new ForewatchError(records ? 'bad-csv' : 'bad-file', {
      what: records ? 'The file holds no rows' : 'The JSON holds no list of records',
      where: file,
      found: records ? '0 rows' : 'another form',
      expected: 'a list of records, GeoJSON features, or an API answer with such a list',
      next: 'Check that this is the whole answer of the source',
    })
  }
  const columns = new Map<string, number>()
  const rows = records.map((record, i) => {
    if (!isPlain(record)) {
      throw new ForewatchError('bad-csv', {
        what: 'A row is not a record',
        where: `${file}, row ${i + 2}`,
        found: typeof record,
        expected: 'names with values',
        next: 'Check that this is the whole answer of the source',
      })
    }
    const cells = new Map<number, string>()
    for (const [name, value] of fieldsOf(record)) {
      let at = columns.get(name)
      if (at === undefined) columns.set(name, (at = columns.size))
      cells.set(at, value)
    }
    return cells
  })
  const width = columns.size
  const body = rows.map((cells) => Array.from({ length: width }, (_, at) => cells.get(at) ?? ''))
  return [[...columns.keys()], ...body]
}

export function parse(bytes: Uint8Array, file: string): unknown {
  const { text } = decodeHead(bytes)
  if (/^\s*<(!doctype|html)/i.test(text)) {
    throw new ForewatchError('wrong-type', {
      what: 'The file is a web page and no data',
      where: file,
      found: text.trim().slice(0, 40),
      expected: 'JSON',
      next: 'Download the data file itself',
    })
  }
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw new ForewatchError(
      'file-truncated',
      {
        what: 'The file is not whole JSON',
        where: file,
        found: cause instanceof Error ? cause.message.slice(0, 120) : 'unreadable text',
        expected: 'JSON to its end',
        next: 'Download the file again',
      },
      { cause },
    )
  }
}

/** The list of records in an answer. */
export function listOf(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) {
    const [head, rows] = json as readonly unknown[]
    return json.length === 2 && isPlain(head) && Array.isArray(rows) && 'page' in head ? rows : json
  }
  if (!isPlain(json)) return undefined
  for (const name of LISTS) if (Array.isArray(json[name])) return json[name]
  return undefined
}

function* fieldsOf(record: Plain): Generator<readonly [string, string]> {
  if (record.type === 'Feature' && isPlain(record.properties)) {
    yield* flat(record.properties, '')
    const point = isPlain(record.geometry) ? record.geometry.coordinates : undefined
    if (Array.isArray(point) && point.length >= 2) {
      yield ['longitude', scalar(point[0])]
      yield ['latitude', scalar(point[1])]
    }
    return
  }
  yield* flat(record, '')
}

function* flat(record: Plain, prefix: string): Generator<readonly [string, string]> {
  for (const [name, value] of Object.entries(record)) {
    if (REFUSED.has(name)) continue
    if (isPlain(value)) {
      if (prefix === '') yield* flat(value, `${name}.`)
    } else if (!Array.isArray(value)) yield [`${prefix}${name}`, scalar(value)]
  }
}

function scalar(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : typeof value === 'object' ? '' : String(value)
}
