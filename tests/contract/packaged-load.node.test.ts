import { createHash } from 'node:crypto'
import { delay, http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { loadManifest, loadSources, type LoadProgress } from '../../src/sources/packaged/load'
import type { Manifest } from '../../src/sources/packaged/manifest'
import { server } from '../helpers/node-setup'

const BASE = 'http://app.test/data/'
const QUICK = { retries: 0, timeoutMs: 400, backoffLimitMs: 1 }

const catalogueText = JSON.stringify({ source: { id: 'demo' }, series: [] })
const seriesText = JSON.stringify({
  format: 'forewatch-series-1',
  source: 'demo',
  series: [
    { id: 'demo_deaths', frequency: 'year', firstOrdinal: 2020, nPeriods: 2, values: { SDN: [0, 3, null] } },
  ],
})

function entry(path: string, text: string) {
  return { path, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') }
}

const manifest: Manifest = {
  format: 'forewatch-data-1',
  software: '0.0.0',
  fingerprint: 'f'.repeat(64),
  firstYear: 1990,
  lastYear: 2025,
  newestMonth: '2026-06',
  units: entry('units.json', '[]'),
  framework: entry('framework.json', '{}'),
  model: entry('model.json', '{}'),
  firstView: entry('first-view.json', '{}'),
  outcomes: entry('outcomes.json', '[]'),
  evaluation: entry('evaluation.json', '{}'),
  alerts: entry('alerts.json', '{}'),
  otherModels: [],
  ensemble: { path: 'models/ensemble.json', bytes: 0, sha256: '0'.repeat(64) },
  sources: [
    {
      id: 'demo',
      catalogue: entry('catalogue/demo.json', catalogueText),
      series: entry('series/demo.json', seriesText),
    },
  ],
  editions: [],
}

function json(text: string) {
  return () => new HttpResponse(text, { headers: { 'content-type': 'application/json' } })
}

async function failure(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!isForewatchError(error)) throw new Error(`expected a ForewatchError, got ${String(error)}`)
  return error
}

beforeEach(() => {
  server.use(
    http.get(`${BASE}manifest.json`, json(JSON.stringify(manifest))),
    http.get(`${BASE}catalogue/demo.json`, json(catalogueText)),
    http.get(`${BASE}series/demo.json`, json(seriesText)),
  )
})

describe('loading the packaged series from the own origin', () => {
  it('loads every file that the manifest names and reports all bytes', async () => {
    const seen: LoadProgress[] = []
    const list = await loadManifest(BASE, QUICK)
    const sources = await loadSources(BASE, list, { ...QUICK, onProgress: (progress) => seen.push(progress) })
    expect(sources[0]?.series.series[0]?.values).toEqual({ SDN: [0, 3, null] })
    expect(seen.at(-1)).toMatchObject({ filesDone: 2, filesTotal: 2 })
    expect(seen.at(-1)?.loadedBytes).toBe(seen.at(-1)?.totalBytes)
  })

  it('says which file the server does not have (404)', async () => {
    server.use(http.get(`${BASE}series/demo.json`, () => new HttpResponse('no', { status: 404 })))
    const error = await failure(loadSources(BASE, manifest, QUICK))
    expect(error.tag).toBe('http-status')
    expect(error.details).toMatchObject({ where: `${BASE}series/demo.json`, found: 'status 404' })
    expect(error.details.next).toContain('build')
  })

  it('tries again after a passing failure and then succeeds (503 twice)', async () => {
    let calls = 0
    server.use(
      http.get(`${BASE}series/demo.json`, () =>
        ++calls < 3 ? new HttpResponse('busy', { status: 503 }) : json(seriesText)(),
      ),
    )
    await expect(
      loadSources(BASE, manifest, { ...QUICK, timeoutMs: 5_000, retries: 3 }),
    ).resolves.toHaveLength(1)
    expect(calls).toBe(3)
  })

  it('refuses a file that arrives cut off', async () => {
    server.use(http.get(`${BASE}series/demo.json`, json(seriesText.slice(0, -20))))
    const error = await failure(loadSources(BASE, manifest, QUICK))
    expect(error.tag).toBe('file-truncated')
    expect(error.details.expected).toBe(`${Buffer.byteLength(seriesText)} bytes`)
  })

  it('refuses a file of the right length whose figures were altered', async () => {
    server.use(http.get(`${BASE}series/demo.json`, json(seriesText.replace('3', '4'))))
    const error = await failure(loadSources(BASE, manifest, QUICK))
    expect(error.tag).toBe('file-truncated')
    expect(error.details.found).toMatch(/^checksum /)
  })

  it('gives up on a server that is too slow', async () => {
    server.use(
      http.get(`${BASE}series/demo.json`, async () => {
        await delay(2_000)
        return json(seriesText)()
      }),
    )
    expect((await failure(loadSources(BASE, manifest, { ...QUICK, timeoutMs: 50 }))).tag).toBe('timeout')
  })

  it('refuses a page of HTML where data should be', async () => {
    server.use(http.get(`${BASE}manifest.json`, () => HttpResponse.html('<h1>Sign in</h1>')))
    const error = await failure(loadManifest(BASE, QUICK))
    expect(error.tag).toBe('wrong-type')
    expect(error.details.found).toContain('text/html')
  })

  it('refuses changed columns and names them', async () => {
    const changed = seriesText.replace('"nPeriods"', '"periods"')
    const list = {
      ...manifest,
      sources: [{ ...manifest.sources[0]!, series: entry('series/demo.json', changed) }],
    }
    server.use(http.get(`${BASE}series/demo.json`, json(changed)))
    const error = await failure(loadSources(BASE, list, QUICK))
    expect(error.tag).toBe('bad-schema')
    expect(error.details.where).toContain('series/demo.json')
  })

  it('refuses a manifest that points outside its own folder', async () => {
    const outside = { ...manifest, units: { ...manifest.units, path: '../secret.json' } }
    server.use(http.get(`${BASE}manifest.json`, json(JSON.stringify(outside))))
    expect((await failure(loadManifest(BASE, QUICK))).tag).toBe('bad-schema')
  })

  it('reports a cut line as a network failure', async () => {
    server.use(http.get(`${BASE}manifest.json`, () => HttpResponse.error()))
    expect((await failure(loadManifest(BASE, QUICK))).tag).toBe('network')
  })

  it('stops when the user cancels', async () => {
    const controller = new AbortController()
    controller.abort()
    expect((await failure(loadManifest(BASE, { ...QUICK, signal: controller.signal }))).tag).toBe('cancelled')
  })
})
