import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readEnsemble } from '../../src/model/ensemble'
import { readModel } from '../../src/model/read'
import { treeInputs, walkTree } from '../../src/model/tree'
import type { RiskModel } from '../../src/model/types'
import { ensembleFile, learntModels } from '../../src/tools/baseline/learnt'
import { forewatch } from '../helpers/forewatch-cli'

const json = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../indicators/models', `${name}.json`), 'utf8'))
const weightsOf = ({ tree }: RiskModel) => [
  ...walkTree(tree).map(({ node }) => node.weight),
  ...treeInputs(tree).map(({ input }) => input.weight),
]

describe('the shipped learnt models', () => {
  let made: readonly RiskModel[]
  beforeAll(async () => {
    made = await learntModels()
  }, 60_000)

  it('are what the recipe gives (else: npx tsx src/tools/compile-learnt.ts)', () => {
    for (const model of made) {
      const shipped = readModel(json(model.id))
      expect(shipped.tiers).toEqual(model.tiers)
      expect({ ...shipped.learning, intercept: 0 }).toEqual({ ...model.learning, intercept: 0 })
      const now = weightsOf(model)
      weightsOf(shipped).forEach((weight, i) => expect(weight).toBeCloseTo(now[i]!, 5))
    }
    expect(json('framework-ensemble')).toEqual(ensembleFile(made))
  })

  it('learnt from no row later than origin less horizon and the list’s lag', () => {
    for (const { learning } of made) {
      expect(learning!.trainTo).toBe(learning!.fitOrigin - learning!.horizonYears - learning!.outcomeLagYears)
    }
  })
})

describe('the shipped ensemble', () => {
  const FILE = 'indicators/models/framework-ensemble.json'

  it('ranks every country that all members score; the score is the mean share of the members’ ranks', () => {
    const { code, stdout } = forewatch('score', '--model', FILE, '--as-of', '2024-12-31')
    expect(code).toBe(0)
    const result = JSON.parse(stdout) as {
      countries: { rank: number | null; score: number | null; members: Record<string, number | null> }[]
    }
    const scored = result.countries.filter(({ score }) => score !== null)
    expect(scored.length).toBeGreaterThan(160)
    const ids = readEnsemble(json('framework-ensemble')).members.map(({ model }) => model)
    const top = scored[0]!
    expect(top.rank).toBe(1)
    // at least as many below as the score says, in the mean of the members
    const below = ids.map((id) => scored.filter(({ members }) => members[id]! < top.members[id]!).length)
    const mean = below.reduce((sum, count) => sum + count, 0) / (ids.length * (scored.length - 1))
    expect(top.score).toBeCloseTo(100 * mean, 1)
  }, 60_000)

  it('validates with its members, and explain refuses it with the reason', () => {
    const { code, stdout } = forewatch('validate', FILE)
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as { members: string[] }).members).toHaveLength(3)
    const refused = forewatch('explain', '--model', FILE, '--country', 'SDN')
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain('no tree of its own')
  }, 60_000)
})
