import { z } from 'zod'
import { ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import { decodeText } from '../csv'
import type { OriginalFile } from '../importer'

const pair = z.tuple([z.string(), z.string()])
const schema = z.object({ pairs: z.array(pair).min(1), historic: z.array(pair) })
export type Contiguity = z.infer<typeof schema>

/** Reads `indicators/countries/contiguity.json`. @throws ForewatchError `bad-schema` */
export function parseContiguity(file: OriginalFile): Contiguity {
  let data: unknown
  try {
    data = JSON.parse(decodeText(file.bytes))
  } catch {
    data = undefined
  }
  const result = schema.safeParse(data)
  if (result.success) return result.data
  throw new ForewatchError('bad-schema', {
    what: 'The table of land borders cannot be read',
    where: file.name,
    found: result.error.issues[0]?.message ?? 'another structure',
    expected: 'pairs and historic, each a list of two unit ids',
    next: 'Compile it again with src/tools/compile-contiguity.ts',
  })
}

/** The unit itself where it existed in that year, else the predecessors that did. */
function livingIn(registry: UnitRegistry, unit: string, year: number, depth = 0): string[] {
  if (registry.existed(unit, year)) return [unit]
  const record = registry.units[registry.indexOf(unit)]
  if (!record || depth > 3 || year >= record.from) return []
  return record.predecessors.flatMap((earlier) => livingIn(registry, earlier, year, depth + 1))
}

/** Land neighbours of every unit in one year, from today's borders: a unit that did not exist yet is replaced by its
 *  predecessor, so that Uganda borders Sudan before 2011. Symmetric; no unit is its own neighbour. */
export function neighboursIn(
  registry: UnitRegistry,
  contiguity: Contiguity,
  year: number,
): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>()
  const link = (a: string, b: string) => {
    const set = out.get(a) ?? new Set()
    out.set(a, set.add(b))
  }
  for (const [a, b] of [...contiguity.pairs, ...contiguity.historic]) {
    for (const x of livingIn(registry, a, year)) {
      for (const y of livingIn(registry, b, year)) {
        if (x === y) continue
        link(x, y)
        link(y, x)
      }
    }
  }
  return out
}
