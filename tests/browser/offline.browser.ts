import { expect, test } from './app'

test.use({ serviceWorkers: 'allow' })

const READY = { state: 'attached', timeout: 40_000 } as const

test('after the first load the app works without a network', async ({ page, context }) => {
  await page.goto('#/')
  await page.locator('[data-ready="session"]').waitFor(READY)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)

  await context.setOffline(true)
  await page.reload()
  await page.locator('[data-ready="session"]').waitFor(READY)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('countr')
  // A screen that had not been opened before comes from the device, too.
  await page.getByRole('navigation').first().getByRole('link', { name: 'Sources', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.setOffline(false)
})

test('a newer version waits until it is asked for, and not over unsaved work', async ({ page }) => {
  await page.goto('#/')
  await page.locator('[data-ready="session"]').waitFor(READY)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 40_000 })
    .toBe(true)

  // The same worker under another address: to the browser a new version of it.
  await page.evaluate(async () => {
    Object.assign(window, { same: true })
    await navigator.serviceWorker.register('./service-worker.js?later', { scope: './' })
  })
  const notice = page.getByRole('status').filter({ hasText: 'newer version' })
  await expect(notice).toBeVisible({ timeout: 40_000 })
  expect(await page.evaluate(() => 'same' in window)).toBe(true)

  await page.evaluate(() => {
    const guard = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', guard)
    Object.assign(window, { guard })
  })
  await notice.getByRole('button', { name: 'Use it now' }).click()
  await expect(notice).toContainText('not saved')
  expect(await page.evaluate(() => 'same' in window)).toBe(true)

  await page.evaluate(() =>
    removeEventListener('beforeunload', (window as unknown as { guard: EventListener }).guard),
  )
  await notice.getByRole('button', { name: 'Use it now' }).click()
  // While the page is being replaced there is nothing to ask.
  await expect.poll(() => page.evaluate(() => 'same' in window).catch(() => true)).toBe(false)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? '').catch(() => ''))
    .toMatch(/\?later$/)
})
