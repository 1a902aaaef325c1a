import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './app'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Once no figure is dimmed for being of an earlier question. */
async function checked(page: Page): Promise<void> {
  await expect(page.locator('.stale')).toHaveCount(0, { timeout: 30_000 })
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], runOnly: WCAG })
    .analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
}

test('tabs of the workbench by keyboard: doubt of a draft, where it comes from, the audit', async ({
  page,
}) => {
  test.slow()
  await open(page, '#/model?draws=300&rows=256')
  await page.getByRole('textbox', { name: /^Weight of RF3 .* in per cent/ }).fill('30')
  await page.keyboard.press('Enter')

  await page.getByRole('tab', { name: 'Effect' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/tab=doubt/)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(
    /of the first 30 countries stay among them .* under the saved version/,
    {
      timeout: 30_000,
    },
  )
  const table = page.getByRole('region', { name: 'Tier probability by country' })
  await expect(table.getByRole('row')).toHaveCount(31)
  await expect(table.getByRole('row').nth(1)).toContainText(/\d+\s%/)
  await page.getByRole('button', { name: 'Most changed' }).click()
  await page.getByRole('checkbox', { name: /^Weights/ }).uncheck()
  await expect(page).toHaveURL(/without=weights/)
  await expect(page.getByText('are drawn with the same seed')).toBeVisible()
  await checked(page)

  await page.getByRole('tab', { name: 'Sensitivity' }).click()
  await expect(heading).toContainText('The largest part of the doubt about the ranking comes from', {
    timeout: 30_000,
  })
  await page.getByRole('button', { name: 'Source', exact: true }).click()
  await expect(
    page.getByRole('region', { name: 'What becomes of the ranking without one source' }),
  ).toContainText('World Development Indicators')
  await checked(page)

  await page.getByRole('tab', { name: 'Audit' }).click()
  await expect(heading).toContainText('in order')
  await page.getByRole('button', { name: /^Coverage of inputs/ }).click()
  await expect(page.getByRole('region', { name: 'Coverage of inputs' }).last()).toContainText(
    'below the rule',
  )
  await checked(page)
})

test('a scenario is a link, is saved under a name, and never reaches the country', async ({ page }) => {
  await open(page, '#/country/NGA')
  const before = await page.getByRole('button', { name: /^Score \d+ of 100/ }).getAttribute('aria-label')
  await open(page, '#/model?tab=scenario&unit=NGA&draws=300')
  await page.getByRole('button', { name: 'Add the assumption' }).click()
  await expect(page).toHaveURL(/assume=NGA\./)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Under these assumptions Nigeria would')
  const moves = page.getByRole('region', { name: 'Countries that move under the scenario' })
  await expect(moves.getByRole('row', { name: /^Nigeria/ })).toContainText(/\d+\s%/, { timeout: 30_000 })
  await page.getByLabel('Name', { exact: true }).fill('Refugees double')
  await page.getByRole('button', { name: 'Save the scenario' }).click()
  await expect(page.getByRole('button', { name: /^Refugees double/ })).toHaveAttribute('aria-pressed', 'true')
  await checked(page)
  await page.getByRole('button', { name: /^Take away/ }).click()
  await expect(page.getByText('There is none yet')).toBeVisible()
  await page.getByRole('button', { name: /^Refugees double/ }).click()
  await expect(moves).toBeVisible()

  await open(page, '#/country/NGA')
  await expect(page.getByRole('button', { name: /^Score \d+ of 100/ })).toHaveAttribute('aria-label', before!)
})

test('countries and models side by side, with parts that add up', async ({ page }) => {
  test.slow()
  await open(page, '#/compare?units=SDN,SSD')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/^Sudan scores [\d.]+ points above South Sudan; most by/)
  await page.getByRole('combobox', { name: 'Add' }).selectOption({ label: 'Nigeria' })
  await expect(page).toHaveURL(/units=SDN,SSD,NGA/)
  const parts = page.getByRole('region', { name: 'Parts of the difference' })
  const figures = await parts.locator('tbody td.num').allTextContents()
  const total = await parts.locator('tfoot td.num').textContent()
  const number = (text: string) => Number(text.trim().replace('\u2212', '-'))
  const sum = figures.map(number).reduce((a, b) => a + b)
  // Each printed figure is rounded to a tenth.
  expect(Math.abs(sum - number(total!))).toBeLessThan(0.05 * (figures.length + 1))
  await checked(page)

  await page.getByRole('button', { name: 'Models' }).click()
  await expect(heading).toContainText(/Sudan scores .* under/, { timeout: 30_000 })
  await page.goBack()
  await expect(heading).toContainText('South Sudan')
  await page.setViewportSize({ width: 390, height: 844 })
  await checked(page)
})
