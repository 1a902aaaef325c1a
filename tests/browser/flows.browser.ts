import { expect, open, test } from './app'

test('three clicks lead from the ranking to raw value, unit, year, edition and licence', async ({ page }) => {
  await open(page, '#/')
  await page.getByRole('option').filter({ hasText: 'Sudan' }).filter({ hasNotText: 'South' }).first().click()
  await page.getByRole('link', { name: 'Open country' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sudan' })).toBeVisible()
  const table = page.getByRole('table', { name: /^Indicators that enter the score of Sudan/ })
  await table.getByRole('button').first().click()
  const region = page.getByRole('region', { name: /^Indicators, largest contribution first/ })
  for (const word of ['Raw value', 'Period', 'Source', 'Edition', 'Licence']) {
    await expect(region.getByText(word).filter({ visible: true }).first()).toBeVisible()
  }
})

test('a link holds the whole view: as-of date, reading, factor and country', async ({ page }) => {
  await open(page, '#/?asof=2003-12-31&reading=structural&node=RF3&unit=SDN')
  await expect(page.getByRole('button', { name: /As of 31 Dec 2003/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Structural', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(page.getByRole('combobox', { name: 'Factor' })).toHaveValue('RF3')
  await expect(
    page.getByRole('option', { selected: true }).filter({ hasText: 'Sudan' }).first(),
  ).toBeVisible()
})

test('a hostile link changes nothing and shows nothing of itself', async ({ page }) => {
  await open(page, '#/?asof=<img src=x onerror=alert(1)>&unit=__proto__&reading=nonsense&node=%00')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('onerror')
})

test('the time slider moves by key and the address follows', async ({ page }) => {
  await open(page, '#/')
  const before = await page.getByRole('heading', { level: 1 }).innerText()
  const slider = page.getByRole('slider', { name: 'As of' })
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(page).toHaveURL(/asof=1990-/)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before)
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: /As of 31 Dec 2025/ })).toBeVisible()
})

const myanmar = { level: 1, name: 'Myanmar' } as const

test('search finds a country and opens it by keyboard alone', async ({ page }) => {
  await open(page, '#/')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('myan')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Myanmar')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', myanmar)).toBeVisible()
})

test.describe('search typed before its dialog has been loaded', () => {
  test.beforeEach(async ({ page }) => {
    let asked = false
    let letIn: (() => void) | undefined
    const held = new Promise<void>((done) => (letIn = done))
    await page.route('**/CommandPalette-*.js', async (route) => {
      asked = true
      await held
      await route.continue()
    })
    await page.exposeFunction('letIn', () => letIn?.())
    await open(page, '#/')
    await expect.poll(() => asked).toBe(true)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('myan')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('marks the first hit once the dialog is there, and Enter goes to it', async ({ page }) => {
    await page.evaluate('letIn()')
    const first = page.getByRole('dialog').getByRole('option').first()
    await expect(first).toHaveAttribute('data-highlighted', '')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', myanmar)).toBeVisible()
  })

  test('goes to the first hit where Enter comes before the dialog', async ({ page }) => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', myanmar)).toBeVisible()
    await page.evaluate('letIn()')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test('the filter narrows the list and says how to undo it when nothing is left', async ({ page }) => {
  await open(page, '#/')
  const filter = page
    .getByRole('searchbox', { name: /filter countries/i })
    .or(page.getByPlaceholder('Filter countries'))
  await filter.first().fill('mali')
  await expect(page.locator('[role=option]')).toHaveCount(2)
  await expect(page.locator('[role=option]').filter({ hasText: /Mali(?!a)/ })).toBeVisible()
  await filter.first().fill('zzzz')
  await expect(page.getByText(/no countr/i).first()).toBeVisible()
})

test('one list and one map show every scored unit', async ({ page }) => {
  await open(page, '#/')
  const { scored } = await page.evaluate(async () => {
    const units = (await (await fetch('./data/units.json')).json()) as { treatment: string; to?: number }[]
    return { scored: units.filter((unit) => unit.treatment === 'scored' && unit.to === undefined).length }
  })
  expect(scored).toBe(196)
  await expect(page.getByText(`of ${scored} with a tier`)).toBeVisible()
})

test.describe('when a data file fails', () => {
  test('the first view stays, the failure is named, and trying again helps', async ({ page, watched }) => {
    let failing = true
    await page.route('**/data/series/**', (route) =>
      failing ? route.fulfill({ status: 404, body: 'gone' }) : route.continue(),
    )
    await page.goto('#/')
    await expect(page.getByText('status 404').first()).toBeVisible({ timeout: 20_000 })
    await expect(page.getByRole('option').filter({ hasText: 'Sudan' }).first()).toBeVisible()
    failing = false
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await page.locator('[data-ready="session"]').waitFor({ state: 'attached', timeout: 30_000 })
    // The browser itself writes a line for each refused file; nothing else may stand in the console.
    expect(watched.filter((line) => !line.includes('404'))).toEqual([])
    watched.length = 0
  })
})

test('the figures shown before the series are there are the figures after', async ({ page }) => {
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/data/series/**', async (route) => {
    await gate
    await route.continue()
  })
  await page.goto('#/')
  const rows = page.getByRole('listbox').getByRole('option')
  await expect(rows.first()).toBeVisible()
  const first = await rows.allInnerTexts()
  release()
  await page.locator('[data-ready="session"]').waitFor({ state: 'attached', timeout: 30_000 })
  expect(await rows.allInnerTexts()).toEqual(first)
})

test('the bell counts unread alerts and leads to them', async ({ page }) => {
  await open(page, '#/')
  await page.getByRole('link', { name: /^Alerts: \d+ unread$/ }).click()
  await expect(page.getByRole('heading', { name: 'Alerts', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByRole('link', { name: 'Alerts: none unread' })).toBeVisible()
  await expect(page.getByText(/^none unread, as of /)).toBeVisible()
  // Thresholds of rules are readable whole.
  await page.getByRole('button', { name: 'Rules', exact: true }).click()
  const numbers = page.locator('.rules input[type=number]')
  await expect(numbers.first()).toBeVisible()
  const cut = await numbers.evaluateAll((inputs) =>
    (inputs as HTMLInputElement[])
      .filter((input) => input.scrollWidth > input.clientWidth || input.clientWidth < 32)
      .map((input) => input.value),
  )
  expect(cut).toEqual([])
})
