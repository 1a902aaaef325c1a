import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../../src/briefing/snapshot/build'
import { compareSnapshots } from '../../src/briefing/snapshot/compare'
import { openSnapshot, readMembers } from '../../src/briefing/snapshot/open'
import { sha256 } from '../../src/briefing/snapshot/sha256'
import { splitSnapshots } from '../../src/briefing/snapshot/split'
import { stableJson } from '../../src/briefing/snapshot/stable-json'
import { verifySnapshot } from '../../src/briefing/snapshot/verify'
import { packZip, unpackZip } from '../../src/briefing/snapshot/zip'
import { createRandom } from '../../src/core/random'
import { CAUSE_IDS, splitChange } from '../../src/engine/change'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { limitText } from '../../src/format/snapshot-text'
import { readModel } from '../../src/model/read'
import { smallSnapshotInput } from '../helpers/small-snapshot'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const bytesOf = (value: unknown) => new TextEncoder().encode(stableJson(value))
const made = await buildSnapshot(smallSnapshotInput())
const file = await made.file()

/** The same snapshot with one member changed and every fingerprint made to fit. */
async function forged(path: string, change: (json: never) => unknown): Promise<Map<string, Uint8Array>> {
  const members = new Map(made.members)
  members.set(path, bytesOf(change(JSON.parse(text(members.get(path))) as never)))
  const manifest = JSON.parse(text(members.get('manifest.json'))) as {
    members: { path: string; bytes: number; sha256: string }[]
  }
  for (const record of manifest.members) {
    const bytes = members.get(record.path)!
    record.bytes = bytes.length
    record.sha256 = await sha256(bytes)
  }
  members.set('manifest.json', bytesOf(manifest))
  return members
}

describe('a snapshot', () => {
  it('gives the same bytes twice, and after opening and building anew', async () => {
    const again = await (await buildSnapshot(smallSnapshotInput())).file()
    expect(again).toEqual(file)
    const opened = await openSnapshot(file)
    const { manifest, ...rest } = opened
    const rebuilt = await buildSnapshot({
      ...rest,
      software: manifest.software,
      asOf: manifest.asOf,
      firstYear: manifest.firstYear,
    })
    expect(rebuilt.snapshot.id).toBe(opened.id)
    expect(await rebuilt.file()).toEqual(file)
  })

  it('verifies bit for bit', async () => {
    const report = await verifySnapshot(await openSnapshot(file))
    expect(report).toMatchObject({ verdict: 'identical', differences: 0 })
    expect(report.bitEqual).toBe(report.numbers)
    expect(report.numbers).toBeGreaterThan(100)
  })

  it('holds no figure that was published after its date', () => {
    const table = text(made.members.get('data/one.csv'))
    expect(table.split('\n')[0]).toMatch(/,2008$/)
    expect(table).not.toContain('99')
    expect(table).toContain('0.30000000000000004')
  })

  it('escapes what names hold in the page for people', () => {
    expect(text(made.members.get('index.html'))).toContain('Beland &lt;b&gt;')
  })

  it('detects the flip of any of 500 random bits', async () => {
    const random = createRandom(11)
    for (let i = 0; i < 500; i++) {
      const copy = file.slice()
      const at = Math.floor(random.next() * copy.length)
      copy[at] = copy[at]! ^ (1 << Math.floor(random.next() * 8))
      await expect(openSnapshot(copy), `byte ${at}`).rejects.toMatchObject({
        tag: expect.stringMatching(/^(altered|bad)-snapshot$/) as string,
      })
    }
  })

  it('refuses a file cut off, another archive, and something else', async () => {
    await expect(openSnapshot(file.slice(0, -100))).rejects.toMatchObject({ tag: 'bad-snapshot' })
    const other = zipSync({ 'a.txt': new Uint8Array(300).map((_, i) => i) })
    await expect(openSnapshot(other)).rejects.toMatchObject({ tag: 'bad-snapshot' })
    await expect(openSnapshot(new Uint8Array(10))).rejects.toMatchObject({ tag: 'bad-snapshot' })
    await expect(openSnapshot(new TextEncoder().encode('a'.repeat(4000)))).rejects.toMatchObject({
      tag: 'bad-snapshot',
    })
  })

  it('names a missing member, and a member that should not be there', async () => {
    const without = new Map(made.members)
    without.delete('model.json')
    await expect(readMembers(without)).rejects.toMatchObject({
      tag: 'bad-snapshot',
      details: { found: 'model.json' },
    })
    const more = new Map(made.members).set('extra.js', new Uint8Array(3))
    await expect(readMembers(more)).rejects.toMatchObject({
      tag: 'altered-snapshot',
      details: { found: 'extra.js' },
    })
  })

  it('leaves a snapshot of a newer version alone', async () => {
    const newer = new Map(made.members)
    const manifest = JSON.parse(text(newer.get('manifest.json'))) as object
    newer.set('manifest.json', bytesOf({ ...manifest, schemaVersion: 9, somethingNew: [] }))
    await expect(readMembers(newer)).rejects.toMatchObject({ tag: 'newer-snapshot', details: { found: '9' } })
  })

  it('stops a zip bomb while it inflates', async () => {
    const bomb = await packZip(new Map([['data/bomb.csv', new Uint8Array(60_000_000)]]))
    expect(bomb.length).toBeLessThan(100_000)
    await expect(unpackZip(bomb)).rejects.toMatchObject({ tag: 'too-large' })
  })

  it('finds a result that does not follow from the figures, though every fingerprint fits', async () => {
    const members = await forged('results.json', (results: { headline: { score100: (number | null)[] } }) => {
      results.headline.score100[0]! += 0.001
      return results
    })
    const report = await verifySnapshot(await readMembers(members))
    expect(report).toMatchObject({ verdict: 'different', differences: 1 })
    expect(report.examples[0]).toMatchObject({ path: 'headline.score100.AAA' })
  })

  it('leaves figures out whose licence forbids passing on, and says which', async () => {
    const closed = await buildSnapshot(smallSnapshotInput({ licence: 'NO-REDISTRIBUTION' }))
    expect([...closed.members.keys()].filter((path) => path.startsWith('data/one'))).toEqual([])
    expect(closed.snapshot.manifest.leftOut).toMatchObject([{ series: 'deaths', source: 'Source one' }])
    expect(text(closed.members.get('index.html'))).toContain('Deaths (Source one, All rights reserved)')
    const report = await verifySnapshot(await openSnapshot(await closed.file()))
    expect(report.verdict).toBe('partial')
  })
})

describe('two snapshots', () => {
  it('differ by what was put in and what came out: the largest value of the norm moved, so the other fell', async () => {
    const other = await buildSnapshot(smallSnapshotInput({ lastDeaths: 80 }))
    const found = compareSnapshots(made.snapshot, other.snapshot)
    expect(found).toMatchObject({ same: false, model: { same: true }, members: ['data/one.csv'] })
    expect(found.units[0]).toMatchObject({ id: 'BBB', factors: [{ id: 'RF1' }] })
    // Two editions of one date: rank and score of a country stand side by side, the older edition's as they were.
    for (const { id, rank, score100 } of found.units) {
      const at = (snapshot: typeof made.snapshot) => snapshot.results.units.indexOf(id)
      const of = (snapshot: typeof made.snapshot, key: 'rank' | 'score100') =>
        snapshot.results.headline[key][at(snapshot)] ?? NaN
      expect(rank).toEqual([of(made.snapshot, 'rank'), of(other.snapshot, 'rank')])
      expect(score100).toEqual([of(made.snapshot, 'score100'), of(other.snapshot, 'score100')])
    }
    expect(compareSnapshots(made.snapshot, made.snapshot)).toMatchObject({ same: true, members: [] })
  })

  it('are split by cause like two dates: the same parts as the figures themselves give, and no rest', async () => {
    const [early, late] = await Promise.all(
      ['2004-12-31', '2007-12-31'].map((asOf) => buildSnapshot(smallSnapshotInput({ asOf }))),
    )
    const opened = await Promise.all([early!, late!].map(async (one) => openSnapshot(await one.file())))
    const split = splitSnapshots(opened[0]!, opened[1]!)
    const { model, data } = smallSnapshotInput()
    const side = (year: number) => ({
      run: runScores(model, data, yearEnds(year, year)),
      momentIndex: 0,
      data,
    })
    const whole = splitChange(side(2004), side(2007))
    expect(split.limits).toEqual([])
    expect(split.units.size).toBeGreaterThan(1)
    for (const [id, { causes, rest }] of split.units) {
      expect(Math.abs(rest)).toBeLessThan(1e-9)
      const u = data.units.findIndex((unit) => unit.id === id)
      for (const cause of CAUSE_IDS) expect(causes[cause]).toBeCloseTo(whole.parts[cause][u]!, 9)
    }
    const { units, limits } = compareSnapshots(opened[0]!, opened[1]!, split)
    expect([units[0]!.split, limits]).toEqual([split.units.get(units[0]!.id), []])
  })

  it('tell weights, revision and time apart, and sum to the difference that the files state', async () => {
    const edited = await buildSnapshot(smallSnapshotInput({ weight: 5, lastDeaths: 80 }))
    const split = splitSnapshots(made.snapshot, edited.snapshot)
    for (const { id, change } of compareSnapshots(made.snapshot, edited.snapshot).units) {
      const own = split.units.get(id)
      if (!own) continue
      const sum = CAUSE_IDS.reduce((total, cause) => total + own.causes[cause], own.rest)
      expect(Math.abs(sum - change)).toBeLessThan(1e-9)
      expect([own.causes.ageing, own.causes['new-data'], own.causes.method]).toEqual([0, 0, 0])
    }
    expect(split.units.get('AAA')!.causes.weights).not.toBe(0)
    expect(split.units.get('AAA')!.causes.revised).not.toBe(0)
    expect(split.units.get('AAA')!.sentence).toMatch(/point/)
  })

  it('say what they hold too little for: closed figures, and series that only the earlier model reads', async () => {
    const closed = await buildSnapshot(smallSnapshotInput({ licence: 'NO-REDISTRIBUTION', lastDeaths: 80 }))
    const opened = await openSnapshot(await closed.file())
    const partial = splitSnapshots(opened, made.snapshot)
    expect(partial.limits).toMatchObject([{ kind: 'left-out', series: ['Deaths'] }])
    expect(limitText(partial.limits[0]!)).toContain('“Deaths”')
    // The files state another score; the figures that made it are in one of them only, so no cause takes it.
    for (const { id, change, split } of compareSnapshots(opened, made.snapshot, partial).units) {
      if (!split) continue
      const known = CAUSE_IDS.reduce((total, cause) => total + split.causes[cause], 0)
      expect(Math.abs(known + split.rest - change)).toBeLessThan(1e-9)
      if (id === 'BBB') expect([known, Math.abs(split.rest) > 0.01]).toEqual([0, true])
    }

    const { tree } = made.snapshot.model
    const input = smallSnapshotInput()
    const smaller = await buildSnapshot({
      ...input,
      model: readModel({ ...input.model, tree: { ...tree, children: tree.children!.slice(1) } }),
    })
    const gone = splitSnapshots(made.snapshot, await openSnapshot(await smaller.file()))
    expect(gone.limits).toMatchObject([{ kind: 'not-held', series: ['Deaths'] }])
    expect(gone.units.get('AAA')!.causes.method).not.toBe(0)
    const others = { ...made.snapshot, units: made.snapshot.units.slice(1) }
    expect(splitSnapshots(made.snapshot, others).limits).toMatchObject([{ kind: 'other-units' }])
  })
})
