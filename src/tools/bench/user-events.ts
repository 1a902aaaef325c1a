import { createRandom } from '../../core/random'
import { importWithRecipe } from '../../sources/user/import'
import { fromBytes } from '../../sources/user/input'
import { inspectFile } from '../../sources/user/inspect'
import { loadRegistry } from '../registry/load'
import type { Figure } from './table'

const EVENTS = 500_000
const SEED = 7
const HEADER =
  'event_id_cnty,event_date,year,disorder_type,event_type,sub_event_type,actor1,inter1,civilian_targeting,iso,region,country,admin1,admin2,location,latitude,longitude,source,notes,fatalities,timestamp'
const COUNTRIES = ['729,Sudan', '104,Myanmar', '180,Democratic Republic of Congo', '804,Ukraine', '562,Niger']
const KINDS = [
  'Political violence,Battles,Armed clash',
  'Political violence,Violence against civilians,Attack',
  'Political violence,Explosions/Remote violence,Shelling/artillery/missile attack',
  'Demonstrations,Protests,Peaceful protest',
]
const two = (n: number): string => String(n).padStart(2, '0')

/** Made-up events in the columns of an ACLED export, the same for the same seed. */
function eventFile(): Uint8Array {
  const random = createRandom(SEED)
  const note = 'Made-up event with a note, "quoted" in the way of the export. '
    .repeat(3)
    .replaceAll('"', '""')
  const rows = [HEADER]
  for (let i = 0; i < EVENTS; i++) {
    const [iso, country] = COUNTRIES[random.nextInt(COUNTRIES.length)]!.split(',')
    const year = 2015 + random.nextInt(10)
    const date = `${year}-${two(1 + random.nextInt(12))}-${two(1 + random.nextInt(28))}`
    const place = random.nextInt(400)
    const targeting = random.nextInt(3) === 0 ? 'Civilian targeting' : ''
    rows.push(
      `E${i},${date},${year},${KINDS[random.nextInt(KINDS.length)]!},Group ${random.nextInt(90)},3,${targeting},${iso},Region,${country},Province ${place % 20},District ${place},Town ${place},${place / 10},${place / 9},Source,"${note}",${random.nextInt(6)},1700000000`,
    )
  }
  return new TextEncoder().encode(rows.join('\n'))
}

/** Reading half a million events of a user's own: from the bytes to series of countries and regions, looking included. */
export async function userEventFigures(): Promise<Figure[]> {
  const file = fromBytes('events.csv', eventFile())
  const registry = loadRegistry()
  const started = performance.now()
  const { recipe } = await inspectFile(file, registry)
  if (!recipe) throw new Error('The events of the bench are of no known form')
  const result = await importWithRecipe(file, recipe, registry)
  const value = performance.now() - started
  if (result.rowsRead !== EVENTS) throw new Error(`The bench read ${result.rowsRead} of ${EVENTS} events`)
  return [{ name: '500 000 events of a user’s own to series', value, bound: 10_000, unit: 'ms' }]
}
