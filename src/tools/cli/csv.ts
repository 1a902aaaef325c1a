/** Rows as CSV; columns in the order in which they first come up, empty = none. */
export function csvTable(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = rows.map((row) => columns.map((column) => csvCell(row[column])).join(','))
  return `${columns.map(csvCell).join(',')}\n${lines.join('\n')}\n`
}

/** Quoted where needed; a leading sign that a spreadsheet would read as a formula is disarmed with an apostrophe. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value)
  const text = String(value as string | boolean).replace(/^([=+\-@\t\r])/, "'$1")
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
