import type { BootstrapResult } from '../../engine/evaluate/bootstrap'
import type { CalibratedTable } from '../../engine/evaluate/calibrated'
import type { CalibrationBin } from '../../engine/evaluate/calibration-table'
import { EWP_FORECAST_ID } from '../../engine/evaluate/line-up'
import type { EventTable, ListedYears } from '../../engine/evaluate/events'
import type { ModelMetrics } from '../../engine/evaluate/measure'
import type { EvaluationRows } from '../../engine/evaluate/types'
import type { Replay } from '../../engine/evaluate/replay'
import { frequencyText } from '../../format/base-rate-text'
import { dateText } from '../../format/dates'
import { numbers } from '../../format/numbers'
import { countWord } from '../../format/world-text'

const LIMIT = 110
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const within = (years: number): string => (years === 1 ? 'one year' : `${countWord(years)} years`)

function list(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** “As of 31 Dec 2010 the top 30 held one of three countries where an onset followed; Libya and Syria were missed”.
 *  @param nameOf name of a unit index */
export function replayTitle(found: Replay, nameOf: (unitIndex: number) => string): string {
  const date = dateText(`${found.origin}-12-31`)
  const { hit, missed } = found.counts
  const all = hit + missed
  if (all === 0) {
    return found.observed
      ? `No onset followed within ${within(found.horizonYears)} of ${date}; the top ${found.k} held none`
      : `What follows ${date} is not known yet; this is the list as it stands`
  }
  const head = `As of ${date} the top ${found.k} held`
  const so = found.observed ? '' : ' so far'
  const where = `${all === 1 ? 'country' : 'countries'} where an onset followed${so}`
  if (missed === 0) {
    const whole = all === 1 ? 'the one' : all === 2 ? 'both' : `all ${countWord(all)}`
    return `${head} ${whole} ${where}`
  }
  const held = `${head} ${hit === 0 ? 'none' : countWord(hit)} of ${countWord(all)} ${where}`
  const names = found.missed.map(({ unitIndex }) => nameOf(unitIndex))
  const verb = missed === 1 ? 'was' : 'were'
  const whole = `${held}; ${list(names)} ${verb} missed`
  return whole.length <= LIMIT ? whole : `${held}; ${countWord(missed)} ${verb} missed`
}

function difference(intervals: readonly BootstrapResult[] | undefined, id: string) {
  return intervals?.find(({ modelId, figure }) => modelId === id && figure === 'auc')?.difference ?? undefined
}

/** How the model's ranking compares, in no stronger words than the paired intervals allow. */
export function rocTitle(
  metrics: readonly ModelMetrics[],
  intervals: readonly BootstrapResult[] | undefined,
): string {
  const own = metrics[0]!.auc
  if (own === null) return 'No ranking can be measured: one class is empty'
  const chance = intervals?.find(({ modelId, figure }) => modelId === metrics[0]!.modelId && figure === 'auc')
  const forecast = metrics.find(({ modelId }) => modelId === EWP_FORECAST_ID)?.auc
  if (!chance?.interval) {
    const beside =
      forecast === undefined || forecast === null
        ? ''
        : `, Early Warning Project ${numbers.fixed(forecast, 2)}`
    return `AUC ${numbers.fixed(own, 2)}${beside}`
  }
  const better = chance.interval.low > 0.5 ? 'Better than chance' : 'Not clearly better than chance'
  const battle = difference(intervals, 'battle-deaths')
  if (!battle) return better
  // differences are yardstick minus model
  if (battle.high < 0) return `${better} and than battle deaths alone`
  return `${better}; not clearly ${battle.mean < 0 ? 'better than' : 'different from'} battle deaths alone`
}

/** “The top 30 held 48 of the 72 country-years with an onset within two years”: what is counted is named, since one onset
 *  lies ahead of several origins. */
export function recallTitle(
  own: ModelMetrics,
  k: number,
  { unit, horizonYears }: Pick<EvaluationRows, 'unit' | 'horizonYears'>,
): string {
  const top = own.topK.find((each) => each.k === k)
  if (!top || own.positives === 0) return 'No onset to be found'
  const hits = numbers.plain(Math.round(top.hits * 10) / 10)
  const all = numbers.integer(own.positives)
  return unit === 'direct'
    ? `The top ${k} held ${hits} of the ${all} country-years with an onset within ${within(horizonYears)}`
    : `The lists of ${k} held ${hits} of the ${all} onsets, each counted once, in a year before`
}

/** “18 false alarms; 11 more listings were of killings already under way”. */
export function falseAlarmTitle(events: EventTable): string {
  const count = (all: readonly ListedYears[]): number => all.reduce((sum, { years }) => sum + years.length, 0)
  const [alarms, ongoing] = [count(events.falseAlarms), count(events.alreadyOngoing)]
  const alarmWords = `${numbers.integer(alarms)} false ${alarms === 1 ? 'alarm' : 'alarms'}`
  if (ongoing === 0) return `${alarmWords} on the lists of ${events.k}, by name`
  return `${alarmWords}; ${numbers.integer(ongoing)} more ${ongoing === 1 ? 'listing was of a killing' : 'listings were of killings'} already under way`
}

export function precisionTitle(own: ModelMetrics, k: number): string {
  const top = own.topK.find((each) => each.k === k)
  if (!top?.precision) return 'No onset among those flagged'
  return `In the top ${k}, ${frequencyText(top.precision)} flags were followed by an onset`
}

/** Whether onsets rise from tier to tier. @param words tier titles in their order */
export function calibrationTitle(bins: readonly CalibrationBin[], words: readonly string[]): string {
  const held = bins.flatMap((bin, i) =>
    bin.observed ? [{ share: bin.observed.share, word: words[i] ?? '' }] : [],
  )
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last) return 'No country-year to count'
  if (held.length === 1) return `${capital(frequencyText(first.share))} saw an onset; all stood in one tier`
  const rises = held.every(({ share }, i) => i === 0 || share >= held[i - 1]!.share)
  const ends = `${frequencyText(first.share)} at ${first.word}, ${frequencyText(last.share)} at ${last.word}`
  return rises
    ? `Onsets rise with the tier: ${ends}`
    : `Onsets do not rise from every tier to the next: ${ends}`
}

/** How chances learnt forward compare with the base rate known at the time. */
export function chancesTitle(calibrated: CalibratedTable | undefined): string {
  const of = (method: string) => calibrated?.figures.find((one) => one.method === method)?.brier ?? null
  const [own, base] = [of('isotonic'), of('base-rate')]
  if (own === null || base === null) return 'Chances are learnt from earlier rows only'
  const word = own < base ? 'below' : own > base ? 'above' : 'as high as'
  return `Brier score ${numbers.fixed(own, 4)}, ${word} the ${numbers.fixed(base, 4)} of the base rate known then`
}

/** Which yardsticks differ from the model beyond the doubt of the pairs. @param titleOf title of a model id */
export function compareTitle(
  intervals: readonly BootstrapResult[] | undefined,
  titleOf: (id: string) => string,
): string {
  if (!intervals) return 'The model beside its yardsticks'
  const clear = intervals.filter(
    ({ figure, difference: d }) => figure === 'auc' && d !== null && (d.high < 0 || d.low > 0),
  )
  if (clear.length === 0) return 'No yardstick differs from the model beyond the doubt of the pairs'
  const [worse, better] = [
    clear.filter(({ difference: d }) => d!.high < 0),
    clear.filter(({ difference: d }) => d!.low > 0),
  ]
  const name = (all: typeof clear) =>
    all.length <= 2 ? list(all.map(({ modelId }) => titleOf(modelId))) : `${countWord(all.length)} yardsticks`
  const parts = [
    ...(worse.length > 0 ? [`ranks onsets better than ${name(worse)}`] : []),
    ...(better.length > 0 ? [`worse than ${name(better)}`] : []),
  ]
  return `The model ${parts.join(', ')}; the rest is within doubt`
}
