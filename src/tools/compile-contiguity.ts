/** Compiles `indicators/countries/contiguity.json`, the pairs of units that share a land border, from shared arcs of the
 *  50m map: `npx tsx src/tools/compile-contiguity.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { neighbors } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { loadRegistry } from './registry/load'

const require = createRequire(import.meta.url)
const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8')) as Topology
const countries = world.objects.countries as GeometryCollection<{ name: string }>
const registry = loadRegistry()

/** Shapes without a number on the map. */
const BY_NAME: Readonly<Record<string, string>> = { Kosovo: 'XKX', Somaliland: 'SOM', 'N. Cyprus': 'CYP' }
/** Borders of overseas parts that the map draws inside their State, or of bases; and of dependencies on islands. */
const NOT_COUNTED = new Set(['BRA-FRA', 'FRA-SUR', 'CYP-GBR', 'CUB-USA'])
/** Borders of States that ended, which today's map cannot show. Those of YUG and CSK follow from their successors. */
const HISTORIC = [
  ['CSK', 'DDR'],
  ['DDR', 'DEU'],
  ['DDR', 'POL'],
  ['OMN', 'YMD'],
  ['SAU', 'YMD'],
  ['YEM', 'YMD'],
]

const ids = countries.geometries.map((geometry) => {
  const named = BY_NAME[(geometry.properties as { name?: string } | undefined)?.name ?? '']
  if (named !== undefined) return named
  const found = geometry.id === undefined ? undefined : registry.resolve('m49', String(geometry.id), 2020)
  return found?.ok ? found.unit : undefined
})
const pairs = new Set<string>()
neighbors(countries.geometries).forEach((list, i) => {
  for (const j of list) {
    const [a, b] = [ids[i], ids[j]]
    if (a !== undefined && b !== undefined && a !== b) pairs.add([a, b].sort().join('-'))
  }
})
const kept = [...pairs].filter((pair) => !NOT_COUNTED.has(pair)).sort()
const file = {
  source: 'Natural Earth 1:50m as packaged in world-atlas 2.0.2 (public domain); shared borders of polygons',
  caveat:
    'Borders of today as the map draws them. For earlier years a unit that did not exist yet is replaced by its predecessor. Borders in rivers and lakes count, sea borders do not; overseas parts of a State are left out.',
  pairs: kept.map((pair) => pair.split('-')),
  historic: HISTORIC,
}
const rows = (list: readonly (readonly string[])[]) =>
  `[\n    ${list.map((pair) => JSON.stringify(pair)).join(',\n    ')}\n  ]`
writeFileSync(
  'indicators/countries/contiguity.json',
  `{\n  "source": ${JSON.stringify(file.source)},\n  "caveat": ${JSON.stringify(file.caveat)},\n  "pairs": ${rows(file.pairs)},\n  "historic": ${rows(file.historic)}\n}\n`,
)
process.stderr.write(`${kept.length} pairs of neighbours\n`)
