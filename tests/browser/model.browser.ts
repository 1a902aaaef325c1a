import { expect, open, test } from './app'

const broken = {
  name: 'broken.json',
  mimeType: 'application/json',
  buffer: Buffer.from('{"schemaVersion":1,'),
}
const wrong = {
  name: 'wrong.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({ schemaVersion: 1, id: 'x' })),
}

test('a weight is changed, ranks move on every screen, undo takes it back, a saved version outlives a reload', async ({
  page,
}) => {
  test.slow()
  await open(page, '#/model')
  const slider = page.getByRole('slider', { name: /^Weight of RF8/ })
  const before = Number(await slider.inputValue())
  const versionBar = page.getByRole('region', { name: 'Version of the model' })
  const { height } = (await versionBar.boundingBox())!
  await slider.focus()
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowRight')
  await expect(versionBar.getByText('Draft, 1 edit')).toBeVisible()
  // The first edit moves nothing on the page.
  expect((await versionBar.boundingBox())!.height).toBe(height)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('moves most')

  await page.getByRole('link', { name: 'World', exact: true }).click()
  await expect(page.getByText('Draft, 1 edit').first()).toBeVisible()
  await page.getByRole('link', { name: 'Model', exact: true }).click()

  await versionBar.getByRole('button', { name: 'Discard' }).click()
  await expect(versionBar.getByText('No edits')).toBeVisible()
  await versionBar.getByRole('button', { name: 'Undo' }).click()
  await expect(versionBar.getByText('Draft, 1 edit')).toBeVisible()

  await versionBar.getByRole('button', { name: 'Save as…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Initials of the author').fill('AB')
  await dialog.getByLabel(/Note for the reviewer/).fill('Triggers count for more')
  await dialog.getByRole('button', { name: 'Save the version' }).click()
  await expect(dialog).toBeHidden()
  await expect(versionBar.getByText('No edits')).toBeVisible()
  const version = versionBar.getByRole('combobox', { name: 'Saved' })
  await expect(version).toHaveValue(/^own:framework-baseline@/)
  await expect(versionBar.getByText(/^Autosaved/)).toBeVisible()

  await page.reload()
  await page.locator('[data-ready="session"]').waitFor({ state: 'attached', timeout: 30_000 })
  await expect(version).toHaveValue(/^own:framework-baseline@/)
  expect(Number(await slider.inputValue())).toBeGreaterThan(before + 3)
})

test('a broken file is refused in words and nothing is lost', async ({ page }) => {
  await open(page, '#/model')
  await page.getByRole('textbox', { name: /^Weight of RF3 .* in per cent/ }).fill('20')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Draft, 1 edit').first()).toBeVisible()
  for (const file of [broken, wrong]) {
    await page.getByLabel('Model file').setInputFiles(file)
    await expect(page.getByRole('alert')).toContainText(/model/i)
    await expect(page.getByText('Draft, 1 edit').first()).toBeVisible()
    await page.getByRole('button', { name: 'Go on' }).click()
  }
  await expect(page.getByRole('textbox', { name: /^Weight of RF3 .* in per cent/ })).toHaveValue('20.0')
})
