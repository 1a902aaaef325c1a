/** Splits one line in which some quoted cells were cut off at an accent or an apostrophe, so that `"Cote d'Ivoire",437`
 *  became `"Cote d,"437` and the closing quotation mark slid behind the comma. A quoted cell is cut off where the next
 *  quotation mark is not followed by a comma or the end of the line, or where there is nothing but a comma up to that
 *  mark; it then ends at its first comma. */
export function splitLine(line: string): { cells: string[]; cut: number } {
  const cells: string[] = []
  let cut = 0
  let at = 0
  while (at <= line.length) {
    const quoted = line[at] === '"'
    const comma = line.indexOf(',', at)
    let end = comma < 0 ? line.length : comma
    if (!quoted) cells.push(line.slice(at, end))
    else {
      const close = line.indexOf('"', at + 1)
      const whole = close === line.length - 1 || (close > 0 && line[close + 1] === ',')
      if (whole && line.slice(at + 1, close) !== ',') {
        cells.push(line.slice(at + 1, close))
        end = close + 1
      } else {
        cells.push(line.slice(at + 1, end))
        cut++
      }
    }
    at = end + 1
  }
  return { cells, cut }
}

/** The text with every cell quoted properly, and the number of lines that had cut-off cells. */
export function repairQuotes(text: string): { text: string; repaired: number } {
  let repaired = 0
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const { cells, cut } = splitLine(line)
      if (cut > 0) repaired++
      return cells.map((cell) => `"${cell}"`).join(',')
    })
  return { text: lines.join('\n'), repaired }
}
