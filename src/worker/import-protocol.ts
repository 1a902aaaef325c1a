import type { Recipe, ShapeCandidate } from '../core/recipe'
import type { UnitRecord } from '../core/registry'
import type { PlainError } from './protocol'

/** What was found out about a file, as plain data for a screen. */
export interface FileLook {
  readonly candidates: readonly ShapeCandidate[]
  readonly recipe: Recipe | undefined
  readonly columns: readonly string[]
  /** The first rows under the header. */
  readonly rows: readonly (readonly string[])[]
}

export type ImportJob =
  | { readonly kind: 'look'; readonly file: File; readonly shape?: string }
  | { readonly kind: 'read'; readonly file: File; readonly recipe: Recipe; readonly now: string }

/** To the thread. The units come once, before the first job. */
export type ImportRequest =
  | { readonly kind: 'units'; readonly units: readonly UnitRecord[] }
  | { readonly kind: 'cancel'; readonly id: number }
  | (ImportJob & { readonly id: number })

export type ImportReply =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | { readonly id: number; readonly kind: 'result'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'error'; readonly error: PlainError }
