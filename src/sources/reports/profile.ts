import { z } from 'zod'
import { ForewatchError } from '../../core/errors'
import type { ReportEdition, ReportProfile, TopicStatus } from '../../core/report-profile'
import { readCsv, type CsvTable } from '../csv'
import type { OriginalFile } from '../importer'
import { readNumber, readYear } from '../rows'

const text = z.string().min(1).max(400)
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'small letters, digits and -')
const status = z.enum(['section', 'reduced', 'absent'])
const profile = z.strictObject({
  format: z.literal('forewatch-report-profile-1'),
  id,
  title: text,
  publisher: text,
  url: z.string().max(400),
  note: z.string().max(2000),
  topics: z.array(z.strictObject({ id, title: text })).min(1).max(200),
  editions: z
    .array(
      z.strictObject({
        id: text,
        year: z.int().min(1900).max(2200),
        published: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
        length: z
          .strictObject({ value: z.number().positive(), unit: text, note: z.string().exactOptional() })
          .exactOptional(),
        topics: z.record(id, status),
        references: z.array(text).min(1),
      }),
    )
    .min(1),
  rests: z.array(
    z.strictObject({ series: z.string().regex(/^[a-z0-9][a-z0-9_-]*\*?$/), topics: z.array(id) }),
  ),
})

/** Reads a profile; editions come back by year. @throws ForewatchError `bad-schema` with place and finding */
export function readReportProfile(json: unknown, where: string): ReportProfile {
  const parsed = profile.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw bad(`${where}: ${issue?.path.join('.') ?? ''}`, issue?.message ?? 'another form')
  }
  const found = parsed.data
  const known = new Set(found.topics.map((topic) => topic.id))
  const used = [...found.editions.flatMap(({ topics }) => Object.keys(topics)), ...found.rests.flatMap((rest) => rest.topics)]
  const stray = used.find((topic) => !known.has(topic))
  if (stray !== undefined) throw bad(where, `topic ${stray} that is not in the list of topics`)
  const editions = [...found.editions].sort((a, b) => a.year - b.year)
  const twice = editions.find(({ year }, i) => editions[i - 1]?.year === year)
  if (twice) throw bad(where, `two editions on ${twice.year}`)
  return { ...found, editions }
}

function bad(where: string, found: string): ForewatchError {
  return new ForewatchError('bad-schema', {
    what: 'A report profile cannot be used',
    where,
    found,
    expected: 'a profile of the form forewatch-report-profile-1',
    next: 'Correct the profile',
  })
}

const STATUSES: Readonly<Record<string, TopicStatus>> = {
  section: 'section',
  present: 'section',
  yes: 'section',
  reduced: 'reduced',
  absent: 'absent',
  gone: 'absent',
  no: 'absent',
}
const COLUMNS = ['report', 'year', 'topic', 'status', 'reference'] as const

/** A profile from a table with one row for an edition and topic: report, year, topic, status (section, reduced, absent;
 *  empty = not known), reference, and where there are: published, length, unit, series (ids coded from the topic, by `;`).
 *  @throws ForewatchError `bad-csv` and as `readCsv`, `readReportProfile` */
export function profileFromCsv(file: OriginalFile): ReportProfile {
  const table = readCsv(file, { required: COLUMNS })
  const has = (column: string) => table.columns.includes(column)
  const topics = new Map<string, string>()
  const rests = new Map<string, Set<string>>()
  const editions = new Map<number, Draft>()
  let report = ''
  for (const row of table.rows) {
    const name = row.cell('report').trim()
    if (report === '') report = name
    if (name !== report || name === '') throw oneReport(table, row.number, name)
    const year = readYear(table, row)
    const title = row.cell('topic').trim()
    const topic = slug(title)
    topics.set(topic, title)
    const draft = editions.get(year) ?? { published: `${year + 1}-06`, topics: {}, references: new Set<string>() }
    editions.set(year, draft)
    const word = row.cell('status').trim().toLowerCase()
    const status = STATUSES[word]
    if (word !== '' && !status) throw badStatus(table, row.number, word)
    if (status) draft.topics[topic] = status
    draft.references.add(row.cell('reference').trim() || file.name)
    if (has('published') && row.cell('published') !== '') draft.published = row.cell('published')
    const length = has('length') ? readNumber(table, row, 'length', { range: [0, null] }) : undefined
    if (length !== undefined) draft.length = { value: length, unit: (has('unit') && row.cell('unit')) || 'words' }
    for (const series of has('series') ? row.cell('series').split(/[\s;]+/).filter(Boolean) : []) {
      rests.set(series, (rests.get(series) ?? new Set()).add(topic))
    }
  }
  return readReportProfile(
    {
      format: 'forewatch-report-profile-1',
      id: slug(report),
      title: report,
      publisher: report,
      url: '',
      note: `Entered from ${file.name}.`,
      topics: [...topics].map(([id, title]) => ({ id, title })),
      editions: [...editions].map(([year, { references, ...rest }]) => ({
        id: String(year),
        year,
        ...rest,
        references: [...references],
      })),
      rests: [...rests].map(([series, from]) => ({ series, topics: [...from] })),
    },
    file.name,
  )
}

type Draft = Pick<ReportEdition, 'published'> & {
  published: string
  topics: Record<string, TopicStatus>
  references: Set<string>
  length?: { value: number; unit: string }
}

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)

function oneReport(table: CsvTable, row: number, found: string): ForewatchError {
  return new ForewatchError('bad-csv', {
    what: 'A file holds the profile of one report',
    where: `${table.file}, row ${row}, column report`,
    found: found || 'an empty cell',
    expected: 'the same report in all rows',
    next: 'Give one file for each report',
  })
}

function badStatus(table: CsvTable, row: number, found: string): ForewatchError {
  return new ForewatchError('bad-csv', {
    what: 'A status cannot be read',
    where: `${table.file}, row ${row}, column status`,
    found,
    expected: 'section, reduced, absent, or nothing where it is not known',
  })
}
