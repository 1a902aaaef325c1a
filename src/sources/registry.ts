import { ForewatchError } from '../core/errors'
import { idmcGidd } from './idmc/gidd'
import type { Importer } from './importer'
import { derivedNeighbours } from './neighbours/importer'
import { informTrends } from './inform/trends'
import { ucdpAcd } from './ucdp/acd'
import { ucdpBrd } from './ucdp/brd'
import { ucdpNonState } from './ucdp/non-state'
import { ucdpOneSided } from './ucdp/one-sided'
import { ucdpOrganisedViolence } from './ucdp/organised-violence'
import { unInfantMortality } from './un-imr/importer'
import { unhcrPopulation } from './unhcr/population'
import { worldbankWdi } from './worldbank/wdi'
import { worldbankWgi } from './worldbank/wgi'

/** Every importer, in the order of ids. One import and one line each. */
export const IMPORTERS: readonly Importer[] = [
  derivedNeighbours,
  idmcGidd,
  informTrends,
  ucdpBrd,
  ucdpNonState,
  ucdpOneSided,
  ucdpOrganisedViolence,
  ucdpAcd,
  unInfantMortality,
  unhcrPopulation,
  worldbankWdi,
  worldbankWgi,
]

/** @throws ForewatchError `unknown-source` */
export function findImporter(id: string): Importer {
  const importer = IMPORTERS.find((candidate) => candidate.id === id)
  if (importer) return importer
  throw new ForewatchError('unknown-source', {
    what: 'There is no importer for this source',
    found: id,
    expected: IMPORTERS.map((candidate) => candidate.id).join(', '),
    next: 'See `npm run indicators -- list`',
  })
}
