import { isForewatchError } from '../../src/core/errors'
import type { Recipe } from '../../src/core/recipe'
import type { UserImport } from '../../src/sources/user/consumer'
import { importWithRecipe } from '../../src/sources/user/import'
import { fromBytes, type UserFile } from '../../src/sources/user/input'
import { inspectFile } from '../../src/sources/user/inspect'
import { registry } from './registry'

export function userText(name: string, text: string): UserFile {
  return fromBytes(name, new TextEncoder().encode(text))
}

/** Looks at a file and reads it by the recipe that is proposed, changed if a test says how. */
export async function importFile(
  file: UserFile,
  change: (recipe: Recipe) => Recipe = (recipe) => recipe,
  shape?: string,
): Promise<UserImport & { readonly shape: string | undefined; readonly recipe: Recipe }> {
  const { candidates, recipe } = await inspectFile(file, registry, shape)
  if (!recipe) throw new Error(`nothing fits ${file.name}`)
  const changed = change(recipe)
  const result = await importWithRecipe(file, changed, registry)
  return { ...result, shape: candidates[0]?.shape, recipe: changed }
}

/** Tag and message of the typed error that an import ends with. Other errors pass through. */
export async function errorOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
    return 'none'
  } catch (error) {
    if (isForewatchError(error)) return `${error.tag}: ${error.message}`
    throw error
  }
}
