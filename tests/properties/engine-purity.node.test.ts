import { describe, expect, it, vi } from 'vitest'
import type { SeriesPanel } from '../../src/core/panel'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { runScores } from '../../src/engine/run'
import type { ScoreRun } from '../../src/engine/types'
import { readModel } from '../../src/model/read'
import { walkTree } from '../../src/model/tree'
import { readTidy } from '../../src/sources/tidy/read'
import { writeTidy } from '../../src/sources/tidy/write'
import { forWorlds, sameBits, YEARS } from '../helpers/scored-world'

/** A number that changes with any bit of any array (FNV-1a over 32-bit words). */
function fingerprint(panels: Iterable<SeriesPanel>): number {
  let hash = 0x811c9dc5
  for (const { values, status } of panels)
    for (const words of [new Uint32Array(values.buffer), status])
      for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193)
  return hash
}

function everything(run: ScoreRun): void {
  for (const reading of run.readings) void reading.nodes.map(({ filledShare }) => filledShare)
  void run.ageMonths
  void run.frameworkCoverage
}

describe('a run', () => {
  it('leaves the data and the model as they were', () => {
    forWorlds(({ data, model }) => {
      const text = JSON.stringify(model)
      const before = fingerprint(data.panels.values())
      everything(runScores(model, data, YEARS))
      expect(fingerprint(data.panels.values())).toBe(before)
      expect(JSON.stringify(model)).toBe(text)
    })
  })

  it('asks for no clock, chance, locale or time zone, and gives the same bits twice', () => {
    const forbidden = () => {
      throw new Error('asked for something that differs from machine to machine')
    }
    const stubs = () => [
      vi.spyOn(Math, 'random').mockImplementation(forbidden),
      vi.spyOn(Date, 'now').mockImplementation(forbidden),
      vi.spyOn(Date.prototype, 'getTimezoneOffset').mockImplementation(forbidden),
      vi.spyOn(String.prototype, 'localeCompare').mockImplementation(forbidden),
      vi.spyOn(String.prototype, 'toLocaleLowerCase').mockImplementation(forbidden),
      vi.spyOn(Number.prototype, 'toLocaleString').mockImplementation(forbidden),
      vi.spyOn(Intl, 'NumberFormat').mockImplementation(forbidden),
      vi.spyOn(Intl, 'Collator').mockImplementation(forbidden),
      vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(forbidden),
    ]
    forWorlds(({ units, records, observations, model, run }) => {
      const held = stubs()
      try {
        const again = runScores(model, buildDataSet(units, records, observations), YEARS)
        everything(again)
        expect(again.readings.every(({ values }, r) => sameBits(values, run.readings[r]!.values))).toBe(true)
        expect(() => 'a'.localeCompare('b')).toThrow()
      } finally {
        for (const stub of held) stub.mockRestore()
      }
    })
  })

  it('is the same to the bit after its model and its figures were written out, read in and computed again', () => {
    let scored = 0
    forWorlds(
      ({ units, records, observations, model, run }) => {
        const carried = walkTree(model.tree).some(({ node }) => node.lenses?.includes('lens'))
        const readings = model.readings.filter(({ kind }) => kind !== 'lens' || carried)
        const tiers = [{ id: 'all', title: 'All', fromScore100: 0 }]
        const bare = walkTree(model.tree).some(({ node }) =>
          node.inputs?.every(({ role }) => role !== 'scored'),
        )
        if (bare) return
        const text = JSON.stringify({ ...model, readings, tiers })
        const bytes = new TextEncoder().encode(writeTidy(observations))
        const read = readTidy({ name: 'series.csv', bytes })
        const again = runScores(readModel(JSON.parse(text)), buildDataSet(units, records, read), YEARS)
        for (const { spec, values } of again.readings)
          expect(sameBits(values, run.readings.find((one) => one.spec.id === spec.id)!.values)).toBe(true)
        expect(sameBits(again.coverage, run.coverage)).toBe(true)
        scored++
      },
      undefined,
      1400,
    )
    // The reader refuses models with a node that nothing scores.
    expect(scored).toBeGreaterThanOrEqual(1000)
  })
})
