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
  // Loaded anew and in a copied link it is the same edition; going back leads to the shipped one, with no notice.
  await expect(page).toHaveURL(/#\/\?asof=2003-12-31&edition=ewp-mass-killing-2015$/)
  await page.reload()
  await expect(notice).toContainText('every score and rank here rests on it', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Back to the shipped edition' }).click()
  await expect(notice).toHaveCount(0)
  await page.goBack()
  await expect(notice).toContainText('every score and rank here rests on it', { timeout: 30_000 })
})

test('A link to an edition that is not there says so and shows the shipped figures', async ({ page }) => {
  await open(page, '#/country/SDN?edition=no-such-edition')
  const said = page.getByRole('alert').filter({ hasText: 'no-such-edition' })
  await expect(said).toContainText('There is no such edition')
  await expect(page.getByRole('status').filter({ hasText: 'Another edition' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Stay with the shipped editions' }).click()
  await expect(said).toHaveCount(0)
  await expect(page).toHaveURL(/#\/country\/SDN$/)
})
