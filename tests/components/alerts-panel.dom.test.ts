import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import AlertsPanel from '../../src/components/watch/AlertsPanel.vue'
import { DEFAULT_ALERT_RULES } from '../../src/model/alert-rule'

const rule = DEFAULT_ALERT_RULES.find(({ id }) => id === 'displacement')!
const month = 2025 * 12 + 11
const published = {
  title: 'New internal displacement by conflict',
  unit: 'movements a year',
  scale: 'count',
  period: '2024',
} as const
const alert = {
  ...{ id: 'displacement/ECU/x', ruleId: rule.id, unit: 'ECU', unitIndex: 0, momentIndex: 0, month },
  ...{ value: 101_000, threshold: 100_000, published },
}
const panel = () =>
  mount(AlertsPanel, {
    props: {
      ...{ entries: [{ id: alert.id, ids: [alert.id], rule, alerts: [alert], month }], newestMonth: month },
      ...{ marks: {}, records: [], baseRate: NaN, tiers: [], rules: [rule] },
      nameOf: () => 'Ecuador',
      textOf: () => 'The rule.',
      whyNever: () => undefined,
      eventsOf: () => [],
    },
  })
const said = (text: string) => text.replace(/[\u202f\u00a0\s]+/g, ' ')

it('an alert row says value, period and line; opened it names the series, never its id', async () => {
  const shown = panel()
  expect(said(shown.get('.alert-row').text())).toContain(
    'Ecuador. Mass displacement: 101 000 movements in 2024, line at 100 000',
  )
  await shown.get('.alert-row').trigger('click')
  expect(said(shown.get('.alert-more').text())).toContain(
    'New internal displacement by conflict: 101 000 movements in 2024, line at 100 000',
  )
  expect(shown.text()).not.toContain('idmc_')
})
