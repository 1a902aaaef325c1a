import type { WorldGeometry } from '../../core/geography'
import { ForewatchError } from '../../core/errors'
import { weighedSeriesOf } from '../../model/tree'
import { dateText } from '../../format/dates'
import { indicatorsOf } from '../../charts/country/tree'
import { editionsText } from '../snapshot/lists'
import { shortId, type OpenSnapshot } from '../snapshot/types'
import type { ScoredSnapshot } from '../snapshot/scored'
import { contextOf, type Context } from './context'
import { countryPart } from './country'
import { text } from './field'
import { listPart } from './list'
import { comparisonPart, mapPart } from './table-parts'
import {
  MAX_UNITS,
  type BriefingDocument,
  type BriefingKind,
  type BriefingRequest,
  type Inline,
} from './types'

const KIND_TEXT: Readonly<Record<BriefingKind, string>> = {
  country: 'Country briefing',
  list: 'List briefing',
  comparison: 'Comparison',
  map: 'Map',
}

/** Makes the whole document of a briefing from a snapshot: every number is a field bound to a place in the snapshot, every
 *  figure from a series names its source. What has no data, or may not be passed on, is left out and named.
 *  @param scored the run over the snapshot's own figures
 *  @throws ForewatchError `bad-argument` (no country, too many), `unknown-unit`, and as `readTemplate` */
export function makeBriefing(
  snapshot: OpenSnapshot,
  scored: ScoredSnapshot,
  request: BriefingRequest,
  geometry?: WorldGeometry,
): BriefingDocument {
  checkRequest(snapshot, request)
  const context = contextOf(snapshot, scored, request, geometry)
  const parts =
    request.kind === 'country'
      ? request.units.map((unit) => countryPart(context, unit))
      : [{ list: listPart, comparison: comparisonPart, map: mapPart }[request.kind](context)]
  if (request.kind !== 'country') citeModel(context)
  const title = request.title?.trim() || parts.map((part) => part.title).join(', ')
  const asOfText = `As of ${dateText(snapshot.manifest.asOf)}`
  const modelText = `Model ${snapshot.model.title} ${snapshot.model.version}`
  const snapshotText = `Snapshot ${shortId(snapshot.id)}`
  return {
    kind: request.kind,
    title,
    kindText: KIND_TEXT[request.kind],
    asOfText,
    modelText,
    snapshotId: snapshot.id,
    snapshotText,
    label: request.label ?? '',
    parts,
    caveats: caveats(context),
    leftOut: [...context.missing, ...forbidden(snapshot)],
    sources: context.sources.notes(),
    citation: `Cite: Forewatch ${snapshot.manifest.software}, ${KIND_TEXT[request.kind].toLowerCase()}, “${title}”. ${asOfText}. ${modelText}. ${snapshotText}, SHA-256 ${snapshot.id}`,
  }
}

/** Scores, tiers and ranks rest on all series that carry weight, and on no other. */
function citeModel({ snapshot, sources }: Context): void {
  sources.cite(...weighedSeriesOf(snapshot.model.tree))
}

function checkRequest({ results }: OpenSnapshot, { kind, units }: BriefingRequest): void {
  const least = { country: 1, list: 0, comparison: 2, map: 0 }[kind]
  const most = { country: MAX_UNITS, list: MAX_UNITS, comparison: 6, map: MAX_UNITS }[kind]
  if (units.length < least || units.length > most) {
    throw new ForewatchError('bad-argument', {
      what: 'A briefing has too few or too many countries',
      where: KIND_TEXT[kind],
      found: `${units.length}`,
      expected: least === most ? `${least}` : `${least} to ${most}`,
      next: units.length > most ? 'Make several briefings, or a list' : 'Choose a country',
    })
  }
  const unknown = units.find((unit) => !results.units.includes(unit))
  if (unknown === undefined) return
  throw new ForewatchError('unknown-unit', {
    what: 'The snapshot scores no such country',
    found: unknown,
    expected: 'an ISO 3166-1 alpha-3 code of the list',
    next: 'Take the code from the list',
  })
}

function caveats({ snapshot }: Context): Inline[] {
  const total = indicatorsOf(snapshot.model).length
  const scoredOnes = indicatorsOf(snapshot.model).filter(({ inputs }) =>
    (inputs ?? []).some((input) => input.role === 'scored'),
  ).length
  const editions = editionsText(snapshot.catalogue, snapshot.lists)
  return [
    ...(editions === undefined ? [] : [text(editions)]),
    text(
      'Risk is possibility, not prediction. Most countries at any level saw no new onset within two years. ' +
        `The model scores ${scoredOnes} of ${total} indicators; the others are left out, never counted as zero. ` +
        'A tier is given only where enough of the scored weight rests on evidence. Country averages hide groups. ' +
        'No legal finding is made or implied.',
    ),
  ]
}

function forbidden({ manifest }: OpenSnapshot): string[] {
  return manifest.leftOut.map(
    ({ title, source, licence }) => `figures of ${title} (${source}; licence ${licence})`,
  )
}
