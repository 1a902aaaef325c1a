import { buildSnapshot } from '../../src/briefing/snapshot/build'
import { stableJson } from '../../src/briefing/snapshot/stable-json'
import { packZip } from '../../src/briefing/snapshot/zip'
import { smallSnapshotInput } from './small-snapshot'

/** Files that look like snapshots and are none that can be opened, each with what the answer must say. */
export async function badSnapshots(): Promise<
  readonly { readonly name: string; readonly bytes: Uint8Array; readonly says: RegExp }[]
> {
  const { members } = await buildSnapshot(smallSnapshotInput())
  const manifest = JSON.parse(new TextDecoder().decode(members.get('manifest.json'))) as object
  const newer = new Map(members).set(
    'manifest.json',
    new TextEncoder().encode(stableJson({ ...manifest, schemaVersion: 9 })),
  )
  const without = new Map(members)
  without.delete('model.json')
  const bomb = new Map([['data/bomb.csv', new Uint8Array(60_000_000)]])
  return [
    { name: 'newer.zip', bytes: await packZip(newer), says: /newer/i },
    { name: 'without-model.zip', bytes: await packZip(without), says: /model\.json/ },
    { name: 'bomb.zip', bytes: await packZip(bomb), says: /larger than a snapshot may be/ },
    { name: 'text.zip', bytes: new TextEncoder().encode('no snapshot '.repeat(400)), says: /snapshot/i },
  ]
}
