import { ForewatchError } from '../../core/errors'
import type { Recipe } from '../../core/recipe'
import type { UnitRegistry } from '../../core/registry'
import type { CatalogueFile } from '../../core/series'
import type { EditionContents } from '../editions/edition'
import { idmcGidd } from '../idmc/gidd'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { informTrends } from '../inform/trends'
import { ucdpOrganisedViolence } from '../ucdp/organised-violence'
import { unhcrPopulation } from '../unhcr/population'
import { importWithRecipe } from '../user/import'
import { fromBytes } from '../user/input'
import { inspectFile } from '../user/inspect'
import { verifyObservations } from '../verify'
import { worldbankWdi } from '../worldbank/wdi'
import { worldbankWgi } from '../worldbank/wgi'
import type { LiveRow } from './answers'
import type { Collected } from './collect'
import type { LiveRequest } from './requests'
import { LIVE_PREFIX } from './window'
import { bulkFile, columnsOf, csvFile, finestLevel, voiceFile } from './tables'

interface Reading {
  readonly result: ImportResult
  readonly recipe?: Recipe
}
type Read = (
  found: Collected,
  request: LiveRequest,
  registry: UnitRegistry,
  today: string,
) => Promise<Reading>

const allRows = ({ parts }: Collected): LiveRow[] => [...parts.values()].flat()

/** Through the importer that reads the source's files: same series, same rules. */
function byImporter(importer: Importer, files: (found: Collected, today: string) => OriginalFile[]): Read {
  return async (found, _, registry, today) => ({
    result: await importer.read(files(found, today), registry),
  })
}

const oneTable =
  (name: string) =>
  (found: Collected): OriginalFile[] => [csvFile(name, columnsOf(allRows(found)), allRows(found))]

/** Through the known form of a user's own file. */
function byShape(shape: string, file: (found: Collected, request: LiveRequest) => OriginalFile): Read {
  return async (found, request, registry) => {
    const { name, bytes } = file(found, request)
    const { recipe } = await inspectFile(fromBytes(name, bytes), registry, shape)
    return { result: await importWithRecipe(fromBytes(name, bytes), recipe!, registry), recipe: recipe! }
  }
}

const READS: Readonly<Record<string, Read>> = {
  'unhcr-population': byImporter(unhcrPopulation, oneTable('unhcr-api.csv')),
  'worldbank-wdi': byImporter(worldbankWdi, ({ parts, changed }, today) =>
    [...parts]
      .filter(([, rows]) => rows.length > 0)
      .map(([code, rows]) => bulkFile(code, rows, changed ?? today)),
  ),
  'worldbank-wgi': byImporter(worldbankWgi, ({ parts, changed }, today) => [
    bulkFile('PV.EST', parts.get('PV.EST') ?? [], changed ?? today),
    voiceFile(parts.get('VA.EST') ?? [], parts.get('VA.STD.ERR') ?? []),
  ]),
  inform: byImporter(informTrends, oneTable('inform-api.csv')),
  'idmc-gidd': byImporter(idmcGidd, oneTable('idmc-api.csv')),
  'ucdp-organised-violence': byImporter(ucdpOrganisedViolence, oneTable('ucdp-api.csv')),
  'ucdp-candidate': byShape('ucdp-ged', (found, { release = '' }) => {
    const rows = allRows(found)
    return csvFile(`GEDEvent_v${release.replaceAll('.', '_')}.csv`, columnsOf(rows), rows)
  }),
  'hdx-hapi': byShape('acled-hapi', (found) => {
    const rows = finestLevel(allRows(found))
    return csvFile('hapi-conflict-events.csv', columnsOf(rows), rows)
  }),
}

export interface LiveResult extends Reading {
  /** Under the ids of the shipped series, to be compared with them. */
  readonly result: ImportResult
}

/** The rows of an answer as series. @throws ForewatchError as the importers; `too-few-observed` for an empty answer */
export async function readLive(
  id: string,
  found: Collected,
  request: LiveRequest,
  registry: UnitRegistry,
  now: string,
): Promise<LiveResult> {
  const nothing = (what: string) =>
    new ForewatchError('too-few-observed', {
      what,
      where: id,
      found: '0 rows',
      expected: 'figures of at least one country',
      next: 'Check years, release and countries; the edition before stays in use',
    })
  if (allRows(found).length === 0) throw nothing('The source has nothing for this request')
  const today = now.slice(0, 10)
  const { result, ...rest } = await READS[id]!(found, request, registry, today)
  if (result.observations.length === 0) throw nothing('The answer gives no value for any country')
  const [problem] = verifyObservations(result.observations, result.series, registry, id)
  if (problem) throw new ForewatchError(problem.tag, problem.details)
  return { ...rest, result: { ...result, source: { ...result.source, editionDate: today } } }
}

/** An edition to be kept: ids with a prefix, date of the request as edition, checksum over the values. */
export async function toLiveEdition(
  id: string,
  { result, recipe }: LiveResult,
  now: string,
): Promise<EditionContents> {
  const named = (series: string) => `${LIVE_PREFIX}${series}`.slice(0, 80)
  const observations = result.observations.map((row) => ({ ...row, indicator: named(row.indicator) }))
  const bytes = new TextEncoder().encode(JSON.stringify(observations))
  const sha256 = await digest(bytes)
  const day = now.slice(0, 10)
  const catalogue: CatalogueFile = {
    source: {
      ...result.source,
      id: `${LIVE_PREFIX}${id}`,
      title: `${result.source.title}, asked ${day}`,
      importer: `live ${id}`,
      originals: [{ name: `answers of ${day}`, bytes: bytes.length, sha256 }],
    },
    series: result.series.map((each) => ({ ...each, id: named(each.id) })),
  }
  const edition = {
    format: 'forewatch-edition-1',
    id: `${catalogue.source.id}/${day}-${sha256.slice(0, 8)}`,
    imported: now,
    catalogue,
    ...(recipe ? { recipe } : {}),
    rowsRead: result.rowsRead,
    values: observations.length,
    dropped: result.dropped,
  } as const
  return { edition, observations, regions: [] }
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
