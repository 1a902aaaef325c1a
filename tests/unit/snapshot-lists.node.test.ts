import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../../src/briefing/snapshot/build'
import { compareSnapshots } from '../../src/briefing/snapshot/compare'
import { listedIn } from '../../src/briefing/snapshot/lists'
import { openSnapshot } from '../../src/briefing/snapshot/open'
import { verifySnapshot } from '../../src/briefing/snapshot/verify'
import type { SnapshotInput } from '../../src/briefing/snapshot/types'
import type { CatalogueFile, Observation } from '../../src/core/series'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { parseOutcomeFile } from '../../src/engine/evaluate/outcome-list'
import { smallSnapshotInput } from '../helpers/small-snapshot'
import { series, yearly } from '../helpers/small-world'

const outcome = parseOutcomeFile(
  {
    ...{ id: 'list', title: 'List', description: 'd', citation: 'c', licence: 'l', kind: 'series' },
    ...{ publicationLagMonths: 0, series: { onset: 'ewp_mk_onset', ongoing: 'ewp_mk_ongoing' } },
  },
  'list',
)
const LIST = ['ewp_mk_onset', 'ewp_mk_ongoing']

/** The small world with a list of episodes: as shipped nobody in it, by the other edition AAA from 2004 on. */
function withList(edition: boolean, lists: boolean): SnapshotInput {
  const base = smallSnapshotInput()
  const [of, rows] = [base.catalogue[0]!, base.data]
  const records = LIST.map((id) =>
    series(id, { ...{ title: id, unit: '0/1', description: id }, coverage: { absenceNote: 'Unknown' } }),
  )
  const source = (id: string, editionOf?: string): CatalogueFile => ({
    source: { ...of.source, id, title: `List ${id}`, ...(editionOf === undefined ? {} : { editionOf }) },
    series: records,
  })
  const years = (onset: number, from: number): Observation[] =>
    LIST.flatMap((id, i) =>
      yearly(id, 2000, {
        AAA: Array.from({ length: 9 }, (_, y) =>
          i === 0 ? Number(2000 + y === onset) : Number(2000 + y >= from),
        ),
        BBB: Array.from({ length: 9 }, () => 0),
        CCC: Array.from({ length: 9 }, () => 0),
      }),
    )
  const dataWith = (observations: readonly Observation[]) => {
    const added = buildDataSet(rows.units, records, observations)
    return {
      units: rows.units,
      series: new Map([...rows.series, ...added.series]),
      panels: new Map([...rows.panels, ...added.panels]),
    }
  }
  const [shipped, other] = [dataWith(years(0, 9999)), dataWith(years(2004, 2004))]
  const catalogue = [...base.catalogue, source('mk')]
  return {
    ...base,
    outcome,
    catalogue: edition ? [...base.catalogue, source('mk-2015', 'mk')] : catalogue,
    data: edition ? other : shipped,
    ...(lists ? { lists: { catalogue, data: shipped } } : {}),
  }
}
const onsets = (rates: { tiers: readonly { onsets: number }[] } | null) =>
  rates!.tiers.reduce((sum, tier) => sum + tier.onsets, 0)

describe('a snapshot made while another edition of the list of episodes is in use', () => {
  it('marks countries and counts base rates by the list as shipped, as the screens do, and verifies bit for bit', async () => {
    const made = await buildSnapshot(withList(true, true))
    const shipped = await buildSnapshot(withList(false, false))
    expect(made.snapshot.results.headline.ongoing).toEqual([0, 0, 0])
    expect(made.snapshot.results.headline.ongoing).toEqual(shipped.snapshot.results.headline.ongoing)
    expect(onsets(made.snapshot.results.baseRates)).toBe(0)
    expect(made.snapshot.results.baseRates).toEqual(shipped.snapshot.results.baseRates)

    const opened = await openSnapshot(await made.file())
    expect(await verifySnapshot(opened)).toMatchObject({ verdict: 'identical', differences: 0 })
    expect(listedIn(opened).panels.get('ewp_mk_ongoing')!.values.includes(1)).toBe(false)
    expect(opened.data.panels.get('ewp_mk_ongoing')!.values.includes(1)).toBe(true)
    const { manifest, ...rest } = opened
    const again = await buildSnapshot({
      ...rest,
      ...{ software: manifest.software, asOf: manifest.asOf, firstYear: manifest.firstYear },
    })
    expect(again.snapshot.id).toBe(opened.id)
    expect(compareSnapshots(shipped.snapshot, opened).members).toEqual([
      ...['catalogue/mk-2015.json', 'catalogue/mk.json', 'data/mk-2015.csv', 'data/mk.csv'],
      ...['lists/catalogue/mk.json', 'lists/data/mk.csv'],
    ])
  })

  it('says which edition its scores rest on and from which list its marks come', async () => {
    const { snapshot, members } = await buildSnapshot(withList(true, true))
    expect(snapshot.manifest.lists).toEqual([
      { id: 'ewp_mk_ongoing', source: 'mk' },
      { id: 'ewp_mk_onset', source: 'mk' },
    ])
    const page = new TextDecoder().decode(members.get('index.html'))
    expect(page).toContain('rest on another edition than the one shipped: List mk-2015, edition 1')
    expect(page).toContain('Marks of episodes and base rates are read from List mk, edition 1')
  })

  it('holds no second list where the figures hold the very one', async () => {
    const plain = await buildSnapshot(withList(false, false))
    const given = await buildSnapshot(withList(false, true))
    expect(given.snapshot.id).toBe(plain.snapshot.id)
    expect([...given.members.keys()].some((path) => path.startsWith('lists/'))).toBe(false)
  })
})
