import { resolve } from 'node:path'
import { build } from 'vite'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { readModel } from '../../src/model/read'
import { scoredUnits } from '../../src/sources/packaged/assemble'
import { readIndicators } from '../../src/tools/lib/read-indicators'
import { expect, test } from './app'
import { bitsOf } from './same-bits/bits'

const SEED = 20261125

// The thread is started from a bundle made here, which the policy of the page would refuse.
test.use({ bypassCSP: true })
test.setTimeout(240_000)

/** The engine as one script, by the bundler of the app. */
async function threadScript(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: resolve('tests/browser/same-bits/thread.ts'), formats: ['iife'], name: 'bits' },
    },
  })
  const output = (Array.isArray(made) ? made : [made]).flatMap((one) => ('output' in one ? one.output : []))
  const chunk = output.find((file) => file.type === 'chunk')
  return chunk!.code
}

test('panels, scores, doubt, sensitivity and contributions of the shipped data are the same bytes in Node and in a thread of the browser', async ({
  page,
  baseURL,
}) => {
  const { registry, sources, modelJson } = readIndicators('indicators')
  const units = scoredUnits(registry.units)
  const ids = new Set(units.map(({ id }) => id))
  const data = buildDataSet(
    units,
    sources.flatMap(({ catalogue }) => catalogue.series),
    sources.flatMap(({ observations }) => observations.filter(({ unit }) => ids.has(unit))),
  )
  const base = `${baseURL}data/`
  const { firstYear, lastYear } = (await (await page.request.get(`${base}manifest.json`)).json()) as {
    firstYear: number
    lastYear: number
  }
  const catalogue = sources.map((one) => one.catalogue)
  const here = await bitsOf({
    data,
    model: readModel(modelJson),
    catalogue,
    firstYear,
    lastYear,
    seed: SEED,
  })
  const script = await threadScript()
  await page.goto('#/method')
  const there = await page.evaluate(
    ({ code, message }) =>
      new Promise((answer, refuse) => {
        const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
        const thread = new Worker(url)
        thread.onmessage = ({ data: reply }: MessageEvent<{ bits?: unknown; error?: string }>) =>
          reply.bits ? answer(reply.bits) : refuse(new Error(reply.error))
        thread.onerror = ({ message: text }) => refuse(new Error(text))
        thread.postMessage(message)
      }),
    { code: script, message: { base, seed: SEED } },
  )
  process.stdout.write(
    `${Object.entries(here)
      .map(([part, bits]) => `${part} ${bits.slice(0, 16)}`)
      .join(', ')}\n`,
  )
  expect(there).toEqual(here)
})
