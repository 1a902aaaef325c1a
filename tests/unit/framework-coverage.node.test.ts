import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { worldFrame } from '../../src/engine/frame'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { followsFramework } from '../../src/model/framework-tree'
import { readModel } from '../../src/model/read'
import { buildSnapshot } from '../../src/briefing/snapshot/build'
import { countryResults } from '../../src/tools/cli/result'
import { smallSnapshotInput } from '../helpers/small-snapshot'

const shipped = (file: string) =>
  readModel(JSON.parse(readFileSync(`indicators/models/${file}.json`, 'utf8'))).tree

describe('Framework coverage', () => {
  it('is told of models of the Framework only', () => {
    for (const file of ['framework-baseline', 'framework-learnt', 'framework-learnt-inputs'])
      expect(followsFramework(shipped(file)), file).toBe(true)
    for (const file of ['reference/electoral-democracy', 'reference/ewp-2025-arithmetic'])
      expect(followsFramework(shipped(file)), file).toBe(false)
    const { children, ...root } = shipped('framework-baseline')
    expect(followsFramework({ ...root, children: children!.slice(1) })).toBe(false)
  })

  it('is absent, and not 1, for any other tree: in frames, in snapshots, on the command line', async () => {
    const input = smallSnapshotInput()
    const run = runScores(input.model, input.data, yearEnds(2008, 2008))
    const frame = worldFrame({ run, momentIndex: 0, earlierIndex: -1, yearEnds: run })
    expect([...frame.frameworkCoverage].every(Number.isNaN)).toBe(true)
    const { snapshot, members } = await buildSnapshot(input)
    expect(snapshot.results.headline.frameworkCoverage).toEqual([null, null, null])
    expect(new TextDecoder().decode(members.get('index.html'))).not.toContain('Framework coverage')
    const firm = { nTiers: 2, tierProbability: new Float64Array(6) } as never
    const results = countryResults({ run } as never, firm)
    expect(results.map(({ frameworkCoverage }) => frameworkCoverage)).toEqual([null, null, null])
  })
})
