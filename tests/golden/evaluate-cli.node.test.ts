import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ModelMetrics } from '../../src/engine/evaluate/measure'
import { goldenNumbers } from '../helpers/ewp'
import type { Golden } from '../helpers/golden'
import { describeWithShared } from '../helpers/shared'

const HOME = join(import.meta.dirname, '../..')
const TSX = join(HOME, 'node_modules/.bin/tsx')
const EWP = join(HOME, '../shared/data/ewp-2025')

interface Answer {
  readonly models: readonly (ModelMetrics & { readonly id: string })[]
}

function forewatch(...args: string[]): Answer {
  const text = execFileSync(TSX, ['src/tools/forewatch.ts', ...args], {
    cwd: HOME,
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return JSON.parse(text) as Answer
}

/** The command that anyone can type, on the project's own two files. */
function onEwpFiles(kind: 'geometric' | 'arithmetic', ...more: string[]): Answer {
  return forewatch(
    'evaluate',
    '--model',
    `indicators/models/reference/ewp-2025-${kind}.json`,
    '--series',
    join(EWP, 'prepared2024predictors-2025-09-03.csv'),
    '--convention',
    'period',
    '--missing',
    'drop',
    '--baseline',
    'ewp-foos',
    '--baseline-file',
    join(EWP, 'FOOSforecasts_3Sep2025.csv'),
    ...more,
  )
}

describeWithShared('the evaluate command on the files of the Early Warning Project', () => {
  let golden: Golden
  beforeAll(() => {
    golden = goldenNumbers<Golden>()
  })

  it('direct unit: forecasts, expert, learnt models and ensemble, through the scoring engine', () => {
    const { models } = onEwpFiles('geometric', '--learn', 'factors,log-factors,indicators,ensemble')
    const expected = golden.direct_1993_2022
    for (const [id, name, digits] of [
      ['ewp-foos', 'EWP', 9],
      ['ewp-2025-geometric', 'expert_geometric', 9],
      ['learnt-factors', 'learned_factor', 6],
      ['learnt-log-factors', 'learned_geometric', 6],
      ['learnt-indicators', 'learned_indicator', 6],
      ['ensemble', 'ensemble', 6],
    ] as const) {
      const found = models.find((model) => model.id === id)!
      expect([found.rows, found.positives]).toEqual([4864, 72])
      expect(found.auc).toBeCloseTo(expected[name]!.auc_pooled, digits)
      expect(found.aucWithinYear).toBeCloseTo(expected[name]!.auc_mean_within_year, digits)
      expect(found.averagePrecision).toBeCloseTo(expected[name]!.average_precision, digits)
      expect(found.topK.map((top) => top.hitsByRank)).toEqual(Object.values(expected[name]!.top_hits))
    }
  })

  it('event unit: forecasts and arithmetic expert', () => {
    const { models } = onEwpFiles('arithmetic', '--unit', 'event', '--origins', '1993-2023')
    const of = (id: string) => models.find((model) => model.id === id)!
    expect(of('ewp-foos').auc).toBeCloseTo(0.825216842, 9)
    expect(of('ewp-foos').topK.map((top) => top.hits)).toEqual([12, 21, 27])
    const expected = golden.direct_1993_2022.expert_arithmetic!.event_unit
    expect(of('ewp-2025-arithmetic').auc).toBeCloseTo(expected.auc, 9)
    expect(of('ewp-2025-arithmetic').topK.map((top) => top.hits)).toEqual(Object.values(expected.hits))
  })
})

describe('the evaluate command on bad input', () => {
  it.each([
    ['--origins', '1993', '--origins'],
    ['--horizon', '9', '--horizon'],
    ['--learn', 'magic', '--learn'],
    ['--outcome', 'no-such-list', 'no-such-list'],
  ])('%s %s ends with exit code 2 and says where', (option, value, where) => {
    const { status, stderr, stdout } = spawnSync(TSX, ['src/tools/forewatch.ts', 'evaluate', option, value], {
      cwd: HOME,
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toContain(where)
    expect(stdout).toBe('')
  })
})
