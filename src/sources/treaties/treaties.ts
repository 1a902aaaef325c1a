/** One treaty of the table: when it was adopted, the last year end that its table can speak of, and its series. */
export interface Treaty {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly adopted: number
  /** Status at the end of this year is the last one known. */
  readonly lastYear: number
}

/** Participant tables read in March 2015 give dates; they list every participant, so a State not listed is none. */
const READ_2015 = 2014
/** Status tables read in August 2022 give years, for the 193 Members of the United Nations. */
const READ_2022 = 2021

export const TREATIES: readonly Treaty[] = [
  {
    key: 'genocide_convention_1948',
    id: 'treaty_genocide_party',
    name: 'the Genocide Convention',
    adopted: 1948,
    lastYear: READ_2015,
  },
  {
    key: 'rome_statute_1998',
    id: 'treaty_rome_party',
    name: 'the Rome Statute of the International Criminal Court',
    adopted: 1998,
    lastYear: READ_2015,
  },
  {
    key: 'icerd_1965',
    id: 'treaty_icerd_party',
    name: 'the Convention on the Elimination of All Forms of Racial Discrimination',
    adopted: 1965,
    lastYear: READ_2022,
  },
  {
    key: 'iccpr_1966',
    id: 'treaty_iccpr_party',
    name: 'the International Covenant on Civil and Political Rights',
    adopted: 1966,
    lastYear: READ_2022,
  },
  {
    key: 'icescr_1966',
    id: 'treaty_icescr_party',
    name: 'the International Covenant on Economic, Social and Cultural Rights',
    adopted: 1966,
    lastYear: READ_2022,
  },
  {
    key: 'cedaw_1979',
    id: 'treaty_cedaw_party',
    name: 'the Convention on the Elimination of All Forms of Discrimination against Women',
    adopted: 1979,
    lastYear: READ_2022,
  },
  {
    key: 'cat_1984',
    id: 'treaty_cat_party',
    name: 'the Convention against Torture',
    adopted: 1984,
    lastYear: READ_2022,
  },
  {
    key: 'crc_1989',
    id: 'treaty_crc_party',
    name: 'the Convention on the Rights of the Child',
    adopted: 1989,
    lastYear: READ_2022,
  },
  {
    key: 'iccpr_op2_1989',
    id: 'treaty_iccpr_op2_party',
    name: 'the Second Optional Protocol to the ICCPR (abolition of the death penalty)',
    adopted: 1989,
    lastYear: READ_2022,
  },
  {
    key: 'icmw_1990',
    id: 'treaty_icmw_party',
    name: 'the Convention on the Rights of Migrant Workers',
    adopted: 1990,
    lastYear: READ_2022,
  },
  {
    key: 'opcat_2002',
    id: 'treaty_opcat_party',
    name: 'the Optional Protocol to the Convention against Torture (visits to places of detention)',
    adopted: 2002,
    lastYear: READ_2022,
  },
  {
    key: 'cped_2006',
    id: 'treaty_cped_party',
    name: 'the Convention against Enforced Disappearance',
    adopted: 2006,
    lastYear: READ_2022,
  },
]

/** The panel begins here, or in the year of adoption where that is later. */
export const FIRST_YEAR = 1950

/** Treaties whose panel reaches 2021: their share would jump in 2015 if the two that end in 2014 were in it. */
export const CORE: readonly Treaty[] = TREATIES.filter((treaty) => treaty.lastYear === READ_2022)
