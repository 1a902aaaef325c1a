import { asOfMonth, monthPeriod } from '../../core/period'
import { withoutSeries } from '../../engine/audit/altered-data'
import { CAUSES, splitting, type Cause, type ChangeSide, type ChangeSplit } from '../../engine/change'
import { yearEnds } from '../../engine/moments'
import { runScores } from '../../engine/run'
import type { DataSet } from '../../engine/types'
import { shortFactorTitle } from '../../charts/country/factor-names'
import { factorsByIndicator } from '../../charts/country/tree'
import { reasonSentence } from '../../format/change-text'
import { scoredSeriesOf, seriesOf } from '../../model/tree'
import type { RiskModel } from '../../model/types'
import type { OpenSnapshot } from './types'

/** What two files cannot tell about their difference, and the causes that it concerns. */
export interface SplitLimit {
  readonly kind: 'left-out' | 'not-held' | 'other-units'
  readonly causes: readonly Cause[]
  /** Titles of the series. */
  readonly series: readonly string[]
}

export interface UnitSplit {
  /** Points by cause; with `rest` they sum to the difference of the scores that the files state, within 1e-9. */
  readonly causes: Readonly<Record<Cause, number>>
  /** What the figures in the files do not explain; 0 where both files come out again. */
  readonly rest: number
  readonly sentence: string
}

/** What the differences of two snapshots are made of, by unit; units without a score in one of them are not in it. */
export interface SnapshotSplit {
  readonly units: ReadonlyMap<string, UnitSplit>
  readonly limits: readonly SplitLimit[]
}

/** Splits the difference of two snapshots like that of two dates, from the figures and models that they hold, in pieces of a
 *  few milliseconds. Yields the share 0–1 done. @throws ForewatchError as `runScores` */
export function* splittingSnapshots(a: OpenSnapshot, b: OpenSnapshot): Generator<number, SnapshotSplit> {
  if (a.units.length !== b.units.length || a.units.some(({ id }, u) => id !== b.units[u]!.id)) {
    return {
      units: new Map(),
      limits: [{ kind: 'other-units', causes: CAUSES.map(({ id }) => id), series: [] }],
    }
  }
  const sameModel = fingerprint(a, 'model.json') === fingerprint(b, 'model.json')
  // What one of the files lacks is compared in neither.
  const closed = new Set([...a.manifest.leftOut, ...b.manifest.leftOut].map(({ series }) => series))
  const from = sideOf(a.model, withoutSeries(a.data, closed), a)
  yield 0.1
  const to = sideOf(sameModel ? a.model : b.model, withoutSeries(completed(b.data, a), closed), b)
  yield 0.2
  const work = splitting(from, to)
  for (;;) {
    const step = work.next()
    if (step.done) return { units: unitsOf(a, b, step.value), limits: limitsOf(a, b) }
    yield 0.2 + 0.8 * step.value
  }
}

/** `splittingSnapshots`, whole. */
export function splitSnapshots(a: OpenSnapshot, b: OpenSnapshot): SnapshotSplit {
  const work = splittingSnapshots(a, b)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function sideOf(model: RiskModel, data: DataSet, { manifest }: OpenSnapshot): ChangeSide {
  const month = asOfMonth(manifest.asOf)
  const year = Math.floor(month / 12)
  const moment =
    month % 12 === 11 ? yearEnds(year, year)[0]! : { period: monthPeriod(month), asOfMonth: month }
  return { run: runScores(model, data, [moment]), momentIndex: 0, data }
}

/** The later figures; of series that only the earlier model reads, and the later file does not hold, the earlier ones. */
function completed(data: DataSet, { model, data: earlier }: OpenSnapshot): DataSet {
  const missing = seriesOf(model.tree).filter((id) => !data.panels.has(id) && earlier.panels.has(id))
  if (missing.length === 0) return data
  return Object.freeze({
    units: data.units,
    series: new Map([...missing.map((id) => [id, earlier.series.get(id)!] as const), ...data.series]),
    panels: new Map([...missing.map((id) => [id, earlier.panels.get(id)!] as const), ...data.panels]),
  })
}

function limitsOf(a: OpenSnapshot, b: OpenSnapshot): readonly SplitLimit[] {
  const limits: SplitLimit[] = []
  const title = (id: string) => a.data.series.get(id)?.title ?? b.data.series.get(id)?.title ?? id
  const scored = new Set([...scoredSeriesOf(a.model.tree), ...scoredSeriesOf(b.model.tree)])
  const leftOut = new Set(
    [...a.manifest.leftOut, ...b.manifest.leftOut].flatMap(({ series }) =>
      scored.has(series) ? [series] : [],
    ),
  )
  if (leftOut.size > 0) {
    const causes = ['others', 'revised', 'ageing', 'new-data', 'coverage'] as const
    limits.push({ kind: 'left-out', causes, series: [...leftOut].map(title) })
  }
  const notHeld = scoredSeriesOf(a.model.tree).filter((id) => !b.data.panels.has(id))
  if (notHeld.length > 0) {
    limits.push({ kind: 'not-held', causes: ['revised', 'new-data', 'coverage'], series: notHeld.map(title) })
  }
  return limits
}

function unitsOf(a: OpenSnapshot, b: OpenSnapshot, split: ChangeSplit): ReadonlyMap<string, UnitSplit> {
  const stated = (snapshot: OpenSnapshot) => {
    const at = new Map(snapshot.results.units.map((id, u) => [id, u]))
    return (id: string) => snapshot.results.headline.score100[at.get(id) ?? -1] ?? NaN
  }
  const [before, after] = [stated(a), stated(b)]
  const [earlier, later] = [factorsByIndicator(a.model), factorsByIndicator(b.model)]
  const factorOf = (id: string) => {
    const factor = later.get(id) ?? earlier.get(id)
    return { id: factor?.id ?? id, title: factor ? shortFactorTitle(factor.id, factor.title) : id }
  }
  const found = new Map<string, UnitSplit>()
  split.units.forEach(({ id }, u) => {
    const change = split.to100[u]! - split.from100[u]!
    const difference = after(id) - before(id)
    if (!Number.isFinite(change) || !Number.isFinite(difference)) return
    const causes = Object.fromEntries(
      CAUSES.map(({ id: cause }) => [cause, split.parts[cause][u]!]),
    ) as Record<Cause, number>
    const sentence = reasonSentence({
      change100: difference,
      causes: CAUSES.map(({ id: cause, short }) => ({ short, points: causes[cause] })),
      inputs: split.inputs.map(({ nodeId, series, points }) => ({
        nodeId,
        title: b.data.series.get(series)?.title ?? a.data.series.get(series)?.title ?? series,
        factor: factorOf(nodeId),
        points: points[u]!,
      })),
    })
    found.set(id, { causes, rest: difference - change, sentence })
  })
  return found
}

function fingerprint({ manifest }: OpenSnapshot, path: string): string | undefined {
  return manifest.members.find((member) => member.path === path)?.sha256
}
