import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../src/core/random'
import type { CatalogueFile } from '../../src/core/series'
import { CAUSE_IDS, passing, splitChange } from '../../src/engine/change'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { figuresInUse, type EditionFigures } from '../../src/sources/editions/in-use'
import { randomWorld, type RandomWorld } from '../helpers/random-world'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const moments = yearEnds(2002, 2010)

const sourceRecord = (id: string, editionOf?: string): CatalogueFile['source'] => ({
  ...{ id, title: id, publisher: 'p', edition: 'e', editionDate: '2020-01-01', citation: 'c', url: 'u' },
  ...{ licence: 'CC0', licenceClass: 'OPEN', attribution: 'a', importer: id, originals: [] },
  ...(editionOf === undefined ? {} : { editionOf }),
})

/** A world as a package of one source, and two other editions of some of its series. */
function packed(world: RandomWorld, random: Random) {
  const pack = {
    units: world.units,
    series: world.records,
    observations: world.observations,
    sources: [sourceRecord('shipped')],
    sourceOf: new Map(world.records.map(({ id }) => [id, 'shipped'] as const)),
  }
  const edition = (id: string, held: readonly RandomWorld['records'][number][]): EditionFigures => {
    const ids = new Set(held.map((record) => record.id))
    return {
      catalogue: { source: sourceRecord(id, 'shipped'), series: held },
      observations: world.observations.flatMap((one) => {
        if (!ids.has(one.indicator) || random.next() < 0.1) return []
        return random.next() < 0.3 ? [{ ...one, value: one.value + random.nextInt(9) }] : [one]
      }),
    }
  }
  const half = Math.ceil(world.records.length / 2)
  return {
    pack,
    first: edition('a', world.records.slice(0, half)),
    second: edition('b', world.records.slice(half)),
  }
}
type Pack = ReturnType<typeof packed>['pack']
const built = ({ units, series, observations }: Pack) => buildDataSet(units, series, observations)

describe('other editions in use', () => {
  it('change no figure of any other edition, and can be taken back: 80 worlds', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const world = randomWorld(random)
        const { pack, first, second } = packed(world, random)
        const before = JSON.stringify([[...pack.observations], first, second])
        const shipped = built(pack)
        const [one, both] = [figuresInUse(pack, [first]), figuresInUse(pack, [first, second])].map(built)
        expect(JSON.stringify([[...pack.observations], first, second])).toBe(before)
        for (const { id } of first.catalogue.series) {
          // The edition's panel rests on its own figures alone, whatever else is in use.
          const alone = buildDataSet(pack.units, first.catalogue.series, first.observations).panels.get(id)!
          expect(one!.panels.get(id)!.values).toEqual(alone.values)
          expect(both!.panels.get(id)!.values).toEqual(alone.values)
        }
        for (const { id } of second.catalogue.series) {
          expect(one!.panels.get(id)!.values).toEqual(shipped.panels.get(id)!.values)
        }
        expect(figuresInUse(pack, [])).toBe(pack)
        expect(figuresInUse(pack, [first]).sourceOf.get(first.catalogue.series[0]!.id)).toBe('a')
      }),
      { seed: 5, numRuns: 80 },
    )
  })

  it('differ by parts that add up within 1e-9, on 150 pairs of editions, of which time is never the cause', () => {
    let compared = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const world = randomWorld(random)
        const { pack, first, second } = packed(world, random)
        const moment = moments[random.nextInt(moments.length)]!
        const [from, to] = [[first], random.next() < 0.5 ? [] : [second]].map((editions) => {
          const data = built(figuresInUse(pack, editions))
          return { run: runScores(world.model, data, [moment]), momentIndex: 0, data }
        })
        const split = splitChange(from!, to!)
        split.units.forEach((_, u) => {
          const difference = split.to100[u]! - split.from100[u]!
          if (Number.isNaN(difference)) return
          compared++
          const sum = CAUSE_IDS.reduce((total, cause) => total + split.parts[cause][u]!, 0)
          expect(Math.abs(sum - difference)).toBeLessThan(1e-9)
          for (const cause of ['ageing', 'weights', 'method', 'assessments'] as const)
            expect(split.parts[cause][u]).toBe(0)
        })
      }),
      { seed: 6, numRuns: 150 },
    )
    expect(compared).toBeGreaterThan(300)
  })

  it('are refused where two hold one series, or one holds what its source does not', () => {
    const random = createRandom(1)
    const { pack, first } = packed(randomWorld(random), random)
    expect(() => figuresInUse(pack, [first, first])).toThrow(/one edition of a series/)
    const stray = { ...first, catalogue: { ...first.catalogue, source: sourceRecord('x', 'nobody') } }
    expect(() => figuresInUse(pack, [stray])).toThrow(/a series of nobody/)
  })
})

describe('who passed a country', () => {
  it('is whoever stands above it on one side only; without a rank nobody is', () => {
    expect(passing([1, 2, 3], [2, 1, 3], 0)).toEqual({ risen: [1], fallen: [] })
    expect(passing([2, 1, 3], [1, 2, 0], 0)).toEqual({ risen: [], fallen: [1] })
    expect(passing([0, 1, 2], [1, 2, 3], 0)).toEqual({ risen: [], fallen: [] })
  })
})
