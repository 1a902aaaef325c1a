/** How the cells of one column of a tidy table are written, as far as its description says so. */
export interface ColumnForm {
  /** Further texts that mean "no value", compared as they stand. */
  readonly missing: readonly string[]
  readonly decimalMark: '.' | ','
}

/** Forms by column name; a column that is not there is written plainly. */
export type TableForm = ReadonlyMap<string, ColumnForm>

export const PLAIN: TableForm = new Map()

/** Whether no cell of our own writer's form (ids, periods, plain numbers) could mean anything else under this form. */
export function changesNothing(form: TableForm): boolean {
  return [...form.values()].every(
    ({ missing, decimalMark }) => decimalMark === '.' && missing.every((text) => text === ''),
  )
}
