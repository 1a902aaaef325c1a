import type { CsvCell } from '../../format/csv-writer'

/** A table as shown and as exported: text for people, raw values for files. */
export interface FigureTable {
  /** Part of the file's name. */
  readonly id: string
  readonly caption: string
  readonly columns: readonly { readonly text: string; readonly number?: boolean }[]
  /** First cell = row head. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly strong?: boolean }[]
  readonly csv: { readonly head: readonly string[]; readonly rows: readonly (readonly CsvCell[])[] }
}

/** One column: its head on screen and in the file, the text shown, the value written. */
export interface Column<Row> {
  readonly text: string
  /** Head in the file; absent = not written. */
  readonly head?: string
  readonly number?: boolean
  readonly show: (row: Row) => string
  readonly value?: (row: Row) => CsvCell
}

export function figureTable<Row>(
  id: string,
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: {
    readonly strong?: (row: Row) => boolean
    readonly extra?: readonly { head: string; value: (row: Row) => CsvCell }[]
  } = {},
): FigureTable {
  const written = [
    ...columns.flatMap(({ head, value, show }) =>
      head === undefined ? [] : [{ head, value: value ?? show }],
    ),
    ...(options.extra ?? []),
  ]
  return {
    id,
    caption,
    columns: columns.map(({ text, number }) => ({ text, ...(number ? { number } : {}) })),
    rows: rows.map((row) => ({
      cells: columns.map(({ show }) => show(row)),
      ...(options.strong?.(row) ? { strong: true } : {}),
    })),
    csv: {
      head: written.map(({ head }) => head),
      rows: rows.map((row) => written.map(({ value }) => value(row))),
    },
  }
}
