import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, open, test } from './app'

const PASSPHRASE = 'heron lantern gravel'

async function makeList(page: Page, title: string): Promise<void> {
  await open(page, '#/watchlists')
  await page.getByRole('button', { name: 'New list' }).click()
  const form = page.getByRole('form', { name: 'New list' })
  await form.getByLabel('Name', { exact: true }).fill(title)
  await form.getByLabel(/one a line, by name or ISO3 code/).fill('SDN\nTCD')
  await form.getByRole('button', { name: 'Create the list' }).click()
  await expect(page.getByText(title).first()).toBeVisible()
}

/** Text of everything that lies in the browser's databases and settings. */
function onDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    let text = JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name!)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('closed'))
      })
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const request = db.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result as unknown[])
        })
        text += JSON.stringify(rows)
      }
      db.close()
    }
    return text
  })
}

const lock = (page: Page) => page.getByRole('button', { name: /^Your work in this browser/ })

async function tabs(context: BrowserContext, count: number): Promise<Page[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const page = await context.newPage()
      await open(page, '#/watchlists')
      return page
    }),
  )
}

test('a list sealed with a passphrase is asked for after a reload, and nobody reads it before', async ({
  page,
}) => {
  await makeList(page, 'Zebra desk')
  expect(await onDevice(page)).toContain('Zebra desk')
  await lock(page).click()
  await page.getByRole('button', { name: 'Seal with a passphrase' }).click()
  await page.getByLabel(/^Passphrase/).fill(PASSPHRASE)
  await page.getByLabel('The same again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Seal', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'sealed with the passphrase' })).toBeVisible()
  expect(await onDevice(page)).not.toContain('Zebra desk')

  await page.reload()
  const ask = page.getByRole('dialog', { name: 'Your work in this browser is locked' })
  await ask.getByLabel(/^Passphrase/).fill('not the passphrase')
  await ask.getByRole('button', { name: 'Unlock' }).click()
  await expect(ask.getByRole('alert')).toContainText('cannot be opened with this passphrase')
  await expect(page.getByText('Zebra desk')).toHaveCount(0)
  await ask.getByLabel(/^Passphrase/).fill(PASSPHRASE)
  await ask.getByRole('button', { name: 'Unlock' }).click()
  await expect(ask).toHaveCount(0)
  await expect(page.getByText('Zebra desk').first()).toBeVisible()
})

test.describe('with files kept for use without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('one action wipes what three open tabs keep', async ({ page, context }) => {
    await makeList(page, 'Zebra desk')
    const others = await tabs(context, 2)
    await expect(others[0]!.getByText('Zebra desk').first()).toBeVisible()
    await lock(page).click()
    await page.getByRole('button', { name: 'Wipe this device' }).click()
    await page.getByRole('button', { name: 'Wipe now' }).click()
    await expect(page.getByRole('dialog', { name: 'This device is wiped' })).toContainText('Removed')
    for (const other of others)
      await expect(other.getByRole('dialog', { name: 'This device is wiped' })).toBeVisible()
    const left = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      settings: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    }))
    expect(left).toEqual({ databases: [], caches: [], workers: 0, settings: [] })
    await page.getByRole('button', { name: 'Load anew' }).click()
    await page.locator('[data-ready="session"]').waitFor({ state: 'attached' })
    await expect(page.getByText('Zebra desk')).toHaveCount(0)
  })
})

test('everything goes into one file and comes back from it; forgotten on close it is gone with the last tab', async ({
  page,
  context,
}) => {
  await makeList(page, 'Zebra desk')
  await lock(page).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save all to a file' }).click()
  const path = await (await saving).path()
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
  await page.getByRole('button', { name: 'Forget on close' }).click()
  await expect(page.getByText('until the last tab of Forewatch is closed')).toBeVisible()
  expect(await onDevice(page)).not.toContain('Zebra desk')
  const [second] = await tabs(context, 1)
  await expect(second!.getByText('Zebra desk').first()).toBeVisible()
  await page.close()
  await second!.close()

  const [later] = await tabs(context, 1)
  await lock(later!).click()
  await expect(later!.getByText(/^0 watchlists/)).toBeVisible()
  const altered = readFileSync(path)
  altered[200]! ^= 1
  await later!.getByLabel('Workspace file').setInputFiles({
    name: 'altered.zip',
    mimeType: 'application/zip',
    buffer: altered,
  })
  await expect(later!.getByRole('dialog').getByRole('alert')).toContainText('altered')
  await later!.getByLabel('Workspace file').setInputFiles(path)
  await expect(later!.getByRole('status').filter({ hasText: 'added' })).toBeVisible()
  await later!.keyboard.press('Escape')
  await expect(later!.getByText('Zebra desk').first()).toBeVisible()
})
