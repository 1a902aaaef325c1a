import { ForewatchError } from '../../core/errors'
import type { OpenSnapshot } from '../snapshot/types'
import { field, strong, text } from './field'
import type { FieldFormat, Inline } from './types'

/** Names of live fields for one country, each with the path it is bound to. */
export const FIELD_NAMES: Readonly<Record<string, readonly [path: string, format: FieldFormat]>> = {
  score: ['headline.score100.*', 'score'],
  rank: ['headline.rank.*', 'integer'],
  change: ['headline.change12Months.*', 'points'],
  coverage: ['headline.coverage.*', 'percent'],
  framework: ['headline.frameworkCoverage.*', 'percent'],
  age: ['headline.ageNewestMonths.*', 'months'],
  structural: ['readings.structural.score100.*', 'score'],
  dynamic: ['readings.dynamic.score100.*', 'score'],
}

/** Longest text of one block, in characters. */
export const MAX_TEXT = 4000

/** Reads a text with live fields: `{score}`, `{rank}`, `{RF1}`, `{tier}`, `{country}`, and of another country
 *  `{score SDN}`. Everything else is text and stays text.
 *  @throws ForewatchError `bad-argument` for a name that is not known, with those that are */
export function readTemplate(snapshot: OpenSnapshot, template: string, unit: string | undefined): Inline[] {
  if (template.length > MAX_TEXT) {
    throw new ForewatchError('bad-argument', {
      what: 'A text is too long for a briefing',
      found: `${template.length} characters`,
      expected: `at most ${MAX_TEXT}`,
      next: 'Shorten it; a briefing is one or two pages',
    })
  }
  return template.split(/(\{[^{}\n]{1,40}\})/).flatMap((part): Inline[] => {
    if (part === '') return []
    const match = /^\{\s*([A-Za-z0-9]+)(?:\s+([A-Za-z0-9]{2,8}))?\s*\}$/.exec(part)
    return match ? [liveField(snapshot, match[1]!, match[2]?.toUpperCase() ?? unit, part)] : [text(part)]
  })
}

function liveField(snapshot: OpenSnapshot, name: string, unit: string | undefined, part: string): Inline {
  const u = unit === undefined ? -1 : snapshot.results.units.indexOf(unit)
  const factor = snapshot.model.tree.children?.find(({ id }) => id.toUpperCase() === name.toUpperCase())
  const known = FIELD_NAMES[name.toLowerCase()]
  const word = name.toLowerCase()
  if (u >= 0) {
    if (known) return field(snapshot, known[0].replace('*', unit!), known[1])
    if (factor) return field(snapshot, `nodes.${factor.id}.score100.${unit!}`, 'score')
    const tier = snapshot.results.headline.tierIndex[u] ?? -1
    if (word === 'tier') return strong(snapshot.model.tiers[tier]?.title ?? 'tier withheld')
    if (word === 'country') return text(snapshot.units[u]?.name ?? unit!)
  }
  throw new ForewatchError('bad-argument', {
    what: u < 0 ? 'A live field names no country of the snapshot' : 'A live field is not known',
    found: part,
    expected: `${['country', 'tier', ...Object.keys(FIELD_NAMES)].join(', ')}, RF1 to RF14, with or without a country, for example {score SDN}`,
    next: 'Correct the name, or write the text without braces',
  })
}
