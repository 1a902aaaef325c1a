import AxeBuilder from '@axe-core/playwright'
import { expect, open, ROUTES, test } from './app'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const route of ROUTES) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${route.name} in ${scheme}: no serious finding of the accessibility checker`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme })
      await open(page, route.path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      ).toEqual([])
    })
  }

  for (const width of [320, 390, 768, 1440]) {
    test(`${route.name} at ${width} px: nothing runs out at the side`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 })
      await open(page, route.path)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
    })
  }
}

test('every entry of the navigation leads to a screen', async ({ page }) => {
  await open(page, '#/')
  const nav = page.getByRole('navigation').first()
  for (const { name } of ROUTES.slice(2)) {
    await nav.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
})
