import { computed, type ComputedRef } from 'vue'
import { factorStrip, natureReading } from '../charts/country/factor-strip'
import { shortFactorTitle } from '../charts/country/factor-names'
import { groupFigures } from '../charts/country/groups'
import { indicatorTable } from '../charts/country/indicators'
import { momentMonth } from '../charts/country/inputs'
import { notThenOf } from '../charts/country/not-then'
import { scatterData } from '../charts/country/scatter'
import { countrySentence } from '../charts/country/sentence'
import { tierChanges, type TierYear } from '../charts/country/tier-history'
import { bracketTitle, factorGroups, indicatorsOf, singleSeriesFactors } from '../charts/country/tree'
import { episodesOf, eventsOf, ongoingSince, yearsAbove, type TrendData } from '../charts/country/trend'
import { waterfallRows } from '../charts/country/waterfall'
import { tierOf, worldFrame } from '../engine/frame'
import { pointsNote } from '../format/contribution'
import { heldText } from '../format/doubt-text'
import { listsOf, useSession } from '../stores/session'
import { useBaseRates } from './useBaseRates'
import { useDoubt } from './useDoubt'
import { useCountryExplain } from './useCountryExplain'
import { ONGOING_SERIES, ONSET_SERIES, useScored } from './useScored'

/** Series that may mark coups and elections on the trend, the first that is loaded. */
const COUP_SERIES = ['ewp_coup_attempt', 'pt_coup_attempts', 'colpus_coup_attempts', 'cline_coup_attempts']
const ELECTION_SERIES = ['nelda_national_election']
const TRAIL_YEARS = 5

/** Everything that the country page shows, from the run and the series that are loaded. Undefined where it is not
 *  known yet; nothing is made up meanwhile. */
export function useCountry(unitId: ComputedRef<string>) {
  const session = useSession()
  const { asOf, isLatest, scored, frame: openFrame, years } = useScored()
  const units = computed(() => scored.value?.run.units ?? session.firstFrame?.units ?? [])
  const unitIndex = computed(() => units.value.findIndex((unit) => unit.id === unitId.value))
  const unit = computed(() => units.value[unitIndex.value])
  /** The list of units is there, so that a code can be said not to exist. */
  const known = computed(() => units.value.length > 0)
  const model = computed(() => session.model)
  const tiers = computed(() => model.value?.tiers ?? [])
  const breaks = computed(() => tiers.value.slice(1).map((tier) => tier.fromScore100))
  const month = computed(() => scored.value && momentMonth(scored.value.run, scored.value.momentIndex))
  const cell = computed(() => (scored.value?.momentIndex ?? 0) * units.value.length + unitIndex.value)
  const panel = (ids: readonly string[]) => {
    const id = ids.find((candidate) => session.loaded?.data.panels.has(candidate))
    return id === undefined ? undefined : session.loaded?.data.panels.get(id)
  }
  const listed = (id: string) => session.loaded && listsOf(session.loaded).panels.get(id)

  /** The headline reading, whatever lens the address carries for the map. */
  const frame = computed(() => {
    const [now, loaded] = [scored.value, session.loaded]
    if (!now || !loaded) return openFrame.value
    const ongoing = listsOf(loaded).panels.get(ONGOING_SERIES)
    return worldFrame({ ...now, yearEnds: loaded.run, ...(ongoing ? { ongoing } : {}) })
  })

  const baseRates = useBaseRates(
    () => session.loaded,
    () => session.firstView?.baseRates,
    () => asOf.value,
  )
  const doubtState = useDoubt(
    () => scored.value,
    () => frame.value,
    () => (unitIndex.value >= 0 && scored.value ? unitId.value : undefined),
  )
  const explanation = useCountryExplain(scored, unitIndex)
  const groups = computed(() => {
    const loaded = session.loaded
    if (!loaded) return []
    const framework = loaded.framework
    const names = new Map(framework.groups.map((group) => [group.id, group.name]))
    return factorGroups(loaded.run.model, (id) => {
      const factor = framework.riskFactors.find((candidate) => candidate.id === id)
      return factor && bracketTitle(names.get(factor.group) ?? factor.group)
    })
  })
  const strip = computed(() =>
    scored.value && unitIndex.value >= 0
      ? factorStrip(scored.value.run, groups.value, cell.value, shortFactorTitle, doubtState.detail.value)
      : [],
  )

  const ongoing = computed(() =>
    month.value === undefined
      ? undefined
      : ongoingSince(listed(ONGOING_SERIES), unitIndex.value, month.value),
  )

  /** Why there is no figure where the unit was no State of its own at the date; undefined where it was. */
  const notThen = computed(() => frame.value && notThenOf(frame.value, unitIndex.value))

  const header = computed(() => {
    const [now, u] = [frame.value, unitIndex.value]
    if (!now || u < 0 || !model.value) return undefined
    const ages = scored.value?.run.ageMonths
    const total = indicatorsOf(model.value).length
    return {
      score100: now.score100[u]!,
      tierIndex: now.tierIndex[u]!,
      rank: now.rank[u]!,
      ranked: now.rank.filter((rank) => rank > 0).length,
      coverage: now.coverage[u]!,
      floor: model.value.tierCoverageFloor,
      frameworkCoverage: now.frameworkCoverage[u]!,
      frameworkWith: Math.round(now.frameworkCoverage[u]! * total),
      frameworkTotal: total,
      filledShare: now.filledShare[u]!,
      ageNewest: now.ageNewestMonths[u]!,
      ageMedian: ages?.median[cell.value] ?? NaN,
      ageOldest: ages?.oldest[cell.value] ?? NaN,
      change12: now.change12Months[u]!,
    }
  })

  const sentence = computed(() => {
    const facts = header.value
    if (!facts || !unit.value || !scored.value) return undefined
    const factors = explanation.value?.factors ?? []
    const columns = strip.value.flatMap((bracket) => bracket.columns)
    if (notThen.value) return undefined
    return countrySentence({
      ...facts,
      name: unit.value.name,
      tier: tiers.value[facts.tierIndex]?.title,
      held: heldText(doubtState.doubt.value, tiers.value, unitIndex.value, facts.tierIndex),
      ongoing: ongoing.value !== undefined,
      raising: factors.toSorted((a, b) => b.points - a.points),
      lowering: factors.toSorted((a, b) => a.points - b.points),
      withheldFactors: columns.filter(({ withheld }) => withheld).map(({ shortTitle }) => shortTitle),
      totalFactors: columns.length,
      alone: singleSeriesFactors(
        model.value!,
        shortFactorTitle,
        (id) => session.loaded?.data.series.get(id)?.title,
      ),
    })
  })

  /** Year ends known at the moment on screen, with all three readings. */
  const yearRows = computed(() => {
    const [loaded, until, u] = [session.loaded, month.value, unitIndex.value]
    if (!loaded || until === undefined || u < 0) return []
    const { run } = loaded
    const [structural, dynamic] = [natureReading(run, 'structural'), natureReading(run, 'dynamic')]
    return run.moments.flatMap((moment, m) => {
      if (momentMonth(run, m) > until) return []
      const at = m * run.units.length + u
      const score100 = run.readings[0]!.values[at]! * 100
      const enough = run.coverage[at]! >= run.model.tierCoverageFloor
      return [
        {
          year: moment.period.year,
          overall100: score100,
          structural100: (structural?.values[at] ?? NaN) * 100,
          dynamic100: (dynamic?.values[at] ?? NaN) * 100,
          tierGiven: enough,
          tierIndex: enough ? tierOf(run.model.tiers, score100) : -1,
        },
      ]
    })
  })

  const trend = computed<TrendData | undefined>(() => {
    const [rows, until, u] = [yearRows.value, month.value, unitIndex.value]
    const [first, last] = [rows[0]?.year, rows.at(-1)?.year]
    if (first === undefined || last === undefined || until === undefined) return undefined
    const list = listed(ONGOING_SERIES)
    const lastListed = list ? Math.min(list.firstOrdinal + list.nPeriods - 1, last) : last
    return {
      years: rows,
      breaks: breaks.value,
      episodes: episodesOf(yearsAbove(list, u, until), first, last, lastListed),
      events: eventsOf(first, last, [
        { kind: 'onset', label: 'Onset', years: yearsAbove(listed(ONSET_SERIES), u, until) },
        { kind: 'coup', label: 'Coup', years: yearsAbove(panel(COUP_SERIES), u, until) },
        { kind: 'election', label: 'Election', years: yearsAbove(panel(ELECTION_SERIES), u, until) },
      ]),
    }
  })

  const scatter = computed(() => {
    const now = scored.value
    if (!now || unitIndex.value < 0) return undefined
    const slice = (nature: 'structural' | 'dynamic') => {
      const reading = natureReading(now.run, nature)
      const n = now.run.units.length
      return reading?.values.slice(now.momentIndex * n, (now.momentIndex + 1) * n)
    }
    const [structural, dynamic] = [slice('structural'), slice('dynamic')]
    if (!structural || !dynamic) return undefined
    const own = {
      structural100: structural[unitIndex.value]! * 100,
      dynamic100: dynamic[unitIndex.value]! * 100,
    }
    const before = yearRows.value.filter((row) => row.year * 12 + 11 < (month.value ?? 0)).slice(-TRAIL_YEARS)
    const trail = [
      ...before.map((row) => ({
        label: String(row.year),
        structural100: row.structural100,
        dynamic100: row.dynamic100,
      })),
      { label: 'now', ...own },
    ]
    return scatterData(now.run.units, structural, dynamic, unitIndex.value, trail)
  })

  const table = computed(() =>
    scored.value && unitIndex.value >= 0
      ? indicatorTable(scored.value.run, scored.value.momentIndex, unitIndex.value, (id) =>
          explanation.value?.points.get(id),
        )
      : undefined,
  )
  const waterfall = computed(() => {
    const known = explanation.value
    return known && waterfallRows(known.base100, known.score100, known.factors, pointsNote)
  })
  const tierHistory = computed(() =>
    tierChanges(
      yearRows.value
        .filter(({ year }) => year >= (unit.value?.from ?? 0) && year <= (unit.value?.to ?? Infinity))
        .map((row): TierYear => ({ year: row.year, score100: row.overall100, tierIndex: row.tierIndex })),
    ),
  )
  const figures = computed(() =>
    session.loaded && month.value !== undefined && unitIndex.value >= 0
      ? groupFigures(session.loaded.data, unitIndex.value, month.value)
      : [],
  )

  return {
    session,
    asOf,
    isLatest,
    years,
    scored,
    model,
    tiers,
    breaks,
    unit,
    units,
    known,
    unitIndex,
    month,
    frame,
    header,
    baseRates,
    doubtState,
    sentence,
    notThen,
    ongoing,
    strip,
    trend,
    scatter,
    table,
    waterfall,
    explanation,
    tierHistory,
    figures,
  }
}
