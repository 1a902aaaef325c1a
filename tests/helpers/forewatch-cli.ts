import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

export interface CliAnswer {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `forewatch` with the arguments in a process of its own, from the project folder. */
export function forewatch(...args: readonly string[]): CliAnswer {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/tools/forewatch.ts', ...args],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 64_000_000 },
  )
  return { code: status, stdout, stderr }
}
