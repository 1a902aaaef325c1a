/** Breaks a short name into lines of at most `maxChars` characters, at spaces; a longer word stands alone. What does not
 *  fit in `maxLines` lines is cut with an ellipsis. */
export function wrapWords(text: string, maxChars: number, maxLines: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const current = lines.at(-1)
    if (current !== undefined && current.length + 1 + word.length <= maxChars)
      lines[lines.length - 1] = `${current} ${word}`
    else lines.push(word)
  }
  if (lines.length <= maxLines) return lines
  return [...lines.slice(0, maxLines - 1), `${lines[maxLines - 1]}…`]
}
