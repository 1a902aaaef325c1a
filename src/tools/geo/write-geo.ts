import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { loadRegistry } from '../registry/load'
import { worldGeometry } from './world-geometry'

const disputedLines = z.object({
  format: z.literal('forewatch-disputed-lines-1'),
  lines: z.array(z.object({ coordinates: z.array(z.tuple([z.number(), z.number()])) })),
})

/** Writes `world.json`, the boundaries that the app loads, into `folder`. `root`: the project folder.
 *  @throws ForewatchError when the registry cannot be read */
export function writeGeo(folder: string, root = '.'): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'world.json'), JSON.stringify(worldFileOf(root)))
  return Promise.resolve()
}

/** The boundaries as the app loads them. @throws ForewatchError when the registry cannot be read */
export function worldFileOf(root: string): unknown {
  const file = readFileSync(join(root, 'indicators/boundaries/disputed-lines.json'), 'utf8')
  const { lines } = disputedLines.parse(JSON.parse(file))
  return worldGeometry(
    loadRegistry(root).units,
    lines.map(({ coordinates }) => coordinates),
  )
}
