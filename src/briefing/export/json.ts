import type { BriefingDocument } from '../document/types'
import { stableJson } from '../snapshot/stable-json'

/** The document tree itself, fields with their paths and values; boundaries of maps are left out. */
export function exportJson(document: BriefingDocument): string {
  const parts = document.parts.map((part) => ({
    ...part,
    sections: part.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === 'figure' && block.figure.kind === 'map'
          ? {
              ...block,
              figure: {
                kind: 'map',
                classes: Object.fromEntries(block.figure.classes),
                tiers: block.figure.tiers,
                filled: [...block.figure.filled].sort(),
                unsure: [...block.figure.unsure].sort(),
              },
            }
          : block,
      ),
    })),
  }))
  return stableJson({ format: 'forewatch-briefing-1', ...document, parts })
}
