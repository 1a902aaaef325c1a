/** `npm run bench`: each figure beside its bound and the one before. Times differ from machine to machine, so a figure
 *  over its bound is shown and does not fail; only a ratio of two figures of this very run does.
 *  `npm run bench -- engine`, `… evaluation`, `… doubt`, `… briefing`, `… events`, `… browser` measure one part; the browser part needs
 *  a build. */
import { existsSync } from 'node:fs'
import { measureBrowser } from './bench/browser'
import { briefingFigures } from './bench/briefing'
import { doubtFigures } from './bench/doubt'
import { engineCases, FULL, MOST_OF_FULL, REWEIGH } from './bench/engine'
import { evaluationBench } from './bench/evaluate'
import { formatTable, keepPrevious, timesMs, readPrevious, type Figure } from './bench/table'
import { userEventFigures } from './bench/user-events'

const parts = process.argv.slice(2)
const wanted = (part: string) => parts.length === 0 || parts.includes(part)
const figures: Figure[] = []

if (wanted('engine')) {
  for (const { name, boundMs, run } of engineCases()) {
    figures.push({
      name,
      ...timesMs(run, 51, 40),
      unit: 'ms',
      ...(boundMs === undefined ? {} : { bound: boundMs }),
    })
  }
  const value = (name: string) => figures.find((figure) => figure.name === name)!.value
  figures.push({
    name: 'one weight changed ÷ full rescore',
    value: value(REWEIGH) / value(FULL),
    bound: MOST_OF_FULL,
    unit: 'ratio',
  })
}
if (wanted('evaluation')) {
  for (const { name, boundMs, run } of evaluationBench())
    figures.push({ name, ...timesMs(run, 5, 1), bound: boundMs, unit: 'ms' })
}
if (wanted('briefing')) figures.push(...(await briefingFigures()))
if (wanted('events')) figures.push(...(await userEventFigures()))
if (wanted('doubt')) figures.push(...(await doubtFigures()))
if (wanted('browser') && existsSync('dist/index.html')) figures.push(...(await browserFigures()))
else if (wanted('browser'))
  console.error('No build in dist/: the browser figures are left out. Run npm run build first.')

const previous = readPrevious()
console.log(formatTable(figures, previous))
keepPrevious(figures, previous)
const failed = figures.filter(
  ({ unit, value, bound }) => unit === 'ratio' && bound !== undefined && value > bound,
)
for (const { name } of failed) console.error(`Failed: ${name} is above its bound.`)
process.exitCode = failed.length > 0 ? 1 : 0

async function browserFigures(): Promise<Figure[]> {
  const found = await measureBrowser()
  const size = (name: string, bytes: number, bound: number): Figure => {
    return { name, value: bytes / 1000, bound, unit: 'kB' }
  }
  return [
    { name: 'time slider step, map restyle included', value: found.sliderStepScriptMs, bound: 8, unit: 'ms' },
    {
      name: 'one step of a weight drag, all repainted',
      value: found.weightDragStepMs,
      bound: 16.7,
      unit: 'ms',
    },
    { name: 'weight released, all years on screen', value: found.weightReleaseMs, bound: 50, unit: 'ms' },
    {
      name: 'largest contentful paint, CPU 4× slower',
      value: found.largestContentfulPaintMs,
      bound: 1500,
      unit: 'ms',
    },
    size('script before the map, gzip', found.scriptBeforeMapBytes, 250),
    size('data for the first view, gzip', found.firstViewDataBytes, 500),
    size('all series, gzip', found.allSeriesBytes, 3000),
  ]
}
