import { ForewatchError } from '../../core/errors'
import type { Recipe, RecipeSeries, ShapeCandidate } from '../../core/recipe'
import type { UnitRegistry } from '../../core/registry'
import type { ReadControl, UserFile } from './input'
import { sampleOf, type Sample } from './sample'
import { candidates, proposeRecipe } from './shapes'
import { guessRecipe, misfits } from './shapes/guess'
import { slug } from './shapes/shape'
import { streamTable } from './table'

/** What was found out about a file before it is read. */
export interface Inspection {
  readonly sample: Sample
  /** The most likely first. */
  readonly candidates: readonly ShapeCandidate[]
  /** Of the first candidate or of the shape asked for; absent = nothing fits. */
  readonly recipe: Recipe | undefined
  /** Where nothing fits: what is in the way, and a recipe to be corrected. Never read without a person's word. */
  readonly misfits?: readonly string[]
  readonly guess?: Recipe
}

/** More different keys than this are no list of series. */
const MOST_KEYS = 500

/** Looks at a file: possible shapes, and a recipe with every series that the key column names.
 *  @throws ForewatchError for files that cannot be read at all; `bad-csv` for one without rows; `unknown-source` for an
 *  unknown shape */
export async function inspectFile(
  file: UserFile,
  registry: UnitRegistry,
  shape?: string,
  control: ReadControl = {},
): Promise<Inspection> {
  const sample = await sampleOf(file)
  checkRows(sample)
  const found = candidates(sample, registry)
  if (shape === undefined && found.length === 0) {
    const guess = guessRecipe(sample, registry)
    return {
      ...{ sample, candidates: found, recipe: undefined, misfits: misfits(sample, registry) },
      ...(guess && { guess }),
    }
  }
  const recipe = proposeRecipe(sample, registry, shape)
  return { sample, candidates: found, recipe: await withAllKeys(file, recipe, control) }
}

function checkRows({ name, records, rows, columns }: Sample): void {
  if (rows.length > 0) return
  const isEmpty = records.length === 0
  throw new ForewatchError('bad-csv', {
    what: isEmpty ? 'The file is empty' : 'The file holds a header and no rows',
    where: name,
    found: isEmpty ? 'no row' : `0 rows under ${columns.slice(0, 12).join(', ')}`,
    expected: 'a header and at least one row',
    next: 'Download the file again, or choose another one',
  })
}

const GENERAL = new Set(['tidy', 'sdmx-csv', 'world-bank', 'plain-long', 'hxl'])

/** A sample may not reach the keys further down: the whole column is read. Shapes with a fixed list keep it. */
async function withAllKeys(file: UserFile, recipe: Recipe, control: ReadControl): Promise<Recipe> {
  const [first] = recipe.series
  if (recipe.key === undefined || first === undefined || !GENERAL.has(recipe.shape)) return recipe
  const keys = new Set<string>()
  await streamTable(
    file,
    recipe.table,
    (columns) => {
      const at = columns.indexOf(recipe.key!)
      return (cells) => {
        // A broken file may name a column with signs that are no text: the import then says that it is missing.
        if (at >= 0 && keys.size <= MOST_KEYS) keys.add(cells[at]!.trim())
      }
    },
    control,
  )
  const known = new Set(recipe.series.map(({ key }) => key))
  const further = [...keys]
    .filter((key) => key !== '' && !known.has(key))
    .slice(0, MOST_KEYS)
    .map((key): RecipeSeries => ({ ...first, id: slug(key), title: key, description: key, key }))
  return { ...recipe, series: [...recipe.series, ...further] }
}
