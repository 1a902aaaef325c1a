import { reactive, ref } from 'vue'
import { MAX_UNITS, type BriefingKind } from '../briefing/document/types'
import type { BriefingDraft, BriefingLink } from '../briefing/draft'
import { FIRST_SECTIONS } from '../briefing/first-sections'

const fresh = (): Omit<BriefingDraft, 'format'> => ({
  kind: 'country',
  units: [],
  sections: [...FIRST_SECTIONS],
  title: '',
  label: '',
  paper: 'A4',
  texts: {},
})

/** What the user chose and wrote. It is kept in this browser, see `useBriefingDraft`. */
export const chosen = reactive(fresh())
/** True once what was kept has been read, or cannot be. */
export const restored = ref(false)

/** As it is kept. */
export const draftNow = (): BriefingDraft =>
  JSON.parse(JSON.stringify({ format: 'forewatch-briefing-draft-1', ...chosen })) as BriefingDraft

let untouched = JSON.stringify(draftNow())
/** Says that what is on screen now was put there by the program, or is kept already. */
export const markUntouched = (): void => void (untouched = JSON.stringify(draftNow()))
/** Whether a person has changed something since. */
export const isTouched = (): boolean => JSON.stringify(draftNow()) !== untouched

/** Takes another draft, or a fresh one, in the place of what is on screen. */
export function takeDraft(draft: Omit<BriefingDraft, 'format'> = fresh()): void {
  const { kind, units, sections, title, label, paper, texts } = draft
  Object.assign(chosen, { kind, units, sections, title, label, paper, texts })
}

/** Makes other countries the subject of the briefing; what was written stays. */
export function compose(kind: BriefingKind, units: readonly string[]): void {
  chosen.kind = kind
  chosen.units = units.slice(0, MAX_UNITS)
  chosen.title = ''
}

/** Takes the subject of a link; what was written about it stays. */
export function follow({ kind, units, sections }: BriefingLink): void {
  if (kind === undefined) return
  const same = chosen.kind === kind && chosen.units.join() === units.join()
  if (!same) compose(kind, units)
  // Which blocks are private is this device's own matter: a link neither adds nor takes them.
  if (sections)
    chosen.sections = [...sections, ...chosen.sections.filter((id) => !FIRST_SECTIONS.includes(id))]
}
