import type { CatalogueFile } from '../../core/series'
import type { UnitRecord } from '../../core/registry'
import type { OutcomeFile } from '../../engine/evaluate/outcome-list'
import type { DataSet } from '../../engine/types'
import type { FrameworkFile } from '../../model/framework'
import type { RiskModel } from '../../model/types'
import type { Figures } from './figures'
import type { Results } from './results'

export const SNAPSHOT_SCHEMA_VERSION = 1

/** Everything that a snapshot freezes. */
export interface SnapshotInput {
  readonly software: string
  readonly model: RiskModel
  readonly framework: FrameworkFile
  readonly catalogue: readonly CatalogueFile[]
  /** Panels of all series, over the scored units in id order. */
  readonly data: DataSet
  /** The figures as shipped, where another edition is in use: marks of episodes and base rates are read from their lists;
   *  absent = `data`. */
  readonly lists?: Figures
  /** The list of onsets on which base rates are counted; absent = none are given. */
  readonly outcome?: OutcomeFile
  /** ISO date; only what had been published by then is kept. */
  readonly asOf: string
  /** First year whose end is scored for the trend. */
  readonly firstYear: number
  /** What was on screen, as the link says it. */
  readonly view?: Readonly<Record<string, string>>
  /** The user's own notes and texts, by place. */
  readonly notes?: Readonly<Record<string, string>>
}

/** One member of the zip. */
export interface MemberRecord {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** A series whose figures may not be passed on. */
export interface LeftOut {
  readonly series: string
  readonly title: string
  readonly source: string
  readonly licence: string
  readonly reason: string
}

/** `manifest.json`: what the snapshot is and the fingerprint of every other member. Its own SHA-256 is the snapshot's id. */
export interface SnapshotManifest {
  readonly format: 'forewatch-snapshot'
  readonly schemaVersion: number
  readonly software: string
  readonly seed: number
  readonly asOf: string
  readonly firstYear: number
  readonly model: { readonly id: string; readonly title: string; readonly version: string }
  readonly members: readonly MemberRecord[]
  /** Series held, with the source that made each. */
  readonly series: readonly { readonly id: string; readonly source: string }[]
  /** Series of the lists that marks and base rates are read from, where scores rest on other editions of them. */
  readonly lists?: readonly { readonly id: string; readonly source: string }[] | undefined
  readonly leftOut: readonly LeftOut[]
  /** The rule by which figures were chosen, in words. */
  readonly figuresRule: string
}

/** A snapshot that was read: checked, parsed, nothing recomputed yet. */
export interface OpenSnapshot {
  /** SHA-256 of the manifest, hex. */
  readonly id: string
  readonly manifest: SnapshotManifest
  readonly units: readonly UnitRecord[]
  readonly model: RiskModel
  readonly framework: FrameworkFile
  readonly catalogue: readonly CatalogueFile[]
  readonly data: DataSet
  /** Lists that marks and base rates are read from; absent = those in `data`. */
  readonly lists?: Figures
  readonly outcome?: OutcomeFile
  readonly results: Results
  readonly view: Readonly<Record<string, string>>
  readonly notes: Readonly<Record<string, string>>
}

/** Short form of an id for people: `7f3a·c21e`. */
export function shortId(id: string): string {
  return `${id.slice(0, 4)}·${id.slice(4, 8)}`
}
