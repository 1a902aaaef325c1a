import { ForewatchError } from '../../../core/errors'
import { unzip } from './unzip'
import { walkXml } from './xml'

const WANTED =
  /^xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/
/** Number formats of the standard that show dates. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57])

interface Workbook {
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
}

function open(bytes: Uint8Array, file: string): Workbook {
  const parts = unzip(bytes, file, (name) => WANTED.test(name))
  const book = parts.get('xl/workbook.xml')
  if (!book) throw unreadable(file, 'no workbook inside')
  const targets = new Map<string, string>()
  walkXml(
    textOf(parts.get('xl/_rels/workbook.xml.rels')),
    ({ name, attributes }) => {
      if (name === 'Relationship') targets.set(attributes.get('Id') ?? '', attributes.get('Target') ?? '')
    },
    nothing,
  )
  const sheets: { name: string; path: string }[] = []
  walkXml(
    textOf(book),
    ({ name, attributes, closes }) => {
      if (name !== 'sheet' || closes) return
      const target = targets.get(attributes.get('id') ?? '') ?? `worksheets/sheet${sheets.length + 1}.xml`
      sheets.push({ name: attributes.get('name') ?? '', path: `xl/${target.replace(/^\/?(xl\/)?/, '')}` })
    },
    nothing,
  )
  return { parts, sheets }
}

export function sheetNames(bytes: Uint8Array, file: string): string[] {
  return open(bytes, file).sheets.map(({ name }) => name)
}

/** Cells of a sheet (the first if none is named) as text: numbers in full, dates as YYYY-MM-DD, formulas by the value
 *  that was saved with them. Formulas are never worked out. Row i of the answer is row i + 1 of the sheet.
 *  @throws ForewatchError `bad-file`, `file-truncated` */
export function readSheet(bytes: Uint8Array, file: string, wanted?: string): string[][] {
  const { parts, sheets } = open(bytes, file)
  const sheet = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted)
  const part = sheet && parts.get(sheet.path)
  if (!part) {
    throw unreadable(file, `sheets ${sheets.map(({ name }) => name).join(', ') || 'none'}`, wanted)
  }
  return cellsOf(
    textOf(part),
    sharedStrings(textOf(parts.get('xl/sharedStrings.xml'))),
    dateStyles(textOf(parts.get('xl/styles.xml'))),
  )
}

const nothing = (): void => undefined
const textOf = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : '')

function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let inText = false
  let phonetic = false
  walkXml(
    xml,
    ({ name, closes, empty }) => {
      if (name === 'si' && !closes) strings.push('')
      if (name === 'rPh') phonetic = !closes
      if (name === 't') inText = !closes && !empty
    },
    (text) => {
      if (inText && !phonetic) strings[strings.length - 1] += text
    },
  )
  return strings
}

/** Which cell styles show dates, by style index. */
function dateStyles(xml: string): boolean[] {
  const custom = new Set<number>()
  const styles: boolean[] = []
  let inside = false
  walkXml(
    xml,
    ({ name, attributes, closes }) => {
      const id = Number(attributes.get('numFmtId') ?? 0)
      if (name === 'numFmt') {
        const code = (attributes.get('formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
        if (/[ymd]/i.test(code)) custom.add(id)
      }
      if (name === 'cellXfs') inside = !closes
      if (name === 'xf' && inside && !closes) styles.push(DATE_FORMATS.has(id) || custom.has(id))
    },
    nothing,
  )
  return styles
}

function cellsOf(xml: string, strings: readonly string[], dates: readonly boolean[]): string[][] {
  const rows: string[][] = []
  let row = 0
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let inValue = false
  const put = (): void => {
    const text =
      type === 's'
        ? (strings[Number(value)] ?? '')
        : type === '' || type === 'n'
          ? dates[style] && value !== ''
            ? dateText(Number(value))
            : value
          : type === 'b'
            ? value === '1'
              ? 'TRUE'
              : 'FALSE'
            : type === 'e'
              ? ''
              : value
    while (rows.length < row) rows.push([])
    const cells = rows[row - 1]!
    while (cells.length < column) cells.push('')
    cells[column - 1] = text
  }
  walkXml(
    xml,
    ({ name, attributes, closes, empty }) => {
      if (name === 'row' && !closes) {
        row = Number(attributes.get('r') ?? row + 1)
        column = 0
      } else if (name === 'c' && !closes) {
        const at = columnOf(attributes.get('r') ?? '')
        column = at > 0 ? at : column + 1
        type = attributes.get('t') ?? ''
        style = Number(attributes.get('s') ?? 0)
        value = ''
      } else if (name === 'c' && closes && row > 0 && row <= 1_048_576 && column <= 16_384) put()
      else if (name === 'v' || name === 't') inValue = !closes && !empty
    },
    (text) => {
      if (inValue) value += text
    },
  )
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  for (const cells of rows) while (cells.length < width) cells.push('')
  return rows
}

function columnOf(reference: string): number {
  let at = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') at = at * 26 + letter.charCodeAt(0) - 64
  return at
}

/** Day number of the 1900 system as an ISO date; day 60 is the leap day that never was. */
function dateText(serial: number): string {
  if (!(serial >= 1 && serial < 2_958_466)) return String(serial)
  const days = Math.floor(serial) - (serial >= 60 ? 25_569 : 25_568)
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}

function unreadable(file: string, found: string, wanted?: string): ForewatchError {
  return new ForewatchError('bad-file', {
    what: 'A workbook cannot be read',
    where: file,
    found,
    expected: wanted === undefined ? 'an .xlsx workbook with a sheet' : `a sheet ${wanted}`,
    next: 'Download the file again, or name the sheet in the recipe',
  })
}
