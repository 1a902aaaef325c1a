import { z } from 'zod'
import { visibleText } from '../core/visible-text'

/** The model file, version 1: what each field may hold and what it does, in words that `indicators/schema/` carries on.
 *  Rules that need the whole tree stand in `checks.ts`. */

const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,95}$/
const RESERVED = new Set(['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])

const title = z.string().overwrite(visibleText).min(1)
const id = z
  .string()
  .regex(ID, 'expected letters, digits, dot, dash, underscore or slash, at most 96')
  .refine((value) => !RESERVED.has(value), 'this name is reserved')
const share = z.number().min(0).max(1)
const weight = z
  .number()
  .min(0)
  .describe(
    'Share among siblings = weight / sum of their weights. At least one sibling above 0; sum at most 1e100.',
  )
const positiveInt = z.int().min(1)
const direction = z
  .enum(['higher-is-riskier', 'lower-is-riskier'])
  .describe(
    'Absent = as the series says; a series without a description is higher-is-riskier. Turns the norm round (1 − x), except ordinal and piecewise, which say risk themselves.',
  )

export const transformSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('log1p') }).describe('ln(1 + value).'),
  z
    .strictObject({ op: z.literal('rate'), denominator: id, per: z.number().positive() })
    .describe('value × per / denominator: the newest value of that series published no later.'),
  z
    .strictObject({
      op: z.literal('rolling'),
      stat: z.enum(['sum', 'mean', 'max']),
      window: positiveInt,
      minObserved: positiveInt,
    })
    .describe('Over the last window periods of the series; missing unless minObserved of them hold a value.'),
  z
    .strictObject({ op: z.literal('lag'), periods: positiveInt })
    .describe('The value that many periods before.'),
  z
    .strictObject({ op: z.literal('difference'), periods: positiveInt })
    .describe('Minus the value that many periods before.'),
  z
    .strictObject({ op: z.literal('percent-change'), periods: positiveInt })
    .describe('100 × (x − earlier) / |earlier|; missing where the earlier value is 0.'),
  z
    .strictObject({ op: z.literal('decay'), halfLifePeriods: z.number().positive() })
    .describe('Sum of all values so far, each halved every halfLifePeriods; a missing period adds nothing.'),
  z
    .strictObject({ op: z.literal('years-since'), threshold: z.number(), never: z.number() })
    .describe('Periods since the value was last at or above threshold; never where it has not been so.'),
  z
    .strictObject({ op: z.literal('threshold'), at: z.number(), side: z.enum(['at-least', 'at-most']) })
    .describe('1 at or beyond the threshold on the named side, else 0.'),
])

export const fillSchema = z.discriminatedUnion('op', [
  z
    .strictObject({ op: z.literal('carry-forward'), maxAgeMonths: positiveInt })
    .describe('The newest value of the unit that is at most maxAgeMonths old; marked as filled.'),
  z
    .strictObject({
      op: z.literal('group-median'),
      by: z.enum(['region', 'subregion']),
      minUnits: positiveInt,
    })
    .describe(
      'Median of the region where at least minUnits of its countries hold a value; marked as filled.',
    ),
])

const pool = z
  .enum(['this-period', 'all-periods'])
  .describe('What the norm learns from: the units at the scored moment, or every value published until then.')

export const normSchema = z.discriminatedUnion('method', [
  z
    .strictObject({
      method: z.literal('min-max'),
      pool,
      winsorise: z
        .tuple([share, share])
        .refine(([from, to]) => from < to, 'expected the lower probability first')
        .optional()
        .describe(
          'Probabilities (quantile type 7) that values are clipped to first, for example [0.025, 0.975].',
        ),
      whenConstant: z
        .literal(0)
        .optional()
        .describe('0 for everyone while all values are equal; absent = not defined then, so no value.'),
    })
    .describe('Place between the lowest and highest value of the pool.'),
  z
    .strictObject({ method: z.literal('goalposts'), min: z.number(), max: z.number() })
    .refine(({ min, max }) => min < max, 'expected min below max')
    .describe('Place between two fixed values; values beyond are clipped.'),
  z
    .strictObject({ method: z.literal('percentile-rank'), pool })
    .describe('Rank among the pool as a share, mid-ranks on ties.'),
  z
    .strictObject({ method: z.literal('z-score'), pool })
    .describe('Standard normal distribution function of the z-score (population standard deviation).'),
  z.strictObject({
    method: z.literal('piecewise'),
    points: z
      .array(z.tuple([z.number(), share]))
      .min(2)
      .refine(
        (points) =>
          points.every(
            ([x], i) =>
              i === 0 || points[i - 1]![0] < x || (points[i - 1]![0] === x && points[i - 2]?.[0] !== x),
          ),
        'expected x in ascending order, one x at most twice (a step)',
      )
      .describe(
        '[value, risk 0–1] in order of value: straight lines between, flat beyond. Direction does not turn it.',
      ),
  }),
  z
    .strictObject({ method: z.literal('logistic'), midpoint: z.number(), steepness: z.number().positive() })
    .describe('1 / (1 + e^(−steepness × (value − midpoint))).'),
  z.strictObject({
    method: z.literal('ordinal'),
    map: z
      .record(z.string(), share)
      .refine((map) => Object.keys(map).length > 0, 'expected a category')
      .describe(
        'Category, a number as text, to risk 0–1; a category that is not listed is out of range. Direction does not turn it.',
      ),
  }),
  z
    .strictObject({ method: z.literal('binary'), threshold: z.number() })
    .describe('1 at or above the threshold, else 0.'),
])

const floor = z
  .number()
  .min(0)
  .lt(1)
  .describe(
    'f: the mean runs on f + (1 − f) × x and is mapped back, so that one 0 does not make all 0. 0 = none.',
  )

export const aggregationSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('arithmetic') }).describe('Weighted mean.'),
  z.strictObject({ method: z.literal('geometric'), floor }).describe('Weighted geometric mean.'),
  z
    .strictObject({
      method: z.literal('power'),
      exponent: z.number().refine((value) => value !== 0, 'for 0 use geometric'),
      floor,
    })
    .describe('Weighted power mean; exponent −1 is harmonic, 2 quadratic.'),
  z
    .strictObject({ method: z.literal('maximum') })
    .describe('The highest child; weights count only as 0 or not 0.'),
  z
    .strictObject({ method: z.literal('top-k-mean'), k: positiveInt })
    .describe('Plain mean of the k highest children; weights count only as 0 or not 0.'),
  z
    .strictObject({ method: z.literal('share-present'), threshold: share })
    .describe('Share of the weight whose children are at or above threshold (0–1): weights count.'),
])

export const inputSchema = z.strictObject({
  id,
  series: id.describe('Id of a series of the data: what stands in the column indicator of a tidy table.'),
  weight,
  transforms: z
    .array(transformSchema)
    .describe('In order, on the own periods of the series; each looks back only.'),
  fill: z
    .array(fillSchema)
    .describe('What may stand in for a missing value, in order; [] = it stays missing.'),
  norm: normSchema.describe('How a value becomes a risk share 0–1.'),
  direction: direction.optional(),
  reason: z.string().min(1).describe('Why this series, in one line.'),
  role: z.enum(['scored', 'context']).describe('context = shown, never in a score.'),
  optional: z
    .literal(true)
    .optional()
    .describe('Where it holds no value its weight counts for nothing, in coverage neither.'),
})

const nature = z.enum(['structural', 'dynamic', 'trigger'])

/** Fields of a node apart from its place in the tree. */
const nodeFields = {
  id,
  title,
  summary: z.string().optional(),
  weight,
  aggregation: aggregationSchema.describe(
    'How children or inputs are put together; those without a value take no part.',
  ),
  minCoverage: share.describe(
    'Least share of the weight of the direct children (or inputs) that have any value, observed or filled; with less the node has no score. The figure “coverage” in results is another one: the share of the scored weight below that rests on evidence, filled values left out.',
  ),
  inputs: z.array(inputSchema).optional().describe('Either inputs or children, never both.'),
  nature: nature.optional().describe('For readings by nature; on nodes that are indicators.'),
  role: z
    .enum(['scored', 'context', 'judgement'])
    .optional()
    .describe('context and judgement: takes no part in a score. Absent = scored where anything below is.'),
  lenses: z.array(z.string().min(1)).optional().describe('Tags that a reading with a lens picks.'),
  basis: z.string().optional(),
  verified: z.boolean().optional(),
  reason: z.string().optional(),
  caveat: z.string().optional(),
}

const bareNode = z.strictObject(nodeFields)
export interface NestedNode extends z.infer<typeof bareNode> {
  children?: NestedNode[] | undefined
}

/** A node with its subtree. */
export const nodeSchema: z.ZodType<NestedNode> = bareNode.extend({
  children: z
    .lazy(() => z.array(nodeSchema))
    .optional()
    .describe('Either children or inputs, never both.'),
})

/** A node of the flat form: it names its parent; the one without is the root. */
const flatNodeSchema = z.strictObject({
  ...nodeFields,
  parent: id.nullable().optional().describe('Id of the node above; the one without is the root.'),
})

export const readingSchema = z.strictObject({
  id,
  title,
  kind: z.enum(['overall', 'nature', 'crime', 'lens']),
  nodes: z.array(id).min(1).optional().describe('Subtrees that take part; absent = all.'),
  natures: z.array(nature).min(1).optional().describe('Natures that take part; absent = all.'),
  lens: z.string().min(1).optional().describe('Only nodes that carry this tag; absent = all.'),
  minCoverage: share.describe(
    'Least share of the scored weight, input by input, that has a value, observed or filled; with less there is no score.',
  ),
})

export const tierSchema = z.strictObject({
  id,
  title,
  fromScore100: z
    .number()
    .min(0)
    .max(100)
    .describe('Lowest score (0–100) of the tier; the first is best at 0.'),
})

/** Where learnt weights came from and how a back-test learns them again. */
export const learningSchema = z.strictObject({
  outcomeId: id,
  features: z.enum(['factors', 'log-factors', 'indicators']),
  penalty: z.number().positive(),
  horizonYears: z.int().min(1).max(5),
  /** Data of the year itself, or as published by its end. */
  convention: z.enum(['period', 'published']),
  /** Whole years until the list says what happened in a year. */
  outcomeLagYears: z.int().min(0),
  /** Model whose factors or inputs the weights are for. */
  baseModel: z.strictObject({ id, version: z.string() }),
  fitOrigin: z.int(),
  trainFrom: z.int(),
  trainTo: z.int(),
  trainRows: positiveInt,
  trainPositives: positiveInt,
  intercept: z.number(),
})

const modelFields = {
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  id,
  title,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'expected three numbers such as 1.0.0'),
  description: z.string(),
  author: z.string().optional(),
  licence: z.string().optional(),
  seed: z
    .int()
    .min(0)
    .describe('Of the draws that say how firm scores are; the same seed gives the same figures.'),
  readings: z
    .array(readingSchema)
    .min(1)
    .describe('The same tree with only some of it; the first is the headline.'),
  tiers: z.array(tierSchema).min(1).describe('In ascending order.'),
  tierCoverageFloor: share.describe(
    'Least coverage (share of the scored weight that rests on evidence) for a tier to be given.',
  ),
  learning: learningSchema
    .optional()
    .describe('Only of models whose weights were learnt; written by `learn --adopt`.'),
}

/** The form that is kept: nodes stand inside their parent. */
export const nestedModelSchema = z.strictObject({ ...modelFields, tree: nodeSchema })
/** The form that is easier to write by hand or from a table: a list of nodes that name their parent. */
export const flatModelSchema = z.strictObject({ ...modelFields, nodes: z.array(flatNodeSchema) })

/** Either form of a model file. */
export const modelFileSchema = z.union([nestedModelSchema, flatModelSchema])
export type FlatModel = z.infer<typeof flatModelSchema>
export type NestedModel = z.infer<typeof nestedModelSchema>
