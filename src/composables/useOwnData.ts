import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import type { ImportSummary, OwnEditionRow } from '../charts/sources/own'
import type { Recipe } from '../core/recipe'
import { valuesAhead } from '../core/periods-ahead'
import { useOwnDataStore } from '../stores/own-data'
import { useSession } from '../stores/session'
import { saveText } from './saveFile'

/** Importing a user's own file: look, correct the recipe, read, keep; and the editions kept in this browser. */
export function useOwnData() {
  const store = useOwnDataStore()
  const session = useSession()
  const recipe = shallowRef<Recipe>()
  const shape = ref('')
  const isFromFile = ref(false)
  onMounted(() => void store.refresh())
  watch(
    () => store.look,
    (look) => {
      if (isFromFile.value && recipe.value) return
      recipe.value = look?.recipe
      shape.value = look?.recipe?.shape ?? ''
    },
    { immediate: true },
  )

  const editions = computed<readonly OwnEditionRow[]>(() => {
    const newest = new Map(store.editions.map(({ id, catalogue }) => [catalogue.source.id, id]))
    return store.editions
      .map(({ id, imported, catalogue: { source, series }, values }) => ({
        id,
        title: source.title,
        file: source.originals[0]?.name ?? '',
        imported: imported.slice(0, 10),
        series: series.length,
        values,
        isInUse: newest.get(source.id) === id,
      }))
      .reverse()
  })
  const summary = computed<ImportSummary | undefined>(() => {
    const contents = store.added
    if (!contents) return undefined
    const { edition, observations } = contents
    const periods = observations.map(({ period }) => period).sort()
    const against = store.difference
    const ahead = valuesAhead(observations, edition.imported)
    return {
      title: edition.catalogue.source.title,
      rowsRead: edition.rowsRead,
      values: edition.values,
      series: edition.catalogue.series.map(({ title }) => title),
      units: new Set(observations.map(({ unit }) => unit)).size,
      first: periods[0] ?? '',
      last: periods.at(-1) ?? '',
      dropped: edition.dropped,
      ...(ahead && { ahead }),
      ...(against && {
        against: {
          same: against.same,
          revised: against.revised.length,
          added: against.added,
          gone: against.withdrawn.length,
          droppedSeries: against.droppedSeries,
          droppedUnits: [...new Set(against.droppedUnits.flatMap(({ units }) => units))].sort(),
        },
      }),
    }
  })

  function choose(file: File): void {
    isFromFile.value = false
    recipe.value = undefined
    void store.choose(file)
  }
  function chooseShape(next: string): void {
    isFromFile.value = false
    if (store.file) void store.choose(store.file, next)
  }
  async function takeRecipe(file: File): Promise<void> {
    const found = await store.recipeFrom(file)
    if (!found) return
    recipe.value = found
    shape.value = found.shape
    isFromFile.value = true
  }
  function saveRecipe(): void {
    if (recipe.value) {
      const name = `${recipe.value.source.id}.recipe.json`
      saveText(name, store.recipeText(recipe.value), 'application/json')
    }
  }

  return {
    store,
    ...{ recipe, shape, isFromFile, editions, summary },
    ownError: computed(() => session.ownError),
    ...{ choose, chooseShape, takeRecipe, saveRecipe },
    read: () => recipe.value && void store.read(recipe.value),
    clear: () => {
      isFromFile.value = false
      recipe.value = undefined
      store.clear()
    },
  }
}
