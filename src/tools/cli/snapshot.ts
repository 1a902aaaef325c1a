import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asOfMonth, lastDayOf } from '../../core/period'
import { ForewatchError } from '../../core/errors'
import type { UnitRecord } from '../../core/registry'
import { buildSnapshot, type BuiltSnapshot } from '../../briefing/snapshot/build'
import { compareSnapshots } from '../../briefing/snapshot/compare'
import { editionsText } from '../../briefing/snapshot/lists'
import { splitSnapshots } from '../../briefing/snapshot/split'
import { openSnapshot } from '../../briefing/snapshot/open'
import { shortId, type OpenSnapshot } from '../../briefing/snapshot/types'
import { verifySnapshot } from '../../briefing/snapshot/verify'
import { buildDataSet } from '../../engine/data/build-data-set'
import { limitText } from '../../format/snapshot-text'
import { readFramework } from '../../model/framework'
import { readModel } from '../../model/read'
import { BACK_TEST } from '../../engine/evaluate/back-test'
import { parseOutcomeFile } from '../../engine/evaluate/outcome-list'
import { usedSeries } from '../../briefing/snapshot/used-series'
import { catalogueInUse, figuresInUse } from '../../sources/editions/in-use'
import { scoredUnits } from '../../sources/packaged/assemble'
import { readIndicators, type IndicatorSource } from '../lib/read-indicators'
import { readAssessmentSeries, withJudged } from './assessment-file'
import { readEditionsAsked } from './edition-files'
import { findPath, readJson, softwareVersion } from './files'

export const FIRST_YEAR = 1990

export interface SnapshotFlags {
  readonly model: string
  readonly series: string
  readonly asOf?: string
  readonly edition?: readonly string[]
  readonly assessments?: string
  readonly out: string
  readonly country?: string
}

/** Builds a snapshot from a folder such as `indicators/`. @throws ForewatchError as the readers and `buildSnapshot` */
export function snapshotOf(
  flags: Pick<SnapshotFlags, 'model' | 'series' | 'asOf' | 'edition' | 'assessments'>,
  explained: readonly string[],
  indicators = wholeFolder(flags.series),
): Promise<BuiltSnapshot> {
  const model = readModel(readJson(flags.model))
  const units = scoredUnits(indicators.registry.units)
  const ids = new Set(units.map(({ id }) => id))
  const outcomePath = `indicators/outcomes/${BACK_TEST.outcomeId}.outcome.json`
  const outcome = parseOutcomeFile(readJson(outcomePath), outcomePath)
  const editions = readEditionsAsked(flags.series, flags.edition)
  const shipped = indicators.sources.map((each) => each.catalogue)
  const lastYear = Math.floor((indicators.newestMonth + 1) / 12) - 1
  const month = flags.asOf === undefined ? lastYear * 12 + 11 : asOfMonth(flags.asOf)
  const judged = readAssessmentSeries(flags.assessments, month, flags.asOf !== undefined)
  const pack = packOf(units, indicators.sources)
  const wanted = usedSeries(model, judged?.catalogue.series ?? [], outcome)
  const dataOf = ({ series, observations }: Pick<typeof pack, 'series' | 'observations'>) =>
    buildDataSet(
      units,
      series.filter(({ id }) => wanted.has(id)),
      observations.filter(({ unit, indicator }) => wanted.has(indicator) && ids.has(unit)),
    )
  for (const id of explained) {
    if (!ids.has(id)) {
      throw new ForewatchError('unknown-unit', {
        what: 'The unit is not in the data',
        found: id,
        expected: 'an ISO 3166-1 alpha-3 code, as score prints it',
        next: 'Correct the code',
      })
    }
  }
  return buildSnapshot(
    {
      software: softwareVersion(),
      model,
      framework: readFramework(indicators.framework),
      catalogue: [
        ...catalogueInUse(
          shipped,
          editions.map(({ catalogue }) => catalogue),
        ),
        ...(judged ? [judged.catalogue] : []),
      ],
      data: dataOf(withJudged(figuresInUse(pack, editions), judged)),
      ...(editions.length > 0 ? { lists: { catalogue: shipped, data: dataOf(pack) } } : {}),
      outcome,
      asOf: lastDayOf(month),
      firstYear: FIRST_YEAR,
    },
    explained,
  )
}

/** A snapshot holds countries, framework and outcomes beside the figures, so a package of series is not enough.
 *  @throws ForewatchError `file-missing` */
function wholeFolder(series: string) {
  const folder = findPath(series)
  const missing = ['countries/units.json', 'outcomes', 'framework', 'catalogue'].find(
    (inner) => !existsSync(join(folder, inner)),
  )
  if (missing === undefined) return readIndicators(folder)
  throw new ForewatchError('file-missing', {
    what: 'A snapshot cannot be made from this folder',
    where: '--series',
    found: `${series} without ${missing}`,
    expected: 'a folder with all that indicators/ holds: catalogue, series, countries, framework, outcomes',
    next: 'Use score, explain, doubt or audit on a package of your own, or put its sources into a copy of indicators/',
  })
}

function packOf(units: readonly UnitRecord[], sources: readonly IndicatorSource[]) {
  return {
    units,
    series: sources.flatMap(({ catalogue }) => catalogue.series),
    observations: sources.flatMap(({ observations }) => observations),
    sources: sources.map(({ catalogue }) => catalogue.source),
    sourceOf: new Map(
      sources.flatMap(({ catalogue: { source, series } }) =>
        series.map(({ id }) => [id, source.id] as const),
      ),
    ),
  }
}

/** `forewatch snapshot`: writes one file and prints what it holds. */
export async function snapshot(flags: SnapshotFlags): Promise<void> {
  const built = await snapshotOf(flags, codes(flags.country))
  const bytes = await built.file()
  writeFileSync(flags.out, bytes)
  process.stderr.write(`${flags.out}: snapshot ${shortId(built.snapshot.id)}, ${bytes.length} bytes\n`)
  print({ file: flags.out, ...about(built.snapshot), bytes: bytes.length })
}

/** `forewatch verify`: exit code 0 where every number comes out again within 1e-9. */
export async function verify(path: string): Promise<void> {
  const opened = await readSnapshot(path)
  const found = await verifySnapshot(opened)
  const { verdict, numbers, bitEqual, largestDifference, differences, examples, leftOut } = found
  const report = { verdict, numbers, bitEqual, largestDifference, differences, examples, leftOut }
  print({ file: path, ...about(opened), ...report })
  if (report.verdict === 'different') {
    throw new ForewatchError('altered-snapshot', {
      what: 'Numbers of the snapshot do not come out again',
      where: report.examples[0]?.path ?? path,
      found: `${report.differences} of ${report.numbers} numbers differ, by up to ${report.largestDifference}`,
      expected: 'all within 1e-9',
      next: 'See whether the snapshot was made by another version of the software',
    })
  }
}

/** `forewatch compare`: two snapshots like two dates, every change split by cause. */
export async function compare(first: string, second: string): Promise<void> {
  const [a, b] = [await readSnapshot(first), await readSnapshot(second)]
  const { limits = [], ...found } = compareSnapshots(a, b, splitSnapshots(a, b))
  for (const limit of limits) process.stderr.write(`note: ${limitText(limit)}\n`)
  print({ ...found, limits: limits.map((limit) => ({ ...limit, text: limitText(limit) })) })
}

export async function readSnapshot(path: string): Promise<OpenSnapshot> {
  return openSnapshot(readFileSync(findPath(path)))
}

export function codes(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '')
}

function about({ id, manifest, catalogue, lists }: OpenSnapshot) {
  const { asOf, model, software, seed, series, leftOut } = manifest
  const editions = editionsText(catalogue, lists)
  const about = { id, shortId: shortId(id), asOf, model, software, seed, series: series.length, leftOut }
  return editions === undefined ? about : { ...about, editions }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
