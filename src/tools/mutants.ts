/** `npm run mutants [-- id …]`: puts one fault after the other into the engine and runs the tests that should notice it.
 *  The fault is put in while the file is read: nothing is written. Exit code 1 if one stays unnoticed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { MUTANTS } from './mutants/list'

const CONFIG = 'src/tools/mutants/vitest.config.ts'
const REPORT = resolve('reports/mutant.json')
/** A test that has not failed after so long is taken as one that does not notice. */
const MOST_MS = 600_000
/** All of them together, without a fault. */
const MOST_MS_TOGETHER = 3_600_000

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function run(tests: readonly string[], mutant?: string): Report | undefined {
  rmSync(REPORT, { force: true })
  const args = ['--no-install', 'vitest', 'run', '--config', CONFIG, '--project', 'node', '--bail', '1']
  const report = ['--reporter=json', `--outputFile.json=${REPORT}`]
  spawnSync('npx', [...args, ...report, ...tests], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, FOREWATCH_MUTANT: mutant ?? '' },
    timeout: mutant === undefined ? MOST_MS_TOGETHER : MOST_MS,
  })
  return existsSync(REPORT) ? (JSON.parse(readFileSync(REPORT, 'utf8')) as Report) : undefined
}

function firstFailure(report: Report): string {
  const failed = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed')
  return failed?.fullName ?? ''
}

function main(): number {
  mkdirSync('reports', { recursive: true })
  const wanted = process.argv.slice(2)
  const mutants = MUTANTS.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
  const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))]
  const sound = run(tests)
  if (!sound || sound.numFailedTests > 0 || sound.numPassedTests === 0) {
    console.error(`Without a fault the tests must pass first: ${sound ? firstFailure(sound) : 'no report'}`)
    return 1
  }
  console.log(`${sound.numPassedTests} tests pass without a fault`)
  const survivors: string[] = []
  for (const { id, file, breaks, tests: own } of mutants) {
    const report = run(own, id)
    const killed = report !== undefined && report.numFailedTests > 0
    if (!killed) survivors.push(id)
    const by = killed ? `by “${firstFailure(report)}”` : own.join(', ')
    console.log(`${killed ? 'killed  ' : 'SURVIVED'} ${id.padEnd(18)} ${file}: ${breaks}; ${by}`)
  }
  console.log(`${mutants.length - survivors.length} of ${mutants.length} killed`)
  return survivors.length > 0 ? 1 : 0
}

process.exitCode = main()
