import { z } from 'zod'
import { ForewatchError } from '../../core/errors'
import type { Recipe } from '../../core/recipe'
import { visibleText } from '../../core/visible-text'

const text = z.string()
/** What screens print. */
const name = z.string().overwrite(visibleText)
const column = z.string().min(1)
const test = z.strictObject({ column, values: z.array(text).min(1) })
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,79}$/, 'small letters, digits, - and _')

const series = z.strictObject({
  id,
  title: name.min(1),
  description: text,
  unit: text.min(1),
  direction: z.enum(['higher-is-riskier', 'lower-is-riskier', 'context']),
  scale: z.enum(['count', 'rate', 'share', 'index', 'ordinal', 'binary', 'money', 'interval']),
  validRange: z.tuple([z.number().nullable(), z.number().nullable()]),
  publicationLagMonths: z.int().min(0).max(240),
  absence: z.enum(['missing', 'zero']),
  absenceNote: text,
  caveat: text.optional(),
  column: column.optional(),
  low: column.optional(),
  high: column.optional(),
  key: text.optional(),
  statistic: z.enum(['events', 'deaths', 'civilian-deaths', 'places']).optional(),
  kind: text.optional(),
  frequency: z.enum(['year', 'month']).optional(),
})

const recipe = z.strictObject({
  format: z.literal('forewatch-recipe-1'),
  shape: text,
  title: text,
  source: z.strictObject({
    id,
    title: name.min(1),
    publisher: name,
    edition: text,
    citation: text,
    url: text,
    licence: text,
    licenceClass: z.enum(['OPEN', 'FACTS', 'SA', 'UNSTATED', 'NC', 'NO-REDISTRIBUTION']),
    attribution: text,
    controller: text.max(300).optional(),
    funders: text.max(300).optional(),
  }),
  table: z.strictObject({
    layout: z.enum(['long', 'keyed', 'wide', 'events']),
    headerRow: z.int().min(1).max(50),
    delimiter: z.enum([',', ';', '\t', '|']).optional(),
    decimal: z.enum(['.', ',']).optional(),
    thousands: z.enum(['.', ',', ' ', "'"]).optional(),
    sheet: text.optional(),
    reshape: z.literal('freedom-house-wide').optional(),
  }),
  unit: z.strictObject({
    column,
    system: z.enum([
      'iso3',
      'iso2',
      'm49',
      'gw',
      'cow',
      'vdem',
      'vdem-number',
      'unhcr',
      'worldbank',
      'pitf',
      'name',
    ]),
  }),
  period: z.strictObject({
    column: column.optional(),
    form: z.enum(['year', 'month', 'date', 'day-month-year', 'month-day-year', 'views-month', 'fixed']),
    fixed: z
      .string()
      .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
      .optional(),
    shiftYears: z.int().min(-5).max(5).optional(),
    to: z.enum(['year', 'month']),
    snapshot: z.boolean().optional(),
  }),
  key: column.optional(),
  keep: z.array(test).optional(),
  single: z.array(column).optional(),
  missing: z.array(text).optional(),
  duplicates: z.enum(['error', 'keep-first', 'sum', 'max']),
  events: z
    .strictObject({
      id: column.optional(),
      best: column.optional(),
      low: column.optional(),
      high: column.optional(),
      civilians: column.optional(),
      region: column.optional(),
      place: z.array(column),
      kinds: z.array(z.strictObject({ id, title: text, where: test.optional() })).min(1),
      covers: z.strictObject({ from: month, to: month }).optional(),
    })
    .optional(),
  series: z.array(series).min(1),
})

/** Reads a recipe file. Unknown fields are refused, so that a misspelt rule is not silently left out.
 *  @throws ForewatchError `bad-schema` */
export function readRecipe(json: unknown, where: string): Recipe {
  const parsed = recipe.safeParse(json)
  const issue = parsed.success ? consistency(parsed.data as Recipe) : parsed.error.issues[0]
  if (parsed.success && issue === undefined) return parsed.data as Recipe
  throw new ForewatchError('bad-schema', {
    what: 'A recipe cannot be used',
    where: `${where}: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'an unknown form',
    expected: 'a recipe of the form forewatch-recipe-1',
    next: 'Correct the recipe, or let the file be looked at again',
  })
}

/** What the schema alone cannot see. */
function consistency(found: Recipe): { path: PropertyKey[]; message: string } | undefined {
  const { table, period, series: list } = found
  if (new Set(list.map((each) => each.id)).size !== list.length)
    return { path: ['series'], message: 'two series with one id' }
  if (period.form === 'fixed' && period.fixed === undefined)
    return { path: ['period', 'fixed'], message: 'the period is not stated' }
  if (table.layout !== 'wide' && period.form !== 'fixed' && period.column === undefined)
    return { path: ['period', 'column'], message: 'no column for the period' }
  if ((table.layout === 'events') !== (found.events !== undefined))
    return { path: ['events'], message: 'event rules and the layout events belong together' }
  if (table.layout === 'keyed' && found.key === undefined) return { path: ['key'], message: 'no key column' }
  const needs = { long: 'column', keyed: 'column', wide: undefined, events: 'statistic' }[table.layout]
  const at = needs === undefined ? -1 : list.findIndex((each) => each[needs as 'column'] === undefined)
  return at >= 0 ? { path: ['series', at], message: `no ${needs}` } : undefined
}

export function writeRecipe(found: Recipe): string {
  return `${JSON.stringify(found, null, 2)}\n`
}
