import type {
  Consistency,
  CoverageFinding,
  Finding,
  IndexAudit,
  PartCorrelation,
  RedundantPair,
  ShapeFinding,
  Verdict,
} from '../../engine/audit'
import type { AUDIT_TABLES } from '../../core/workbench-state'
import { numbers } from '../../format/numbers'
import { figureTable, type Column, type FigureTable } from '../evaluation/figure-table'

export type AuditTable = (typeof AUDIT_TABLES)[number]

export const TABLE_WORDS: Readonly<Record<AuditTable, string>> = {
  weights: 'Parts and weights',
  consistency: 'Consistency',
  redundancy: 'Redundancy',
  inputs: 'Coverage of inputs',
  countries: 'Coverage of countries',
  shapes: 'Shape',
}
const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  fine: 'In order',
  look: 'To look at',
  mend: 'To mend',
}
const ORDER: Readonly<Record<Verdict, number>> = { mend: 0, look: 1, fine: 2 }

/** The finding as a sentence. */
export function auditTitle({ counts }: IndexAudit): string {
  const { mend, look, fine } = counts
  const of = (n: number, one: string, more: string) =>
    n === 1 ? `one finding ${one}` : `${numbers.integer(n)} findings ${more}`
  const first =
    mend === 0
      ? `No part of the model runs against its whole; ${of(look, 'asks', 'ask')} for a look`
      : `${of(mend, 'is', 'are')} to be mended and ${numbers.integer(look)} ask for a look`
  const text = `${first}, ${numbers.integer(fine)} are in order`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Findings of each table that are not in order. */
export function openFindings(audit: IndexAudit): Readonly<Record<AuditTable, number>> {
  const count = (list: readonly Finding[]) => list.filter(({ verdict }) => verdict !== 'fine').length
  return {
    weights: count(audit.correlations),
    consistency: count(audit.consistency),
    redundancy: count(audit.redundant),
    inputs: count(audit.coverage.filter(({ kind }) => kind === 'input')),
    countries: count(audit.coverage.filter(({ kind }) => kind === 'unit')),
    shapes: count(audit.shapes),
  }
}

export interface AuditNames {
  /** Of a node or input. */
  readonly part: (id: string) => string
  readonly unit: (id: string) => string
}

/** @param fine  with the findings that are in order */
export function auditTable(
  audit: IndexAudit,
  table: AuditTable,
  names: AuditNames,
  fine: boolean,
): FigureTable {
  const rows = <Row extends Finding>(list: readonly Row[]) =>
    list
      .filter(({ verdict }) => fine || verdict !== 'fine')
      .toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict])
  const make = <Row extends Finding>(columns: readonly Column<Row>[], list: readonly Row[]) =>
    figureTable<Row>(
      `audit-${table}`,
      TABLE_WORDS[table],
      [
        ...columns,
        {
          text: 'Verdict',
          head: 'verdict',
          show: ({ verdict }) => VERDICT_WORDS[verdict],
          value: ({ verdict }) => verdict,
        },
        { text: 'Finding', head: 'finding', show: ({ text }) => text },
      ],
      rows(list),
      {
        strong: ({ verdict }) => verdict === 'mend',
        extra: [{ head: 'reference', value: ({ reference }) => reference }],
      },
    )
  const figure = <Row>(
    text: string,
    head: string,
    value: (row: Row) => number,
    decimals = 2,
  ): Column<Row> => ({
    text,
    head,
    number: true,
    show: (row) => numbers.fixed(value(row), decimals),
    value,
  })
  const share = <Row>(text: string, head: string, value: (row: Row) => number): Column<Row> => ({
    text,
    head,
    number: true,
    show: (row) => numbers.percent(value(row)),
    value,
  })
  const named = <Row>(
    text: string,
    head: string,
    id: (row: Row) => string,
    name: (id: string) => string,
  ): Column<Row> => ({
    text,
    head,
    show: (row) => name(id(row)),
    value: id,
  })
  switch (table) {
    case 'weights':
      return make<PartCorrelation>(
        [
          named('Part', 'part', (row) => row.partId, names.part),
          named(
            'Of',
            'of',
            (row) => row.wholeId,
            (id) => (/\d/.test(id) ? id : 'the whole'),
          ),
          figure('r', 'pearson', (row) => row.pearson),
          figure('ρ', 'spearman', (row) => row.spearman),
          share('Weight given', 'weight', (row) => row.weight),
          share('Work done', 'effect', (row) => row.effect),
        ],
        audit.correlations,
      )
    case 'consistency':
      return make<Consistency>(
        [
          named('Node', 'node', (row) => row.nodeId, names.part),
          figure('Parts', 'parts', (row) => row.parts, 0),
          figure('Alpha', 'alpha', (row) => row.alpha),
          share('First component', 'first_component', (row) => row.firstShare),
        ],
        audit.consistency,
      )
    case 'redundancy':
      return make<RedundantPair>(
        [
          named('One', 'first', (row) => row.firstId, names.part),
          named('Other', 'second', (row) => row.secondId, names.part),
          figure('r', 'pearson', (row) => row.pearson),
          figure('Countries', 'n', (row) => row.n, 0),
        ],
        audit.redundant,
      )
    case 'inputs':
    case 'countries': {
      const kind = table === 'inputs' ? 'input' : 'unit'
      return make<CoverageFinding>(
        [
          named(
            kind === 'input' ? 'Input' : 'Country',
            kind,
            (row) => row.id,
            kind === 'input' ? names.part : names.unit,
          ),
          share('With evidence', 'share', (row) => row.share),
        ],
        audit.coverage.filter((row) => row.kind === kind).toSorted((a, b) => a.share - b.share),
      )
    }
    case 'shapes':
      return make<ShapeFinding>(
        [
          named('Input', 'input', (row) => row.inputId, names.part),
          figure('Skewness', 'skewness', (row) => row.skewness),
          figure('Excess kurtosis', 'kurtosis', (row) => row.kurtosis),
        ],
        audit.shapes,
      )
  }
}
