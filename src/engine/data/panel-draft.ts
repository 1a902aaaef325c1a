import { ForewatchError } from '../../core/errors'
import { makeSeriesPanel, type SeriesPanel } from '../../core/panel'
import { formatPeriod, monthPeriod, parsePeriod, periodOrdinal, year } from '../../core/period'
import type { UnitRecord } from '../../core/registry'
import type { ColumnPart, Observation, ObservationColumn, SeriesRecord } from '../../core/series'
import { Status } from '../../core/status'
import type { DataNote } from './build-data-set'

const UNSET = 255
const EXAMPLES = 5

/** One panel while its observations come in, in any order. */
export class PanelDraft {
  readonly #record: SeriesRecord
  readonly #units: readonly UnitRecord[]
  readonly #first: number
  readonly #nPeriods: number
  readonly #values: Float64Array
  readonly #status: Uint8Array
  readonly #ordinals = new Map<string, number>()
  readonly #notes = new Map<DataNote['kind'], { count: number; examples: string[] }>()
  #low: Float64Array | undefined
  #high: Float64Array | undefined

  constructor(record: SeriesRecord, units: readonly UnitRecord[]) {
    this.#record = record
    this.#units = units
    this.#first = this.#ordinal(record.coverage.from)
    const last = this.#ordinal(record.coverage.to)
    if (last < this.#first) {
      throw new ForewatchError('bad-period', {
        what: 'A series ends before it begins',
        where: record.id,
        found: `${record.coverage.from} to ${record.coverage.to}`,
        expected: 'the first period not after the last',
        next: 'Correct the coverage window in the catalogue',
      })
    }
    this.#nPeriods = last - this.#first + 1
    this.#values = new Float64Array(this.#nPeriods * units.length).fill(NaN)
    this.#status = new Uint8Array(this.#nPeriods * units.length).fill(UNSET)
  }

  add(unitIndex: number, observation: Observation): void {
    const { value, low, high } = observation
    const period = this.#ordinal(observation.period) - this.#first
    if (period < 0 || period >= this.#nPeriods) throw this.#outsideWindow(observation)
    if (!Number.isFinite(value)) {
      throw new ForewatchError('bad-number', {
        what: 'An observation holds no finite number',
        where: where(observation),
        found: String(value),
        expected: 'a number; leave the row out where nothing is known',
      })
    }
    const cell = period * this.#units.length + unitIndex
    if (this.#status[cell] !== UNSET) {
      throw new ForewatchError('duplicate-observation', {
        what: 'Two observations for the same series, unit and period',
        where: where(observation),
        found: `${Number.isNaN(this.#values[cell]) ? 'an earlier value' : this.#values[cell]} and ${value}`,
        expected: 'one value',
        next: 'Remove one of the two rows',
      })
    }
    const [least, most] = this.#record.validRange
    const [firstLived, lastLived] = this.#lived(unitIndex)
    const ordinal = this.#first + period
    if (ordinal < firstLived || ordinal > lastLived) {
      this.#status[cell] = Status.noSuchUnit
      this.#note('unit-did-not-exist', observation)
    } else if ((least !== null && value < least) || (most !== null && value > most)) {
      this.#status[cell] = Status.outOfRange
      this.#note('out-of-range', observation)
    } else this.#hold(cell, value, low, high)
  }

  /** The same as `add` for every value of the column. What needs a note or an error goes through `add` itself. */
  addColumn(unitIndex: number, { unit, indicator, values, low, high }: ObservationColumn): void {
    const { cells, firstOrdinal } = values
    const nUnits = this.#units.length
    const [least, most] = this.#record.validRange
    const [firstLived, lastLived] = this.#lived(unitIndex)
    for (let i = 0, ordinal = firstOrdinal; i < cells.length; i++, ordinal++) {
      const value = cells[i]
      if (typeof value !== 'number') continue
      const period = ordinal - this.#first
      const cell = period * nUnits + unitIndex
      const plain =
        Number.isFinite(value) &&
        this.#status[cell] === UNSET &&
        period < this.#nPeriods &&
        ordinal >= firstLived &&
        ordinal <= lastLived &&
        (least === null || value >= least) &&
        (most === null || value <= most)
      const lowest = low && cellAt(low, ordinal)
      const highest = high && cellAt(high, ordinal)
      if (plain) this.#hold(cell, value, lowest, highest)
      else {
        const period = formatPeriod(this.#record.frequency === 'year' ? year(ordinal) : monthPeriod(ordinal))
        const bounds = {
          ...(lowest === undefined ? {} : { low: lowest }),
          ...(highest === undefined ? {} : { high: highest }),
        }
        this.add(unitIndex, { unit, indicator, period, value, ...bounds })
      }
    }
  }

  #hold(cell: number, value: number, low: number | undefined, high: number | undefined): void {
    this.#status[cell] = this.#record.assesses === undefined ? Status.observed : Status.judged
    this.#values[cell] = value
    if (low !== undefined) (this.#low ??= new Float64Array(this.#values.length).fill(NaN))[cell] = low
    if (high !== undefined) (this.#high ??= new Float64Array(this.#values.length).fill(NaN))[cell] = high
  }

  finish(unitIndex: ReadonlyMap<string, number>): SeriesPanel {
    const { coverage, frequency, id, publicationLagMonths } = this.#record
    const nUnits = this.#units.length
    const covered = new Uint8Array(nUnits).fill(coverage.units ? 0 : 1)
    for (const unit of coverage.units ?? []) {
      const index = unitIndex.get(unit)
      if (index !== undefined) covered[index] = 1
    }
    const empty = coverage.absence === 'zero' ? Status.absentMeansZero : Status.missing
    for (let unit = 0; unit < nUnits; unit++) {
      const [firstLived, lastLived] = this.#lived(unit)
      for (let period = 0, cell = unit; period < this.#nPeriods; period++, cell += nUnits) {
        if (this.#status[cell] !== UNSET) continue
        const ordinal = this.#first + period
        if (ordinal < firstLived || ordinal > lastLived) this.#status[cell] = Status.noSuchUnit
        else if (covered[unit] === 0) this.#status[cell] = Status.notCovered
        else {
          this.#status[cell] = empty
          if (empty === Status.absentMeansZero) this.#values[cell] = 0
        }
      }
    }
    return makeSeriesPanel({
      seriesId: id,
      frequency,
      firstOrdinal: this.#first,
      nPeriods: this.#nPeriods,
      nUnits,
      values: this.#values,
      status: this.#status,
      publicationLagMonths,
      ...(this.#low ? { low: this.#low } : {}),
      ...(this.#high ? { high: this.#high } : {}),
    })
  }

  notes(): readonly DataNote[] {
    return [...this.#notes].map(([kind, note]) => Object.freeze({ kind, series: this.#record.id, ...note }))
  }

  /** First and last ordinal, on the series' axis, in which the unit existed. */
  #lived(unitIndex: number): readonly [number, number] {
    const { from, to = Infinity } = this.#units[unitIndex]!
    return this.#record.frequency === 'year' ? [from, to] : [from * 12, to * 12 + 11]
  }

  #ordinal(text: string): number {
    const known = this.#ordinals.get(text)
    if (known !== undefined) return known
    const period = parsePeriod(text)
    if (period.kind !== this.#record.frequency) {
      throw new ForewatchError('bad-period', {
        what: 'A period has another length than its series',
        where: this.#record.id,
        found: text,
        expected:
          this.#record.frequency === 'year' ? 'a year, for example 2024' : 'a month, for example 2024-07',
        next: 'Correct the period, or the frequency in the catalogue',
      })
    }
    const ordinal = periodOrdinal(period)
    this.#ordinals.set(text, ordinal)
    return ordinal
  }

  #note(kind: DataNote['kind'], observation: Observation): void {
    const note = this.#notes.get(kind) ?? { count: 0, examples: [] }
    note.count++
    if (note.examples.length < EXAMPLES)
      note.examples.push(`${observation.unit} ${observation.period}: ${observation.value}`)
    this.#notes.set(kind, note)
  }

  #outsideWindow(observation: Observation): ForewatchError {
    const { from, to } = this.#record.coverage
    return new ForewatchError('bad-period', {
      what: 'An observation lies outside the periods that its series says it covers',
      where: where(observation),
      found: observation.period,
      expected: `${from} to ${to}`,
      next: 'Correct the period, or the coverage window in the catalogue',
    })
  }
}

function where(observation: Observation): string {
  return `${observation.indicator}, ${observation.unit}, ${observation.period}`
}

/** A bound at an ordinal; undefined where none is held. */
function cellAt({ firstOrdinal, cells }: ColumnPart, ordinal: number): number | undefined {
  return cells[ordinal - firstOrdinal] ?? undefined
}
