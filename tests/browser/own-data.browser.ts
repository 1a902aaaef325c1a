import { expect, open, test } from './app'

/** Invented figures in a plain long table, written by hand. */
const ROWS = [
  'iso3,year,hostile_speech',
  'SDN,2022,0.81',
  'SDN,2023,0.93',
  'MMR,2022,0.72',
  'MMR,2023,0.77',
  'NOR,2022,0.11',
  'NOR,2023,0.1',
  'XXX,2023,0.5',
]
const csv = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${rows.join('\n')}\n`),
})

test('a table of a user’s own is recognised, read, kept over a reload and offered to a model; shipped scores stay', async ({
  page,
}) => {
  await open(page, '#/sources')
  const panel = page.getByRole('region', { name: /^Your own data/ })
  await panel.getByLabel('Data file').setInputFiles(csv('speech.csv', ROWS))
  const form = panel.getByRole('form', { name: 'How the file is read' })
  await expect(form.getByLabel('Country column')).toHaveValue('iso3')
  await expect(form.getByLabel('Period column')).toHaveValue('year')
  await expect(panel.getByRole('region', { name: 'First rows of the file' })).toContainText('0.93')
  await form.getByLabel('Title of series 1').fill('Hostile speech')
  await form.getByRole('button', { name: 'Read the file and keep it' }).click()
  const result = panel.locator('.own-result')
  await expect(result).toContainText('6 values of 1 series for 3 countries, 2022 to 2023')
  await expect(result).toContainText('1 left out')

  await page.reload()
  await page.locator('[data-ready="session"]').waitFor({ state: 'attached', timeout: 30_000 })
  const kept = panel.getByRole('region', { name: 'Editions kept here' })
  await expect(kept.getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('31')

  await panel.getByLabel('Data file').setInputFiles(csv('speech.csv', [...ROWS.slice(0, 5), 'NOR,2023,0.2']))
  await form.getByRole('button', { name: 'Read the file and keep it' }).click()
  await expect(result).toContainText('4 values as before, 1 revised, 0 new, 1 gone')
  await expect(kept).toContainText('an earlier edition')

  await kept
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click()
  await expect(kept.getByRole('row')).toHaveCount(2)
})

test('files that cannot be read are refused in words, and what was kept stays', async ({ page }) => {
  await open(page, '#/sources')
  const panel = page.getByRole('region', { name: /^Your own data/ })
  const box = panel.getByLabel('Data file')
  await box.setInputFiles(csv('twice.csv', [...ROWS.slice(0, 6), 'NOR,2022,0.4']))
  await panel.getByRole('button', { name: 'Read the file and keep it' }).click()
  await expect(panel.getByRole('alert')).toContainText('twice.csv')
  await expect(panel.getByRole('alert')).toContainText('NOR')

  await box.setInputFiles({
    name: 'scan.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n\0\0'),
  })
  await expect(panel.getByRole('alert').or(panel.getByText(/No known form fits/))).toBeVisible()
  await expect(panel.getByRole('region', { name: 'Editions kept here' })).toHaveCount(0)

  await panel.getByLabel('Recipe file').setInputFiles({
    name: 'r.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":'),
  })
  await expect(panel.getByRole('alert')).toContainText('The recipe is not whole JSON')
})
