/** One entity of a Uwazi collection as evidence for an indicator. Without `names` it holds no title, no text and no relation. */
export interface Evidence {
  /** Shared id of the entity, or its row in a CSV export. */
  readonly id: string
  readonly template: string
  readonly title?: string
  /** ISO dates, ascending; of a range both ends. */
  readonly dates: readonly string[]
  /** Units of the registry. */
  readonly units: readonly string[]
  /** https and http addresses. */
  readonly links: readonly string[]
  /** Indicator of the framework that the template is mapped to. */
  readonly indicator?: string
}

export interface EvidenceFile {
  readonly format: 'forewatch-evidence-1'
  readonly made: string
  /** True where a person asked for names after being warned. */
  readonly names: boolean
  readonly evidence: readonly Evidence[]
}

/** An entity before anything is left out. */
export interface Entity {
  readonly id: string
  readonly template: string
  readonly title: string
  readonly fields: readonly { readonly label: string; readonly values: readonly string[] }[]
}

export const NAMES_WARNING =
  'Names of persons are kept because you asked for it. Some may be alive and in danger: keep the file where only those who need it can read it, and delete it when it is no longer needed.'
