import type { Recipe, ShapeCandidate } from '../core/recipe'
import type { UnitRecord } from '../core/registry'
import type { Observation, SeriesRecord } from '../core/series'
import type { EditionContents } from '../sources/editions/edition'
import type { Collected } from '../sources/live/collect'
import type { LiveRequest } from '../sources/live/requests'
import type { EvidenceReport } from '../sources/uwazi/to-evidence'
import type { PlainError } from './protocol'

/** What was found out about a file, as plain data for a screen. */
export interface FileLook {
  readonly candidates: readonly ShapeCandidate[]
  /** Of the most likely form; where none fits, a guess to be corrected. */
  readonly recipe: Recipe | undefined
  /** Why no form fits; empty = one does. */
  readonly misfits: readonly string[]
  readonly columns: readonly string[]
  /** The first rows under the header. */
  readonly rows: readonly (readonly string[])[]
}

/** What the answer of a live source became. */
export interface LiveReading {
  readonly contents: EditionContents
  /** Under the ids of the shipped series. */
  readonly series: readonly SeriesRecord[]
  readonly observations: readonly Observation[]
}

/** Entities of a Uwazi collection, with titles: what is kept of them is for the user to say. */
export type EntityReading = Pick<EvidenceReport, 'evidence' | 'withoutCountry' | 'withoutDate'>

export type ImportJob =
  | { readonly kind: 'look'; readonly file: File; readonly shape?: string }
  | { readonly kind: 'read'; readonly file: File; readonly recipe: Recipe; readonly now: string }
  | { readonly kind: 'capacity'; readonly file: File }
  | { readonly kind: 'calendar'; readonly file: File; readonly today: string }
  | {
      readonly kind: 'assessments'
      readonly file: File
      /** Ids of the Framework. */
      readonly indicators: readonly string[]
      /** ISO date. */
      readonly today: string
    }
  | { readonly kind: 'entities'; readonly file: File; readonly templates?: File }
  | {
      readonly kind: 'live'
      readonly source: string
      readonly found: Collected
      readonly request: LiveRequest
      readonly now: string
    }

/** To the thread. The units come once, before the first job. */
export type ImportRequest =
  | { readonly kind: 'units'; readonly units: readonly UnitRecord[] }
  | { readonly kind: 'cancel'; readonly id: number }
  | (ImportJob & { readonly id: number })

export type ImportReply =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | { readonly id: number; readonly kind: 'result'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'error'; readonly error: PlainError }
