import { chromium as playwright } from 'playwright'
import { ForewatchError } from '../../core/errors'
import { CHROMIUM_FLAGS, findChromium } from './chromium'

/** A Chromium that draws pages of our own making; it loads nothing. */
export interface Chromium {
  /** Tagged, with an outline of the headings; paper and margins as the page's own `@page` says. */
  readonly pdf: (html: string) => Promise<Uint8Array>
  /** PNG of an SVG, twice as fine. */
  readonly png: (svg: string, width: number, height: number) => Promise<Uint8Array>
}

/** Runs `work` with a Chromium and ends it. Where none is found, `without` is called, if given.
 *  @throws ForewatchError `file-missing` where none is found and nothing else is possible */
export async function withChromium<T>(
  work: (chromium: Chromium) => Promise<T>,
  without?: () => Promise<T>,
): Promise<T> {
  let executablePath: string
  try {
    executablePath = findChromium()
  } catch (error) {
    if (without) return without()
    throw new ForewatchError('file-missing', {
      what: 'PDF and PNG are drawn by a Chromium, and none was found',
      found: error instanceof ForewatchError ? (error.details.found ?? '') : String(error),
      expected: 'Chromium or Chrome on the PATH, or its path in CHROMIUM',
      next: 'Install one, or take --format html and print it',
    })
  }
  // The name stands in a PDF as its creator: nothing of the machine goes along.
  const args = [...CHROMIUM_FLAGS, '--user-agent=Forewatch']
  const browser = await playwright.launch({ executablePath, args })
  try {
    const context = await browser.newContext({ deviceScaleFactor: 2, offline: true })
    const page = await context.newPage()
    return await work({
      async pdf(html) {
        await page.setContent(html)
        return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
      },
      async png(svg, width, height) {
        await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) })
        await page.setContent(`<!doctype html><body style="margin:0">${svg}`)
        return page.screenshot({ clip: { x: 0, y: 0, width, height } })
      },
    })
  } finally {
    await browser.close()
  }
}
