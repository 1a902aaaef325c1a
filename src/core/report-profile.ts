/** How far one edition of a narrative report speaks of a topic. `section`: a part of its own. `reduced`: still spoken of, without
 *  a part of its own or much shorter. `absent`: not spoken of. A topic that is not listed is not known. */
export type TopicStatus = 'section' | 'reduced' | 'absent'

export interface ReportEdition {
  readonly id: string
  /** Year that the edition describes. */
  readonly year: number
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly published: string
  readonly length?: { readonly value: number; readonly unit: string; readonly note?: string }
  readonly topics: Readonly<Record<string, TopicStatus>>
  /** Where this was read. */
  readonly references: readonly string[]
}

/** Which topics a yearly narrative report covers, edition by edition, and which series are coded from it. */
export interface ReportProfile {
  readonly format: 'forewatch-report-profile-1'
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly url: string
  /** How this profile was made and what it cannot say. */
  readonly note: string
  readonly topics: readonly { readonly id: string; readonly title: string }[]
  /** By year, ascending. */
  readonly editions: readonly ReportEdition[]
  /** Series coded from the report. `series`: an id, or the beginning of ids with `*` at its end. `topics`: those that it is
   *  coded from; empty = the report as a whole. */
  readonly rests: readonly { readonly series: string; readonly topics: readonly string[] }[]
}
