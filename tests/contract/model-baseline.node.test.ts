import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CatalogueFile } from '../../src/core/series'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { frameworkIndicators, readFramework } from '../../src/model/framework'
import { readModel } from '../../src/model/read'
import { seriesOf, treeInputs, walkTree } from '../../src/model/tree'
import { compileBaseline, withStillNeeds } from '../../src/tools/baseline/compile'
import { fitTiers } from '../../src/tools/baseline/fit-tiers'
import { frameworkReadme } from '../../src/tools/baseline/readme'
import { readSeries } from '../../src/tools/cli/files'

const INDICATORS = join(import.meta.dirname, '../../indicators')
const json = (path: string): unknown => JSON.parse(readFileSync(join(INDICATORS, path), 'utf8'))
const framework = readFramework(json('framework/framework.json'))
const catalogue = readdirSync(join(INDICATORS, 'catalogue')).map(
  (name) => json(`catalogue/${name}`) as CatalogueFile,
)
const series = new Map(catalogue.flatMap((file) => file.series.map((record) => [record.id, record] as const)))
const model = readModel(json('models/framework-baseline.json'), series)
const indicators = walkTree(model.tree).filter(({ node }) => /^\d+\.\d+$/.test(node.id))
const scored = treeInputs(model.tree).filter(
  ({ node, input }) => node.role === 'scored' && input.role === 'scored',
)

describe('the baseline model', () => {
  it('is what the tables compile to (else: npx tsx src/tools/compile-model.ts)', () => {
    const compiled = compileBaseline(framework)
    expect(json('models/framework-baseline.json')).toEqual(JSON.parse(JSON.stringify(compiled)))
    expect(json('framework/framework.json')).toEqual(
      JSON.parse(JSON.stringify(withStillNeeds(framework, compiled))),
    )
  })

  it('is described by the README of the Framework as it is', () => {
    const words = (text: string) => text.replaceAll(/[\s|:*-]+/g, ' ').trim()
    const written = readFileSync(join(INDICATORS, 'framework/README.md'), 'utf8')
    expect(words(written.replaceAll('\\_', '_'))).toBe(
      words(frameworkReadme(framework, model).replaceAll('\\_', '_')),
    )
  })

  it('holds 14 factors and all 143 indicators, each with role, nature, basis and check mark', () => {
    expect(model.tree.children?.map(({ id }) => id)).toEqual(framework.riskFactors.map(({ id }) => id))
    expect(indicators).toHaveLength(143)
    for (const { node } of indicators) {
      expect([node.role, node.nature, node.basis, node.verified, node.reason]).not.toContain(undefined)
    }
  })

  it('scores at least 45 indicators, only such as a public series measures, and says of all others what they need', () => {
    const role = new Map(indicators.map(({ node }) => [node.id, node.role]))
    const all = frameworkIndicators(framework).map(({ indicator }) => indicator)
    expect([...role.values()].filter((r) => r === 'scored').length).toBeGreaterThanOrEqual(45)
    for (const { id, measurability, stillNeeds } of all) {
      const can = measurability.verdict === 'yes' || measurability.verdict === 'partial'
      if (!can) expect([id, role.get(id)]).not.toEqual([id, 'scored'])
      if (measurability.verdict === 'no') expect([id, role.get(id)]).toEqual([id, 'judgement'])
      expect([id, stillNeeds !== undefined]).toEqual([id, can && role.get(id) !== 'scored'])
      if (stillNeeds) expect(stillNeeds.length).toBeGreaterThan(0)
    }
  })

  it('reads at least 60 series of at least 12 sources, none of them a forecast', () => {
    const read = new Set(seriesOf(model.tree))
    const sources = catalogue.filter((file) => file.series.some(({ id }) => read.has(id)))
    expect(read.size).toBeGreaterThanOrEqual(60)
    expect(sources.length).toBeGreaterThanOrEqual(12)
    expect([...read].filter((id) => /risk_foos|views/.test(id))).toEqual([])
    expect(scored.filter(({ input }) => input.series.startsWith('inform_'))).toEqual([])
  })

  it('says for every input why, in a line of its own', () => {
    const inputs = treeInputs(model.tree)
    for (const { input } of inputs) expect(input.reason.length).toBeGreaterThan(8)
    for (const { input } of inputs) expect(input.reason).not.toContain('\n')
  })

  it('knows for every scored input which way risk lies', () => {
    const open = scored.filter(
      ({ input }) => input.direction === undefined && series.get(input.series)?.direction === 'context',
    )
    expect(open.map(({ input }) => input.id)).toEqual([])
  })
})

describe('the tiers of the baseline', () => {
  let fitted: Readonly<Record<string, number>>
  beforeAll(() => {
    const pack = readSeries(INDICATORS)
    const wanted = new Set(seriesOf(model.tree))
    const data = buildDataSet(
      pack.units,
      pack.series.filter(({ id }) => wanted.has(id)),
      pack.observations.filter(({ indicator }) => wanted.has(indicator)),
    )
    fitted = fitTiers(model, data)
  }, 60_000)

  it('are the lines that their rule gives', () => {
    expect(
      Object.fromEntries(model.tiers.slice(1).map(({ id, fromScore100 }) => [id, fromScore100])),
    ).toEqual(fitted)
  })
})
