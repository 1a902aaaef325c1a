import Papa from 'papaparse'
import { z } from 'zod'
import { ForewatchError } from '../../core/errors'
import { decodeText } from '../csv'
import type { OriginalFile } from '../importer'
import type { Entity } from './entity'

const scalar = z.union([z.string(), z.number(), z.null()])
const value = z.looseObject({
  value: z.unknown().optional(),
  label: z.string().nullish(),
})
const answer = z.looseObject({
  rows: z.array(
    z.looseObject({
      sharedId: z.string(),
      title: z.string(),
      template: z.string(),
      metadata: z.record(z.string(), z.array(value).nullable()).optional(),
    }),
  ),
})
const templates = z.looseObject({ rows: z.array(z.looseObject({ _id: z.string(), name: z.string() })) })

/** Entities of the public API's answer (`/api/search`) or of an entity CSV export. `templateNames`: the answer of
 *  `/api/templates`, without which templates keep their ids.
 *  @throws ForewatchError `bad-schema`, `bad-columns`, `bad-csv`, `file-truncated` */
export function readEntities(file: OriginalFile, templateNames?: unknown): Entity[] {
  const text = decodeText(file.bytes)
  return /^\uFEFF?\s*\{/.test(text) ? fromApi(text, file.name, templateNames) : fromCsv(text, file.name)
}

/** The answer of `/api/templates`, checked, for `readEntities`. @throws ForewatchError `file-truncated`, `bad-schema` */
export function readTemplates(text: string, file: string): unknown {
  const json = parseJson(text, file)
  if (templates.safeParse(json).success) return json
  throw new ForewatchError('bad-schema', {
    what: 'The file holds no templates of Uwazi',
    where: file,
    expected: 'rows with _id and name',
    next: 'Save the answer of /api/templates of your instance',
  })
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch (cause) {
    throw new ForewatchError(
      'file-truncated',
      { what: 'The answer is not whole JSON', where: file, next: 'Get the answer again' },
      { cause },
    )
  }
}

function fromApi(text: string, file: string, templateNames: unknown): Entity[] {
  const json = parseJson(text, file)
  const parsed = answer.safeParse(json)
  const names = templates.safeParse(templateNames)
  if (!parsed.success) throw otherForm(file, parsed.error.issues[0]?.path.join('.') ?? '')
  const nameOf = new Map(names.success ? names.data.rows.map(({ _id, name }) => [_id, name]) : [])
  return parsed.data.rows.map(({ sharedId, title, template, metadata = {} }) => ({
    id: sharedId,
    template: nameOf.get(template) ?? template,
    title,
    fields: Object.entries(metadata).map(([label, values]) => ({
      label,
      values: (values ?? []).flatMap(({ value: held, label: shown }) => texts(held, shown ?? undefined)),
    })),
  }))
}

/** A value as texts: labels of choices, both ends of a range, the address of a link, seconds as a date. */
function texts(held: unknown, label: string | undefined): string[] {
  const plain = scalar.safeParse(held)
  if (plain.success) {
    if (plain.data === null) return []
    if (typeof plain.data === 'number') return [dayOf(plain.data)]
    return [label ?? plain.data]
  }
  if (typeof held !== 'object' || held === null) return []
  const { from, to, url } = held as Record<string, unknown>
  if (typeof url === 'string') return [url]
  return [from, to].filter((each) => typeof each === 'number').map(dayOf)
}

/** Uwazi keeps days as seconds since 1970; small numbers are numbers. */
function dayOf(seconds: number): string {
  const isDay = Number.isInteger(seconds) && seconds % 86_400 === 0 && Math.abs(seconds) >= 86_400
  return isDay ? new Date(seconds * 1000).toISOString().slice(0, 10) : String(seconds)
}

const TITLE = /^title$/i
const TEMPLATE = /^template$/i

function fromCsv(text: string, file: string): Entity[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' })
  const [header = [], ...rows] = data
  const columns = header.map((cell) => cell.trim())
  const [titleAt, templateAt] = [
    columns.findIndex((c) => TITLE.test(c)),
    columns.findIndex((c) => TEMPLATE.test(c)),
  ]
  if (titleAt < 0 || templateAt < 0) {
    throw new ForewatchError('bad-columns', {
      what: 'The table is no entity export of Uwazi',
      where: file,
      found: columns.slice(0, 12).join(', ').slice(0, 200),
      expected: 'columns Title and Template',
      next: 'Export the entities as CSV from the library of your Uwazi instance',
    })
  }
  const fault = errors.find(({ type }) => type === 'Quotes')
  if (fault) {
    throw new ForewatchError('bad-csv', {
      what: 'A quotation mark stands where none may stand, or one is not closed',
      where: `${file}, row ${(fault.row ?? 0) + 1}`,
      expected: 'every quoted cell closed, quotation marks inside doubled',
      next: 'Export the entities again; do not open and save the file in a spreadsheet',
    })
  }
  return rows.map((cells, i) => {
    if (cells.length !== columns.length) throw ragged(file, i + 2, cells.length, columns.length)
    return {
      id: `row ${i + 2}`,
      template: (cells[templateAt] ?? '').trim(),
      title: (cells[titleAt] ?? '').trim(),
      fields: columns.flatMap((label, at) =>
        at === titleAt || at === templateAt ? [] : [{ label, values: partsOf(cells[at] ?? '') }],
      ),
    }
  })
}

const RANGE = /^\d{4}[\d-]*~\d{4}[\d-]*$/

/** Several values of a cell, and both ends of a range of dates; a tilde elsewhere is part of the value. */
function partsOf(cell: string): string[] {
  return cell
    .split('|')
    .flatMap((part) => (RANGE.test(part.trim()) ? part.split('~') : [part]))
    .map((part) => part.trim())
    .filter(Boolean)
}

/** A row with a cell too few or too many is never read as a shifted one. */
function ragged(file: string, row: number, found: number, expected: number): ForewatchError {
  return new ForewatchError('bad-csv', {
    what: 'A row has another number of cells than the header',
    where: `${file}, row ${row}`,
    found: `${found} cells`,
    expected: `${expected} cells`,
    next: 'Export the entities again',
  })
}

function otherForm(file: string, at: string): ForewatchError {
  return new ForewatchError('bad-schema', {
    what: 'The answer has another form than Uwazi’s search',
    where: at === '' ? file : `${file}, ${at}`,
    expected: 'rows with sharedId, title, template and metadata',
    next: 'Save the answer of /api/search of your instance',
  })
}
