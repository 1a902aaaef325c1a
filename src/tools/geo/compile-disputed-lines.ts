/** `npx tsx src/tools/geo/compile-disputed-lines.ts <file>`: makes `indicators/boundaries/disputed-lines.json` from
 *  Natural Earth's 50m disputed boundary lines (public domain). Run once for each edition; the result is committed. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'

const original = z.object({
  features: z.array(
    z.object({
      properties: z.object({ featurecla: z.string() }),
      geometry: z.object({
        type: z.literal('LineString'),
        coordinates: z.array(z.tuple([z.number(), z.number()])),
      }),
    }),
  ),
})

const path = process.argv[2]
if (path === undefined) {
  process.stderr.write('Which file? Give the path of ne_50m_admin_0_boundary_lines_disputed_areas.json\n')
  process.exit(2)
}
const bytes = readFileSync(path)
const { features } = original.parse(JSON.parse(bytes.toString('utf8')))
const round = (value: number) => Math.round(value * 1000) / 1000
const compiled = {
  format: 'forewatch-disputed-lines-1',
  source: {
    title: 'Natural Earth, 1:50m disputed boundary lines',
    publisher: 'Natural Earth',
    url: 'https://www.naturalearthdata.com',
    licence: 'Public domain',
    original: basename(path),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  },
  lines: features.map(({ properties, geometry }) => ({
    kind: properties.featurecla.toLowerCase(),
    coordinates: geometry.coordinates.map(([longitude, latitude]) => [round(longitude), round(latitude)]),
  })),
}
const text = JSON.stringify(compiled, null, 1).replace(
  /\[\n\s+(-?[\d.]+),\n\s+(-?[\d.]+)\n\s+\]/g,
  '[$1, $2]',
)
writeFileSync('indicators/boundaries/disputed-lines.json', `${text}\n`)
