import { plainText } from '../document/field'
import type { BriefingDocument, Field, Inline } from '../document/types'

/** One number or text of a document as a row: where it stands, what it says, where it comes from. */
export interface DocumentRow {
  readonly part: string
  readonly section: string
  readonly item: string
  readonly text: string
  /** The number as the snapshot holds it; empty for text. */
  readonly value: number | ''
  readonly path: string
  readonly sources: string
}

/** Everything that a document says, row by row: one for each number, one for each text without a number. */
export function documentRows(document: BriefingDocument): DocumentRow[] {
  const rows: DocumentRow[] = []
  for (const part of document.parts) {
    for (const { id, title, blocks } of part.sections) {
      const section = title ?? id
      const add = (item: string, runs: readonly Inline[]) =>
        rows.push(...rowsOf(document, { part: part.title, section, item }, runs))
      for (const block of blocks) {
        if (block.kind === 'paragraph') add('', block.runs)
        else if (block.kind === 'list') block.items.forEach((item, i) => add(String(i + 1), item))
        else if (block.kind === 'facts')
          for (const fact of block.items) {
            add(fact.label, fact.value)
            add(`${fact.label}, note`, fact.note)
          }
        else if (block.kind === 'table')
          for (const row of block.rows)
            row
              .slice(1)
              .forEach((cell, c) =>
                add(`${plainText(row[0] ?? [])}: ${block.columns[c + 1]?.title ?? ''}`, cell),
              )
        else add('picture', [{ kind: 'text', text: `${block.alt}. ${block.note}` }])
      }
    }
  }
  return rows
}

function rowsOf(
  document: BriefingDocument,
  place: Pick<DocumentRow, 'part' | 'section' | 'item'>,
  runs: readonly Inline[],
): DocumentRow[] {
  const cited = runs.flatMap((run) => (run.kind === 'cite' ? run.numbers : []))
  const sources = cited
    .map((n) => document.sources.find(({ number }) => number === n))
    .flatMap((source) => (source ? [`${source.text} (${source.licence})`] : []))
    .join('; ')
  const text = plainText(runs.filter(({ kind }) => kind !== 'cite'))
  const fields = runs.filter((run): run is Field => run.kind === 'field')
  if (fields.length === 0) return [{ ...place, text, value: '', path: '', sources }]
  return fields.map(({ value, path }) => ({ ...place, text, value: value ?? '', path, sources }))
}
