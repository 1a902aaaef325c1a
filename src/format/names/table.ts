/** Names by unit id that replace the package's: United Nations usage, and the units that have no ISO code. */
export type NameTable = Readonly<Record<string, string>>
