import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forewatch } from '../helpers/forewatch-cli'

const MODEL = 'tests/fixtures/economy/model.json'
const WORLD = ['--model', MODEL, '--series', 'tests/fixtures/economy/data.csv', '--as-of', '2024-12-31']
const json = <T>(stdout: string) => JSON.parse(stdout) as T

describe('doubt on the command line, for an index from elsewhere', () => {
  it('doubt: ranges around rank and score, tier probabilities that sum to 1, the same twice', () => {
    const first = forewatch('doubt', ...WORLD, '--draws', '60')
    expect(first.code).toBe(0)
    const body = json<{
      draws: number
      countries: {
        rank: number
        rankLow: number
        rankHigh: number
        tierProbability: Record<string, number>
      }[]
    }>(first.stdout)
    expect(body.draws).toBe(60)
    for (const row of body.countries) {
      expect(row.rankLow).toBeLessThanOrEqual(row.rankHigh)
      const sum = Object.values(row.tierProbability).reduce((a, b) => a + b, 0)
      if (Object.keys(row.tierProbability).length > 0) expect(sum).toBeCloseTo(1, 3)
    }
    expect(forewatch('doubt', ...WORLD, '--draws', '60').stdout).toBe(first.stdout)
  })

  it('doubt refuses a choice, a node and a number that do not exist, with exit code 2', () => {
    const bad = [
      ['--without', 'luck'],
      ['--node', 'nowhere'],
      ['--draws', '0'],
    ]
    for (const flags of bad) {
      const { code, stderr, stdout } = forewatch('doubt', ...WORLD, ...flags)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/luck|nowhere|draws/)
    }
  })

  it('sensitivity and audit answer as tables', () => {
    const table = (name: string, ...more: string[]) => {
      const { code, stdout } = forewatch(name, ...WORLD, ...more, '--format', 'csv')
      expect(code).toBe(0)
      return stdout.trim().split('\n')
    }
    const shares = table('sensitivity', '--rows', '32', '--without', 'sources')
    expect(shares[0]).toMatch(/^table,id,meanRankShift,/)
    // Two regions never change places here: there is no shift to take apart, and what each part does is still told.
    expect(shares.some((line) => line.startsWith('sobol of mean rank shift'))).toBe(false)
    expect(shares.filter((line) => line.startsWith('without one factor'))).toHaveLength(2)
    expect(table('audit')[0]).toMatch(/^table,id,of,n,pearson/)
  })

  it('diff: one line a difference, none for a model and itself', () => {
    const later = join(mkdtempSync(join(tmpdir(), 'forewatch-')), 'later.json')
    writeFileSync(later, readFileSync(MODEL, 'utf8').replace('"version": "', '"version": "9'))
    expect(forewatch('diff', MODEL, MODEL)).toMatchObject({ code: 0, stdout: '' })
    const { stdout, stderr } = forewatch('diff', MODEL, later)
    expect(stdout).toMatch(/^Model version .* → 9/)
    expect(stderr).toMatch(/: 1 difference$/m)
    expect(forewatch('diff', MODEL, 'nowhere.json').code).toBe(2)
  })
})
