import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { UnitRecord } from '../../src/core/registry'
import type { CatalogueFile, SeriesRecord } from '../../src/core/series'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { readModel } from '../../src/model/read'
import type { InputSpec, NodeSpec, RiskModel, Transform } from '../../src/model/types'
import { scoredUnits } from '../../src/sources/packaged/assemble'
import { readIndicators } from '../../src/tools/lib/read-indicators'

/* Walks random scores from the committed CSV rows up to the overall score with plain code written for this test alone:
   one cell at a time, no arrays, nothing of the engine. The rules are those of product.md §4 and the Method page. */

const INDICATORS = resolve(import.meta.dirname, '../../indicators')
const FIRST = 1990
const LAST = 2025

// ---------------------------------------------------------------- by hand

const rows = new Map<string, number>()
const records = new Map<string, SeriesRecord>()
for (const name of readdirSync(`${INDICATORS}/catalogue`)) {
  const file = JSON.parse(readFileSync(`${INDICATORS}/catalogue/${name}`, 'utf8')) as CatalogueFile
  for (const series of file.series) records.set(series.id, series)
  const [head, ...lines] = readFileSync(`${INDICATORS}/series/${file.source.id}.csv`, 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head!.split(',')
  const [u, p, i, v] = ['unit', 'period', 'indicator', 'value'].map((column) => columns.indexOf(column))
  for (const line of lines) {
    const cells = line.split(',')
    if (cells[v!] !== '') rows.set(`${cells[i!]} ${cells[u!]} ${cells[p!]}`, Number(cells[v!]))
  }
}
const allUnits = JSON.parse(readFileSync(`${INDICATORS}/countries/units.json`, 'utf8')) as UnitRecord[]
const hand = allUnits.filter((unit) => unit.treatment === 'scored')
const existed = (unit: UnitRecord, year: number) =>
  unit.from <= year && (unit.to === undefined || year <= unit.to)
const first = (series: SeriesRecord) => Number(series.coverage.from)
const last = (series: SeriesRecord) => Number(series.coverage.to)

function reported(series: SeriesRecord, unit: UnitRecord, year: number): number | undefined {
  if (year < first(series) || year > last(series) || !existed(unit, year)) return undefined
  const value = rows.get(`${series.id} ${unit.id} ${year}`)
  const [least, most] = series.validRange
  if (value !== undefined)
    return value < (least ?? -Infinity) || value > (most ?? Infinity) ? undefined : value
  if (series.coverage.units && !series.coverage.units.includes(unit.id)) return undefined
  return series.coverage.absence === 'zero' ? 0 : undefined
}

const memory = new Map<string, number | undefined>()
/** The value after the first `steps` transforms. */
function transformed(
  series: SeriesRecord,
  chain: readonly Transform[],
  steps: number,
  unit: UnitRecord,
  year: number,
): number | undefined {
  const key = `${series.id} ${JSON.stringify(chain.slice(0, steps))} ${unit.id} ${year}`
  if (memory.has(key)) return memory.get(key)
  const value = compute()
  memory.set(key, value)
  return value

  function before(y: number): number | undefined {
    return y < first(series) || y > last(series) ? undefined : transformed(series, chain, steps - 1, unit, y)
  }
  function compute(): number | undefined {
    if (steps === 0) return reported(series, unit, year)
    const step = chain[steps - 1]!
    const own = before(year)
    switch (step.op) {
      case 'log1p':
        return own === undefined ? undefined : Math.log(1 + own)
      case 'rolling': {
        const seen: number[] = []
        for (let y = year - step.window + 1; y <= year; y++) {
          const cell = before(y)
          if (cell !== undefined) seen.push(cell)
        }
        if (!existed(unit, year) || seen.length < Math.max(1, step.minObserved)) return undefined
        if (step.stat === 'max') return Math.max(...seen)
        const sum = seen.reduce((a, b) => a + b, 0)
        return step.stat === 'mean' ? sum / seen.length : sum
      }
      case 'decay': {
        if (own === undefined) return undefined
        let sum = 0
        for (let y = first(series); y <= year; y++)
          sum += (before(y) ?? 0) * 0.5 ** ((year - y) / step.halfLifePeriods)
        return sum
      }
      case 'difference': {
        const earlier = before(year - step.periods)
        return own === undefined || earlier === undefined ? undefined : own - earlier
      }
      case 'rate': {
        if (own === undefined) return undefined
        const denominator = records.get(step.denominator)!
        const newest = Math.floor(
          year + (series.publicationLagMonths - denominator.publicationLagMonths) / 12,
        )
        for (let y = Math.min(year, newest); y >= year - 3; y--) {
          const below = reported(denominator, unit, y)
          if (below !== undefined) return (own * step.per) / below
        }
        return undefined
      }
      default:
        throw new Error(`the hand walk knows no ${step.op}; extend it with the model`)
    }
  }
}

const after = (input: InputSpec, unit: UnitRecord, year: number) =>
  transformed(records.get(input.series)!, input.transforms, input.transforms.length, unit, year)

/** The newest year whose end plus the publication lag does not lie after 31 December of the scored year. */
const dueYear = (input: InputSpec, scored: number) =>
  scored - Math.ceil(records.get(input.series)!.publicationLagMonths / 12)

function filled(
  input: InputSpec,
  unit: UnitRecord,
  scored: number,
): { value: number; evidence: boolean } | undefined {
  if (!existed(unit, scored)) return undefined
  const series = records.get(input.series)!
  const due = dueYear(input, scored)
  const observed = due < first(series) || due > last(series) ? undefined : after(input, unit, due)
  if (observed !== undefined) return { value: observed, evidence: true }
  for (const step of input.fill) {
    if (step.op !== 'carry-forward')
      throw new Error('the hand walk knows carry-forward only; extend it with the model')
    for (
      let y = Math.min(due - 1, last(series));
      y >= first(series) && (due - y) * 12 <= step.maxAgeMonths;
      y--
    ) {
      const value = after(input, unit, y)
      if (value !== undefined) return { value, evidence: false }
    }
  }
  return undefined
}

const ends = new Map<string, readonly [number, number] | undefined>()
function scale(input: InputSpec, scored: number, pool: string, winsorise: readonly [number, number]) {
  const key = `${input.id} ${scored}`
  if (ends.has(key)) return ends.get(key)
  const values: number[] = []
  const series = records.get(input.series)!
  if (pool === 'this-period') {
    for (const unit of hand) {
      const cell = filled(input, unit, scored)
      if (cell?.evidence) values.push(cell.value)
    }
  } else {
    for (let y = first(series); y <= Math.min(dueYear(input, scored), last(series)); y++) {
      for (const unit of hand) {
        const value = after(input, unit, y)
        if (value !== undefined) values.push(value)
      }
    }
  }
  values.sort((a, b) => a - b)
  const quantile = (p: number) => {
    const h = (values.length - 1) * p
    const below = values[Math.floor(h)]!
    return below + (h - Math.floor(h)) * (values[Math.ceil(h)]! - below)
  }
  const pair = values.length > 0 ? ([quantile(winsorise[0]), quantile(winsorise[1])] as const) : undefined
  const usable = pair && pair[1] > pair[0] ? pair : undefined
  ends.set(key, usable)
  return usable
}

function risk(input: InputSpec, unit: UnitRecord, scored: number): number | undefined {
  const cell = filled(input, unit, scored)
  if (!cell) return undefined
  const { value } = cell
  const direction = input.direction ?? records.get(input.series)!.direction
  const turn = (share: number) => (direction === 'lower-is-riskier' ? 1 - share : share)
  const between = (low: number, high: number) => turn(Math.min(1, Math.max(0, (value - low) / (high - low))))
  const { norm } = input
  switch (norm.method) {
    case 'goalposts':
      return between(norm.min, norm.max)
    case 'min-max': {
      const pair = scale(input, scored, norm.pool, norm.winsorise ?? [0, 1])
      return pair ? between(pair[0], pair[1]) : norm.whenConstant
    }
    case 'ordinal':
      return norm.map[String(value)]
    case 'binary':
      return turn(value >= norm.threshold ? 1 : 0)
    case 'piecewise': {
      const points = norm.points
      if (value <= points[0]![0]) return points[0]![1]
      for (let i = 1; i < points.length; i++) {
        const [x0, y0] = points[i - 1]!
        const [x1, y1] = points[i]!
        if (value < x1) return y0 + ((value - x0) / (x1 - x0)) * (y1 - y0)
      }
      return points.at(-1)![1]
    }
    default:
      throw new Error(`the hand walk knows no ${norm.method}; extend it with the model`)
  }
}

function score(node: NodeSpec, unit: UnitRecord, scored: number): number | undefined {
  const parts = node.inputs
    ? node.inputs
        .filter((input) => input.role === 'scored')
        .map((input) => ({ weight: input.weight, value: risk(input, unit, scored) }))
    : (node.children ?? [])
        .filter((child) => mayScore(child))
        .map((child) => ({ weight: child.weight, value: score(child, unit, scored) }))
  const total = parts.reduce((sum, part) => sum + part.weight, 0)
  const there = parts.filter((part): part is { weight: number; value: number } => part.value !== undefined)
  const available = there.reduce((sum, part) => sum + part.weight, 0)
  if (available === 0 || available / total < node.minCoverage - 1e-12) return undefined
  const mean = (of: (value: number) => number) =>
    there.reduce((sum, part) => sum + (part.weight / available) * of(part.value), 0)
  const { aggregation } = node
  if (aggregation.method === 'arithmetic') return mean((value) => value)
  if (aggregation.method === 'geometric') {
    const f = aggregation.floor
    return (Math.exp(mean((value) => Math.log(f + (1 - f) * value))) - f) / (1 - f)
  }
  throw new Error(`the hand walk knows no ${aggregation.method}; extend it with the model`)
}

function mayScore(node: NodeSpec): boolean {
  if (node.role !== undefined && node.role !== 'scored') return false
  return (node.inputs ?? []).some((input) => input.role === 'scored') || (node.children ?? []).some(mayScore)
}

/** Share of the scored weight, down the tree, that has a value. */
function withValue(node: NodeSpec, unit: UnitRecord, scored: number): number {
  const parts = node.inputs
    ? node.inputs
        .filter((input) => input.role === 'scored')
        .map((input) => ({ weight: input.weight, share: risk(input, unit, scored) === undefined ? 0 : 1 }))
    : (node.children ?? [])
        .filter((child) => mayScore(child))
        .map((child) => ({ weight: child.weight, share: withValue(child, unit, scored) }))
  const total = parts.reduce((sum, part) => sum + part.weight, 0)
  return parts.reduce((sum, part) => sum + (part.weight / total) * part.share, 0)
}

function overallByHand(model: RiskModel, unit: UnitRecord, scored: number): number | undefined {
  if (!existed(unit, scored)) return undefined
  const floor = model.readings[0]!.minCoverage
  return withValue(model.tree, unit, scored) < floor - 1e-9 ? undefined : score(model.tree, unit, scored)
}

/** A seeded draw that needs nothing of ours (Park and Miller 1988). */
function draws(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

// ---------------------------------------------------------------- against the engine

describe('a hundred random scores, walked by hand from the committed rows', () => {
  const indicators = readIndicators(INDICATORS)
  const units = scoredUnits(indicators.registry.units)
  const ids = new Set(units.map((unit) => unit.id))
  const data = buildDataSet(
    units,
    indicators.sources.flatMap(({ catalogue }) => catalogue.series),
    indicators.sources.flatMap(({ observations }) => observations.filter((row) => ids.has(row.unit))),
  )
  const model: RiskModel = readModel(indicators.modelJson)
  const run = runScores(model, data, yearEnds(FIRST, LAST))
  const overall = run.readings[0]!.nodes.at(-1)!
  const draw = draws(20261123)
  const picks = Array.from({ length: 100 }, () => ({
    unit: draw(units.length),
    year: FIRST + draw(LAST - FIRST + 1),
  }))

  it('gives the engine’s overall score for each, and no score where the engine gives none', () => {
    let scoredPicks = 0
    for (const { unit, year } of picks) {
      const engine = overall.values[(year - FIRST) * units.length + unit]!
      const byHand = overallByHand(model, units[unit]!, year)
      const where = `${units[unit]!.id} ${year}`
      if (Number.isNaN(engine)) expect(byHand, where).toBeUndefined()
      else {
        expect(byHand, where).toBeCloseTo(engine, 9)
        scoredPicks++
      }
    }
    expect(scoredPicks).toBeGreaterThan(70)
  })

  it('gives the engine’s score of every factor for each', () => {
    const factors = run.readings[0]!.nodes.filter((node) =>
      model.tree.children!.some(({ id }) => id === node.id),
    )
    // threats to humanitarian operations wait for a current series
    expect(factors).toHaveLength(13)
    for (const { unit, year } of picks) {
      for (const factor of factors) {
        const engine = factor.values[(year - FIRST) * units.length + unit]!
        const byHand = existed(units[unit]!, year) ? score(factor.spec, units[unit]!, year) : undefined
        const where = `${factor.id} ${units[unit]!.id} ${year}`
        if (Number.isNaN(engine)) expect(byHand, where).toBeUndefined()
        else expect(byHand, where).toBeCloseTo(engine, 9)
      }
    }
  })
})
