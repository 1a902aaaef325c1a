import type { Concept, FamilyBreak, PartedCountry } from '../../engine/audit/families'
import { numbers } from '../../format/numbers'

/** Which series of different makers speak of one thing. Those that are not held are passed over; `own-` and `live-` copies do
 *  not stand in for them. */
export const CONCEPTS: readonly Concept[] = [
  {
    id: 'state-violence',
    title: 'Violence by the State against persons',
    members: [
      { series: 'pts_amnesty', family: 'PTS from Amnesty International' },
      { series: 'pts_state', family: 'PTS from the US State Department' },
      { series: 'pts_hrw', family: 'PTS from Human Rights Watch' },
      { series: 'cirights_physint', family: 'CIRIGHTS' },
      { series: 'lhrs_theta', family: 'Latent human rights scores' },
      { series: 'wgi_political_stability', family: 'the World Bank’s governance indicators' },
    ],
  },
  {
    id: 'voice',
    title: 'Voice and political freedom',
    members: [
      { series: 'vdem_libdem', family: 'V-Dem' },
      { series: 'wgi_voice_accountability', family: 'the World Bank’s governance indicators' },
      { series: 'fh_total', family: 'Freedom House' },
    ],
  },
  {
    id: 'civic-space',
    title: 'Space for civil society',
    members: [
      { series: 'vdem_core_civil_society', family: 'V-Dem' },
      { series: 'wgi_voice_accountability', family: 'the World Bank’s governance indicators' },
      { series: 'civicus_score', family: 'CIVICUS Monitor' },
      { series: 'fh_civil_liberties', family: 'Freedom House' },
    ],
  },
  {
    id: 'displaced-inside',
    title: 'People displaced inside their country',
    members: [
      { series: 'unhcr_idps', family: 'UNHCR' },
      { series: 'idmc_conflict_idp_stock', family: 'IDMC' },
    ],
  },
  {
    id: 'infant-mortality',
    title: 'Infant mortality',
    members: [
      { series: 'un_infant_mortality', family: 'UN Population Division' },
      { series: 'wdi_infant_mortality', family: 'World Bank' },
    ],
  },
  {
    id: 'coping',
    title: 'Weakness of the State',
    members: [
      { series: 'inform_lack_of_coping', family: 'INFORM' },
      { series: 'un_infant_mortality', family: 'UN Population Division' },
    ],
  },
]

export interface FamilyRow extends FamilyBreak {
  readonly firstFamily: string
  readonly secondFamily: string
}

/** Pairs with the names of their makers, most parted countries first. */
export function familyRows(breaks: readonly FamilyBreak[]): FamilyRow[] {
  const familyOf = new Map(CONCEPTS.flatMap(({ members }) => members.map((m) => [m.series, m.family])))
  return breaks
    .map((each) => ({
      ...each,
      firstFamily: familyOf.get(each.first) ?? each.first,
      secondFamily: familyOf.get(each.second) ?? each.second,
    }))
    .sort((a, b) => b.parted.length - a.parted.length || (a.concept < b.concept ? -1 : 1))
}

export function familiesTitle(rows: readonly FamilyRow[]): string {
  const first = rows[0]
  if (!first) return 'No two source families that speak of one thing are held'
  const n = first.parted.length
  return n === 0
    ? `No country parts two source families that speak of one thing`
    : `${first.firstFamily} and ${first.secondFamily} newly part on ${n === 1 ? '1 country' : `${n} countries`} in ${first.year}`
}

const signed = (value: number) => numbers.signed(value, 0)

/** “Sudan: −3 → +24 points” */
export function partedText({ name, gapNow, gapBefore }: PartedCountry): string {
  return `${name}: ${signed(gapBefore)} → ${signed(gapNow)} points`
}

export function correlationText({ correlation, correlationBefore }: FamilyBreak): string {
  const one = (value: number) => (Number.isFinite(value) ? numbers.fixed(value, 2) : 'none')
  return `${one(correlation)} (${one(correlationBefore)} before)`
}
