import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { expect, open, test } from './app'

const HOME = resolve(import.meta.dirname, '../..')

async function openBriefings(page: Page): Promise<void> {
  await open(page, '#/briefings?unit=SDN')
  await expect(page.getByRole('heading', { level: 1, name: 'Country briefing: Sudan' })).toBeVisible({
    timeout: 30_000,
  })
}

/** Clicks a button and keeps what the browser is handed. */
async function download(page: Page, button: string, folder: string): Promise<string> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  const file = await coming
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

const cli = (...args: string[]): string =>
  execFileSync(process.execPath, ['--import', 'tsx', 'src/tools/forewatch.ts', ...args], {
    cwd: HOME,
    encoding: 'utf8',
    stdio: 'pipe',
  })

test.describe('briefings', () => {
  let folder = ''
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'briefings-'))
  })
  test.afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  test('a snapshot made in the browser verifies on the command line, and the other way round', async ({
    page,
  }) => {
    test.setTimeout(300_000)
    await openBriefings(page)
    const ours = await download(page, 'Snapshot file', folder)
    expect(statSync(ours).size).toBeLessThan(3_000_000)
    const report = JSON.parse(cli('verify', ours)) as { verdict: string; numbers: number }
    expect(report.numbers).toBeGreaterThan(10_000)
    expect(['identical', 'equal']).toContain(report.verdict)

    const theirs = join(folder, 'cli.zip')
    cli('snapshot', '--as-of', '2015-12-31', '--out', theirs)
    await page.getByLabel('Open a file').setInputFiles(theirs)
    await expect(page.getByText(/read only/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/computed anew: (identical|equal)/)).toBeVisible()
    await expect(page.getByText('As of 31 Dec 2015').first()).toBeVisible()

    await page.getByLabel('Compare with').setInputFiles(ours)
    await expect(page.getByText(/countries score otherwise/)).toBeVisible({ timeout: 30_000 })
  })

  test('with the network cut every format is written, a snapshot opens and verifies, an altered file changes nothing', async ({
    page,
    context,
  }) => {
    test.setTimeout(180_000)
    await openBriefings(page)
    // What the formats need is fetched once; after that nothing is asked for.
    for (const name of ['Word', 'PowerPoint', 'Excel']) await download(page, name, folder)
    await context.setOffline(true)
    const paths: Record<string, string> = {}
    for (const name of [
      'Word',
      'PowerPoint',
      'Excel',
      'HTML file',
      'CSV',
      'JSON',
      'Pictures, PNG',
      'Pictures, SVG',
    ])
      paths[name] = await download(page, name, folder)
    for (const name of ['Word', 'PowerPoint', 'Excel'])
      expect(Object.keys(unzipSync(readFileSync(paths[name]!))).length).toBeGreaterThan(5)
    expect(readFileSync(paths['HTML file']!, 'utf8')).toContain('<h1>Sudan</h1>')
    expect(readFileSync(paths['Pictures, PNG']!).subarray(1, 4).toString()).toBe('PNG')
    expect(readFileSync(paths['Pictures, SVG']!, 'utf8')).toContain('Risk of, never a finding')

    const snapshot = await download(page, 'Snapshot file', folder)
    await page.getByLabel('Open a file').setInputFiles(snapshot)
    await expect(page.getByText(/read only/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/computed anew: (identical|equal)/)).toBeVisible()
    await page.getByRole('button', { name: 'Back to the screen’s own' }).click()
    const bytes = readFileSync(snapshot)
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    const altered = join(folder, 'altered.zip')
    writeFileSync(altered, bytes)
    await page.getByLabel('Open a file').setInputFiles(altered)
    await expect(
      page
        .getByRole('alert')
        .getByText(/altered|whole/i)
        .first(),
    ).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: 'Country briefing: Sudan' })).toBeVisible()
  })

  test('own words with live fields; a field that is not known is told and nothing is lost', async ({
    page,
  }) => {
    await openBriefings(page)
    const sheet = page.locator('.bf')
    await page.getByLabel('Note', { exact: true }).fill('Rank {rank}, score {score}.')
    await expect(sheet.getByText(/Rank \d+, score \d+\./)).toBeVisible()
    await page.getByLabel('Note', { exact: true }).fill('Rank {rnak}')
    await expect(page.getByRole('alert').getByText('A live field is not known')).toBeVisible()
    await expect(sheet.getByText(/Rank \d+, score \d+\./)).toBeVisible()
    await page.getByLabel('Note', { exact: true }).fill('')
    await page.getByRole('button', { name: 'Map', exact: true }).click()
    await expect(sheet.locator('svg').first()).toBeVisible()
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(page.getByText('A briefing has too few or too many countries')).toBeVisible()
    await page.getByRole('combobox', { name: 'Add' }).selectOption('MMR')
    await expect(sheet.getByRole('heading', { level: 1 })).toContainText('Myanmar')
  })
})
