import type { Figure } from '../figures/types'
import type { Desk } from './desk'

/** How a number of the snapshot is printed, and which number format a spreadsheet gives it. */
export type FieldFormat =
  'score' | 'points' | 'percent' | 'share' | 'frequency' | 'integer' | 'plain' | 'months' | 'year'

/** A number that stands in the snapshot under `path`. `text` is made from the value; nobody can type over it. */
export interface Field {
  readonly kind: 'field'
  readonly path: string
  readonly format: FieldFormat
  /** Null where there is none; the text is then a dash. */
  readonly value: number | null
  readonly text: string
}
export interface Text {
  readonly kind: 'text'
  readonly text: string
  readonly strong?: boolean
}
/** Numbers of the sources listed at the end. */
export interface Cite {
  readonly kind: 'cite'
  readonly numbers: readonly number[]
}
export type Inline = Text | Field | Cite

export interface Fact {
  readonly label: string
  readonly value: readonly Inline[]
  readonly note: readonly Inline[]
  readonly figure?: Figure
}
export interface Column {
  readonly title: string
  readonly align: 'start' | 'end'
}
export const column = (title: string, align: Column['align'] = 'end'): Column => ({ title, align })
export type Block =
  | { readonly kind: 'paragraph'; readonly style: 'lead' | 'body' | 'note'; readonly runs: readonly Inline[] }
  | { readonly kind: 'facts'; readonly items: readonly Fact[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      /** The first cell of a row is its head. */
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'figure'; readonly figure: Figure; readonly alt: string; readonly note: string }

export interface Section {
  /** Id of the block as the composer lists it. */
  readonly id: SectionId
  /** The finding in one line, made from the numbers. */
  readonly title?: string
  readonly place: 'full' | 'first' | 'second'
  readonly blocks: readonly Block[]
}

/** What stands under one heading: a country, a list, a comparison, a map. Starts on a page of its own. */
export interface Part {
  readonly id: string
  readonly title: string
  readonly sections: readonly Section[]
}

export interface SourceNote {
  readonly number: number
  readonly text: string
  readonly publisher: string
  readonly licence: string
}

export interface BriefingDocument {
  readonly kind: BriefingKind
  readonly title: string
  readonly kindText: string
  readonly asOfText: string
  readonly modelText: string
  readonly snapshotId: string
  readonly snapshotText: string
  /** Sensitivity label; empty = none. */
  readonly label: string
  readonly parts: readonly Part[]
  readonly caveats: readonly Inline[]
  /** Blocks that were asked for and have no data, and figures that may not be passed on. */
  readonly leftOut: readonly string[]
  readonly sources: readonly SourceNote[]
  readonly citation: string
}

export type BriefingKind = 'country' | 'list' | 'comparison' | 'map'

/** Blocks of a country briefing, in the order of the page. */
export const SECTION_IDS = [
  'lead',
  'facts',
  'toll',
  'factors',
  'trend',
  'groups',
  'protective',
  'triggers',
  'ahead',
  'tier',
  'sources',
  'judgement',
  'lists',
  'decisions',
  'note',
] as const
export type SectionId = (typeof SECTION_IDS)[number] | 'list' | 'comparison' | 'map'

/** What the user chose and wrote. */
export interface BriefingRequest {
  readonly kind: BriefingKind
  /** Unit ids, in order; a list without any takes the highest ranked. */
  readonly units: readonly string[]
  /** Title; empty = one is made from the content. */
  readonly title?: string
  readonly sections?: readonly SectionId[]
  /** Own texts: `lead:SDN`, `note:SDN`, `note`; numbers as live fields, for example `{score}`. */
  readonly texts?: Readonly<Record<string, string>>
  readonly label?: string
  /** Calendar and decisions of the desk; absent = none are printed. */
  readonly desk?: Desk
}

/** Most countries that one briefing takes. */
export const MAX_UNITS = 40
