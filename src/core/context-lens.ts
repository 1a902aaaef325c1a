/** Counts that the World screen can show in place of the model's score. They are no reading of the model: they have no
 *  tier, no interval and no part in a score, so a link names them apart from readings. */
export const CONTEXT_LENSES = [{ id: 'defenders', title: 'Defenders under attack' }] as const

export type ContextLensId = (typeof CONTEXT_LENSES)[number]['id']

export function contextLensId(text: string | undefined): ContextLensId | undefined {
  return CONTEXT_LENSES.find(({ id }) => id === text)?.id
}
