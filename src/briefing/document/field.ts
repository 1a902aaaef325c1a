import { parsePeriod, periodOrdinal } from '../../core/period'
import { ForewatchError } from '../../core/errors'
import { hasValue } from '../../core/status'
import { frequencyText } from '../../format/base-rate-text'
import { ageText } from '../../format/dates'
import { shareOfDraws } from '../../format/doubt-text'
import { DASH, numbers } from '../../format/numbers'
import { scoreText, tierLines } from '../../format/score-text'
import { walkTree } from '../../model/tree'
import type { OpenSnapshot } from '../snapshot/types'
import type { Cite, Field, FieldFormat, Inline, Text } from './types'

export const text = (value: string): Text => ({ kind: 'text', text: value })
export const strong = (value: string): Text => ({ kind: 'text', text: value, strong: true })
export const cite = (...found: readonly number[]): Cite => ({ kind: 'cite', numbers: found })

/** The number that stands in a snapshot under a path, or null where it holds none:
 *  `headline.score100.SDN`, `readings.dynamic.score100.SDN`, `nodes.RF1.score100.SDN`, `history.overall.2015.SDN`,
 *  `firmness.carried.SDN`, `firmness.sources.inform.share.SDN`, `doubt.low100.SDN`, `doubt.tierProbability.high.SDN`, `contributions.SDN.RF1`, `baseRates.very-high.share`, `figures.ucdp_sb_deaths.SDN.2024`, `tiers.high.fromScore100`.
 *  @throws ForewatchError `bad-argument` for a path that no snapshot has */
export function resolve(snapshot: OpenSnapshot, path: string): number | null {
  const parts = path.split('.')
  const found = lookUp(snapshot, parts)
  if (found !== undefined) return found
  throw new ForewatchError('bad-argument', {
    what: 'A number is not in the snapshot',
    found: path,
    expected: 'a path such as headline.score100.SDN',
  })
}

function lookUp(snapshot: OpenSnapshot, parts: readonly string[]): number | null | undefined {
  const { results, data, model } = snapshot
  const [area, a = '', b = '', c = ''] = parts
  const at = (column: readonly (number | null)[] | undefined, unit: string) => {
    const u = results.units.indexOf(unit)
    return column === undefined || u < 0 ? undefined : (column[u] ?? null)
  }
  switch (area) {
    case 'headline':
      return at(results.headline[a as keyof typeof results.headline], b)
    case 'readings':
      return at(results.readings[a]?.[b as 'score100'], c)
    case 'nodes':
      return withoutSlash(a) in results.nodes
        ? at(results.nodes[withoutSlash(a)]?.[b as 'score100'], c)
        : notRead(snapshot, withoutSlash(a))
    case 'history':
      return at(results.history.readings[a]?.[results.history.years.indexOf(Number(b))], c)
    case 'contributions':
      return results.contributions[a]?.points[parts.slice(2).join('.')] ?? null
    case 'tiers':
      return model.tiers.find(({ id }) => id === a)?.fromScore100
    case 'baseRates': {
      const tier = results.baseRates?.tiers.find(({ tierId }) => tierId === a)
      if (!tier) return null
      return b === 'rows' ? tier.rows : (tier.observed?.[b as 'share'] ?? null)
    }
    case 'firmness': {
      const { firmness } = results
      if (!firmness) return null
      return a === 'sources'
        ? at(firmness.sources[b]?.[c as 'share'], parts[4] ?? '')
        : at(firmness[a as 'figures'], b)
    }
    case 'assessed': {
      const { assessed } = results
      if (!assessed) return null
      return a === 'indicators'
        ? at(assessed.indicators[withoutSlash(b)]?.[c as 'judged100'], parts[4] ?? '')
        : at(assessed[a as 'score100'], b)
    }
    case 'doubt':
      if (!results.doubt) return null
      return a === 'tierProbability'
        ? at(results.doubt.tierProbability[b], c)
        : at(results.doubt[a as 'low100'], b)
    case 'figures': {
      const panel = data.panels.get(a)
      const u = results.units.indexOf(b)
      if (!panel || u < 0) return undefined
      const p = periodOrdinal(parsePeriod(c)) - panel.firstOrdinal
      const cell = p * panel.nUnits + u
      return p >= 0 && p < panel.nPeriods && hasValue(panel.status[cell]!) ? panel.values[cell]! : null
    }
    default:
      return undefined
  }
}

/** Ids of indicators hold a dot, which paths write as a slash. */
const withoutSlash = (id: string): string => id.replace('/', '.')
export const nodePath = (id: string): string => id.replace('.', '/')

/** A field bound to a path. @throws ForewatchError as `resolve` */
export function field(snapshot: OpenSnapshot, path: string, format: FieldFormat): Field {
  const value = resolve(snapshot, path)
  // Only the score of the whole has tiers.
  const lines = /^(headline|assessed)\.score100\./.test(path) ? tierLines(snapshot.model.tiers) : []
  return { kind: 'field', path, format, value, text: formatValue(value, format, lines) }
}

/** The text of a value, by the screens' own formatter.
 *  @param lines  where tiers begin, see `scoreText` */
export function formatValue(
  value: number | null,
  format: FieldFormat,
  lines: readonly number[] = [],
): string {
  if (value === null || !Number.isFinite(value)) return DASH
  switch (format) {
    case 'score':
      return scoreText(value, lines)
    case 'integer':
      return numbers.integer(value)
    case 'points':
      return numbers.signed(value, 1)
    case 'percent':
      return numbers.percent(value)
    case 'share':
      return shareOfDraws(value)
    case 'frequency':
      return frequencyText(value)
    case 'year':
      return String(value)
    case 'months':
      return ageText(value, 'long')
    case 'plain':
      return Number.isInteger(value) ? numbers.integer(value) : numbers.plain(value)
  }
}

/** Plain text of inlines, citations as [1]. */
export function plainText(runs: readonly Inline[]): string {
  return runs
    .map((run) => (run.kind === 'cite' ? (run.numbers.length ? `[${run.numbers.join(',')}]` : '') : run.text))
    .join('')
}

/** Every field of a document tree or part of one, in order. */
export function fieldsOf(value: unknown): Field[] {
  if (typeof value !== 'object' || value === null) return []
  if ((value as { kind?: unknown }).kind === 'field') return [value as Field]
  return Object.values(value).flatMap(fieldsOf)
}

/** Null for a part of the model that the headline does not read; undefined for what the model does not know. */
function notRead({ model }: OpenSnapshot, id: string): null | undefined {
  return walkTree(model.tree).some(({ node }) => node.id === id) ? null : undefined
}
