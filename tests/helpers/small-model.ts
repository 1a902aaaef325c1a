/** A small valid model as plain JSON, for tests that spoil one thing at a time. */
export type Loose = Record<string, unknown>

export function input(id: string, series: string, change: Loose = {}): Loose {
  return {
    id,
    series,
    weight: 1,
    transforms: [],
    fill: [],
    norm: { method: 'goalposts', min: 0, max: 10 },
    reason: 'For the test',
    role: 'scored',
    ...change,
  }
}

export function node(id: string, change: Loose = {}): Loose {
  return { id, title: id, weight: 1, aggregation: { method: 'arithmetic' }, minCoverage: 0.5, ...change }
}

export function model(change: Loose = {}): Loose {
  return {
    schemaVersion: 1,
    id: 'small',
    title: 'Small',
    version: '1.0.0',
    description: 'Two leaves',
    seed: 1,
    tree: node('root', {
      children: [
        node('a', { inputs: [input('a/x', 'x')], nature: 'structural', lenses: ['conflict'] }),
        node('b', { inputs: [input('b/y', 'y'), input('b/z', 'z')], nature: 'dynamic' }),
      ],
    }),
    readings: [{ id: 'overall', title: 'Overall', kind: 'overall', minCoverage: 0.5 }],
    tiers: [
      { id: 'lower', title: 'Lower', fromScore100: 0 },
      { id: 'high', title: 'High', fromScore100: 50 },
    ],
    tierCoverageFloor: 0.5,
    ...change,
  }
}

/** The model with its two leaves replaced. */
export function modelOf(...children: Loose[]): Loose {
  return model({ tree: node('root', { children }) })
}
