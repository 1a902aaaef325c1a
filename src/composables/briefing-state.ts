import { reactive } from 'vue'
import { MAX_UNITS, SECTION_IDS, type BriefingKind, type SectionId } from '../briefing/document/types'
import type { Paper } from '../briefing/export/html'

/** What the user chose and wrote; kept while the app is open. */
export const chosen = reactive({
  kind: 'country' as BriefingKind,
  units: [] as string[],
  /** Decisions leave this device only when they are asked for. */
  sections: SECTION_IDS.filter((id) => id !== 'decisions') as SectionId[],
  title: '',
  label: '',
  paper: 'A4' as Paper,
  texts: {} as Record<string, string>,
})

/** Makes other countries the subject of the briefing; what was written stays. */
export function compose(kind: BriefingKind, units: readonly string[]): void {
  chosen.kind = kind
  chosen.units = units.slice(0, MAX_UNITS)
  chosen.title = ''
}
