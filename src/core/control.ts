/** Kinds of body that decide what a source publishes. */
export const CONTROLLER_KINDS = [
  'university',
  'intergovernmental',
  'government',
  'non-governmental',
  'mixed',
] as const
export type ControllerKind = (typeof CONTROLLER_KINDS)[number]

/** Where a record on control comes from: read on the publisher's own page, put down from general knowledge, or entered by the user. */
export type ControlBasis = 'publisher-page' | 'general-knowledge' | 'entered-by-user'

/** Who decides what a source publishes and who pays for it. What is absent is not known, and never "nobody". */
export interface SourceControl {
  /** Short name of the body that decides, or decides first; sources of one body are counted together. Absent = as `controller`. */
  readonly body?: string
  readonly controller: string
  readonly kind?: ControllerKind
  readonly funders?: string
  readonly basis: ControlBasis
  /** ISO date on which the publisher's page was read; only with that basis. */
  readonly checked?: string
  /** What follows for a reader of the figures, one sentence. */
  readonly effect?: string
}
