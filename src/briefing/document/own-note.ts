import type { Context } from './context'
import { readTemplate } from './template'
import type { Block, Section } from './types'

/** The author’s own note under a table or map; none where nothing was written. @throws ForewatchError as `readTemplate` */
export function ownNote(context: Context): Section[] {
  const own = context.request.texts?.note?.trim()
  if (!own) return []
  const blocks = own.split(/\n{2,}/).map((part): Block => ({
    kind: 'paragraph',
    style: 'body',
    runs: readTemplate(context.snapshot, part, undefined),
  }))
  return [{ id: 'note', title: 'Note by the author of this briefing', place: 'full', blocks }]
}
