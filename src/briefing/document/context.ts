import type { WorldGeometry } from '../../core/geography'
import type { OpenSnapshot } from '../snapshot/types'
import type { ScoredSnapshot } from '../snapshot/scored'
import { field } from './field'
import { sourceBook, type SourceBook } from './sources'
import type { BriefingRequest, Field, FieldFormat } from './types'

/** What every part of a briefing is made from. */
export interface Context {
  readonly snapshot: OpenSnapshot
  readonly scored: ScoredSnapshot
  readonly request: BriefingRequest
  readonly geometry: WorldGeometry | undefined
  readonly sources: SourceBook
  /** Blocks without data, each named once. */
  readonly missing: Set<string>
  readonly field: (path: string, format: FieldFormat) => Field
}

export function contextOf(
  snapshot: OpenSnapshot,
  scored: ScoredSnapshot,
  request: BriefingRequest,
  geometry: WorldGeometry | undefined,
): Context {
  return {
    snapshot,
    scored,
    request,
    geometry,
    sources: sourceBook(snapshot),
    missing: new Set(),
    field: (path, format) => field(snapshot, path, format),
  }
}
