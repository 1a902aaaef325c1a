import { ForewatchError } from '../core/errors'
import type { Recipe } from '../core/recipe'
import type { CatalogueFile, Observation } from '../core/series'
import { restingSeries, withWithdrawals } from '../engine/audit/report-changes'
import { buildDataSet } from '../engine/data/build-data-set'
import type { ReportProfile } from '../core/report-profile'
import { newestEditions, type Edition, type EditionContents } from '../sources/editions/edition'
import { sortObservations } from '../sources/rows'
import { readTidy } from '../sources/tidy/read'
import { writeTidy } from '../sources/tidy/write'
import type { DocumentStore } from '../storage/types'
import { useDocuments } from './documents'
import { editionsInUse, withRefreshes } from './refreshes'
import { keptProfiles } from './report-profiles'
import type { Loaded } from './session'
import { ASSESSMENT_KIND } from '../model/assessment-kind'

const PREFIX = 'edition '

/** Keeps an edition whole, beside the earlier ones. @throws ForewatchError `storage-full`, `storage-closed` */
export async function keepEdition(
  store: DocumentStore,
  { edition, observations }: EditionContents,
): Promise<void> {
  const text = new TextEncoder().encode(writeTidy(observations))
  await store.blobs.put(`${PREFIX}${edition.id}`, edition, { series: text })
}

export async function forgetEdition(store: DocumentStore, id: string): Promise<void> {
  await store.blobs.remove(`${PREFIX}${id}`)
}

/** All editions kept in this browser, oldest first. */
export async function keptEditions(store: DocumentStore): Promise<Edition[]> {
  const rows = await store.blobs.list()
  return rows
    .filter(({ id }) => id.startsWith(PREFIX))
    .map(({ about }) => about as Edition)
    .sort((a, b) => (`${a.imported} ${a.id}` < `${b.imported} ${b.id}` ? -1 : 1))
}

export async function editionValues(store: DocumentStore, edition: Edition): Promise<readonly Observation[]> {
  const blob = await store.blobs.get(`${PREFIX}${edition.id}`)
  const bytes = blob?.arrays.series as Uint8Array<ArrayBuffer> | undefined
  return bytes ? sortObservations(readTidy({ name: edition.id, bytes })) : []
}

/** The newest edition of every source kept in this browser, with its values. */
export async function newestOwn(store: DocumentStore): Promise<EditionContents[]> {
  const newest = newestEditions((await keptEditions(store)).map((edition) => ({ edition })))
  return Promise.all(
    newest.map(async ({ edition }) => ({
      edition,
      observations: await editionValues(store, edition),
      regions: [],
    })),
  )
}

/** What was shipped, with a user's own editions beside it for a model to use. Shipped series stay as they are, so that no
 *  score of a shipped model moves; a series of the same id is left out. Values of units that are not scored are left out.
 *  Figures coded from a topic that a report has dropped count as withdrawn by the source.
 *  @throws ForewatchError as `buildDataSet` */
export function withEditions(
  shipped: Loaded,
  editions: readonly EditionContents[],
  profiles: readonly ReportProfile[] = [],
): Loaded {
  if (editions.length === 0) return shipped
  const units = new Set(shipped.data.units.map(({ id }) => id))
  const free = ({ id }: { readonly id: string }) => !shipped.data.series.has(id)
  const records = editions.flatMap(({ edition }) => edition.catalogue.series.filter(free))
  const known = new Set(records.map(({ id }) => id))
  const asGiven = buildDataSet(
    shipped.data.units,
    records,
    editions.flatMap(({ observations }) =>
      observations.filter(({ unit, indicator }) => units.has(unit) && known.has(indicator)),
    ),
  )
  const added = withWithdrawals(asGiven, restingSeries(profiles, known))
  const own = editions.map(({ edition: { catalogue } }) => ({
    source: catalogue.source,
    series: catalogue.series.filter(free),
  }))
  return Object.freeze({
    ...shipped,
    catalogue: Object.freeze([...shipped.catalogue, ...own]),
    data: Object.freeze({
      units: shipped.data.units,
      series: new Map([...shipped.data.series, ...added.series]),
      panels: new Map([...shipped.data.panels, ...added.panels]),
    }),
  })
}

/** `withRefreshes` and `withEditions` of what this browser keeps, and whether judgements of experts are kept, too. While that is locked, what was shipped, and the promise of the rest.
 *  @throws ForewatchError `storage-unavailable`, as `withEditions` */
export async function withKeptEditions(
  shipped: Loaded,
): Promise<{ readonly loaded: Loaded; readonly judged: boolean; readonly unlocked?: Promise<unknown> }> {
  const documents = useDocuments()
  const store = await documents.openLocked()
  if (documents.locked) return { loaded: shipped, judged: false, unlocked: documents.open() }
  const used = await withRefreshes(shipped, await contentsInUse(store))
  return {
    loaded: withEditions(used, await newestOwn(store), await keptProfiles(store)),
    judged: (await store.list(ASSESSMENT_KIND)).length > 0,
  }
}

/** Editions of live sources that were put in use, with their values. One that is no longer kept is passed over. */
async function contentsInUse(store: DocumentStore): Promise<EditionContents[]> {
  const ids = new Set((await editionsInUse(store)).values())
  const editions = (await keptEditions(store)).filter(({ id }) => ids.has(id))
  return Promise.all(
    editions.map(async (edition) => ({
      edition,
      observations: await editionValues(store, edition),
      regions: [],
    })),
  )
}

/** A recipe whose source and series do not bear the ids of shipped ones: `own-` is put before those that do. */
export function apartFrom(recipe: Recipe, shipped: readonly CatalogueFile[]): Recipe {
  const sources = new Set(shipped.map(({ source }) => source.id))
  const series = new Set(shipped.flatMap((file) => file.series.map(({ id }) => id)))
  const apart = (id: string, taken: ReadonlySet<string>) => (taken.has(id) ? `own-${id}`.slice(0, 80) : id)
  return {
    ...recipe,
    source: { ...recipe.source, id: apart(recipe.source.id, sources) },
    series: recipe.series.map((each) => ({ ...each, id: apart(each.id, series) })),
  }
}

/** @throws ForewatchError `bad-argument` where another own source holds a series of the same id */
export function checkIdsFree(recipe: Recipe, kept: readonly Edition[]): void {
  for (const { catalogue } of kept) {
    if (catalogue.source.id === recipe.source.id) continue
    const clash = catalogue.series.find(({ id }) => recipe.series.some((each) => each.id === id))
    if (!clash) continue
    throw new ForewatchError('bad-argument', {
      what: 'Another source of yours has a series of this name',
      where: catalogue.source.title,
      found: clash.id,
      expected: 'an id that no other source uses',
      next: 'Change the id of the series, or remove the other source first',
    })
  }
}
