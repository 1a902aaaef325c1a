/** `npx tsx src/tools/package-page.ts`: the newest list as markup, for the build to put into the page; the last step of
 *  `npm run data`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseUnits } from '../core/registry-data'
import { mapNote } from '../format/map-note'
import { readModel } from '../model/read'
import { unpackFirstDoubt, unpackFrame } from '../sources/packaged/first-view'
import { firstViewHtml } from './build/first-view-html'

const OUT = '.cache/first-view.html'

const json = (path: string) => JSON.parse(readFileSync(join('public', path), 'utf8')) as unknown
const model = readModel(json('data/model.json'))
const firstView = json('data/first-view.json')
const text = firstViewHtml({
  frame: unpackFrame(firstView, parseUnits(json('data/units.json'))),
  doubt: unpackFirstDoubt(firstView),
  tiers: model.tiers,
  floor: model.tierCoverageFloor,
  mapNote: mapNote(json('geo/world.json') as Parameters<typeof mapNote>[0]),
})
mkdirSync(dirname(OUT), { recursive: true })
writeFileSync(OUT, text)
