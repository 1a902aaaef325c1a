import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './app'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Serious findings inside a part of the page. */
async function findings(page: Page, selector: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .options({ resultTypes: ['violations'], runOnly: WCAG })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

test('the lens of defenders loads when it is chosen, drives map and list, and is a link; a reading leaves it', async ({
  page,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  await open(page, '#/')
  expect(scripts.filter((url) => /\/context-|\/lens-/.test(url))).toEqual([])
  await page.getByLabel('Lens').selectOption('defenders')
  const list = page.getByRole('listbox', { name: /published count/ })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /defenders killed in \d{4}: published for/,
  )
  await expect(list.locator('[role=option]')).toHaveCount(196)
  await expect(page.locator('.map-area[fill^="url(#pattern-no-data)"]').first()).toBeAttached()
  await list.focus()
  await page.keyboard.press('Home')
  await expect(page).toHaveURL(/context=defenders/)
  await expect(page).toHaveURL(/unit=[A-Z]{3}/)
  expect(await findings(page, '.world')).toEqual([])

  await page.reload()
  await expect(list.locator('[role=option][aria-selected=true]')).toHaveCount(1)
  await expect(page.getByRole('complementary', { name: 'Selected country' })).toContainText('persons killed')
  await page.getByRole('button', { name: 'Structural' }).click()
  await expect(page).not.toHaveURL(/context=/)
  await expect(page.getByRole('listbox', { name: /ranked within tiers/ })).toBeVisible()
})
