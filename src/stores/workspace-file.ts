import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import { packZip, unpackZip } from '../briefing/snapshot/zip'
import type { DocumentStore } from '../storage/types'

export const WORKSPACE_SCHEMA_VERSION = 1
const KIND = 'forewatch-workspace'
const INDEX = 'workspace.json'

const text = z.string().max(200)
const indexSchema = z.object({
  kind: z.literal(KIND),
  schemaVersion: z.literal(WORKSPACE_SCHEMA_VERSION),
  software: text,
  documents: z.array(z.object({ kind: text, id: text, savedAt: text, body: z.unknown() })).max(20_000),
  /** Large records: id, what they say of themselves, and the member that holds each of their texts. */
  records: z.array(z.object({ id: text, about: z.unknown(), members: z.record(text, text) })).max(1_000),
})
type Index = z.infer<typeof indexSchema>

/** What opening a file came to. */
export interface WorkspaceMerge {
  readonly added: number
  /** Were here in another wording: that stays as an earlier revision. */
  readonly replaced: number
  readonly same: number
}

/** Everything a person entered, in one sealed zip: a data package with an index as JSON and own figures as CSV. The same
 *  content gives the same bytes. It is not protected by a passphrase.
 *  @throws ForewatchError `locked`, `storage-closed` */
export async function writeWorkspace(store: DocumentStore, software: string): Promise<Uint8Array> {
  const members = new Map<string, Uint8Array>()
  const documents = (await store.everything()).map(({ kind, id, savedAt, body }) => ({
    kind,
    id,
    savedAt,
    body,
  }))
  const records: Index['records'] = []
  const blobs = [...(await store.blobs.list())].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const [n, { id, about }] of blobs.entries()) {
    const names: Record<string, string> = {}
    for (const [name, array] of Object.entries((await store.blobs.get(id))?.arrays ?? {})) {
      if (!(array instanceof Uint8Array)) continue
      names[name] = `records/${n + 1}-${name.replace(/[^A-Za-z0-9_-]/g, '_')}.csv`
      members.set(names[name], array)
    }
    records.push({ id, about, members: names })
  }
  const index: Index = {
    kind: KIND,
    schemaVersion: WORKSPACE_SCHEMA_VERSION,
    software,
    documents,
    records,
  }
  members.set(INDEX, encode(index))
  members.set(
    'datapackage.json',
    encode({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: KIND,
      resources: [...members.keys()].sort().map((path, i) => ({ name: `resource-${i + 1}`, path })),
    }),
  )
  return packZip(members)
}

/** Takes in a file that `writeWorkspace` made. Nothing is lost: what is here in another wording stays as an earlier
 *  revision, and a record that is here already stays as it is. The whole file is read before anything is saved.
 *  @throws ForewatchError `bad-file`, `newer-data`, `bad-snapshot`, `altered-snapshot`, `too-large`, `locked` */
export async function readWorkspace(store: DocumentStore, bytes: Uint8Array): Promise<WorkspaceMerge> {
  const members = await unpackZip(bytes)
  const index = readIndex(members.get(INDEX))
  const held = new Set((await store.blobs.list()).map(({ id }) => id))
  const wanted = index.records.filter(({ id }) => !held.has(id))
  const arrays = wanted.map(({ members: names }) =>
    Object.fromEntries(
      Object.entries(names).map(([name, member]) => {
        const content = members.get(member)
        if (!content) throw broken(`no ${member}`)
        return [name, new Uint8Array(content)]
      }),
    ),
  )
  const merge = { added: 0, replaced: 0, same: index.records.length - wanted.length }
  for (const [i, { id, about }] of wanted.entries()) {
    await store.blobs.put(id, about, arrays[i]!)
    merge.added++
  }
  for (const { kind, id, body } of index.documents) {
    const standing = await store.get(kind, id)
    if (standing && JSON.stringify(standing.body) === JSON.stringify(body)) {
      merge.same++
      continue
    }
    await store.save(kind, id, body, standing?.revision ?? 0)
    if (standing) merge.replaced++
    else merge.added++
  }
  return merge
}

function readIndex(bytes: Uint8Array | undefined): Index {
  if (!bytes) throw broken(`no ${INDEX}`)
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), refuseKeys)
  } catch (cause) {
    throw cause instanceof ForewatchError ? cause : broken('text that is no JSON')
  }
  const version = (json as { schemaVersion?: unknown } | null)?.schemaVersion
  if (typeof version === 'number' && version > WORKSPACE_SCHEMA_VERSION) {
    throw new ForewatchError('newer-data', {
      what: 'A newer version of Forewatch wrote this workspace',
      where: INDEX,
      found: `schema version ${version}`,
      expected: `at most ${WORKSPACE_SCHEMA_VERSION}`,
      next: 'Open it with that version; nothing was changed here',
    })
  }
  const read = indexSchema.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw broken(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'another form'}`)
}

/** No key may reach into a prototype. */
function refuseKeys(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw broken(`the key ${key}`)
  return value
}

function broken(found: string): ForewatchError {
  return new ForewatchError('bad-file', {
    what: 'The file is no workspace of Forewatch',
    found,
    expected: 'a file that “Save all to a file” made',
    next: 'Choose another file; nothing was changed here',
  })
}

function encode(json: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(json, null, 1)}\n`)
}
