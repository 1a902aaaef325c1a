import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { http, HttpResponse } from 'msw'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askedText, goneText, liveTitle, type LiveRow } from '../../src/charts/sources/live'
import type { LiveOutcome } from '../../src/engine/audit/refresh-outcome'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { readModel } from '../../src/model/read'
import { collectLive } from '../../src/sources/live/collect'
import { readLive, toLiveEdition } from '../../src/sources/live/edition'
import { useDocuments } from '../../src/stores/documents'
import { keepEdition } from '../../src/stores/own-editions'
import { useOwnDataStore } from '../../src/stores/own-data'
import { editionsInUse, putInUse } from '../../src/stores/refreshes'
import { useSession, type Loaded } from '../../src/stores/session'
import { UNHCR_PAGES } from '../helpers/live-answers'
import { server } from '../helpers/node-setup'
import { registry } from '../helpers/registry'
import { input, modelOf, node } from '../helpers/small-model'
import { smallSnapshotInput } from '../helpers/small-snapshot'
import { series, unit, yearly } from '../helpers/small-world'

// Shipped: refugees by origin to 2024, Sudan with 400 000. The publisher now gives 1 000 000 for Sudan in 2024, and nobody else.
const SERIES = 'unhcr_refugees_by_origin'
const coverage = { from: '2022', to: '2024' }
const units = ['SDN', 'TCD', 'MLI'].map((id) => unit(id))
const { panels, series: records } = buildDataSet(
  units,
  [series(SERIES, { coverage }), series('other', { coverage })],
  [
    ...yearly(SERIES, 2022, { SDN: [100, 200, 400_000], TCD: [1, 2, 3], MLI: [900_000, 900_000, 900_000] }),
    ...yearly('other', 2022, { SDN: [1, 2, 3], TCD: [3, 2, 1], MLI: [2, 2, 2] }),
  ],
)
const data = { units, panels, series: records }
const shippedModel = readModel(
  modelOf(node('a', { inputs: [input('a/x', SERIES)] }), node('b', { inputs: [input('b/y', 'other')] })),
)
const [one] = smallSnapshotInput().catalogue
const shipped = Object.freeze({
  manifest: { fingerprint: 'as shipped' },
  data,
  model: shippedModel,
  run: runScores(shippedModel, data, yearEnds(2022, 2024)),
  catalogue: [
    {
      source: { ...one!.source, id: 'unhcr-population', edition: 'May 2025' },
      series: [records.get(SERIES)!],
    },
    { source: { ...one!.source, id: 'rest' }, series: [records.get('other')!] },
  ],
}) as unknown as Loaded

/** Asks the replayed publisher and keeps what it says. */
async function asked(day: string, from = 2024) {
  const page = (request: Request) => Number(new URL(request.url).searchParams.get('page'))
  server.use(
    http.get('https://api.unhcr.org/population/v1/population/', ({ request }) =>
      HttpResponse.json(UNHCR_PAGES[page(request) - 1]),
    ),
  )
  const request = { from, to: 2024 }
  const now = `${day}T09:00:00.000Z`
  const found = await collectLive('unhcr-population', request, { gapMs: 0 })
  const live = await readLive('unhcr-population', found, request, registry, now)
  const contents = await toLiveEdition('unhcr-population', live, now)
  await keepEdition(await useDocuments().open(), contents)
  return contents.edition
}
const use = async (edition: string | undefined) =>
  putInUse(await useDocuments().open(), 'unhcr-population', edition)
const valueOf = ({ data: { panels: now, units: all } }: Loaded, unitId: string, year: number) => {
  const panel = now.get(SERIES)!
  return panel.values[(year - panel.firstOrdinal) * all.length + all.findIndex(({ id }) => id === unitId)]
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  setActivePinia(createPinia())
  useSession().packaged = shipped
})
afterEach(async () => (await useDocuments().open()).close())

describe('figures that were asked of a live source', () => {
  it('are kept and move nothing until they are put in use', async () => {
    await asked('2026-11-25')
    const session = useSession()
    await session.loadOwn()
    expect(session.ownError).toBeUndefined()
    expect(session.loaded!.run).toBe(shipped.run)
    expect(session.loaded!.refreshed).toBeUndefined()
    expect(session.loaded!.data.panels.has(`live-${SERIES}`)).toBe(true)
  })

  it('in use they stand in the years that were asked, every score rests on them, and the source says so', async () => {
    const { id } = await asked('2026-11-25')
    await use(id)
    const session = useSession()
    await session.loadOwn()
    const now = session.loaded!
    expect(valueOf(now, 'SDN', 2024)).toBe(1_000_000)
    expect(valueOf(now, 'SDN', 2023)).toBe(200)
    // What did not come is missing, never zero and never the older value.
    expect(valueOf(now, 'MLI', 2024)).toBeNaN()
    expect(now.run.readings[0]!.values).toEqual(
      runScores(shippedModel, now.data, now.run.moments).readings[0]!.values,
    )
    expect(now.run.readings[0]!.values).not.toEqual(shipped.run.readings[0]!.values)
    expect(now.catalogue[0]!.source).toMatchObject({
      edition: 'May 2025; 2024 as the publisher gave it on 2026-11-25',
      editionDate: '2026-11-25',
    })
    expect(now.catalogue[1]).toBe(shipped.catalogue[1])
    expect(now.refreshed).toEqual([
      { source: 'unhcr-population', title: 'Source one', edition: id, asked: '2026-11-25' },
    ])
    expect(session.manifest!.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(session.asPackaged).toBe(false)
    expect(valueOf(shipped, 'SDN', 2024)).toBe(400_000)
  })

  it('stay in use when a newer edition comes, until that is put in use', async () => {
    const first = await asked('2026-11-24')
    await use(first.id)
    const second = await asked('2026-11-25')
    expect(second.id).not.toBe(first.id)
    const session = useSession()
    await session.loadOwn()
    expect(session.loaded!.refreshed![0]!.edition).toBe(first.id)
    await use(second.id)
    await session.loadOwn()
    expect(session.loaded!.refreshed!.map(({ edition }) => edition)).toEqual([second.id])
  })

  it('one step goes back to the very run that was shipped; the edition stays kept', async () => {
    const { id } = await asked('2026-11-25')
    await use(id)
    const [session, own] = [useSession(), useOwnDataStore()]
    await session.loadOwn()
    await own.refresh()
    await own.remove(id)
    expect(own.error?.message).toContain('Scores rest on these figures now')
    await use(undefined)
    await session.loadOwn()
    expect(session.loaded!.run).toBe(shipped.run)
    expect([session.manifest!.fingerprint, session.asPackaged]).toEqual(['as shipped', true])
    expect(own.editions.map((edition) => edition.id)).toEqual([id])
    await own.remove(id)
    expect(own.editions).toEqual([])
  })

  it('that cannot be used leave what was shipped in use, and say why', async () => {
    const edition = await asked('2026-11-25')
    const store = await useDocuments().open()
    const broken = [{ unit: 'SDN', period: '2024-03', indicator: `live-${SERIES}`, value: 1 }]
    await keepEdition(store, { edition, observations: broken, regions: [] })
    await use(edition.id)
    const session = useSession()
    await session.loadOwn()
    expect(session.ownError).toBeDefined()
    expect(session.loaded!.run).toBe(shipped.run)
    expect([...(await editionsInUse(store)).values()]).toEqual([edition.id])
  })
})

describe('words on the screen', () => {
  const idle = { phase: 'idle', done: 0, total: 0 } as const
  const row = {
    ...{ id: 'a', title: 'UNHCR', host: '', consent: '', years: true, hasShipped: true },
    state: idle,
  } as LiveRow
  const newest = { edition: 'e', asked: '2026-11-25' }
  it('say what scores rest on', () => {
    expect(liveTitle([row])).toMatch(/nobody has been asked/)
    expect(liveTitle([{ ...row, newest }])).toMatch(/1 of 1 sources asked; scores rest on what was shipped$/)
    expect(liveTitle([{ ...row, newest, inUse: newest }])).toMatch(
      /^Newer figures in use for scores: UNHCR, asked 25/,
    )
  })

  it('say that a source was asked, also where no answer came', () => {
    const failed = { ...row, state: { ...idle, phase: 'failed' } } as LiveRow
    expect(liveTitle([failed, row])).toBe(
      'Newer figures on request: 1 of 2 sources asked, none answered; scores rest on what was shipped',
    )
    expect([row, failed, { ...row, newest }].map(askedText)).toEqual([
      'not asked',
      'asked just now, no usable answer',
      expect.stringMatching(/^last answer 25/),
    ])
    expect(askedText({ ...failed, newest })).toMatch(/^asked just now, no usable answer; last answer 25/)
  })

  it('warn of values that did not come', () => {
    const outcome = (gone: number) =>
      ({ againstShipped: { same: 1, revised: 0, added: 0, gone } }) as unknown as LiveOutcome
    expect(goneText(outcome(0))).toBe('')
    expect(goneText(outcome(3))).toBe(
      '3 shipped values of these years did not come and would count as missing, never as zero.',
    )
  })
})
