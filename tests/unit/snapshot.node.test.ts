import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../../src/briefing/snapshot/build'
import { compareSnapshots } from '../../src/briefing/snapshot/compare'
import { openSnapshot, readMembers } from '../../src/briefing/snapshot/open'
import { sha256 } from '../../src/briefing/snapshot/sha256'
import { stableJson } from '../../src/briefing/snapshot/stable-json'
import { verifySnapshot } from '../../src/briefing/snapshot/verify'
import { packZip, unpackZip } from '../../src/briefing/snapshot/zip'
import { createRandom } from '../../src/core/random'
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
})
