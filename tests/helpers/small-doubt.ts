import { createRandom } from '../../src/core/random'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import type { DoubtRequest } from '../../src/engine/doubt'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { input, model, node, series, unit } from './small-world'

/** Twelve countries, three factors of two indicators each, made up from one seed. */
export function smallDoubt(): DoubtRequest {
  const random = createRandom(12)
  const units = Array.from({ length: 12 }, (_, u) => unit(`U${u}`))
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const records = ids.map((id) => series(id, { validRange: [0, 100], scale: 'index' }))
  const observations = units.flatMap(({ id }) =>
    ids
      .filter(() => random.next() < 0.9)
      .map((indicator) => ({ unit: id, period: '2009', indicator, value: random.nextInt(101) })),
  )
  const leaf = (id: string) =>
    node(`n${id}`, {
      inputs: [input(id, { id, norm: { method: 'goalposts', min: 0, max: 100 }, transforms: [], fill: [] })],
    })
  const tree = node('root', {
    children: ['ab', 'cd', 'ef'].map((pair) => node(`F${pair}`, { children: [...pair].map(leaf) })),
  })
  const tiers = [0, 30, 60].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))
  const data = buildDataSet(units, records, observations)
  return { run: runScores({ ...model(tree), tiers }, data, yearEnds(2009, 2009)), data, momentIndex: 0 }
}
