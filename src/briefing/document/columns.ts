import { plainText } from './field'
import type { Block, Section } from './types'

/** About how many characters a line of a half-wide column holds, and how many lines a figure takes. */
const LINE = 48
const FIGURE_LINES = 11

const linesOf = (text: string): number => Math.ceil(text.length / LINE)

function blockLines(block: Block): number {
  switch (block.kind) {
    case 'paragraph':
      return linesOf(plainText(block.runs))
    case 'list':
      return block.items.reduce((sum, item) => sum + linesOf(plainText(item)), 0)
    case 'table':
      return block.rows.reduce((sum, row) => sum + linesOf(row.map(plainText).join('')) + 1, 1)
    case 'facts':
      return 4
    case 'figure':
      return FIGURE_LINES + linesOf(block.note)
  }
}

/** Puts the section named into the shorter of the two columns, so that the page ends as early as it can. */
export function balanced<T extends Section>(sections: readonly T[], id: Section['id']): T[] {
  const length = (place: Section['place']) =>
    sections
      .filter((section) => section.id !== id && section.place === place)
      .reduce(
        (sum, { title = '', blocks }) =>
          blocks.reduce((lines, block) => lines + blockLines(block), sum + linesOf(title) + 1),
        0,
      )
  const shorter = length('first') <= length('second') ? 'first' : 'second'
  return sections.map((section) => (section.id === id ? { ...section, place: shorter } : section))
}
