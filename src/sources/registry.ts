import { ForewatchError } from '../core/errors'
import { idmcGidd } from './idmc/gidd'
import type { Importer } from './importer'
import { coupsCline } from './coups/cline'
import { coupsColpus } from './coups/colpus'
import { coupsEwp } from './coups/ewp'
import { coupsPowellThyne } from './coups/powell-thyne'
import { aidWorkerSecurity } from './defenders/aid-workers'
import { globalWitness } from './defenders/global-witness'
import { hrdMemorial } from './defenders/hrd-memorial'
import { nelda } from './elections/nelda'
import { eprCore } from './epr/core'
import { eprGrowup } from './epr/growup'
import { ewpForecasts } from './outcomes/forecasts'
import { ewpMassKilling } from './outcomes/mass-killing'
import { ewpMassKilling2015 } from './outcomes/mass-killing-2015'
import { cirights } from './rights/cirights'
import { hief } from './rights/hief'
import { lhrs } from './rights/lhrs'
import { ewpIccprOp1 } from './treaties/iccpr-op1'
import { unTreaties } from './treaties/importer'
import { vdemCivicSpace } from './vdem/civicspace'
import { vdemDemspaces } from './vdem/demspaces'
import { vdemErt } from './vdem/ert'
import { vdemHighLevel } from './vdem/highlevel'
import { vdemPolyarchyV12 } from './vdem/polyarchy-v12'
import { vdemSubset } from './vdem/subset'
import { pitfGenocide, tmk } from './outcomes/other-lists'
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
  aidWorkerSecurity,
  cirights,
  coupsCline,
  coupsColpus,
  coupsEwp,
  coupsPowellThyne,
  derivedNeighbours,
  eprCore,
  eprGrowup,
  ewpForecasts,
  ewpIccprOp1,
  ewpMassKilling,
  globalWitness,
  hief,
  hrdMemorial,
  idmcGidd,
  informTrends,
  lhrs,
  nelda,
  pitfGenocide,
  tmk,
  ucdpBrd,
  ucdpNonState,
  ucdpOneSided,
  ucdpOrganisedViolence,
  ucdpAcd,
  unInfantMortality,
  unTreaties,
  unhcrPopulation,
  vdemErt,
  vdemCivicSpace,
  vdemDemspaces,
  vdemHighLevel,
  vdemSubset,
  worldbankWdi,
  worldbankWgi,
]

/** Importers of other editions of sources above; what they read stands beside the package, in `editions/`. */
export const EDITION_IMPORTERS: readonly Importer[] = [ewpMassKilling2015, vdemPolyarchyV12]

/** @throws ForewatchError `unknown-source` */
export function findImporter(id: string): Importer {
  const all = [...IMPORTERS, ...EDITION_IMPORTERS]
  const importer = all.find((candidate) => candidate.id === id)
  if (importer) return importer
  throw new ForewatchError('unknown-source', {
    what: 'There is no importer for this source',
    found: id,
    expected: all.map((candidate) => candidate.id).join(', '),
    next: 'See `npm run indicators -- list`',
  })
}
