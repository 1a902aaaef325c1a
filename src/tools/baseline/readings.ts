import { walkTree } from '../../model/tree'
import type { NodeSpec, ReadingSpec } from '../../model/types'

const COMMON = ['RF1', 'RF2', 'RF3', 'RF4', 'RF5', 'RF6', 'RF7', 'RF8']
const LENS_TITLES: Readonly<Record<string, string>> = {
  'civic-space': 'Civic space',
  climate: 'Climate and hazards',
  conflict: 'Conflict',
  displacement: 'Displacement',
  economy: 'Economy',
  elections: 'Elections and changes of power',
  gender: 'Gender',
  'humanitarian-access': 'Humanitarian access',
  impunity: 'Impunity',
  'non-state-armed-groups': 'Armed groups outside the State',
  'protected-group': 'Protected groups',
  'security-forces': 'Security forces',
}
/** Lenses whose scored indicators do not measure what the lens is named for: a reading would claim too much. The tag
 *  stands on 2.2 and 12.8, which are scored by killing; the climate tag on 1.3 and 8.9, scored by displacement by
 *  conflict and by growth. */
const NOT_MEASURED = new Set(['hate-speech', 'climate'])
const LEAST_INDICATORS = 2

/** Readings of the baseline: overall, structural, dynamic with triggers, the three crimes (common factors with the two
 *  specific ones), and every lens with at least two scored indicators. */
export function baselineReadings(tree: NodeSpec): readonly ReadingSpec[] {
  const counts = new Map<string, number>()
  for (const { node } of walkTree(tree)) {
    if (node.role !== 'scored') continue
    for (const lens of node.lenses ?? []) counts.set(lens, (counts.get(lens) ?? 0) + 1)
  }
  const lenses = [...counts]
    .filter(([lens, count]) => count >= LEAST_INDICATORS && !NOT_MEASURED.has(lens))
    .map(([lens]) => lens)
    .sort()
  return [
    { id: 'overall', title: 'Overall', kind: 'overall', minCoverage: 0.5 },
    { id: 'structural', title: 'Structural', kind: 'nature', natures: ['structural'], minCoverage: 0.5 },
    { id: 'dynamic', title: 'Dynamic', kind: 'nature', natures: ['dynamic', 'trigger'], minCoverage: 0.5 },
    crime('genocide', 'Genocide', ['RF9', 'RF10']),
    crime('crimes-against-humanity', 'Crimes against humanity', ['RF11', 'RF12']),
    crime('war-crimes', 'War crimes', ['RF13', 'RF14']),
    ...lenses.map((lens): ReadingSpec => ({
      id: `lens-${lens}`,
      title: LENS_TITLES[lens] ?? lens,
      kind: 'lens',
      lens,
      minCoverage: 0.5,
    })),
  ]
}

function crime(id: string, title: string, specific: readonly string[]): ReadingSpec {
  return { id, title, kind: 'crime', nodes: [...COMMON, ...specific], minCoverage: 0.5 }
}
