import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { refreshedData } from '../../src/engine/audit/refreshed-data'
import { runScores } from '../../src/engine/run'
import { collectLive } from '../../src/sources/live/collect'
import { readLive } from '../../src/sources/live/edition'
import { runOnce } from '../../src/tools/cli/run'
import { checkEditions, checkPackage } from '../../src/tools/indicators/check-package'
import { writePackage } from '../../src/tools/indicators/data-package'
import { refresh } from '../../src/tools/indicators/refresh'
import { UNHCR_PAGES } from '../helpers/live-answers'
import { server } from '../helpers/node-setup'
import { registry } from '../helpers/registry'
import { input, modelOf, node } from '../helpers/small-model'

const SERIES = ['unhcr_idps', 'unhcr_refugees_by_origin']
const ROWS = [
  'unit,period,indicator,value',
  'SDN,2023,unhcr_idps,5000000',
  'SDN,2024,unhcr_idps,6000000',
  'MLI,2024,unhcr_refugees_by_origin,300000',
  'SDN,2023,unhcr_refugees_by_origin,200',
  'SDN,2024,unhcr_refugees_by_origin,400000',
  '',
].join('\n')
const QUICK = { gapMs: 0, fetch: { retries: 0, timeoutMs: 300, backoffLimitMs: 1, longestWaitMs: 1 } }
const NOW = '2026-11-25T09:00:00.000Z'

let folder = ''
const at = (...parts: string[]) => join(folder, ...parts)
const read = (...parts: string[]) => readFileSync(at(...parts), 'utf8')
const options = (more: object = {}) => ({
  ...{ agree: true, from: '2024', to: '2024', own: at('own'), model: at('model.json'), series: at('base') },
  write: at('mine'),
  ...more,
})
const ask = (more: object = {}, now = NOW) => refresh('unhcr-population', options(more), now, QUICK)
const answer = (broken = false) =>
  server.use(
    http.get('https://api.unhcr.org/population/v1/population/', ({ request }) => {
      const page = Number(new URL(request.url).searchParams.get('page'))
      return broken ? new HttpResponse('no', { status: 500 }) : HttpResponse.json(UNHCR_PAGES[page - 1])
    }),
  )
const scoreOf = (series: string, unit: string, edition: string[] = []) => {
  const { run } = runOnce({ model: at('model.json'), series, edition, asOf: '2025-12-31' })
  return run.readings[0]!.values[run.units.findIndex(({ id }) => id === unit)]
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refresh-'))
  mkdirSync(at('base/catalogue'), { recursive: true })
  mkdirSync(at('base/series'))
  const { source, series } = JSON.parse(
    readFileSync('indicators/catalogue/unhcr-population.json', 'utf8'),
  ) as { source: object; series: { id: string; coverage: object }[] }
  const held = series
    .filter(({ id }) => SERIES.includes(id))
    .map((record) => ({ ...record, coverage: { ...record.coverage, from: '2023', to: '2024' } }))
  writeFileSync(at('base/catalogue/unhcr-population.json'), JSON.stringify({ source, series: held }))
  writeFileSync(at('base/series/unhcr-population.csv'), ROWS)
  writePackage(at('base'))
  const inputs = SERIES.map((id, i) => node(`n${i}`, { inputs: [input(`n${i}/x`, id)] }))
  writeFileSync(at('model.json'), JSON.stringify(modelOf(...inputs)))
})

describe('a refresh that is written', () => {
  it('puts the years that were asked into a package of one’s own; the one it began from stays as it is', async () => {
    answer()
    const lines = await ask()
    expect(lines.join('\n')).toContain(`score --series ${at('mine')}`)
    expect(read('mine/series/unhcr-population.csv').trim().split('\n').slice(1)).toEqual([
      'SDN,2023,unhcr_idps,5000000',
      'SDN,2024,unhcr_idps,9000000',
      'SDN,2023,unhcr_refugees_by_origin,200',
      'SDN,2024,unhcr_refugees_by_origin,1000000',
    ])
    expect(read('mine/catalogue/unhcr-population.json')).toContain(
      '2024 as the publisher gave it on 2026-11-25',
    )
    expect(checkPackage(at('mine'), registry).problems).toEqual([])
    expect(read('base/series/unhcr-population.csv')).toBe(ROWS)
  })

  it('is what `score --series` reads: the same bits as when the figures are put in place in memory', async () => {
    answer()
    await ask()
    const request = { from: 2024, to: 2024 }
    const found = await collectLive('unhcr-population', request, QUICK)
    const { result } = await readLive('unhcr-population', found, request, registry, NOW)
    const { run, data } = runOnce({ model: at('model.json'), series: at('base'), asOf: '2025-12-31' })
    const known = result.series.filter(({ id }) => SERIES.includes(id))
    const rows = result.observations.filter(({ indicator }) => SERIES.includes(indicator))
    const after = runScores(run.model, refreshedData(data, known, rows), run.moments)
    const sudan = run.units.findIndex(({ id }) => id === 'SDN')
    expect(scoreOf(at('mine'), 'SDN')).toBe(after.readings[0]!.values[sudan])
    expect(scoreOf(at('mine'), 'MLI')).not.toBe(scoreOf(at('base'), 'MLI'))
  })

  it('keeps what stood there before beside it, each time', async () => {
    answer()
    await ask()
    await ask({}, '2026-11-26T09:00:00.000Z')
    const kept = readdirSync(at('mine/editions/series')).sort()
    expect(kept).toHaveLength(2)
    expect(read('mine/editions/series', kept[0]!)).toBe(ROWS)
    expect(kept[1]).toMatch(/^unhcr-population-2026-11-25-/)
    expect(checkEditions(at('mine'), registry).problems).toEqual([])
    const edition = [`unhcr-population=${kept[0]!.replace('.csv', '')}`]
    expect(scoreOf(at('mine'), 'MLI', edition)).toBe(scoreOf(at('base'), 'MLI'))
  })

  it('that fails leaves the package as it was', async () => {
    answer()
    await ask()
    const before = read('mine/series/unhcr-population.csv')
    answer(true)
    await expect(ask({}, '2026-11-26T09:00:00.000Z')).rejects.toThrow(/status 500/)
    expect(read('mine/series/unhcr-population.csv')).toBe(before)
    expect(checkPackage(at('mine'), registry).problems).toEqual([])
  })

  it('fails loudly where the publisher has repaired a known error, and writes nothing', async () => {
    answer()
    mkdirSync(at('base/corrections'))
    const of = { series: 'unhcr_idps', unit: 'SDN', period: '2024', expected: 6_000_000 }
    const text = { id: 'a', action: 'flag', reason: 'r', reference: 'r', status: 'open' }
    writeFileSync(
      at('base/corrections/unhcr-population.json'),
      JSON.stringify({
        format: 'forewatch-corrections-1',
        source: 'unhcr-population',
        corrections: [{ ...text, ...of }],
      }),
    )
    await expect(ask()).rejects.toThrow(/no longer fits: the source has been repaired/)
    expect(existsSync(at('mine'))).toBe(false)
  })

  it('refuses the figures of the program and folders with other things, before anybody is asked', async () => {
    await expect(ask({ write: 'indicators' })).rejects.toThrow(/not overwritten by a refresh/)
    mkdirSync(at('photos'))
    writeFileSync(at('photos/a.txt'), 'mine')
    await expect(ask({ write: at('photos') })).rejects.toThrow(/other things than a data package/)
    expect(existsSync(at('own'))).toBe(false)
  })
})
