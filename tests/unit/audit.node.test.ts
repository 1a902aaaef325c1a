import { describe, expect, it } from 'vitest'
import { correlation, kurtosis, skewness } from '../../src/core/stats'
import { auditIndex, eigenvalues } from '../../src/engine/audit'
import { consistencyOf, partCorrelations, redundantPairs } from '../../src/engine/audit/structure'
import { shapeOf } from '../../src/engine/audit/shape'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { input, model, node, series, unit } from '../helpers/small-world'

const column = (id: string, values: readonly number[]) => ({ id, values: Float64Array.from(values) })
const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

describe('figures of the audit', () => {
  it('Pearson, skewness and kurtosis equal hand figures', () => {
    expect(correlation([1, 2, 3], [2, 4, 7])).toBeCloseTo(0.9933992677987828, 14)
    // G₁ and G₂ of 1, 2, 3, 10: by the formulas of D. N. Joanes and C. A. Gill (1998).
    expect(skewness([1, 2, 3, 10])).toBeCloseTo(1.7636326148038881, 12)
    expect(kurtosis([1, 2, 3, 10])).toBeCloseTo(3.228, 12)
    expect(() => skewness([2, 2, 2])).toThrow(/constant/)
  })

  it('eigenvalues of a correlation matrix: 1 + 2r, 1 − r, 1 − r for three that share r', () => {
    const values = eigenvalues([
      [1, 0.5, 0.5],
      [0.5, 1, 0.5],
      [0.5, 0.5, 1],
    ])
    expect(values.map((value) => Number(value.toFixed(12)))).toEqual([2, 0.5, 0.5])
  })

  it('Cronbach’s alpha: 1 for copies, k r̄ / (1 + (k − 1) r̄) for standardised parts', () => {
    const copies = consistencyOf('n', [column('a', TEN), column('b', TEN)])
    expect(copies.alpha).toBeCloseTo(1, 12)
    expect(copies.firstShare).toBeCloseTo(1, 12)
    const other = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9]
    const r = correlation(TEN, other)
    const two = consistencyOf('n', [column('a', TEN), column('b', other)])
    expect(two.alpha).toBeCloseTo((2 * r) / (1 + r), 12)
    expect(consistencyOf('n', [column('a', TEN)]).alpha).toBeNaN()
  })

  it('alpha takes parts of two values, and does not jump when one of them misses a value', () => {
    const halves = TEN.concat(TEN).map((x) => Number(x > 5))
    const steady = [...TEN, ...TEN]
    const whole = consistencyOf('n', [column('a', halves), column('b', steady)])
    const gap = consistencyOf('n', [column('a', halves.with(0, NaN)), column('b', steady)])
    expect(whole.parts).toBe(2)
    expect(Math.abs(gap.alpha - whole.alpha)).toBeLessThan(0.05)
  })

  it('says that consistency cannot be told, not that there is one part, where values are too few', () => {
    const nine = TEN.slice(0, 9)
    expect(consistencyOf('n', [column('a', nine), column('b', nine)])).toMatchObject({
      verdict: 'look',
      text: 'Cannot be told: 2 of 2 parts have fewer than 10 values or are constant',
    })
    const flat = TEN.map(() => 3)
    const three = consistencyOf('n', [column('a', TEN), column('b', TEN), column('c', flat)])
    expect([three.parts, three.text]).toEqual([2, expect.stringContaining('1 of 3 parts left out')])
    expect(consistencyOf('n', [column('a', TEN)])).toMatchObject({ verdict: 'fine' })
  })

  it('says of an only part that it is the whole, and does not speak of others', () => {
    const [only] = partCorrelations(column('whole', TEN), [{ ...column('part', TEN), weight: 1 }])
    expect(only).toMatchObject({ verdict: 'fine', text: 'The only part: it is the whole' })
  })

  it('tells parts that run against their whole and pairs that say the same', () => {
    const down = TEN.map((x) => -x)
    const parts = [
      { ...column('up', TEN), weight: 1 },
      { ...column('down', down), weight: 1 },
    ]
    const [up, against] = partCorrelations(column('whole', TEN), parts)
    expect([up!.verdict, against!.verdict]).toEqual(['look', 'mend'])
    expect(against!.text).toMatch(/Runs against its whole \(r = −1\.00\)/)
    expect([up!.effect, against!.effect]).toEqual([0.5, 0.5])
    const near = TEN.map((x) => x * 3 + 1)
    const noise = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    const pairs = redundantPairs([column('a', TEN), column('b', near), column('c', noise)])
    expect(pairs.map(({ firstId, secondId }) => [firstId, secondId])).toEqual([['a', 'b']])
  })

  it('what a weight does is its squared correlation with the whole, as a share of all of them, by hand', () => {
    const other = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9]
    const r = correlation(TEN, other)
    const parts = [
      { ...column('a', TEN), weight: 1 },
      { ...column('b', other), weight: 3 },
    ]
    const [a, b] = partCorrelations(column('whole', TEN), parts)
    expect([a!.weight, b!.weight]).toEqual([0.25, 0.75])
    expect(a!.effect).toBeCloseTo(1 / (1 + r * r), 12)
    expect(b!.effect).toBeCloseTo((r * r) / (1 + r * r), 12)
  })

  it('offers the treatment that helps a heavy tail', () => {
    const tail = [...TEN, ...TEN.map((x) => x + 0.5), 5000]
    const shape = shapeOf('i', Float64Array.from(tail), false)!
    expect(shape.verdict).toBe('look')
    expect(shape.treated.map(({ treatment }) => treatment)).toEqual(['winsorise', 'log'])
    expect(shapeOf('i', Float64Array.from(tail), true)!.verdict).toBe('fine')
    expect(shapeOf('i', Float64Array.from([1, 1, 1, 1]), false)).toBeUndefined()
  })
})

describe('the audit of a run', () => {
  it('holds every part, tells coverage below 65 %, and counts its verdicts', () => {
    const units = Array.from({ length: 12 }, (_, u) => unit(`U${u}`))
    const records = ['a', 'b', 'c'].map((id) => series(id))
    const observations = units.flatMap(({ id }, u) => [
      { unit: id, period: '2009', indicator: 'a', value: u },
      { unit: id, period: '2009', indicator: 'b', value: (u * 7) % 12 },
      ...(u < 6 ? [{ unit: id, period: '2009', indicator: 'c', value: u % 5 }] : []),
    ])
    const leaf = (id: string) =>
      node(`n${id}`, {
        inputs: [input(id, { id, norm: { method: 'goalposts', min: 0, max: 12 }, transforms: [], fill: [] })],
      })
    const tree = node('root', {
      children: [node('F1', { children: [leaf('a'), leaf('b')] }), node('F2', { children: [leaf('c')] })],
    })
    const run = runScores(model(tree), buildDataSet(units, records, observations), yearEnds(2009, 2009))
    const audit = auditIndex(run, 0)
    expect(audit.units).toBe(12)
    expect(audit.correlations.map(({ partId, wholeId }) => `${partId}<${wholeId}`)).toEqual([
      'na<F1',
      'nb<F1',
      'nc<F2',
      'F1<root',
      'F2<root',
    ])
    const low = audit.coverage.find(({ kind, id }) => kind === 'input' && id === 'c')!
    expect([low.share, low.verdict]).toEqual([0.5, 'look'])
    expect(audit.counts.fine + audit.counts.look + audit.counts.mend).toBe(
      audit.correlations.length +
        audit.consistency.length +
        audit.redundant.length +
        audit.coverage.length +
        audit.shapes.length,
    )
    expect(() => auditIndex(run, 4)).toThrow(/not scored/)
  })

  it('takes the inputs of a node for its parts, in a flat tree and under factors', () => {
    const units = Array.from({ length: 12 }, (_, u) => unit(`U${u}`))
    const records = ['a', 'b', 'c'].map((id) => series(id))
    const observations = units.flatMap(({ id }, u) => [
      { unit: id, period: '2009', indicator: 'a', value: u },
      { unit: id, period: '2009', indicator: 'b', value: u + (u % 2) / 10 },
      { unit: id, period: '2009', indicator: 'c', value: 11 - u },
    ])
    const of = (id: string, weight = 1) =>
      input(id, {
        id: `x${id}`,
        weight,
        norm: { method: 'goalposts', min: 0, max: 12 },
        transforms: [],
        fill: [],
      })
    const audit = (tree: ReturnType<typeof node>) =>
      auditIndex(runScores(model(tree), buildDataSet(units, records, observations), yearEnds(2009, 2009)), 0)
    const pairs = ({ correlations }: ReturnType<typeof audit>) =>
      correlations.map(({ partId, wholeId, verdict }) => `${partId}<${wholeId} ${verdict}`)

    const flat = audit(node('root', { inputs: [of('a', 3), of('b', 3), of('c')] }))
    expect(pairs(flat)).toEqual(['xa<root look', 'xb<root look', 'xc<root mend'])
    expect(flat.correlations[0]!.weight).toBeCloseTo(3 / 7, 12)
    expect(flat.consistency.map(({ nodeId, parts }) => [nodeId, parts])).toEqual([['root', 3]])
    expect(flat.redundant.map(({ firstId, secondId }) => `${firstId}~${secondId}`).sort()).toEqual(['xa~xb', 'xa~xc', 'xb~xc']) // prettier-ignore

    const two = audit(
      node('root', {
        children: [node('F1', { inputs: [of('a'), of('b')] }), node('F2', { inputs: [of('c')] })],
      }),
    )
    expect(pairs(two).map((pair) => pair.split(' ')[0])).toEqual(['xa<F1', 'xb<F1', 'F1<root', 'F2<root'])
    expect(two.consistency.map(({ nodeId }) => nodeId)).toEqual(['F1', 'root'])
    // The only input of F2 is F2: it is told as such against F1, and as an input against the inputs of F1.
    expect(two.redundant.map(({ firstId, secondId }) => `${firstId}~${secondId}`).sort()).toEqual(['F1~F2', 'xa~xb', 'xa~xc', 'xb~xc']) // prettier-ignore
  })
})
