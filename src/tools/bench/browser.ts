/** What a visitor waits for, measured in Chromium against the built app: sizes, first paint, a step of the time slider, a
 *  weight that is dragged. */
import { spawn } from 'node:child_process'
import { chromium, type CDPSession, type Page } from 'playwright'
import { CHROMIUM_FLAGS, findChromium } from '../lib/chromium'

const PORT = Number(process.env.FOREWATCH_PORT ?? 4178) + 1
const ORIGIN = `http://127.0.0.1:${PORT}/`
const CPU_SLOWDOWN = 4
const LOADS = 5
const STEPS = 20
/** The first one warms up. */
const DRAGS = 4
/** What follows a release once the screen is painted (back-test, count of alerts, doubt of the draft) has come to its end by then. */
const SETTLED_MS = 6000

export interface BrowserFigures {
  /** Transferred script before the map can be used, gzip bytes. */
  readonly scriptBeforeMapBytes: number
  /** Transferred data before the map can be used, gzip bytes. */
  readonly firstViewDataBytes: number
  /** All series and catalogue files, gzip bytes. */
  readonly allSeriesBytes: number
  /** Median over loads with the CPU slowed down four times. */
  readonly largestContentfulPaintMs: number
  /** Median script time of one step of the time slider, map restyle included. */
  readonly sliderStepScriptMs: number
  /** Median work of the page's thread in one step of a weight that is dragged: ranks, map of differences, effect panel,
   *  style, layout and paint. */
  readonly weightDragStepMs: number
  /** The same work from the release until every screen's years are scored and drawn. */
  readonly weightReleaseMs: number
}

interface Transfer {
  readonly url: string
  readonly bytes: number
}

/** Builds nothing: `dist` must be there. */
export async function measureBrowser(): Promise<BrowserFigures> {
  const server = spawn(
    process.execPath,
    [
      'node_modules/vite/bin/vite.js',
      'preview',
      '--port',
      String(PORT),
      '--strictPort',
      '--host',
      '127.0.0.1',
    ],
    { stdio: 'ignore' },
  )
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS] })
  try {
    await answers(ORIGIN)
    const paints: number[] = []
    for (let i = 0; i < LOADS; i++) paints.push(await paintMs(await browser.newPage()))
    const page = await browser.newPage()
    const { beforeMap, all } = await transfers(page)
    const step = await sliderStepMs(page)
    const drag = await weightDrag(await browser.newPage())
    const sum = (list: readonly Transfer[], pattern: RegExp) =>
      list.filter(({ url }) => pattern.test(url)).reduce((total, { bytes }) => total + bytes, 0)
    return {
      scriptBeforeMapBytes: sum(beforeMap, /\.js$/),
      firstViewDataBytes: sum(beforeMap, /\/(?:data\/(?!series|catalogue)|geo\/).*\.json$/),
      allSeriesBytes: sum(all, /\/data\/(?:series|catalogue)\//),
      largestContentfulPaintMs: median(paints),
      sliderStepScriptMs: step,
      weightDragStepMs: drag.stepMs,
      weightReleaseMs: drag.releaseMs,
    }
  } finally {
    await browser.close()
    server.kill()
  }
}

async function answers(url: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // Not up yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the preview server does not answer at ${url}`)
}

async function paintMs(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      Object.assign(window, { lcp: list.getEntries().at(-1)?.startTime })
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await page.goto(ORIGIN)
  await page.locator('[data-ready="session"]').waitFor({ state: 'attached' })
  const paint = await page.evaluate(() => (window as { lcp?: number }).lcp ?? NaN)
  await page.close()
  return paint
}

async function transfers(page: Page): Promise<{ beforeMap: Transfer[]; all: Transfer[] }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const urls = new Map<string, string>()
  // Bodies as they travel, gzip; heads of answers are not script.
  const bodies = new Map<string, number>()
  const all: Transfer[] = []
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
    bodies.set(requestId, (bodies.get(requestId) ?? 0) + encodedDataLength),
  )
  session.on('Network.loadingFinished', ({ requestId }) =>
    all.push({ url: urls.get(requestId) ?? '', bytes: bodies.get(requestId) ?? 0 }),
  )
  await page.goto(ORIGIN)
  await page.locator('[data-ready~="map"]').first().waitFor({ state: 'attached' })
  const beforeMap = [...all]
  await page.locator('[data-ready="session"]').waitFor({ state: 'attached' })
  return { beforeMap, all }
}

async function sliderStepMs(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const slider = page.getByRole('slider').first()
  await slider.focus()
  const steps: number[] = []
  for (let i = 0; i < STEPS; i++) {
    const before = await scriptMs(session)
    await page.keyboard.press('PageDown')
    await twoFrames(page)
    steps.push((await scriptMs(session)) - before)
  }
  return median(steps)
}

/** Drags the weight of a factor over a third of its slider, back and forth. */
async function weightDrag(page: Page): Promise<{ stepMs: number; releaseMs: number }> {
  await page.goto(`${ORIGIN}#/model`)
  await page.locator('[data-ready="session"]').waitFor({ state: 'attached' })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const slider = page.getByRole('slider', { name: /^Weight of RF8/ })
  await slider.scrollIntoViewIfNeeded()
  const box = (await slider.boundingBox())!
  const [from, y] = [box.x + box.width / 3, box.y + box.height / 2]
  const steps: number[] = []
  const releases: number[] = []
  for (let drag = 0; drag < DRAGS; drag++) {
    await page.mouse.move(from, y)
    await page.mouse.down()
    for (let i = 1; i <= STEPS; i++) {
      const before = await metricMs(session, 'TaskDuration')
      await page.mouse.move(from + ((drag % 2 === 0 ? i : STEPS - i) * box.width) / 3 / STEPS, y)
      await twoFrames(page)
      if (drag > 0) steps.push((await metricMs(session, 'TaskDuration')) - before)
    }
    const before = await metricMs(session, 'TaskDuration')
    await page.mouse.up()
    await twoFrames(page)
    if (drag > 0) releases.push((await metricMs(session, 'TaskDuration')) - before)
    await page.waitForTimeout(SETTLED_MS)
  }
  await page.close()
  return { stepMs: median(steps), releaseMs: median(releases) }
}

function twoFrames(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

const scriptMs = (session: CDPSession) => metricMs(session, 'ScriptDuration')

async function metricMs(session: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? NaN)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
