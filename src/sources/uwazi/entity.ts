/** An entity before anything is left out. */
export interface Entity {
  readonly id: string
  readonly template: string
  readonly title: string
  readonly fields: readonly { readonly label: string; readonly values: readonly string[] }[]
}
