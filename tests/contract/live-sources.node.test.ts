import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { delay, http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import {
  collectLive,
  firstAddress,
  type CollectOptions,
  type HeldPages,
} from '../../src/sources/live/collect'
import { readLive, toLiveEdition } from '../../src/sources/live/edition'
import { consentText, LIVE_HOSTS, LIVE_ORIGINS } from '../../src/sources/live/hosts'
import { LIVE_ADDRESSES, type LiveRequest } from '../../src/sources/live/requests'
import { heldInWindow } from '../../src/sources/live/window'
import { refresh } from '../../src/tools/indicators/refresh'
import {
  HAPI_ANSWER,
  IDMC_ANSWER,
  INFORM_ANSWER,
  UCDP_EVENTS,
  UNHCR_PAGES,
  worldBankPage,
} from '../helpers/live-answers'
import { server } from '../helpers/node-setup'
import { registry } from '../helpers/registry'

const NOW = '2026-11-25T09:00:00.000Z'
const SECRET = 'key of mine/42'
const REQUEST: LiveRequest = { from: 2024, to: 2024, key: SECRET, release: '26.0.8', countries: ['SDN'] }
const QUICK: CollectOptions = {
  gapMs: 0,
  fetch: { retries: 2, timeoutMs: 300, backoffLimitMs: 1, longestWaitMs: 2000 },
}
const UNHCR = 'https://api.unhcr.org/population/v1/population/'
const IDMC = 'https://helix-tools-api.idmcdb.org/external-api/gidd/conflicts/'

const page = (request: Request) => Number(new URL(request.url).searchParams.get('page'))
const unhcr = () => http.get(UNHCR, ({ request }) => HttpResponse.json(UNHCR_PAGES[page(request) - 1]))

async function valuesOf(id: string, request = REQUEST): Promise<Record<string, number>> {
  const found = await collectLive(id, request, QUICK)
  const { result } = await readLive(id, found, request, registry, NOW)
  return Object.fromEntries(
    result.observations.map(({ indicator, unit, period, value }) => [
      `${indicator} ${unit} ${period}`,
      value,
    ]),
  )
}

async function failure(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!isForewatchError(error)) throw new Error(`expected a ForewatchError, got ${String(error)}`)
  return error
}

describe('hosts', () => {
  it('are asked over https only, and every address goes to the host that the text of consent names', () => {
    for (const host of LIVE_HOSTS) {
      const url = firstAddress(host.id, REQUEST)
      expect(new URL(url).origin).toBe(host.origin)
      expect(url).not.toContain(SECRET)
      expect(url).not.toContain(encodeURIComponent(SECRET))
      expect(consentText(host)).toContain(new URL(host.origin).host)
    }
    expect(LIVE_ORIGINS.every((origin) => origin.startsWith('https://'))).toBe(true)
    expect(Object.keys(LIVE_ADDRESSES).sort()).toEqual(LIVE_HOSTS.map(({ id }) => id).sort())
  })
})

describe('answers become the series that files of the source give', () => {
  it('UNHCR: pages are added up, a dash is no value and a zero as text is zero', async () => {
    server.use(unhcr())
    const values = await valuesOf('unhcr-population')
    expect(values['unhcr_refugees_by_origin SDN 2024']).toBe(1_000_000)
    expect(values['unhcr_asylum_seekers_by_origin SDN 2024']).toBe(5000)
    expect(values['unhcr_idps SDN 2024']).toBe(9_000_000)
    expect(values['unhcr_refugees_hosted TCD 2024']).toBe(700_000)
  })

  it('World Bank: null is missing, aggregates are left out, bounds come from the standard error', async () => {
    server.use(
      http.get('https://api.worldbank.org/v2/country/all/indicator/:code', ({ params }) =>
        HttpResponse.json(worldBankPage(String(params.code))),
      ),
    )
    expect(await valuesOf('worldbank-wdi')).toEqual({
      'wdi_gdppc_constant SDN 2024': 0.5,
      'wdi_gdppc_growth SDN 2024': 0.5,
      'wdi_gdppc_ppp SDN 2024': 0.5,
      'wdi_infant_mortality SDN 2024': 0.5,
      'wdi_population SDN 2024': 0.5,
      'wdi_trade_share SDN 2024': 0.5,
    })
    const found = await collectLive('worldbank-wgi', REQUEST, QUICK)
    const { result } = await readLive('worldbank-wgi', found, REQUEST, registry, NOW)
    const voice = result.observations.find(({ indicator }) => indicator === 'wgi_voice_accountability')
    expect(voice).toMatchObject({ unit: 'SDN', value: 0.5, low: -0.3225, high: 1.3225 })
  })

  it('INFORM, IDMC, UCDP and HAPI', async () => {
    server.use(
      http.get('https://drmkc.jrc.ec.europa.eu/inform-index/api/informapi/countries/trends/', () =>
        HttpResponse.json(INFORM_ANSWER),
      ),
      http.get(IDMC, ({ request }) => {
        expect(new URL(request.url).searchParams.get('client_id')).toBe(SECRET)
        return HttpResponse.json(IDMC_ANSWER)
      }),
      http.get('https://ucdpapi.pcr.uu.se/api/gedevents/26.0.8', ({ request }) => {
        expect(request.headers.get('x-ucdp-access-token')).toBe(SECRET)
        return HttpResponse.json(UCDP_EVENTS)
      }),
      http.get('https://hapi.humdata.org/api/v2/coordination-context/conflict-events', () =>
        HttpResponse.json(HAPI_ANSWER),
      ),
    )
    expect((await valuesOf('inform'))['inform_lack_of_coping SDN 2024']).toBe(6.3)
    const idmc = await valuesOf('idmc-gidd')
    expect(idmc['idmc_conflict_idp_stock SDN 2024']).toBe(9_000_000)
    const events = await valuesOf('ucdp-candidate')
    const oneSided = Object.entries(events).filter(([key]) => /one_sided.*2026-08/.test(key))
    expect(oneSided.some(([key, value]) => key.includes('deaths') && value === 10)).toBe(true)
    const hapi = await valuesOf('hdx-hapi')
    expect(hapi['acled_hapi_civilian_targeting_fatalities SDN 2026-06']).toBe(14)
    expect(hapi['acled_hapi_civilian_targeting_events SDN 2026-06']).toBe(4)
  })

  it('an edition stands under its own ids, and only the window that was asked is compared', async () => {
    server.use(unhcr())
    const found = await collectLive('unhcr-population', REQUEST, QUICK)
    const live = await readLive('unhcr-population', found, REQUEST, registry, NOW)
    const { edition, observations } = await toLiveEdition('unhcr-population', live, NOW)
    expect(edition.id).toMatch(/^live-unhcr-population\/2026-11-25-[0-9a-f]{8}$/)
    expect(observations.every(({ indicator }) => indicator.startsWith('live-unhcr_'))).toBe(true)
    const row = { unit: 'SDN', indicator: 'unhcr_idps', value: 1 }
    const held = ['2023', '2024', '2025'].map((period) => ({ ...row, period }))
    expect(heldInWindow(held, live.result.observations).map(({ period }) => period)).toEqual(['2024'])
  })
})

describe('failures are told in words, with no key in them, and nothing that came is lost', () => {
  const answers = (...list: (() => Response | Promise<Response>)[]) => {
    let at = 0
    server.use(http.get(UNHCR, () => list[Math.min(at++, list.length - 1)]!()))
    return () => at
  }
  const status =
    (code: number, headers: Record<string, string> = {}) =>
    () =>
      new HttpResponse('no', { status: code, headers })
  const good = () => HttpResponse.json({ ...UNHCR_PAGES[0], maxPages: 1 })
  const run = () => collectLive('unhcr-population', REQUEST, QUICK)

  it('401: the key is refused, once and for all', async () => {
    let asked = 0
    server.use(http.get(IDMC, () => (asked++, new HttpResponse('no', { status: 401 }))))
    const { tag, message } = await failure(collectLive('idmc-gidd', REQUEST, QUICK))
    expect([tag, asked]).toEqual(['http-status', 1])
    expect(message).toContain('refused the key')
    expect(message).not.toContain('key of mine')
    expect(message).not.toContain(encodeURIComponent(SECRET))
  })

  it('429: the wait the host asks for is kept; a long one is told instead', async () => {
    const asked = answers(status(429, { 'retry-after': '0' }), good)
    await run()
    expect(asked()).toBe(2)
    const again = answers(status(429, { 'retry-after': '120' }), good)
    expect((await failure(run())).message).toContain('Try again in 120 s')
    expect(again()).toBe(1)
  })

  it('500: tried again, then told', async () => {
    const asked = answers(status(500), status(502), good)
    await run()
    expect(asked()).toBe(3)
    answers(status(500))
    expect((await failure(run())).message).toContain('status 500')
  })

  it('time-out, and a host that cannot be reached', async () => {
    answers(async () => {
      await delay('infinite')
      return good()
    })
    expect((await failure(run())).tag).toBe('timeout')
    answers(() => HttpResponse.error())
    const { tag, message } = await failure(run())
    expect(tag).toBe('network')
    expect(message).toContain('npm run indicators -- refresh')
  })

  it('cut-off JSON: asked once more, then refused', async () => {
    const asked = answers(() => new HttpResponse('{"page":1,"maxPages":1,"items":[{"ye'), good)
    await run()
    expect(asked()).toBe(2)
    answers(() => new HttpResponse('{"page":1,"maxPages":1,"items":[{"ye'))
    expect((await failure(run())).tag).toBe('file-truncated')
  })

  it('a web page, other fields, an error message with status 200', async () => {
    answers(() => HttpResponse.html('<!doctype html><title>Maintenance</title>'))
    expect((await failure(run())).tag).toBe('wrong-type')
    answers(() => HttpResponse.json({ page: 1, maxPages: 1, items: [{ year: 2024, origin: 'SDN' }] }))
    const changed = await failure(run())
    expect([changed.tag, changed.message.includes('items.0.')]).toEqual(['bad-schema', true])
    server.use(
      http.get('https://api.worldbank.org/v2/country/all/indicator/:code', () =>
        HttpResponse.json([{ message: [{ id: '120', value: 'The indicator was not found' }] }]),
      ),
    )
    const told = await failure(collectLive('worldbank-wdi', REQUEST, QUICK))
    expect(told.message).toContain('The indicator was not found')
  })

  it('an empty answer is no edition', async () => {
    answers(() => HttpResponse.json({ page: 1, maxPages: 0, items: [] }))
    const found = await run()
    const { tag, message } = await failure(readLive('unhcr-population', found, REQUEST, registry, NOW))
    expect(tag).toBe('too-few-observed')
    expect(message).toContain('the edition before stays in use')
  })

  it('pages of two states, and the same page twice, are not added up', async () => {
    const pages = [
      { ...IDMC_ANSWER, count: 150 },
      { ...IDMC_ANSWER, count: 151 },
    ]
    let at = 0
    server.use(http.get(IDMC, () => HttpResponse.json(pages[Math.min(at++, 1)])))
    expect((await failure(collectLive('idmc-gidd', REQUEST, QUICK))).tag).toBe('file-truncated')
    answers(() => HttpResponse.json(UNHCR_PAGES[0]))
    expect((await failure(run())).message).toContain('found page 1; expected page 2')
  })

  it('a second call goes on where the first one stopped', async () => {
    const held: HeldPages = new Map()
    const pages: number[] = []
    let broken = true
    server.use(
      http.get(UNHCR, ({ request }) => {
        pages.push(page(request))
        return page(request) === 2 && broken
          ? new HttpResponse('no', { status: 500 })
          : HttpResponse.json(UNHCR_PAGES[page(request) - 1])
      }),
    )
    await failure(collectLive('unhcr-population', REQUEST, { ...QUICK, held }))
    broken = false
    const found = await collectLive('unhcr-population', REQUEST, { ...QUICK, held })
    expect(pages).toEqual([1, 2, 2, 2, 2])
    expect(found.requests).toBe(1)
    expect(found.parts.get('2024')).toHaveLength(3)
  })

  it('cancelling stops at once', async () => {
    const abort = new AbortController()
    answers(async () => {
      abort.abort()
      await delay(50)
      return good()
    })
    expect(
      (await failure(collectLive('unhcr-population', REQUEST, { ...QUICK, signal: abort.signal }))).tag,
    ).toBe('cancelled')
  })

  it('missing key, release or country is told before anything is asked', async () => {
    const without = { from: 2024, to: 2024 }
    expect((await failure(collectLive('idmc-gidd', without, QUICK))).message).toContain(
      'A client id is needed',
    )
    const bad = { ...REQUEST, release: '../26' }
    expect((await failure(collectLive('ucdp-candidate', bad, QUICK))).tag).toBe('bad-argument')
    const where = { ...REQUEST, countries: ['Sudan'] }
    expect((await failure(collectLive('hdx-hapi', where, QUICK))).message).toContain('three letters')
  })
})

describe('on the command line', () => {
  const options = (own: string) => ({
    own,
    from: '2024',
    to: '2024',
    model: 'indicators/models/framework-baseline.json',
    series: 'indicators',
  })
  const folder = () => mkdtempSync(join(tmpdir(), 'live-'))

  it('asks nothing before it is told to, and says who would see what', async () => {
    const own = folder()
    const lines = await refresh('unhcr-population', options(own), NOW)
    expect(lines.join('\n')).toContain('api.unhcr.org (UNHCR)')
    expect(lines.at(-1)).toBe('Nothing has been asked. Add --agree to ask.')
    expect(readdirSync(own)).toEqual([])
  })

  it('keeps an edition and prints what moved; a failure keeps the edition before and the pages that came', async () => {
    const own = folder()
    const agreed = { ...options(own), agree: true }
    server.use(unhcr())
    const lines = await refresh('unhcr-population', agreed, NOW, QUICK)
    const text = lines.join('\n')
    expect(text).toContain('2 requests, 3 rows')
    expect(text).toContain('against the package:')
    expect(text).toMatch(/revised unhcr_refugees_by_origin: 1 values/)
    expect(text).toMatch(/If these figures stood in the package: \d+ tiers change/)

    server.use(
      http.get(UNHCR, ({ request }) =>
        page(request) === 1 ? HttpResponse.json(UNHCR_PAGES[0]) : new HttpResponse('no', { status: 500 }),
      ),
    )
    await failure(refresh('unhcr-population', agreed, NOW, QUICK))
    expect(readdirSync(join(own, 'live-unhcr-population'))).toHaveLength(1)
    const kept = readdirSync(join(own, '.asked'))
    expect(kept).toEqual(['unhcr-population-2024-2024.json'])
    expect(readFileSync(join(own, '.asked', kept[0]!), 'utf8')).not.toContain(SECRET)
  })
})
