import { expect, test, type Page, type Route } from '@playwright/test'
import { IDMC_ANSWER, UNHCR_PAGES } from '../helpers/live-answers'
import { open } from './app'

/** Every request to another origin that the page makes; answered here, so that no test reaches a real host. */
async function foreign(
  page: Page,
  answer: (route: Route, asked: number) => Promise<void>,
): Promise<string[]> {
  const seen: string[] = []
  await page.route(
    (url) => url.hostname !== '127.0.0.1',
    async (route) => {
      seen.push(route.request().url())
      await answer(route, seen.length)
    },
  )
  return seen
}
const json = (body: unknown) => ({
  status: 200,
  contentType: 'application/json',
  headers: { 'access-control-allow-origin': '*' },
  body: JSON.stringify(body),
})

test('nobody is asked before consent; what comes is kept and compared', async ({ page }) => {
  const seen = await foreign(page, (route) => {
    const at = Number(new URL(route.request().url()).searchParams.get('page'))
    return route.fulfill(json(UNHCR_PAGES[at - 1]))
  })
  await open(page, '#/sources')
  const panel = page.getByRole('region', { name: /^Newer figures on request/ })
  await panel.getByRole('button', { name: /^Ask for UNHCR/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Your device asks api.unhcr.org (UNHCR)')
  await dialog.getByRole('button', { name: 'Ask nobody' }).click()
  expect(seen).toEqual([])

  await panel.getByRole('button', { name: /^Ask for UNHCR/ }).click()
  await dialog.getByLabel('First year').fill('2024')
  await dialog.getByLabel('Last year').fill('2024')
  await dialog.getByRole('button', { name: 'Ask api.unhcr.org' }).click()
  const result = panel.locator('.own-result')
  await expect(result).toContainText(/values of \d+ series came in 2 requests/)
  await expect(result).toContainText('revised')
  expect(seen.map((url) => new URL(url).host)).toEqual(['api.unhcr.org', 'api.unhcr.org'])
  await expect(page.getByRole('region', { name: 'Editions kept here' }).getByRole('row')).toHaveCount(2)
})

test('what came is used for scores when a person says so, also after a reload and a failure, and goes back in one step', async ({
  page,
}) => {
  let broken = false
  await foreign(page, (route) => {
    const at = Number(new URL(route.request().url()).searchParams.get('page'))
    return broken ? route.fulfill({ status: 403 }) : route.fulfill(json(UNHCR_PAGES[at - 1]))
  })
  await open(page, '#/sources')
  const panel = page.getByRole('region', { name: /^Newer figures/ })
  const ask = async () => {
    await panel.getByRole('button', { name: /^Ask for UNHCR/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('First year').fill('2024')
    await dialog.getByLabel('Last year').fill('2024')
    await dialog.getByRole('button', { name: 'Ask api.unhcr.org' }).click()
  }
  const notice = page.getByText('Another edition in use')
  await ask()
  await expect(panel).toContainText('Scores rest on the figures that were shipped.')
  await expect(panel).toContainText(/shipped values of these years did not come/)
  await expect(notice).toBeHidden()

  await panel.getByRole('button', { name: /^Use those asked .* for scores$/ }).click()
  await expect(notice).toBeVisible()
  await expect(page.getByRole('region', { name: /^Newer figures in use for scores: UNHCR/ })).toBeVisible()
  await page.reload()
  await expect(notice).toBeVisible()
  await expect(page.locator('#unhcr-population')).toContainText('as the publisher gave it on')
  await page.goto('#/compare?by=editions&editions=in-use&units=SDN')
  await expect(page.getByRole('region', { name: 'Figures of In use now' })).toContainText('Refugees hosted', {
    timeout: 30_000,
  })
  await page.goto('#/sources')

  broken = true
  await ask()
  await expect(panel.getByRole('alert')).toContainText('the edition before stays in use')
  await expect(notice).toBeVisible()
  await panel.getByRole('button', { name: 'Go back to what was shipped' }).click()
  await expect(notice).toBeHidden()
  await expect(panel).toContainText('Scores rest on the figures that were shipped.')
})

test('a failure keeps the edition before and says why; the key is nowhere', async ({ page }) => {
  let broken = false
  const seen = await foreign(page, (route) =>
    broken
      ? route.fulfill({ status: 401, headers: { 'access-control-allow-origin': '*' } })
      : route.fulfill(json(IDMC_ANSWER)),
  )
  await open(page, '#/sources')
  const panel = page.getByRole('region', { name: /^Newer figures on request/ })
  const ask = async () => {
    await panel.getByRole('button', { name: /^Ask for IDMC/ }).click()
    await page
      .getByRole('dialog')
      .getByLabel(/^Client id/)
      .fill('hush-hush-7')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ask helix/ })
      .click()
  }
  await ask()
  await expect(panel.locator('.own-result')).toContainText('came in 1 request')
  broken = true
  await ask()
  const alert = panel.getByRole('alert')
  await expect(alert).toContainText('The host refused the key')
  await expect(alert).toContainText('the edition before stays in use')
  await expect(page.getByRole('region', { name: 'Editions kept here' }).getByRole('row')).toHaveCount(2)
  expect(seen).toHaveLength(2)
  expect(await page.locator('body').textContent()).not.toContain('hush-hush-7')
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
  )
  expect(stored).not.toContain('hush-hush-7')
})
