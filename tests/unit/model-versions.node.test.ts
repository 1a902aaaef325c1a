import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../src/model/read'
import { walkTree } from '../../src/model/tree'
import { SCHEMA_VERSION, UPGRADES, upgradeModel } from '../../src/model/versions'
import { model } from '../helpers/small-model'

const version0 = (): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/model/version-0.json'), 'utf8'))

describe('the upgrade path', () => {
  it('has one step for every version before the current one', () => {
    expect(UPGRADES).toHaveLength(SCHEMA_VERSION)
  })

  it('moves the flat weights of version 0 into the nodes', () => {
    const read = readModel(version0())
    expect(read.schemaVersion).toBe(1)
    expect(walkTree(read.tree).map(({ node }) => [node.id, node.weight])).toEqual([
      ['root', 1],
      ['conflict', 3],
      ['economy', 1],
    ])
    expect(read.tree.children?.[0]?.inputs?.[0]?.weight).toBe(2)
    expect(read.tiers).toEqual([
      { id: 'lower', title: 'Lower', fromScore100: 0 },
      { id: 'high', title: 'High', fromScore100: 60 },
    ])
  })

  it('does nothing to what is current already', () => {
    const once = upgradeModel(version0())
    expect(upgradeModel(once)).toBe(once)
    const current = model()
    expect(upgradeModel(current)).toBe(current)
  })

  it('does not change what it is given', () => {
    const given = version0()
    upgradeModel(given)
    expect(given).toEqual(version0())
  })

  it('refuses a version 0 without its table of weights', () => {
    const rest = version0() as Record<string, unknown>
    delete rest.weights
    expect(() => readModel(rest)).toThrow(/version 0.*weights/)
  })
})
