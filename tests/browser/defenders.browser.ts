import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './app'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Serious findings inside a part of the page. */
async function findings(page: Page, selector: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .options({ resultTypes: ['violations'], runOnly: WCAG })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

test('the lens of defenders loads when it is chosen, drives map and list, and is a link; a reading leaves it', async ({
  page,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  await open(page, '#/')
  expect(scripts.filter((url) => /\/context-|\/lens-/.test(url))).toEqual([])
  await page.getByLabel('Lens').selectOption('defenders')
  const list = page.getByRole('listbox', { name: /published count/ })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /defenders killed in \d{4}: published for/,
  )
  await expect(list.locator('[role=option]')).toHaveCount(196)
  await expect(page.locator('.map-area[fill^="url(#pattern-no-data)"]').first()).toBeAttached()
  await list.focus()
  await page.keyboard.press('Home')
  await expect(page).toHaveURL(/context=defenders/)
  await expect(page).toHaveURL(/unit=[A-Z]{3}/)
  expect(await findings(page, '.world')).toEqual([])

  await page.reload()
  await expect(list.locator('[role=option][aria-selected=true]')).toHaveCount(1)
  await expect(page.getByRole('complementary', { name: 'Selected country' })).toContainText('persons killed')
  await page.getByRole('button', { name: 'Structural' }).click()
  await expect(page).not.toHaveURL(/context=/)
  await expect(page.getByRole('listbox', { name: /ranked within classes/ })).toBeVisible()
})

/** An invented export, written by hand in the form that Uwazi gives. */
const EXPORT = [
  'Title,Template,Country,Date,Victim,Source',
  'Killing of Amal Example,Killing,Sudan,2024-01-05,Amal Example,report|https://example.org/report',
  'Threat to Amal Example,Threat,Sudan,2023,Amal Example,',
  'Case without place,Threat,,2023,,',
]
const csv = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${rows.join('\n')}\n`),
})

test('evidence from Uwazi is read without names, mapped, kept over a reload, shown at its indicator and removed for good; so is what protects', async ({
  page,
}) => {
  test.slow()
  await open(page, '#/sources')
  const panel = page.getByRole('region', { name: /^Evidence from your own Uwazi/ })
  const box = panel.getByLabel('Uwazi export')
  await box.setInputFiles(csv('broken.csv', ['Title,Template,Country', 'Case,Killing']))
  await expect(panel.getByRole('alert')).toContainText('another number of cells')
  await box.setInputFiles(csv('export.csv', EXPORT))
  await expect(panel.getByRole('status')).toContainText('3 entities; 1 without a country that is known')
  await expect(panel.getByRole('region', { name: 'First entities of the file' })).toContainText(
    'https://example.org/report',
  )
  await panel.getByLabel('Indicator for Killing').selectOption('11.1')
  await panel.getByRole('checkbox', { name: /Keep titles/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave titles out' }).click()
  await expect(panel.getByRole('checkbox', { name: /Keep titles/ })).not.toBeChecked()
  expect(await findings(page, '.sp-extra:has(.ev-note)')).toEqual([])
  await panel.getByRole('button', { name: 'Keep this evidence without names' }).click()
  const kept = panel.getByRole('region', { name: 'Evidence kept here' })
  await expect(kept).toContainText('2 entities, 1 country, without names')

  await open(page, '#/country/SDN')
  await page.reload()
  const evidence = page.getByRole('region', { name: /pieces of evidence on Sudan, on 1 indicator/ })
  await expect(evidence).toContainText('11.1')
  await expect(evidence).not.toContainText('Amal')
  const link = evidence.getByRole('link', { name: 'example.org/report' })
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(link).toHaveAttribute('href', 'https://example.org/report')
  expect(await findings(page, '#evidence')).toEqual([])

  const defenders = page.locator('#defenders')
  const table = defenders.getByLabel('Table of protective capacity')
  const head = 'country,date,kind,number,body'
  await table.setInputFiles(csv('c.csv', [head, 'Sudan,2024,grant,few,Body']))
  await expect(defenders.getByRole('alert')).toContainText('c.csv, row 2')
  await table.setInputFiles(
    csv('c.csv', [head, 'Sudan,2024,grants,3,Front Line', 'Chad,2024,training,1,Front Line']),
  )
  await expect(defenders.getByRole('status')).toContainText('2 entries taken in for 2 countries')
  await defenders.getByRole('button', { name: 'Enter by hand…' }).click()
  await defenders.getByLabel('Kind').selectOption('relocation')
  await defenders.getByLabel('Day, month or year').fill('2025-02')
  await defenders.getByLabel('Body').fill('ProtectDefenders.eu')
  expect(await findings(page, '#defenders')).toEqual([])
  await defenders.getByRole('button', { name: 'Keep it' }).click()
  const heading = defenders.getByRole('heading', { name: /^Protective capacity in Sudan/ })
  await expect(heading).toContainText('3 grants, 1 person relocated, 2024–2025')
  await defenders.getByRole('button', { name: /^Remove 3 grants/ }).click()
  await expect(heading).toContainText(': 1 person relocated, 2025')
  await defenders.getByRole('button', { name: 'Undo' }).click()
  await defenders.getByRole('button', { name: /^Edit 3 grants/ }).click()
  await defenders.getByLabel('How many').fill('4')
  await defenders.getByRole('button', { name: 'Save the change' }).click()
  await expect(heading).toContainText('4 grants')
  await page.reload()
  await expect(heading).toContainText('4 grants, 1 person relocated, 2024–2025')

  await open(page, '#/sources')
  await kept.getByRole('button', { name: /^Remove the evidence/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await expect(kept).toHaveCount(0)
})
