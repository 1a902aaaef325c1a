import { ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import { readCsv, type CsvRow, type CsvTable } from '../csv'
import { onlyFile } from '../files'
import type { ImportResult, Importer, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { EPR_LAG_MONTHS, EPR_NOT_CODED, eprSource } from './source'

const FILES = 'EPR Core: one row per group and period of unchanged status (here EPR-2021.csv)'
const STATUSES: ReadonlySet<string> = new Set([
  'MONOPOLY',
  'DOMINANT',
  'SENIOR PARTNER',
  'JUNIOR PARTNER',
  'POWERLESS',
  'DISCRIMINATED',
  'SELF-EXCLUSION',
  'IRRELEVANT',
  'STATE COLLAPSE',
])

const common = {
  publicationLagMonths: EPR_LAG_MONTHS,
  coverage: { absence: 'missing', absenceNote: EPR_NOT_CODED, units: 'held' },
  caveat: 'Ends in 2021: a later value is carried forward.',
} as const

const DRAFTS: readonly SeriesDraft[] = [
  {
    ...common,
    id: 'epr_state_collapse',
    title: 'State collapse',
    description:
      '1 in years in which no authority rules the State as a whole, so that access to power cannot be coded.',
    unit: '0 or 1',
    direction: 'higher-is-riskier',
    scale: 'binary',
    validRange: [0, 1],
  },
  {
    ...common,
    id: 'epr_dominance',
    title: 'Population in groups that rule alone',
    description:
      'Share of the population in ethnic groups that hold central power alone (monopoly) or with token members of others (dominant).',
    unit: 'share of population, 0–1',
    direction: 'context',
    scale: 'share',
    validRange: [0, 1],
    caveat:
      'Context only: rule by a group of 90% and by one of 15% are different things. Ends in 2021: a later value is carried forward.',
  },
  {
    ...common,
    id: 'epr_discriminated_groups',
    title: 'Ethnic groups discriminated against',
    description: 'Number of ethnic groups whose members are actively and intentionally kept from power.',
    unit: 'groups',
    direction: 'higher-is-riskier',
    scale: 'count',
    validRange: [0, null],
  },
  {
    ...common,
    id: 'epr_self_exclusion',
    title: 'Population in groups that withdrew from central power',
    description:
      'Share of the population in ethnic groups that control territory of their own against the central government.',
    unit: 'share of population, 0–1',
    direction: 'higher-is-riskier',
    scale: 'share',
    validRange: [0, 1],
  },
]

interface YearSum {
  readonly code: string
  readonly row: number
  collapse: boolean
  ruling: number
  discriminated: number
  withdrawn: number
}

function statusOf(table: CsvTable, row: CsvRow): string {
  const status = row.cell('status')
  if (STATUSES.has(status)) return status
  throw new ForewatchError('bad-csv', {
    what: 'A group has a status that EPR does not define',
    where: `${table.file}, row ${row.number}, column status`,
    found: status === '' ? 'an empty cell' : status.slice(0, 60),
    expected: [...STATUSES].join(', '),
    next: 'Check that the file was not changed; a new edition may need a new importer',
  })
}

function addGroup(sum: YearSum, status: string, size: number): void {
  if (status === 'STATE COLLAPSE') sum.collapse = true
  if (status === 'MONOPOLY' || status === 'DOMINANT') sum.ruling += size
  if (status === 'DISCRIMINATED') sum.discriminated += 1
  if (status === 'SELF-EXCLUSION') sum.withdrawn += size
}

function period(table: CsvTable, row: CsvRow): readonly [from: number, to: number] {
  const from = readYear(table, row, 'from')
  const to = readYear(table, row, 'to')
  if (from <= to) return [from, to]
  throw new ForewatchError('bad-csv', {
    what: 'A period ends before it begins',
    where: `${table.file}, row ${row.number}`,
    found: `${from} to ${to}`,
    expected: 'from ≤ to',
    next: 'Download the file again',
  })
}

/** A group may have one status a year. */
function refuseTwice(
  table: CsvTable,
  row: CsvRow,
  at: { readonly code: string; readonly year: number },
  seen: Map<string, number>,
): void {
  const key = `${at.code}|${row.cell('groupid')}|${at.year}`
  const earlier = seen.get(key)
  if (earlier === undefined) {
    seen.set(key, row.number)
    return
  }
  throw new ForewatchError('duplicate-observation', {
    what: 'Two periods of one group overlap',
    where: `${table.file}, rows ${earlier} and ${row.number}`,
    found: `State ${at.code}, group ${row.cell('groupid')}, twice in ${at.year}`,
    expected: 'one status per group and year',
    next: 'Remove one of the rows, or check whether the file was joined from two',
  })
}

/** Shares of many small groups may pass 1 by a rounding error of the source (1.007 at most); never by more. */
const asShare = (sum: number): number => Math.min(1, Math.round(sum * 1e6) / 1e6)

/** Group periods to country-years: each period counts in every year from `from` to `to`, both included.
 *  @throws ForewatchError as `Importer.read` */
export function readEprCore(file: OriginalFile, registry: UnitRegistry): ImportResult {
  const table = readCsv(file, { required: ['gwid', 'from', 'to', 'groupid', 'size', 'status'] })
  const collector = createCollector(registry, file.name)
  const sums = new Map<string, YearSum>()
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const status = statusOf(table, row)
    const size = readNumber(table, row, 'size', { range: [0, 1] })
    if (size === undefined) {
      collector.drop('no size of the group', `row ${row.number}`)
      continue
    }
    const [from, to] = period(table, row)
    const code = row.cell('gwid')
    for (let year = from; year <= to; year++) {
      const unit = collector.unit('gw', code, year, row.number)
      if (unit === undefined) continue
      const key = `${unit}|${year}`
      const sum = sums.get(key) ?? {
        code,
        row: row.number,
        collapse: false,
        ruling: 0,
        discriminated: 0,
        withdrawn: 0,
      }
      sums.set(key, sum)
      if (sum.code === code) {
        refuseTwice(table, row, { code, year }, seen)
        addGroup(sum, status, size)
      } else
        collector.drop(
          'two codes for one unit and year: the first row is kept',
          `row ${row.number}: ${code} ${year}`,
        )
    }
  }
  for (const [key, sum] of sums) {
    const [unit = '', year = ''] = key.split('|')
    const add = (indicator: string, value: number): void =>
      collector.add({ unit, period: year, indicator, value }, sum.row)
    add('epr_state_collapse', sum.collapse ? 1 : 0)
    add('epr_dominance', asShare(sum.ruling))
    add('epr_discriminated_groups', sum.discriminated)
    add('epr_self_exclusion', asShare(sum.withdrawn))
  }
  const source = eprSource({
    id: 'epr-core',
    title: 'EPR Core 2021',
    edition: 'EPR Core 2021',
    editionDate: '2023-03-24',
    url: 'https://icr.ethz.ch/data/epr/core/',
  })
  return importResult(source, DRAFTS, collector, table.rows.length)
}

export const eprCore: Importer = {
  id: 'epr-core',
  title: 'EPR Core 2021',
  files: FILES,
  shipped: true,
  read: (files, registry) => readEprCore(onlyFile(files, FILES), registry),
}
