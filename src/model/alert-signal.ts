import type { SeriesRecord } from '../core/series'

/** A rule's value and threshold where it holds. */
export interface Signal {
  readonly value: number
  readonly threshold: number
  /** For a published value: what it measures, and the period it describes, as text. */
  readonly published?: Pick<SeriesRecord, 'title' | 'unit' | 'scale'> & { readonly period: string }
}
