import type { CodeSystem } from './registry'
import type { AbsenceRule, Direction, LicenceClass, Scale } from './series'
import type { Frequency } from './period'

/** How a date or period is written in a file. `views-month`: 1 = January 1980. `fixed`: the file names none. */
export type PeriodForm =
  'year' | 'month' | 'date' | 'day-month-year' | 'month-day-year' | 'views-month' | 'fixed'

export interface PeriodRule {
  /** Column with the date or year; absent for `fixed` and for wide tables. */
  readonly column?: string
  readonly form: PeriodForm
  /** `2026` or `2026-04`, for `fixed`. */
  readonly fixed?: string
  /** Added to the year: −1 where a file names editions that describe the year before. */
  readonly shiftYears?: number
  readonly to: Frequency
  /** True for stocks reported at dates: of several dates in a period only the newest counts. */
  readonly snapshot?: boolean
}

export interface ColumnTest {
  readonly column: string
  /** The row counts if the cell is one of these. */
  readonly values: readonly string[]
}

/** What is counted of an event table. */
export type EventStatistic = 'events' | 'deaths' | 'civilian-deaths' | 'places'

/** One series that a file gives: everything a person must be told about it. */
export interface RecipeSeries {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly unit: string
  readonly direction: Direction
  readonly scale: Scale
  readonly validRange: readonly [number | null, number | null]
  readonly publicationLagMonths: number
  readonly absence: AbsenceRule
  readonly absenceNote: string
  readonly caveat?: string
  /** Column of the values (long and keyed tables). */
  readonly column?: string
  readonly low?: string
  readonly high?: string
  /** Cell of the key column that means this series (keyed tables, wide tables with a key). */
  readonly key?: string
  /** Event tables: what is counted, of which kind, by year or month. */
  readonly statistic?: EventStatistic
  readonly kind?: string
  readonly frequency?: Frequency
}

/** Rules for tables with one event a row. */
export interface EventRule {
  /** Column that identifies an event: a second row with the same text is not counted again. */
  readonly id?: string
  /** Columns of deaths; an event without a number of deaths counts as an event and adds no deaths. */
  readonly best?: string
  readonly low?: string
  readonly high?: string
  readonly civilians?: string
  /** First-level region. */
  readonly region?: string
  /** Columns that together name a place. */
  readonly place: readonly string[]
  readonly kinds: readonly { readonly id: string; readonly title: string; readonly where?: ColumnTest }[]
  /** First and last month that the file covers, `YYYY-MM`; absent = from its first to its last event. */
  readonly covers?: { readonly from: string; readonly to: string }
}

/** How the table stands in the file. */
export interface TableRule {
  readonly layout: 'long' | 'keyed' | 'wide' | 'events'
  /** Which of the records that are not blank is the header, from 1. */
  readonly headerRow: number
  readonly delimiter?: ',' | ';' | '\t' | '|'
  readonly decimal?: '.' | ','
  /** Mark between thousands; absent = none is allowed. */
  readonly thousands?: '.' | ',' | ' ' | "'"
  readonly sheet?: string
  /** A reading that turns another form into rows first. */
  readonly reshape?: 'freedom-house-wide'
}

/** Everything needed to turn one kind of file into series; a file of its own that can be shared and versioned. */
export interface Recipe {
  readonly format: 'forewatch-recipe-1'
  /** Shape that proposed it, for instance `pts`. */
  readonly shape: string
  readonly title: string
  readonly source: {
    readonly id: string
    readonly title: string
    readonly publisher: string
    readonly edition: string
    readonly citation: string
    readonly url: string
    readonly licence: string
    readonly licenceClass: LicenceClass
    readonly attribution: string
    /** Who decides what is published, and who pays for it; absent = not known. */
    readonly controller?: string
    readonly funders?: string
  }
  readonly table: TableRule
  readonly unit: { readonly column: string; readonly system: CodeSystem }
  readonly period: PeriodRule
  readonly key?: string
  readonly keep?: readonly ColumnTest[]
  /** Columns that must hold one and the same text in all rows kept, so that no level is counted twice. */
  readonly single?: readonly string[]
  /** Further texts that mean "no value". */
  readonly missing?: readonly string[]
  readonly duplicates: 'error' | 'keep-first' | 'sum' | 'max'
  readonly events?: EventRule
  readonly series: readonly RecipeSeries[]
}

/** A guess at what a file is. */
export interface ShapeCandidate {
  readonly shape: string
  readonly title: string
  /** 0–1; from 0.9 on every sign of the format was seen. */
  readonly confidence: number
  /** What was seen, in words. */
  readonly saw: readonly string[]
}
