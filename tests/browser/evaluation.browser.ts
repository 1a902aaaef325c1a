import { readFileSync } from 'node:fs'
import type { EvaluationRecord } from '../../src/core/evaluation-record'
import { expect, open, test } from './app'

test('replays two dates, changes the list, saves a table, and goes back', async ({ page }) => {
  await open(page, '#/evaluation?origin=2010')
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toContainText('As of 31\u00a0Dec\u00a02010 the top 30 held')
  await expect(page.locator('.rp-list li')).toHaveCount(30)
  await expect(page.locator('.rp-missed')).toContainText('Libya')

  await page.getByRole('slider', { name: 'Date of the list' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(title).toContainText('2011')
  await expect(page).toHaveURL(/origin=2011/)

  await page.getByLabel('List length').selectOption('10')
  await expect(page.locator('.rp-list li')).toHaveCount(10)
  await expect(page).toHaveURL(/k=10/)
  await page.goBack()
  await expect(page.locator('.rp-list li')).toHaveCount(30)
  await page.goBack()
  await expect(title).toContainText('2010')

  // Yardsticks on the same rows come from the engine's thread; their table is a file with its provenance.
  const yardsticks = page.getByRole('region', {
    name: 'The model beside its yardsticks, on the same country-years',
  })
  await expect(yardsticks.getByRole('row')).toHaveCount(9, { timeout: 60_000 })
  await expect(yardsticks).toContainText('Early Warning Project')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV: The model beside its yardsticks' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toMatch(/^forewatch-.*-yardsticks\.csv$/)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toMatch(/^# The model beside its yardsticks/)
  expect(text).toContain('# Outcome: Mass killings, Early Warning Project')
  expect(text).toMatch(/\nEarly Warning Project,0\.8\d+,/)
  expect(text).not.toMatch(/NaN|undefined/)
})

test('a curve is read by keys, and stopped work can be taken up again', async ({ page }) => {
  await open(page, '#/evaluation?origin=2010')
  const chart = page.getByRole('application', { name: /^ROC curve/ })
  await chart.focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
  await expect(page.locator('.ev-cursor').first()).toContainText('Flagged without a new onset 10: Framework')
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await cancel.click({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Take it up again' }).click()
  await expect(cancel).toBeVisible()
})

/** Figure of the record that is shipped: indicators/evaluation/record.json, as published, learnt again at every origin. */
test('learnt weights and the ensemble are learnt again at every origin, as in the record, and have no base rates', async ({
  page,
}) => {
  await open(page, '#/model')
  await page.getByRole('region', { name: 'Version of the model' }).getByLabel('Saved').selectOption('Framework learnt 1.0.0') // prettier-ignore
  await expect(page.getByText('Learnt weights have seen these onsets')).toBeVisible()
  const record = JSON.parse(readFileSync('indicators/evaluation/record.json', 'utf8')) as EvaluationRecord
  const kept = record.evaluations.find(
    (one) => one.outcomeId === 'ewp-onsets' && one.convention === 'published',
  )!
  const learnt = kept.contenders.find(({ id }) => id === 'framework-learnt')!
  await page.getByRole('link', { name: 'Evaluation' }).click()
  const yardsticks = page.getByRole('region', {
    name: 'The model beside its yardsticks, on the same country-years',
  })
  await expect(yardsticks.getByRole('row').nth(1)).toContainText(learnt.auc!.toFixed(2), { timeout: 60_000 })
  await expect(yardsticks.getByRole('row').nth(1)).toContainText(
    `${learnt.top[2]!.hits} of ${kept.positives}`,
  )
  const ensemble = kept.contenders.find(({ id }) => id === 'framework-ensemble')!
  await page.getByLabel('Scored by').selectOption('ensemble')
  await expect(yardsticks.getByRole('row').nth(1)).toContainText('Ensemble', { timeout: 60_000 })
  await expect(yardsticks.getByRole('row').nth(1)).toContainText(ensemble.auc!.toFixed(2))
  await expect(yardsticks.getByRole('row').nth(1)).toContainText(
    `${ensemble.top[2]!.hits} of ${kept.positives}`,
  )
  await page.getByRole('link', { name: 'World' }).click()
  await expect(page.getByText('saw an onset within 2 years')).toHaveCount(0)
})
