import { expect, open, test } from './app'

test('the page itself shows the newest list, the same as the app after it', async ({
  page,
  browser,
  baseURL,
}) => {
  const bare = await browser.newPage({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  await bare.goto('#/')
  const parts = await bare.locator('.rank-row').evaluateAll(rowsOf)
  expect(parts.length).toBe(30)
  const title = await bare.locator('h1').innerText()
  const subtitle = await bare.locator('h1 + p').innerText()
  await bare.close()

  await open(page, '#/')
  await expect(page.locator('h1')).toHaveText(title)
  await expect(page.locator('h1 + p')).toHaveText(subtitle)
  expect((await page.locator('.rank-row').evaluateAll(rowsOf)).slice(0, 30)).toEqual(parts)
})

test('nothing larger is painted after the list in the page', async ({ page }) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      Object.assign(window, { largest: list.getEntries().at(-1)?.startTime })
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await open(page, '#/')
  const { largest, mounted } = await page.evaluate(() => ({
    largest: (window as { largest?: number }).largest,
    mounted: performance.getEntriesByName('forewatch-mounted')[0]?.startTime,
  }))
  expect(largest).toBeLessThanOrEqual(mounted ?? 0)
})

test('a link to another view does not flash the newest list', async ({ page }) => {
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/data/manifest.json', async (route) => {
    await gate
    await route.continue()
  })
  await page.goto('#/?asof=2003-12-31')
  await expect(page.locator('.first-view')).toBeHidden()
  release()
  await page.locator('[data-ready="session"]').waitFor({ state: 'attached', timeout: 30_000 })
})

test('each file of the first view is asked for once', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await open(page, '#/')
  const twice = asked.filter((path, i) => asked.indexOf(path) !== i)
  expect(twice).toEqual([])
})

test('a country stays where it was drawn first while the rest of it loads', async ({ page }) => {
  await page.addInitScript(() => {
    let shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value
      Object.assign(window, { shift })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await open(page, '#/country/SDN')
  await expect(page.getByRole('button', { name: 'Briefing' })).toBeVisible()
  expect(await page.evaluate(() => (window as { shift?: number }).shift ?? 0)).toBeLessThan(0.1)
})

/** What each row says, cell by cell. */
function rowsOf(rows: Element[]): (string | undefined)[][] {
  const cells = ['rank', 'country', 'mark', 'tier', 'score b', 'move', 'age']
  return rows.map((row) => cells.map((cell) => row.querySelector(`.row-${cell}`)?.textContent?.trim()))
}
