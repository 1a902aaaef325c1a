import { SECTION_IDS } from './document/types'

/** Blocks of a new briefing. Decisions leave this device only when they are asked for. */
export const FIRST_SECTIONS: (typeof SECTION_IDS)[number][] = SECTION_IDS.filter((id) => id !== 'decisions')
