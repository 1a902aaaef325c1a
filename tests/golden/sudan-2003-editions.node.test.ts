import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CAUSE_IDS, passing, splitChange } from '../../src/engine/change'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { worldFrame } from '../../src/engine/frame'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { readModel } from '../../src/model/read'
import { seriesOf } from '../../src/model/tree'
import { figuresInUse } from '../../src/sources/editions/in-use'
import { readEditionsAsked } from '../../src/tools/cli/edition-files'
import { readSeries } from '../../src/tools/cli/files'
import { describeWithShared, sharedFile } from '../helpers/shared'

/** Sudan as of 31 December 2003 under two editions of a source; `forewatch editions --country SDN --as-of 2003-12-31`. */
const BASELINE = 'indicators/models/framework-baseline.json'
const DEMOCRACY = 'indicators/models/reference/electoral-democracy.json'
const pack = readSeries('indicators')

const modelOf = (file: string) => readModel(JSON.parse(readFileSync(file, 'utf8')))

function under(modelFile: string, edition: string) {
  const model = modelOf(modelFile)
  const wanted = new Set(seriesOf(model.tree))
  const [shipped, other] = [pack, figuresInUse(pack, readEditionsAsked('indicators', [edition]))].map(
    ({ units, series, observations }) => {
      const data = buildDataSet(
        units,
        series.filter(({ id }) => wanted.has(id)),
        observations.filter(({ indicator }) => wanted.has(indicator)),
      )
      const run = runScores(model, data, yearEnds(2003, 2003))
      const frame = worldFrame({ run, momentIndex: 0, earlierIndex: -1, yearEnds: run, historyYears: 0 })
      return { side: { run, momentIndex: 0, data }, frame }
    },
  )
  const at = (id: string) => shipped!.frame.units.findIndex((unit) => unit.id === id)
  const split = splitChange(other!.side, shipped!.side)
  const parts = (id: string) =>
    Object.fromEntries(CAUSE_IDS.map((cause) => [cause, split.parts[cause][at(id)]!]))
  return { shipped: shipped!.frame, other: other!.frame, at, split, parts }
}

describe('Sudan in 2003 under two editions', () => {
  it('mass killings, list of 2025–26 against the list of 2015: rank 2 and rank 1 of the baseline, for Myanmar’s sake', () => {
    const { shipped, other, at, split, parts } = under(BASELINE, 'ewp-mass-killing-2015')
    const sudan = at('SDN')
    expect([shipped.rank[sudan], other.rank[sudan]]).toEqual([2, 1])
    expect(shipped.score100[sudan]).toBe(other.score100[sudan])
    const { risen, fallen } = passing(other.rank, shipped.rank, sudan)
    expect([risen.map((u) => shipped.units[u]!.id), fallen]).toEqual([['MMR'], []])
    // The newer list counts more onsets in Myanmar: a revision, and nothing else.
    const myanmar = parts('MMR')
    expect(myanmar.revised).toBeGreaterThan(1)
    const sum = CAUSE_IDS.reduce((total, cause) => total + myanmar[cause]!, 0)
    expect(Math.abs(sum - (split.to100[at('MMR')]! - split.from100[at('MMR')]!))).toBeLessThan(1e-9)
  })

  it('electoral democracy, v15 against about v12: the baseline reads it not, a model of it alone ranks Sudan 25 and 11', () => {
    expect(seriesOf(modelOf(BASELINE).tree)).not.toContain('vdem_polyarchy')
    const { shipped, other, at, parts } = under(DEMOCRACY, 'vdem-v12-polyarchy')
    expect([shipped.rank[at('SDN')], other.rank[at('SDN')]]).toEqual([25, 11])
    // 0.178 became 0.175, and countries below it came in: China, Saudi Arabia and others are not in the older copy.
    expect(parts('SDN').revised).toBeGreaterThan(0)
    expect(parts('SDN').others).toBeLessThan(-5)
    expect(Number.isFinite(other.score100[at('CHN')]!)).toBe(false)
  })
})

describeWithShared('Sudan in 2003, counted by hand from the originals', () => {
  const rows = (path: string) =>
    new TextDecoder()
      .decode(sharedFile(path))
      .trim()
      .split('\n')
      .map((line) => [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,)/g)].map((m) => m[1] ?? m[2] ?? ''))

  it.each([
    ['vdem/vdem_v15_highlevel_indices_1945-2024.csv.gz', 0.175, 25],
    ['vdem/vdem_v12_civicspace_subset_listwise_1945-2021.csv.gz', 0.178, 11],
  ])('%s: %s in 2002, %s with those below', (path, value, rank) => {
    const [head, ...body] = rows(path)
    const column = (name: string) => head!.indexOf(name)
    const known = body
      .filter((row) => row[column('year')] === '2002')
      .map((row) => [row[column('country_text_id')], Number(row[column('v2x_polyarchy')])] as const)
    const sudan = known.find(([id]) => id === 'SDN')![1]
    expect(sudan).toBe(value)
    expect(1 + known.filter(([, one]) => one < sudan).length).toBe(rank)
  })

  it('onsets until 2002 in Myanmar (COW 775) and Sudan (625): more in Myanmar on the newer list, as many in Sudan', () => {
    const count = (path: string, onset: string, code: string) => {
      const [head, ...body] = rows(path)
      const column = (name: string) => head!.indexOf(name)
      return body
        .filter((row) => row[column('ccode')] === code && Number(row[column('year')]) <= 2002)
        .reduce((sum, row) => sum + Number(row[column(onset)]), 0)
    }
    const older = (code: string) => count('ewp-mass-killing/mkl_ccode_2015.csv', 'mkl.start', code)
    const newer = (code: string) =>
      count('ewp-mass-killing/basedata2025_4august2025.csv', 'mk_onset_count', code)
    expect([older('625'), newer('625')]).toEqual([1, 1])
    expect([older('775'), newer('775')]).toEqual([1, 3])
  })
})
