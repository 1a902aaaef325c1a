/** `npm run data`: makes `public/data` from `indicators/`: what the app loads over HTTP. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { toForewatchError } from '../core/errors'
import { formatPeriod, monthPeriod } from '../core/period'
import type { Manifest, PackagedFile } from '../sources/packaged/manifest'
import { packSeries } from '../sources/packaged/pack'
import { editionsBeside, readEditionsAsked } from './cli/edition-files'
import { firstViewOf } from './lib/first-view'
import { readIndicators } from './lib/read-indicators'

const OUT = 'public/data'
const FIRST_YEAR = 1990
/** Trees with learnt weights. The ensemble is no tree and stays with the command line and the record. */
const OTHER_MODELS = ['framework-learnt', 'framework-learnt-inputs']

interface Written {
  readonly file: PackagedFile
  readonly gzipBytes: number
}

function write(path: string, json: unknown): Written {
  const text = JSON.stringify(json)
  const full = join(OUT, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, text)
  return {
    file: { path, bytes: Buffer.byteLength(text), sha256: sha256(text) },
    gzipBytes: gzipSync(text).length,
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function main(): void {
  const software = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version
  const indicators = readIndicators('indicators')
  rmSync(OUT, { recursive: true, force: true })

  const sources = indicators.sources.map(({ catalogue, observations }) => {
    const id = catalogue.source.id
    return {
      id,
      catalogue: write(`catalogue/${id}.json`, catalogue),
      series: write(`series/${id}.json`, packSeries(id, catalogue.series, observations)),
    }
  })
  const beside = editionsBeside('indicators').map(({ source }) => source.id)
  const editions = readEditionsAsked('indicators', beside).map(({ catalogue, observations }) => {
    const { id, editionOf = '', title, edition } = catalogue.source
    return {
      ...{ id, of: editionOf, title, edition, holds: catalogue.series.map((record) => record.id) },
      catalogue: write(`editions/${id}.catalogue.json`, catalogue).file,
      series: write(`editions/${id}.json`, packSeries(id, catalogue.series, observations)).file,
    }
  })
  const units = write('units.json', indicators.registry.units)
  const framework = write('framework.json', indicators.framework)
  const model = write('model.json', indicators.modelJson)
  const otherModels = OTHER_MODELS.map((id) =>
    write(`models/${id}.json`, readJson(`indicators/models/${id}.json`)),
  )
  const ensemble = write('models/ensemble.json', readJson('indicators/models/framework-ensemble.json'))
  const outcomes = write('outcomes.json', indicators.outcomes)
  const evaluation = write('evaluation.json', readJson('indicators/evaluation/record.json'))
  const alerts = write('alerts.json', readJson('indicators/evaluation/alerts.json'))
  const lastYear = Math.floor((indicators.newestMonth + 1) / 12) - 1
  const first = write('first-view.json', firstViewOf(indicators, FIRST_YEAR, lastYear))

  const manifest: Manifest = {
    format: 'forewatch-data-1',
    software,
    fingerprint: sha256(sources.map((source) => source.series.file.sha256).join('\n')),
    firstYear: FIRST_YEAR,
    lastYear,
    newestMonth: formatPeriod(monthPeriod(indicators.newestMonth)),
    units: units.file,
    framework: framework.file,
    model: model.file,
    otherModels: otherModels.map(({ file }) => file),
    ensemble: ensemble.file,
    firstView: first.file,
    outcomes: outcomes.file,
    evaluation: evaluation.file,
    alerts: alerts.file,
    sources: sources.map(({ id, catalogue, series }) => ({
      id,
      catalogue: catalogue.file,
      series: series.file,
    })),
    editions,
  }
  write('manifest.json', manifest)

  const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
  const all = sources.reduce((sum, source) => sum + source.catalogue.gzipBytes + source.series.gzipBytes, 0)
  process.stderr.write(
    `${indicators.sources.length} sources, ${indicators.seriesCount} series: ${kB(all)} gzip; ` +
      `first view ${kB(first.gzipBytes + units.gzipBytes)} gzip\n`,
  )
}

try {
  main()
} catch (error) {
  process.stderr.write(`${toForewatchError(error).message}\n`)
  process.exitCode = 2
}
