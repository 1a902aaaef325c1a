import { makeSeriesPanel } from '../../../core/panel'
import { Status } from '../../../core/status'
import type { DataSet } from '../../../engine/types'

/** Deaths in the year of a conflict that the UCDP/PRIO list calls minor (25 or more) or a war (1,000 or more). */
const DEATHS_OF_INTENSITY = [0, 100, 2000] as const
/** Civilians killed in a year of a mass killing (the list's own line), and where only approved killings are coded. */
const DEATHS_OF_MASS_KILLING = 1000
const DEATHS_OF_APPROVED_KILLINGS = 50
const SHARE_CIVILIAN = 0.2

const FIRST_YEAR = 1960

/** The same data with counts of deaths before 1989, when UCDP begins, guessed from lists that reach further back: level
 *  and number of conflicts (UCDP/PRIO), mass killings under way (Early Warning Project), approved killings (V-Dem). Only
 *  for choosing the form of the model: the guesses make the tree of 1975 resemble that of 2015. Never shown or shipped. */
export function withStandIns(data: DataSet): DataSet {
  const nUnits = data.units.length
  const read = (id: string, year: number, unit: number): number => {
    const panel = data.panels.get(id)!
    const y = year - panel.firstOrdinal
    return y < 0 || y >= panel.nPeriods ? Number.NaN : panel.values[y * nUnits + unit]!
  }
  const fighting = (year: number, unit: number) =>
    DEATHS_OF_INTENSITY[read('ucdp_acd_intensity', year, unit) as 0 | 1 | 2] ?? 0
  const killed = (year: number, unit: number) => {
    if (read('ewp_mk_ongoing', year, unit) > 0) return DEATHS_OF_MASS_KILLING
    return read('vdem_political_killings_systematic', year, unit) === 1 ? DEATHS_OF_APPROVED_KILLINGS : 0
  }
  const guesses: Readonly<Record<string, (year: number, unit: number) => number>> = {
    ucdp_sb_deaths: fighting,
    ucdp_osv_total: killed,
    ucdp_osv_government: killed,
    ucdp_civilian_deaths: (year, unit) => killed(year, unit) + SHARE_CIVILIAN * fighting(year, unit),
    ucdp_sb_dyads: (year, unit) => read('ucdp_acd_active_conflicts', year, unit) || 0,
    ucdp_os_dyads: (year, unit) => (killed(year, unit) >= DEATHS_OF_MASS_KILLING ? 1 : 0),
  }
  const panels = new Map(data.panels)
  const series = new Map(data.series)
  for (const [id, guess] of Object.entries(guesses)) {
    const panel = data.panels.get(id)!
    const earlier = panel.firstOrdinal - FIRST_YEAR
    const values = new Float64Array((earlier + panel.nPeriods) * nUnits).fill(Number.NaN)
    const status = new Uint8Array(values.length).fill(Status.missing)
    for (let cell = 0; cell < earlier * nUnits; cell++) {
      const [year, unit] = [FIRST_YEAR + Math.floor(cell / nUnits), cell % nUnits]
      if (!Number.isFinite(read('ewp_mk_ongoing', year, unit))) continue
      values[cell] = guess(year, unit)
      status[cell] = Status.observed
    }
    values.set(panel.values, earlier * nUnits)
    status.set(panel.status, earlier * nUnits)
    const { seriesId, frequency, publicationLagMonths } = panel
    panels.set(
      id,
      makeSeriesPanel({
        seriesId,
        frequency,
        publicationLagMonths,
        firstOrdinal: FIRST_YEAR,
        nPeriods: earlier + panel.nPeriods,
        nUnits,
        values,
        status,
      }),
    )
    const record = data.series.get(id)!
    series.set(id, { ...record, coverage: { ...record.coverage, from: String(FIRST_YEAR) } })
  }
  return { ...data, panels, series }
}
