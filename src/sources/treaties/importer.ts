import { ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import { readCsv, type CsvRow, type CsvTable } from '../csv'
import { onlyFile } from '../files'
import type { ImportResult, Importer, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, type Collector } from '../rows'
import { partyAtYearEnds, partySpan, type PartySpan } from './status'
import { CORE, TREATIES, type Treaty } from './treaties'

const FILES =
  'derived_ratifications.csv: one row per State and treaty, made from tables of the UN Treaty Collection'
const COLUMNS = ['iso3', 'treaty', 'status', 'ratification_date_or_year', 'withdrawal_effective', 'verified']
const NEVER: PartySpan = { joined: Infinity, left: Infinity }

const common = {
  direction: 'lower-is-riskier',
  publicationLagMonths: 1,
  coverage: {
    absence: 'missing',
    absenceNote:
      'Units that are not Members of the United Nations, and the few rows that were not checked against the Treaty Collection, have no value.',
    units: 'held',
  },
} as const

function draft(treaty: Treaty): SeriesDraft {
  return {
    ...common,
    id: treaty.id,
    title: `Party to ${treaty.name}`,
    description: `1 where the State is a party to ${treaty.name} at the end of the year, 0 where it is not (also where it only signed).`,
    unit: '0 or 1',
    scale: 'binary',
    validRange: [0, 1],
    caveat: `The table used ends with the status at the end of ${treaty.lastYear}. Successor States count from their own declaration of succession.`,
  }
}

const CORE_SHARE: SeriesDraft = {
  ...common,
  id: 'treaty_core_share',
  title: 'Share of ten core human rights treaties joined',
  description: `Of the treaties that had been adopted by the end of the year (${CORE.map((t) => t.key.replace(/_\d+$/, '').replace('_', '-').toUpperCase()).join(', ')}), the share the State is a party to. The Genocide Convention and the Rome Statute are left out, because their tables end in 2014.`,
  unit: 'share, 0–1',
  scale: 'share',
  validRange: [0, 1],
  caveat: 'A newly adopted treaty lowers the share of all States until they join it.',
}

interface Table {
  /** `treaty key|unit` to its span; null = left out, so that the unit stays missing for that treaty. */
  readonly spans: ReadonlyMap<string, { readonly span: PartySpan | null; readonly row: number }>
  readonly units: ReadonlySet<string>
}

function refuseTwice(table: CsvTable, row: CsvRow, earlier: number | undefined): void {
  if (earlier === undefined) return
  throw new ForewatchError('duplicate-observation', {
    what: 'Two rows stand for the same State and treaty',
    where: `${table.file}, rows ${earlier} and ${row.number}`,
    found: `${row.cell('iso3')}, ${row.cell('treaty')}`,
    expected: 'one row',
    next: 'Remove one of the rows',
  })
}

function readTable(table: CsvTable, registry: UnitRegistry, collector: Collector): Table {
  const known = new Set(TREATIES.map((treaty) => treaty.key))
  const spans = new Map<string, { span: PartySpan | null; row: number }>()
  const units = new Set<string>()
  for (const row of table.rows) {
    const treaty = row.cell('treaty')
    const at = `row ${row.number}: ${row.cell('iso3')} ${treaty}`
    const found = registry.resolve('iso3', row.cell('iso3'), 2014)
    if (!known.has(treaty)) collector.drop('a treaty without a series', at)
    else if (!found.ok) collector.drop(`${found.reason} iso3 code: ${found.note}`, at)
    else {
      refuseTwice(table, row, spans.get(`${treaty}|${found.unit}`)?.row)
      const verified = row.cell('verified') === 'yes'
      const span = verified ? partySpan(table, row) : undefined
      if (!verified) collector.drop('not verified on the UN Treaty Collection', at)
      else if (span === undefined) collector.drop('a party without a year of ratification', at)
      spans.set(`${treaty}|${found.unit}`, { span: span ?? null, row: row.number })
      units.add(found.unit)
    }
  }
  return { spans, units }
}

/** Yearly status at year end for every State of the file. States without a row in one of the two participant tables of
 *  2015 were no participants, if they stand in the tables of 2022 (which list all Members of the United Nations).
 *  @throws ForewatchError as `Importer.read` */
export function readTreaties(file: OriginalFile, registry: UnitRegistry): ImportResult {
  const table = readCsv(file, { required: COLUMNS })
  const collector = createCollector(registry, file.name)
  const { spans, units } = readTable(table, registry, collector)
  const members = [...units].filter((unit) => CORE.some((treaty) => spans.has(`${treaty.key}|${unit}`)))
  const core = new Map<string, { parties: number; open: number }>()
  for (const treaty of TREATIES) {
    const listed = [...units].filter((unit) => spans.has(`${treaty.key}|${unit}`))
    for (const unit of new Set([...listed, ...(CORE.includes(treaty) ? [] : members)])) {
      const { span, row } = spans.get(`${treaty.key}|${unit}`) ?? { span: NEVER, row: 0 }
      if (span === null) continue
      for (const { year, party } of partyAtYearEnds(treaty, span)) {
        if (!registry.existed(unit, year)) continue
        collector.add({ unit, period: year, indicator: treaty.id, value: party }, row)
        const sum = core.get(`${unit}|${year}`) ?? { parties: 0, open: 0 }
        if (CORE.includes(treaty))
          core.set(`${unit}|${year}`, { parties: sum.parties + party, open: sum.open + 1 })
      }
    }
  }
  for (const [key, { parties, open }] of core) {
    const [unit = '', year = ''] = key.split('|')
    if (open < CORE.filter((treaty) => treaty.adopted <= Number(year)).length) continue
    const value = Math.round((parties / open) * 1e6) / 1e6
    collector.add({ unit, period: year, indicator: CORE_SHARE.id, value }, 0)
  }
  return importResult(SOURCE, [...TREATIES.map(draft), CORE_SHARE], collector, table.rows.length)
}

const SOURCE: ImportResult['source'] = {
  id: 'un-treaties',
  title: 'Status of twelve human rights and criminal law treaties',
  publisher: 'United Nations Treaty Collection',
  edition: 'Genocide Convention and Rome Statute as read in March 2015, all others as read in August 2022',
  editionDate: '2022-08-25',
  citation:
    'United Nations Treaty Collection, Multilateral Treaties Deposited with the Secretary-General, chapters IV and XVIII; tables as tabulated by untreaties (2015) and the World Politics Data Lab (2022).',
  url: 'https://treaties.un.org',
  licence: 'Facts (dates and statuses), tabulated with the source named',
  licenceClass: 'FACTS',
  attribution: 'United Nations Treaty Collection',
}

export const unTreaties: Importer = {
  id: 'un-treaties',
  title: SOURCE.title,
  files: FILES,
  shipped: true,
  read: (files, registry) => readTreaties(onlyFile(files, FILES), registry),
}
