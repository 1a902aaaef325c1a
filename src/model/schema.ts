import { z } from 'zod'
import { visibleText } from '../core/visible-text'

/** The model file, version 1: what each field may hold. Rules that need the whole tree stand in `checks.ts`. */

const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,95}$/
const RESERVED = new Set(['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])

const title = z.string().overwrite(visibleText).min(1)
const id = z
  .string()
  .regex(ID, 'expected letters, digits, dot, dash, underscore or slash, at most 96')
  .refine((value) => !RESERVED.has(value), 'this name is reserved')
const share = z.number().min(0).max(1)
const weight = z.number().min(0)
const positiveInt = z.int().min(1)
const direction = z.enum(['higher-is-riskier', 'lower-is-riskier'])

export const transformSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('log1p') }),
  z.strictObject({ op: z.literal('rate'), denominator: id, per: z.number().positive() }),
  z.strictObject({
    op: z.literal('rolling'),
    stat: z.enum(['sum', 'mean', 'max']),
    window: positiveInt,
    minObserved: positiveInt,
  }),
  z.strictObject({ op: z.literal('lag'), periods: positiveInt }),
  z.strictObject({ op: z.literal('difference'), periods: positiveInt }),
  z.strictObject({ op: z.literal('percent-change'), periods: positiveInt }),
  z.strictObject({ op: z.literal('decay'), halfLifePeriods: z.number().positive() }),
  z.strictObject({ op: z.literal('years-since'), threshold: z.number(), never: z.number() }),
  z.strictObject({ op: z.literal('threshold'), at: z.number(), side: z.enum(['at-least', 'at-most']) }),
])

export const fillSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('carry-forward'), maxAgeMonths: positiveInt }),
  z.strictObject({
    op: z.literal('group-median'),
    by: z.enum(['region', 'subregion']),
    minUnits: positiveInt,
  }),
])

const pool = z.enum(['this-period', 'all-periods'])

export const normSchema = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('min-max'),
    pool,
    winsorise: z
      .tuple([share, share])
      .refine(([from, to]) => from < to, 'expected the lower probability first')
      .optional(),
    whenConstant: z.literal(0).optional(),
  }),
  z
    .strictObject({ method: z.literal('goalposts'), min: z.number(), max: z.number() })
    .refine(({ min, max }) => min < max, 'expected min below max'),
  z.strictObject({ method: z.literal('percentile-rank'), pool }),
  z.strictObject({ method: z.literal('z-score'), pool }),
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
      ),
  }),
  z.strictObject({ method: z.literal('logistic'), midpoint: z.number(), steepness: z.number().positive() }),
  z.strictObject({
    method: z.literal('ordinal'),
    map: z.record(z.string(), share).refine((map) => Object.keys(map).length > 0, 'expected a category'),
  }),
  z.strictObject({ method: z.literal('binary'), threshold: z.number() }),
])

export const aggregationSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('arithmetic') }),
  z.strictObject({ method: z.literal('geometric'), floor: z.number().min(0).lt(1) }),
  z.strictObject({
    method: z.literal('power'),
    exponent: z.number().refine((value) => value !== 0, 'for 0 use geometric'),
    floor: z.number().min(0).lt(1),
  }),
  z.strictObject({ method: z.literal('maximum') }),
  z.strictObject({ method: z.literal('top-k-mean'), k: positiveInt }),
  z.strictObject({ method: z.literal('share-present'), threshold: share }),
])

export const inputSchema = z.strictObject({
  id,
  series: id,
  weight,
  transforms: z.array(transformSchema),
  fill: z.array(fillSchema),
  norm: normSchema,
  direction: direction.optional(),
  reason: z.string().min(1),
  role: z.enum(['scored', 'context']),
  optional: z.literal(true).optional(),
})

const nature = z.enum(['structural', 'dynamic', 'trigger'])

/** Fields of a node apart from its place in the tree. */
const nodeFields = {
  id,
  title,
  summary: z.string().optional(),
  weight,
  aggregation: aggregationSchema,
  minCoverage: share,
  inputs: z.array(inputSchema).optional(),
  nature: nature.optional(),
  role: z.enum(['scored', 'context', 'judgement']).optional(),
  lenses: z.array(z.string().min(1)).optional(),
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
  children: z.lazy(() => z.array(nodeSchema)).optional(),
})

/** A node of the flat form: it names its parent; the one without is the root. */
const flatNodeSchema = z.strictObject({ ...nodeFields, parent: id.nullable().optional() })

export const readingSchema = z.strictObject({
  id,
  title,
  kind: z.enum(['overall', 'nature', 'crime', 'lens']),
  nodes: z.array(id).min(1).optional(),
  natures: z.array(nature).min(1).optional(),
  lens: z.string().min(1).optional(),
  minCoverage: share,
})

export const tierSchema = z.strictObject({
  id,
  title,
  fromScore100: z.number().min(0).max(100),
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
  seed: z.int().min(0),
  readings: z.array(readingSchema).min(1),
  tiers: z.array(tierSchema).min(1),
  tierCoverageFloor: share,
  learning: learningSchema.optional(),
}

/** The form that is kept: nodes stand inside their parent. */
export const nestedModelSchema = z.strictObject({ ...modelFields, tree: nodeSchema })
/** The form that is easier to write by hand or from a table: a list of nodes that name their parent. */
export const flatModelSchema = z.strictObject({ ...modelFields, nodes: z.array(flatNodeSchema) })

/** Either form of a model file. */
export const modelFileSchema = z.union([nestedModelSchema, flatModelSchema])
export type FlatModel = z.infer<typeof flatModelSchema>
export type NestedModel = z.infer<typeof nestedModelSchema>
