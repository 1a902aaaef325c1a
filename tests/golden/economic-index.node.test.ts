import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forewatch } from '../helpers/forewatch-cli'
import { createRandom } from '../../src/core/random'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { compileDoubt, DEFAULT_DOUBT, drawBlock } from '../../src/engine/doubt'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { readModel } from '../../src/model/read'
import { readTable } from '../../src/sources/package/read-package'

/** A three-level economic index as index builders write one: 50 regions × 49 figures in 7 pillars of 7, min–max within the
 *  year, equal weights, lower is better for every third figure, one cell in eight missing. Entered as a tidy CSV and a
 *  flat model file; the expected scores are worked out below by plain loops that share no code with the engine. */
const UNITS = 50
const FIGURES = 49
const unitId = (u: number) => `region-${u}`
const figureId = (f: number) => `figure_${f}`
const turned = (f: number) => f % 3 === 0

const random = createRandom(2026)
const table: (number | null)[][] = Array.from({ length: UNITS }, () =>
  Array.from({ length: FIGURES }, (_, f) =>
    random.next() < 0.125 ? null : Number((random.next() * 10 ** (f % 5) - f).toFixed(6)),
  ),
)

const csv = [
  'unit,period,indicator,value',
  ...table.flatMap((row, u) =>
    row.flatMap((value, f) => (value === null ? [] : [`${unitId(u)},2024,${figureId(f)},${value}`])),
  ),
].join('\n')

const mean = { method: 'arithmetic' } as const
const flat = {
  schemaVersion: 1,
  id: 'economic-index',
  title: 'Economic index',
  version: '1.0.0',
  description: 'Three levels, equal weights',
  seed: 1,
  nodes: [
    { id: 'index', title: 'Index', weight: 1, aggregation: mean, minCoverage: 0 },
    ...Array.from({ length: 7 }, (_, p) => ({
      id: `pillar-${p}`,
      parent: 'index',
      title: `Pillar ${p}`,
      weight: 1,
      aggregation: mean,
      minCoverage: 0,
    })),
    ...Array.from({ length: FIGURES }, (_, f) => ({
      id: `indicator-${f}`,
      parent: `pillar-${Math.floor(f / 7)}`,
      title: `Figure ${f}`,
      weight: 1,
      aggregation: mean,
      minCoverage: 0,
      inputs: [
        {
          id: `input-${f}`,
          series: figureId(f),
          weight: 1,
          transforms: [],
          fill: [],
          norm: { method: 'min-max', pool: 'this-period' },
          direction: turned(f) ? 'lower-is-riskier' : 'higher-is-riskier',
          reason: 'Equal weights',
          role: 'scored',
        },
      ],
    })),
  ],
  readings: [{ id: 'overall', title: 'Overall', kind: 'overall', minCoverage: 0 }],
  tiers: [{ id: 'all', title: 'All', fromScore100: 0 }],
  tierCoverageFloor: 0,
}

/** The index by hand: min–max of each figure over the regions that have it, means of what is there. */
function byHand(): number[] {
  const shares = table.map((row) => row.slice())
  for (let f = 0; f < FIGURES; f++) {
    const held = table.flatMap((row) => row[f] ?? [])
    const [low, high] = [Math.min(...held), Math.max(...held)]
    for (let u = 0; u < UNITS; u++) {
      const value = table[u]![f]
      if (value === null || value === undefined) continue
      const share = (value - low) / (high - low)
      shares[u]![f] = turned(f) ? 1 - share : share
    }
  }
  return shares.map((row) => {
    const pillars: number[] = []
    for (let p = 0; p < 7; p++) {
      const there = row.slice(p * 7, p * 7 + 7).filter((share) => share !== null)
      if (there.length > 0) pillars.push(there.reduce((sum, share) => sum + share, 0) / there.length)
    }
    return pillars.reduce((sum, pillar) => sum + pillar, 0) / pillars.length
  })
}

describe('an economic index of 50 regions × 49 figures in three levels', () => {
  const pack = readTable(new TextEncoder().encode(csv), 'index.csv', [])
  const model = readModel(flat, new Set(pack.series.map(({ id }) => id)))
  const data = buildDataSet(pack.units, pack.series, pack.observations)
  const run = runScores(model, data, yearEnds(2024, 2024))
  const expected = byHand()
  const place = new Map(run.units.map(({ id }, u) => [id, u]))

  it('equals an independent hand computation to 1e-12', () => {
    const scores = run.readings[0]!.values
    const worst = expected.reduce(
      (most, value, u) => Math.max(most, Math.abs(scores[place.get(unitId(u))!]! - value)),
      0,
    )
    expect(scores).toHaveLength(UNITS)
    expect(worst).toBeLessThan(1e-12)
  })

  it('is printed by the command line as computed, to 1e-12', () => {
    const folder = mkdtempSync(join(tmpdir(), 'forewatch-'))
    const [file, table] = [join(folder, 'model.json'), join(folder, 'index.csv')]
    writeFileSync(file, JSON.stringify(flat))
    writeFileSync(table, csv)
    const { stdout } = forewatch('score', '--model', file, '--series', table, '--as-of', '2024-12-31')
    const { countries } = JSON.parse(stdout) as { countries: { id: string; overall: { score: number } }[] }
    const worst = countries.reduce((most, { id, overall }) => {
      const own = expected[Number(id.slice('region-'.length))]!
      return Math.max(most, Math.abs(overall.score / 100 - own))
    }, 0)
    expect(countries).toHaveLength(UNITS)
    expect(worst).toBeLessThan(1e-12)
  })

  it('is what a draw gives in which nothing is varied', () => {
    const off = {
      data: false,
      fills: false,
      norms: false,
      weights: false,
      aggregation: false,
      sources: false,
    }
    const settings = { ...DEFAULT_DOUBT, vary: off }
    const plan = compileDoubt({ run, data, momentIndex: 0, settings })
    const { score100 } = drawBlock(plan, 0, 1)
    plan.ranked.forEach((u, i) => {
      const own = expected[Number(plan.unitIds[u]!.slice('region-'.length))]!
      expect(score100[i]).toBeCloseTo(own * 100, 4)
    })
  })
})
