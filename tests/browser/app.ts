import { expect, test as base, type Page } from '@playwright/test'

export const ROUTES = [
  { name: 'World', path: '#/' },
  { name: 'Country', path: '#/country/SDN' },
  { name: 'Compare', path: '#/compare' },
  { name: 'Model', path: '#/model' },
  { name: 'Evaluation', path: '#/evaluation?origin=2010' },
  { name: 'Sources', path: '#/sources' },
  { name: 'Watchlists', path: '#/watchlists' },
  { name: 'Briefings', path: '#/briefings' },
  { name: 'Method', path: '#/method' },
] as const

/** Every browser test watches for what must never happen: a request elsewhere, a broken policy, an error in the console. */
export const test = base.extend<{ watched: string[] }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = []
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
        })
      })
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`)
      })
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      await use(faults)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Opens a view and waits until every series is loaded and scored. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('[data-ready="session"]').waitFor({ state: 'attached', timeout: 30_000 })
}
