import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { buildRecord } from '../evaluation-record/build'
import { HOME } from './files'

export interface RecordFlags {
  readonly tmk?: string
  readonly pitf?: string
  readonly out: string
}

/** `forewatch record`: writes what the shipped models did on past onsets, for the Method page. */
export async function record(flags: RecordFlags): Promise<void> {
  const { out, ...own } = flags
  const found = await buildRecord(own, (text) => process.stderr.write(`${text}\n`))
  const path = resolve(HOME, out)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(found, null, 1)}\n`)
  process.stderr.write(`written: ${out}\n`)
}
