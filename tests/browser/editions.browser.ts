import AxeBuilder from '@axe-core/playwright'
import { expect, open, test } from './app'

test('Sudan in 2003 under two editions by a link, and another edition in use on every screen', async ({
  page,
}) => {
  test.slow()
  await open(page, '#/compare?by=editions&editions=ewp-mass-killing-2015&units=SDN&asof=2003-12-31')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(
    'Sudan: rank 2 as shipped, rank 1 under “Mass killings since 1945, list of 2015”',
    { timeout: 30_000 },
  )
  await expect(page.getByText('above Sudan only as shipped: Myanmar')).toBeVisible()
  await expect(page.getByText('No part differs: the two scores are the same.')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  await open(page, '#/sources?asof=2003-12-31')
  await page
    .getByRole('combobox', { name: /^Mass killings since 1945/ })
    .selectOption('ewp-mass-killing-2015')
  const notice = page.getByRole('status').filter({ hasText: 'Another edition in use' })
  await expect(notice).toContainText('Mass killings since 1945, list of 2015', { timeout: 30_000 })
  await page.getByRole('navigation').getByRole('link', { name: 'World' }).first().click()
  await expect(notice).toBeVisible()
  await page.getByRole('button', { name: 'Back to the shipped edition' }).click()
  await expect(notice).toHaveCount(0)
})
