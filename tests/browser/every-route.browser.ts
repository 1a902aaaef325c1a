import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, ROUTES, test } from './app'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const LOOKS = [
  { colorScheme: 'light', dir: 'ltr' },
  { colorScheme: 'dark', dir: 'ltr' },
  { colorScheme: 'light', dir: 'rtl' },
] as const

/** The layout as a script written from right to left would have it; the words stay English. */
const setDirection = (page: Page, dir: 'ltr' | 'rtl') =>
  page.evaluate((to) => (document.documentElement.dir = to), dir)

for (const route of ROUTES) {
  test(`${route.name}: no serious finding of the accessibility checker, light, dark and right to left`, async ({
    page,
  }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: 'light' })
    await open(page, route.path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const { colorScheme, dir } of LOOKS) {
      await page.emulateMedia({ colorScheme })
      await setDirection(page, dir)
      // Only what fails is described: naming every element that passes takes most of the time.
      const { violations } = await new AxeBuilder({ page })
        .options({ resultTypes: ['violations'], runOnly: WCAG })
        .analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      const found = serious.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
      )
      expect(found, `${colorScheme}, ${dir}`).toEqual([])
    }
  })

  test(`${route.name}: nothing runs out at the side from 320 to 1440 px, in either direction`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 844 })
    await open(page, route.path)
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 844 })
      for (const dir of ['ltr', 'rtl'] as const) {
        await setDirection(page, dir)
        const overflow = () =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        await expect.poll(overflow, { message: `${width} px, ${dir}` }).toBeLessThanOrEqual(0)
      }
    }
  })
}

test('every entry of the navigation leads to a screen', async ({ page }) => {
  await open(page, '#/')
  const nav = page.getByRole('navigation').first()
  for (const { name } of ROUTES.slice(2)) {
    await nav.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
})
