/** `npm run fuzz [-- 20000]`: so many files made at random go through the import of a user's own files; exit code 1 if one
 *  ends in anything but values or a typed error, is read otherwise than by a second reader, or takes a second of work. */
import { spawnSync } from 'node:child_process'

const files = process.argv[2] ?? '20000'
const test = 'tests/properties/user-fuzz.node.test.ts'
const args = [
  '--no-install',
  'vitest',
  'run',
  '--project',
  'node',
  '--testTimeout=3600000',
  '--reporter=verbose',
]
const { status } = spawnSync('npx', [...args, test], {
  stdio: 'inherit',
  env: { ...process.env, FOREWATCH_FUZZ: files },
})
process.exitCode = status ?? 1
