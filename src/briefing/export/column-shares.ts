/** Room beside the longest word of a cell, in characters. */
const PADDING = 4
/** Longest text of a cell that widens its column. */
const WIDEST = 60

/** Shares 0–1 of the width of a table that its columns take: each at least its longest word, so that no word is broken, the
 *  rest by how much text would still run over. Spaces that do not break hold a word together.
 *  @param lineLength  characters that a line of the table holds; about a hundred on upright paper */
export function columnShares(rows: readonly (readonly string[])[], lineLength = 100): number[] {
  const columns = (rows[0] ?? []).map((_, c) => {
    const texts = rows.map((row) => row[c] ?? '')
    const word =
      PADDING + Math.max(0, ...texts.flatMap((text) => text.split(/[ \n]+/).map(({ length }) => length)))
    const whole = Math.min(WIDEST, PADDING + Math.max(0, ...texts.map(({ length }) => length)))
    return { word, over: Math.max(0, whole - word) }
  })
  const words = columns.reduce((sum, { word }) => sum + word, 0)
  const over = columns.reduce((sum, column) => sum + column.over, 0)
  // What the words leave of a line is shared out.
  const left = Math.max(0.12 * words, lineLength - words)
  const widths = columns.map(
    (column) => column.word + (over > 0 ? Math.min(column.over, (column.over / over) * left) : 0),
  )
  const total = widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width) => width / total)
}
