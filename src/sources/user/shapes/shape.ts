import type { Recipe, RecipeSeries } from '../../../core/recipe'
import type { UnitRegistry } from '../../../core/registry'
import type { Sample } from '../sample'

/** One known form of file. */
export interface Shape {
  readonly id: string
  readonly title: string
  /** What a file of this form is, in words for people who look for theirs. */
  readonly files: string
  /** What of the form was seen; undefined = it is something else. */
  detect(sample: Sample, registry: UnitRegistry): { confidence: number; saw: readonly string[] } | undefined
  /** How such a file is read unless a person says otherwise. */
  recipe(sample: Sample, registry: UnitRegistry): Recipe
}

/** Detects by column names: all needed ones there → 0.9 and 0.1 more for the telling ones. */
export function byColumns(needed: readonly string[], telling: readonly string[] = []): Shape['detect'] {
  return ({ columns }) => {
    const has = new Set(columns)
    if (!needed.every((name) => has.has(name))) return undefined
    const more = telling.filter((name) => has.has(name))
    const share = telling.length === 0 ? 1 : more.length / telling.length
    return { confidence: 0.9 + 0.1 * share, saw: [`the columns ${[...needed, ...more].join(', ')}`] }
  }
}

/** First of several names that is a column. */
export function pick(sample: Sample, ...names: string[]): string | undefined {
  return names.find((name) => sample.columns.includes(name))
}

export function tableOf(sample: Sample, layout: Recipe['table']['layout']): Recipe['table'] {
  return {
    layout,
    headerRow: sample.header + 1,
    ...(sample.delimiter === undefined ? {} : { delimiter: sample.delimiter }),
  }
}

const WHOLE: Omit<RecipeSeries, 'id' | 'title' | 'unit'> = {
  description: '',
  direction: 'higher-is-riskier',
  scale: 'index',
  validRange: [null, null],
  publicationLagMonths: 0,
  absence: 'missing',
  absenceNote: 'No row: nothing is known.',
}

/** A series with plain rules where nothing else is said. */
export function series(
  id: string,
  title: string,
  unit: string,
  more: Partial<RecipeSeries> = {},
): RecipeSeries {
  return { ...WHOLE, id, title, unit, ...more, description: more.description ?? title }
}

export const COUNT = { scale: 'count', validRange: [0, null] } as const satisfies Partial<RecipeSeries>

/** Letters, digits and underscores of any text, as an id. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
  return plain === '' ? 'column' : plain
}
