import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openSnapshot } from '../../src/briefing/snapshot/open'
import { expect, open, test } from './app'

const NOTICE = 'Risk of, never a finding that crimes are being committed.'

test.describe('what can be taken from a screen', () => {
  let folder = ''
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'exports-'))
  })
  test.afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  async function take(page: Page, item: string): Promise<string> {
    await page.getByRole('button', { name: 'Export' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item, exact: true }).click()
    const file = await coming
    const path = join(process.env.KEEP_EXPORTS ?? folder, file.suggestedFilename())
    await file.saveAs(path)
    await expect(page.getByRole('button', { name: 'Export' })).toBeEnabled()
    return path
  }

  test('World: the map with its sources inside, the list as numbers, a snapshot that opens', async ({
    page,
  }) => {
    await open(page, '#/?tiers=very-high')
    const svg = readFileSync(await take(page, 'Map, SVG'), 'utf8')
    expect(svg.slice(-20_000)).toMatch(/As of 31\sDec\s2025/)
    expect(svg.indexOf(NOTICE)).toBeGreaterThan(0)
    expect(svg.includes('Uppsala')).toBe(true)
    expect(svg.includes('var(--')).toBe(false)
    expect(
      readFileSync(await take(page, 'Map, PNG'))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')

    const csv = readFileSync(await take(page, 'List, CSV'), 'utf8').split('\n')
    const lines = csv.filter((line) => line !== '' && !/^\uFEFF?#/.test(line))
    const shown = await page.locator('[role=listbox] [role=option]:visible').count()
    expect(lines).toHaveLength(shown + 1)
    expect(lines[1]).toMatch(/^[A-Z]{3},/)
    const notes = csv.filter((line) => /^\uFEFF?# /.test(line))
    expect(
      notes.filter((line) => /^# Source: .*UCDP.*Licence: CC BY 4\.0/.test(line)).length,
    ).toBeGreaterThan(0)
    expect(notes.join()).toContain('as on the command line')

    const snapshot = await take(page, 'Take a snapshot')
    expect(statSync(snapshot).size).toBeLessThan(3_000_000)
    expect((await openSnapshot(readFileSync(snapshot))).manifest.asOf).toBe('2025-12-31')
  })

  test('Country: every chart as a picture, factors and years as tables, a briefing', async ({ page }) => {
    await open(page, '#/country/SDN')
    for (const chart of ['Factors', 'Trend', 'Drivers', 'Structural and dynamic']) {
      const svg = readFileSync(await take(page, `${chart}, SVG`), 'utf8')
      expect(svg).toContain('Sudan')
      expect(svg).toContain(NOTICE)
      expect(svg).not.toMatch(/NaN|undefined|var\(--/)
    }
    const factors = readFileSync(await take(page, 'Factors, CSV'), 'utf8')
    expect(factors.split('\n').filter((line) => /^RF\d+,/.test(line))).toHaveLength(14)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'Briefing on this country' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Country briefing: Sudan' })).toBeVisible({
      timeout: 30_000,
    })
  })
})
