import type { SeriesDraft } from '../result'

const LAG_MONTHS = 6
const SERBIA = 'UNHCR counts Kosovo with Serbia. Palestine refugees under UNRWA’s mandate are not included.'
const NO_ROW = 'No row means that UNHCR recorded nobody, or no reporting; it is not read as zero.'

type Group = 'origin' | 'host'
/** One series: which column is summed over which side, from which year on the column was collected, and whether a
 *  zero is a count or only a cell that nobody filled. */
export interface UnhcrSeries {
  readonly draft: SeriesDraft
  readonly columns: readonly string[]
  readonly group: Group
  readonly from: number
  readonly zeroIsCount: boolean
}

function series(
  id: string,
  title: string,
  description: string,
  what: Omit<UnhcrSeries, 'draft'>,
  caveat = SERBIA,
  direction: SeriesDraft['direction'] = 'higher-is-riskier',
): UnhcrSeries {
  return {
    ...what,
    draft: {
      id,
      title,
      description,
      unit: 'people at year end',
      direction,
      scale: 'count',
      validRange: [0, null],
      publicationLagMonths: LAG_MONTHS,
      coverage: {
        absence: 'missing',
        absenceNote: what.zeroIsCount
          ? NO_ROW
          : `${NO_ROW} UNHCR’s zeros are not used: it records this group only where it works with it.`,
      },
      caveat,
    },
  }
}

export const UNHCR_SERIES: readonly UnhcrSeries[] = [
  series(
    'unhcr_refugees_by_origin',
    'Refugees by country of origin',
    'Refugees who fled this country, wherever they live.',
    {
      columns: ['refugees'],
      group: 'origin',
      from: 1951,
      zeroIsCount: true,
    },
  ),
  series(
    'unhcr_asylum_seekers_by_origin',
    'Asylum seekers by country of origin',
    'People from this country whose claim for asylum is pending, wherever they live.',
    { columns: ['asylum_seekers'], group: 'origin', from: 2000, zeroIsCount: true },
    `Collected from 2000 on. ${SERBIA}`,
  ),
  series(
    'unhcr_other_protection_by_origin',
    'Others in need of international protection, by origin',
    'People from this country outside it who need protection and are neither refugees nor asylum seekers; mostly from Venezuela.',
    { columns: ['oip'], group: 'origin', from: 2018, zeroIsCount: true },
    'A category used almost only in the Americas, from 2018 on; cells are blank elsewhere.',
  ),
  series(
    'unhcr_displaced_abroad_by_origin',
    'Displaced across borders, by origin',
    'Refugees, asylum seekers and others in need of international protection from this country, together.',
    { columns: ['refugees', 'asylum_seekers', 'oip'], group: 'origin', from: 2000, zeroIsCount: true },
    `From 2000, when asylum seekers were first collected; others in need of protection enter in 2018. ${SERBIA}`,
  ),
  series(
    'unhcr_idps',
    'Internally displaced people of concern to UNHCR',
    'People displaced inside this country by conflict whom UNHCR protects or assists.',
    { columns: ['idps'], group: 'origin', from: 1993, zeroIsCount: false },
    'Not all internally displaced people: only those UNHCR is concerned with. Collected from 1993 on.',
  ),
  series(
    'unhcr_stateless_hosted',
    'Stateless people',
    'People living in this country whom no State considers its national.',
    { columns: ['stateless'], group: 'host', from: 2004, zeroIsCount: false },
    'Many countries do not report. Collected from 2004 on.',
  ),
  series(
    'unhcr_refugees_hosted',
    'Refugees hosted',
    'Refugees who live in this country, wherever they came from.',
    { columns: ['refugees'], group: 'host', from: 1951, zeroIsCount: true },
    'Hosting refugees says more about neighbours and policy than about risk: shown as context.',
    'context',
  ),
]
