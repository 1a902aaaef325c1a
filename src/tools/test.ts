/** `npm test`: lint, format, types, node and DOM tests, build, browser tests; last line `N passed, N failed`. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { findChromium } from './lib/chromium'

interface Totals {
  passed: number
  failed: number
  skipped: number
}

const REPORTS = resolve('reports')
const VITEST_REPORT = resolve(REPORTS, 'vitest.json')
const PLAYWRIGHT_REPORT = resolve(REPORTS, 'playwright.json')

/** Runs one step to its end; `together` keeps its output until then, so that steps side by side do not mix their lines. */
async function step(
  name: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  together = false,
): Promise<boolean> {
  if (!together) process.stdout.write(`\n== ${name}\n`)
  const started = process.hrtime.bigint()
  const kept: Buffer[] = []
  const child = spawn(command, args, {
    stdio: together ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...env },
  })
  child.stdout?.on('data', (chunk: Buffer) => kept.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => kept.push(chunk))
  const status = await new Promise<number | null>((settle) => {
    child.on('error', (error) => {
      kept.push(Buffer.from(`${error.message}\n`))
      settle(null)
    })
    child.on('close', settle)
  })
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  if (together) process.stdout.write(`\n== ${name}\n${Buffer.concat(kept).toString()}`)
  process.stdout.write(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds.toFixed(1)} s\n`)
  return status === 0
}

/** The steps of one lane, one after the other. */
async function lane(steps: readonly (readonly [string, string])[]): Promise<boolean[]> {
  const done: boolean[] = []
  for (const [name, script] of steps)
    done.push(await step(name, 'npm', ['run', '-s', ...script.split(' ')], {}, true))
  return done
}

function vitestTotals(): Totals {
  if (!existsSync(VITEST_REPORT)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(VITEST_REPORT, 'utf8')) as Record<string, number>
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + (report.numFailedTestSuites && !report.numFailedTests ? 1 : 0),
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

function playwrightTotals(): Totals {
  if (!existsSync(PLAYWRIGHT_REPORT)) return { passed: 0, failed: 1, skipped: 0 }
  const { stats } = JSON.parse(readFileSync(PLAYWRIGHT_REPORT, 'utf8')) as { stats: Record<string, number> }
  return {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
  }
}

async function main(): Promise<number> {
  const browser = findChromium()
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  const npx = ['--no-install']
  // Types take as long as the rest of the checks together, so that two lanes fill two cores.
  const [[types], [lint, format, indicators, build]] = await Promise.all([
    lane([['types', 'typecheck']]),
    lane([
      ['lint', 'lint'],
      ['format', 'format:check'],
      ['indicators', 'indicators -- check'],
      ['build', 'build'],
    ]),
  ])
  const checks = [types, lint, format, indicators]
  const built = build === true
  const unit = await step('node and DOM tests', 'npx', [
    ...npx,
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${VITEST_REPORT}`,
  ])
  const e2e =
    built &&
    (await step(
      'browser tests',
      'npx',
      [...npx, 'playwright', 'test', '-c', 'tests/browser/playwright.config.ts'],
      {
        CHROMIUM: browser,
      },
    ))
  const totals = [vitestTotals(), playwrightTotals()]
  const checksFailed = checks.filter((ok) => !ok).length + (built ? 0 : 1)
  const passed = totals.reduce((sum, one) => sum + one.passed, 0) + checks.length + 1 - checksFailed
  const failed = totals.reduce((sum, one) => sum + one.failed, 0) + checksFailed
  const skipped = totals.reduce((sum, one) => sum + one.skipped, 0)
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  return failed === 0 && unit && e2e && passed > checks.length + 1 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.stdout.write('0 passed, 1 failed\n')
  process.exitCode = 1
}
