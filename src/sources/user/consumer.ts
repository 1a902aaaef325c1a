import { ForewatchError } from '../../core/errors'
import type { Recipe } from '../../core/recipe'
import type { Observation } from '../../core/series'
import type { ImportResult } from '../importer'

/** What a file of a user's own gave. */
export interface UserImport extends ImportResult {
  /** The same measures by first-level region; the unit is `ISO3:region`. Empty where the file names no regions. */
  readonly regions: readonly Observation[]
}

/** Takes the rows of a table one after the other. */
export interface RowConsumer {
  row(cells: readonly string[], number: number): void
  /** @throws ForewatchError where the table as a whole cannot be used */
  finish(rowsRead: number): UserImport
}

/** Positions of columns by name. @throws ForewatchError `bad-columns` for one that is missing or stands twice */
export function columnFinder(columns: readonly string[], file: string, headerRow: number) {
  return (name: string): number => {
    const at = columns.indexOf(name)
    if (at >= 0 && columns.indexOf(name, at + 1) < 0) return at
    throw new ForewatchError('bad-columns', {
      what: at < 0 ? `A column is missing: ${name}` : `A column stands twice: ${name}`,
      where: `${file}, row ${headerRow} (header)`,
      found:
        columns.slice(0, 14).join(', ') + (columns.length > 14 ? ` and ${columns.length - 14} more` : ''),
      expected: name,
      next: 'Choose the column in the recipe, or check that this is the file it was made for',
    })
  }
}

/** True for rows that the recipe's `keep` rules let through; checks the columns of `single`.
 *  @throws ForewatchError `bad-columns`, `bad-csv` where levels are mixed */
export function rowFilter(recipe: Recipe, find: (name: string) => number, file: string) {
  const tests = (recipe.keep ?? []).map(({ column, values }) => ({ at: find(column), set: new Set(values) }))
  const single = (recipe.single ?? []).map((column) => ({ column, at: find(column), first: '', row: 0 }))
  return (cells: readonly string[], number: number): boolean => {
    for (const { at, set } of tests) if (!set.has(cells[at]!.trim())) return false
    for (const each of single) {
      const text = cells[each.at]!.trim()
      if (each.row === 0) [each.first, each.row] = [text, number]
      else if (text !== each.first) {
        throw new ForewatchError('bad-csv', {
          what: 'Rows of two levels stand in one table and would be counted twice',
          where: `${file}, rows ${each.row} and ${number}, column ${each.column}`,
          found: `${each.first} and ${text}`,
          expected: 'one and the same text in all rows',
          next: `Keep one of them in the recipe (keep: ${each.column})`,
        })
      }
    }
    return true
  }
}
