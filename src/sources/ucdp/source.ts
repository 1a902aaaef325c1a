import type { ImportResult } from '../importer'

const CITATIONS = {
  organised:
    'Davies, S., Pettersson, T., Sollenberg, M. and Öberg, M. (2025). Organized violence 1989–2024, and the challenges of identifying civilian victims. Journal of Peace Research 62(4).',
  armed:
    'Gleditsch, N. P., Wallensteen, P., Eriksson, M., Sollenberg, M. and Strand, H. (2002). Armed conflict 1946–2001: a new dataset. Journal of Peace Research 39(5); Davies, S. et al. (2025).',
  oneSided:
    'Eck, K. and Hultman, L. (2007). One-sided violence against civilians in war. Journal of Peace Research 44(2); Davies, S. et al. (2023).',
  nonState:
    'Sundberg, R., Eck, K. and Kreutz, J. (2012). Introducing the UCDP Non-State Conflict Dataset. Journal of Peace Research 49(2); Davies, S. et al. (2022).',
}

/** What all files of the Uppsala Conflict Data Program share. */
export function ucdpSource(
  id: string,
  title: string,
  edition: string,
  editionDate: string,
  citation: keyof typeof CITATIONS,
): ImportResult['source'] {
  return {
    id,
    title,
    publisher: 'Uppsala Conflict Data Program, Uppsala University',
    edition,
    editionDate,
    citation: CITATIONS[citation],
    url: 'https://ucdp.uu.se/downloads/',
    licence: 'CC BY 4.0',
    licenceClass: 'OPEN',
    attribution: `${title}, Uppsala Conflict Data Program, CC BY 4.0`,
  }
}

/** UCDP publishes a year in June of the next: six whole months after it ended. */
export const UCDP_LAG_MONTHS = 6

export const THRESHOLD_NOTE =
  'UCDP records every dyad or actor with at least 25 deaths in a year; no record means below that threshold, not "no violence".'
export const PLACE_NOTE =
  'Deaths are booked where they happened. UCDP books events in Gaza and the West Bank under Israel.'
/** Dates of release by edition, as far as an importer knows them. */
const RELEASED: Readonly<Record<string, string>> = {
  '22.1': '2022-06-01',
  '23.1': '2023-06-01',
  '25.1': '2025-06-11',
  '26.1': '2026-06-10',
}

export function releaseDate(edition: string): string {
  return RELEASED[edition] ?? `20${edition.slice(0, 2).padStart(2, '0')}-06-30`
}
