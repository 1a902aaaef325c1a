import { ForewatchError } from '../../core/errors'
import type { Recipe } from '../../core/recipe'
import type { UnitRegistry } from '../../core/registry'
import { verifyObservations } from '../verify'
import type { RowConsumer, UserImport } from './consumer'
import type { ReadControl, UserFile } from './input'
import { eventsConsumer } from './layouts/events'
import { longConsumer } from './layouts/long'
import { wideConsumer } from './layouts/wide'
import { readRecipe } from './recipe'
import { freedomHouseWide } from './shapes/freedom-house-wide'
import { streamTable } from './table'

/** Reads a file by a recipe. Nothing is kept unless the whole file can be read.
 *  @throws ForewatchError from reading (`bad-csv`, `file-truncated`, `bad-columns`, `bad-number`, `bad-date`,
 *  `out-of-range`, `duplicate-observation`, `bad-file`, `cancelled`), and `too-few-observed` if no value is left */
export async function importWithRecipe(
  file: UserFile,
  given: Recipe,
  registry: UnitRegistry,
  control: ReadControl = {},
): Promise<UserImport> {
  const recipe = readRecipe(given, given.title)
  let consumer: RowConsumer | undefined
  const rows = await streamTable(
    file,
    recipe.table,
    (columns) => {
      consumer = consumerOf(recipe, registry, file.name, columns)
      return consumer.row
    },
    control,
    recipe.table.reshape === 'freedom-house-wide' ? freedomHouseWide : undefined,
  )
  if (!consumer) throw nothing(file.name, 'no header')
  const result = consumer.finish(rows)
  if (result.observations.length === 0) {
    throw nothing(
      file.name,
      result.dropped.map(({ reason, count, examples }) => `${count} × ${reason} (${examples[0]})`).join('; '),
    )
  }
  const [problem] = verifyObservations(result.observations, result.series, registry, file.name)
  if (problem) throw new ForewatchError(problem.tag, problem.details)
  return result
}

function consumerOf(
  recipe: Recipe,
  registry: UnitRegistry,
  file: string,
  columns: readonly string[],
): RowConsumer {
  switch (recipe.table.layout) {
    case 'long':
    case 'keyed':
      return longConsumer(recipe, registry, file, columns)
    case 'wide':
      return wideConsumer(recipe, registry, file, columns)
    case 'events':
      return eventsConsumer(recipe, registry, file, columns)
  }
}

function nothing(file: string, found: string): ForewatchError {
  return new ForewatchError('too-few-observed', {
    what: 'The file gives no value for any country',
    where: file,
    found: found || 'no row with a value',
    expected: 'at least one value for a country that is known',
    next: 'Check the country column and its code system in the recipe',
  })
}
