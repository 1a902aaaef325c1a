/** What a file may hold at most. Shown to people before they choose a file, and checked while reading. */
export const LIMITS = {
  /** Text tables are streamed. */
  tableBytes: 2_000_000_000,
  tableRows: 5_000_000,
  columns: 2_000,
  /** One record, quoted line breaks included. */
  recordBytes: 8_000_000,
  /** JSON is read whole. */
  jsonBytes: 200_000_000,
  sheetBytes: 25_000_000,
  sheetEntries: 2_000,
  sheetUnpackedBytes: 200_000_000,
  sheetRatio: 200,
} as const

export const LIMITS_TEXT =
  'Tables up to 2 GB, 5 million rows and 2 000 columns; JSON up to 200 MB; spreadsheets and zip files up to 25 MB, 2 000 parts and 200 MB unpacked.'
