import { figureAt, useText, type KnownFigure } from '../../charts/compare/edition-facts'
import { ForewatchError } from '../../core/errors'
import { asOfMonth, formatPeriod, monthPeriod, year, type Frequency } from '../../core/period'
import type { CatalogueFile } from '../../core/series'
import { CAUSES, passing, splitChange } from '../../engine/change'
import { worldFrame } from '../../engine/frame'
import { splitText } from '../../format/change-text'
import { differenceOf } from '../../sources/editions/difference'
import { scoredSeriesOf } from '../../model/tree'
import type { EditionsFlags } from './edition-commands'
import { editionsBeside, readEditionsAsked } from './edition-files'
import { readSeries } from './files'
import { tierText } from './explain-text'
import { firmness } from './firmness'
import { countryResults, provenance, type CountryResult } from './result'
import { runOnce, type CliRun } from './run'

/** Below this many points two scores are the same. */
const SAME = 1e-9
const print = (text: string): void => void process.stdout.write(text)

/** `forewatch editions`: which editions stand beside the package; with a country its score and rank under each and the exact
 *  split of the difference. @throws ForewatchError as `runOnce`, `readEditionsAsked` */
export function editions(flags: EditionsFlags): void {
  if (flags.country === undefined) list(flags)
  else sideBySide(flags, flags.country.toUpperCase())
}

function list({ series, edition, format }: EditionsFlags): void {
  const shipped = readSeries(series)
  const found = readEditionsAsked(series, edition ?? idsOf(editionsBeside(series))).map(
    ({ catalogue: { source, series: records }, observations }) => {
      const ids = new Set(records.map(({ id }) => id))
      const held = shipped.observations.filter(({ indicator }) => ids.has(indicator))
      const { same, revised, added, withdrawn } = differenceOf(observations, held)
      return {
        edition: source.id,
        source: source.editionOf,
        title: source.title,
        release: source.edition,
        licence: source.licence,
        originals: source.originals,
        series: [...ids],
        values: observations.length,
        inUseNow: { same, revised: revised.length, added, withdrawn: withdrawn.length },
      }
    },
  )
  if (format === 'json') return print(`${JSON.stringify(found, null, 2)}\n`)
  for (const { edition: id, source, release, series: held, values, inUseNow, originals } of found) {
    print(
      `${source ?? ''}=${id}\n  ${release}: ${values} values of ${held.join(', ')}\n` +
        `  against those in use: ${inUseNow.same} the same, ${inUseNow.revised} revised, ${inUseNow.added} only in use, ${inUseNow.withdrawn} only here\n` +
        originals.map(({ name, sha256 }) => `  ${name}, SHA-256 ${sha256}\n`).join(''),
    )
  }
}

const idsOf = (files: readonly CatalogueFile[]) => files.map(({ source }) => source.id)

function sideBySide(flags: EditionsFlags, id: string): void {
  const now = runOnce({ ...flags, edition: [] })
  const unit = now.run.units.findIndex((each) => each.id === id)
  const here = countryOf(now, id)
  if (!here) {
    throw new ForewatchError('unknown-unit', {
      what: unit < 0 ? 'The unit is not in the data' : 'The unit did not exist at that date',
      found: id,
      expected: `one of ${now.run.units.length} units, for example ${now.run.units[0]?.id ?? ''}`,
      next: 'Give the ISO 3166-1 alpha-3 code, as score prints it',
    })
  }
  const month = asOfMonth(now.asOf)
  const read = new Set(scoredSeriesOf(now.run.model.tree))
  const others = readEditionsAsked(flags.series, flags.edition ?? idsOf(editionsBeside(flags.series))).map(
    ({ catalogue: { source, series } }) => {
      const then = runOnce({ ...flags, edition: [source.id] })
      const split = splitChange(
        { run: then.run, momentIndex: 0, data: then.data },
        { run: now.run, momentIndex: 0, data: now.data },
      )
      const causes = CAUSES.map(({ id: cause, title, short }) => {
        return { id: cause, title, short, points: split.parts[cause][unit]! }
      })
      return {
        edition: source.id,
        source: source.editionOf ?? '',
        release: source.edition,
        ...sideOf(countryOf(then, id)!),
        readByModel: series.flatMap(({ id: seriesId, frequency }) => {
          if (!read.has(seriesId)) return []
          const [here, inUse] = [then, now].map((side) =>
            figureText(figureAt({ ...side, momentIndex: 0, unitIndex: unit }, seriesId, month), frequency),
          )
          return [{ series: seriesId, here: here!, inUse: inUse! }]
        }),
        change: split.to100[unit]! - split.from100[unit]!,
        causes,
        moved: moved(then, now),
        ...passedBy(then, now, unit),
      }
    },
  )
  const { model, asOf, sources } = provenance(now)
  const ranked = countryResults(now, firmness(now).summary).filter(({ rank }) => rank !== null).length
  if (flags.format === 'json') {
    const country = { id, name: here.name }
    return print(
      `${JSON.stringify({ country, asOf, model, inUse: { ...sideOf(here), ranked }, editions: others, sources }, null, 2)}\n`,
    )
  }
  print(`${here.name} (${id}) as of ${asOf}, model ${model.id} ${model.version}\n\n`)
  print(`in use: ${sideText(sideOf(here))} (of ${ranked} ranked)\n`)
  for (const other of others) {
    print(`\n${other.source}=${other.edition}, ${other.release}: ${sideText(other)}\n`)
    if (other.readByModel.length === 0)
      print('  The model reads no series of this edition, so that score and rank are the same.\n')
    for (const { series, here: value, inUse } of other.readByModel)
      print(`  ${series}: ${value}, in use ${inUse}\n`)
    const change = { change100: other.change, causes: other.causes, inputs: [] }
    if (Math.abs(other.change) > SAME) print(`  from this edition to the one in use: ${splitText(change)}\n`)
    print(`  ${other.moved} countries have another score under it\n`)
    if (other.aboveOnlyInUse.length > 0)
      print(`  above it only with the edition in use: ${other.aboveOnlyInUse.join(', ')}\n`)
    if (other.aboveOnlyHere.length > 0)
      print(`  above it only with this edition: ${other.aboveOnlyHere.join(', ')}\n`)
  }
}

function figureText(known: KnownFigure | undefined, frequency: Frequency): string {
  if (!known) return 'no figure'
  const period = frequency === 'year' ? year(known.ordinal) : monthPeriod(known.ordinal)
  return `${known.value} (${formatPeriod(period)})${useText(known.use)}`
}

const countryOf = (outcome: CliRun, id: string): CountryResult | undefined =>
  countryResults(outcome, firmness(outcome).summary).find((each) => each.id === id)

const sideOf = ({ rank, overall, tier, tierProbability, coverage }: CountryResult) => ({
  rank,
  score: overall.score,
  tier,
  tierProbability,
  coverage,
})

function sideText({ rank, score, tier, tierProbability, coverage }: ReturnType<typeof sideOf>): string {
  const held = tier === null ? 'no tier' : `${tier} in ${tierText(tierProbability)} of draws`
  return `rank ${rank ?? '–'}, score ${score?.toFixed(2) ?? '–'} of 100, ${held}, model coverage ${(100 * coverage).toFixed(0)} %`
}

function moved(then: CliRun, now: CliRun): number {
  const [before, after] = [then.run.readings[0]!.values, now.run.readings[0]!.values]
  return before.reduce((count, value, u) => {
    const [a, b] = [value * 100, after[u]! * 100]
    return Number.isNaN(a) === Number.isNaN(b) && !(Math.abs(a - b) > SAME) ? count : count + 1
  }, 0)
}

/** Who stands above the unit with one of the two editions only. */
function passedBy(then: CliRun, now: CliRun, unit: number) {
  const [from, to] = [then, now].map(
    ({ run }) => worldFrame({ run, momentIndex: 0, earlierIndex: -1, yearEnds: run, historyYears: 0 }).rank,
  )
  const { risen, fallen } = passing(from!, to!, unit)
  const names = (units: readonly number[]) => units.map((u) => now.run.units[u]!.name)
  return { aboveOnlyInUse: names(risen), aboveOnlyHere: names(fallen) }
}
