/** Text as it may stand in HTML, in and outside of a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** Markup whose inserted values are escaped; only what `html` itself has made, or lists of it, goes in as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Insert = string | number | Markup | readonly Markup[]

export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return new Markup(
    parts.reduce((done, part, i) => done + insertText(inserts[i - 1]) + part.replace(/\n\s*/g, ''), ''),
  )
}

function insertText(insert: Insert | undefined): string {
  if (insert === undefined) return ''
  if (insert instanceof Markup) return insert.text
  if (typeof insert === 'object') return insert.map(({ text }) => text).join('')
  return escapeHtml(String(insert))
}
