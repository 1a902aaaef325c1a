import { badSnapshots } from '../helpers/bad-snapshots'
import { expect, open, test } from './app'

test.describe('bad input gets a clear answer and nothing is lost', () => {
  test('an alert rule that can never fire; a watchlist with unknown codes', async ({ page }) => {
    test.setTimeout(120_000)
    await open(page, '#/watchlists')
    await page.getByRole('button', { name: 'Rules', exact: true }).click()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const rule = page.locator('.rules li').last()
    await expect(rule).toContainText('The score reaches 40 from below')
    await rule.getByLabel('Score at least').fill('120')
    await rule.getByLabel('Score at least').blur()
    await expect(rule.getByRole('alert')).toContainText('can never fire')
    await page.getByRole('button', { name: 'Rules', exact: true }).click()
    await expect(page.getByText('1 rule can never fire: see Rules.')).toBeVisible()
    // It is kept over a reload, and works once it is corrected.
    await page.reload()
    await page.locator('[data-ready="session"]').waitFor({ state: 'attached', timeout: 30_000 })
    await page.getByRole('button', { name: 'Rules', exact: true }).click()
    await expect(rule.getByLabel('Score at least')).toHaveValue('120')
    await rule.getByLabel('Score at least').fill('20')
    await rule.getByLabel('Score at least').blur()
    await expect(rule.getByRole('alert')).toHaveCount(0)

    await page.getByRole('button', { name: 'New list' }).click()
    const form = page.getByRole('form', { name: 'New list' })
    await form.getByLabel('Name', { exact: true }).fill('Two of three')
    await form.getByLabel(/one a line, by name or ISO3 code/).fill('SDN\nQQQ\nMLI')
    await form.getByRole('button', { name: 'Create the list' }).click()
    await expect(form.getByRole('alert')).toContainText('line 2')
    await expect(form.getByLabel(/one a line, by name or ISO3 code/)).toHaveValue('SDN\nQQQ\nMLI')
    await form.getByLabel(/one a line, by name or ISO3 code/).fill('SDN\nMLI')
    await form.getByRole('button', { name: 'Create the list' }).click()
    await expect(page.getByText('Two of three, by hand')).toBeVisible()
  })

  test('snapshots that cannot be opened leave the page as it was', async ({ page }) => {
    test.setTimeout(120_000)
    await open(page, '#/briefings?unit=SDN')
    const title = page.getByRole('heading', { level: 1, name: 'Country briefing: Sudan' })
    await expect(title).toBeVisible({ timeout: 60_000 })
    for (const { name, bytes, says } of await badSnapshots()) {
      await page
        .getByLabel('Open a file')
        .setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) })
      await expect(page.getByRole('alert').filter({ hasText: says }).first()).toBeVisible({ timeout: 20_000 })
      await expect(title).toBeVisible()
    }
  })
})
