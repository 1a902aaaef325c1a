import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import { visibleText } from '../core/visible-text'
import { MAX_UNITS, SECTION_IDS, type BriefingKind } from './document/types'
import { FIRST_SECTIONS } from './first-sections'

export const BRIEFING_KINDS = [
  'country',
  'list',
  'comparison',
  'map',
] as const satisfies readonly BriefingKind[]
const UNIT = /^[A-Z][A-Z0-9]{2}$/
const words = (most: number) => z.string().overwrite(visibleText).max(most)

const draftSchema = z.strictObject({
  format: z.literal('forewatch-briefing-draft-1'),
  kind: z.enum(BRIEFING_KINDS),
  units: z.array(z.string().regex(UNIT)).max(MAX_UNITS),
  sections: z.array(z.enum(SECTION_IDS)),
  title: words(160),
  label: words(40),
  paper: z.enum(['A4', 'Letter']),
  /** Own words by block: `lead:SDN`, `note:SDN`, `note`. */
  texts: z.record(z.string().max(40), words(20_000)),
})
/** A briefing being written: its subject, blocks and the writer's own words. Its numbers stand in no draft. */
export type BriefingDraft = z.infer<typeof draftSchema>

/** Reads a draft that was kept. @throws ForewatchError `bad-file` */
export function readBriefingDraft(json: unknown): BriefingDraft {
  const read = draftSchema.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new ForewatchError('bad-file', {
    what: 'The briefing kept in this browser cannot be read',
    where: issue?.path.join('.') || 'the whole',
    found: issue?.message ?? 'another form',
    expected: 'forewatch-briefing-draft-1',
    next: 'Begin a new briefing; the one kept is left as it is until then',
  })
}

/** What a link to the Briefings screen carries beside the view state: the subject and the blocks, never own words. */
export interface BriefingLink {
  /** Absent where the link names no subject. */
  readonly kind?: BriefingKind
  readonly units: readonly string[]
  /** Absent = the blocks of a new briefing. */
  readonly sections?: BriefingDraft['sections']
}
type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

function listed(value: Query[string]): readonly string[] {
  return typeof value === 'string' && value.length <= 500 ? [...new Set(value.split(','))] : []
}

/** Reads a link's query. Whatever is not on the allow-list or malformed is ignored, never obeyed. */
export function parseBriefingLink(query: Query): BriefingLink {
  const units = listed(query.units)
    .filter((id) => UNIT.test(id))
    .slice(0, MAX_UNITS)
  const kind =
    BRIEFING_KINDS.find((each) => each === query.kind) ?? (units.length > 0 ? 'country' : undefined)
  const asked = listed(query.blocks)
  // A link may leave blocks out; it may not put private ones in.
  const sections = FIRST_SECTIONS.filter((id) => asked.includes(id))
  return { ...(kind ? { kind } : {}), units, ...(sections.length > 0 ? { sections } : {}) }
}

/** The query of a link: only what differs from a new briefing, in a fixed order. */
export function formatBriefingLink(
  draft: Pick<BriefingDraft, 'kind' | 'units' | 'sections'>,
): Record<string, string> {
  const blocks = FIRST_SECTIONS.filter((id) => draft.sections.includes(id))
  return {
    ...(draft.kind === 'country' ? {} : { kind: draft.kind }),
    ...(draft.units.length > 0 ? { units: draft.units.join(',') } : {}),
    ...(blocks.length === FIRST_SECTIONS.length || blocks.length === 0 ? {} : { blocks: blocks.join(',') }),
  }
}
