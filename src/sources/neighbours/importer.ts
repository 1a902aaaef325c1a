import { ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector } from '../rows'
import { ucdpOrganisedViolence } from '../ucdp/organised-violence'
import { UCDP_LAG_MONTHS } from '../ucdp/source'
import { neighboursIn, parseContiguity } from './contiguity'

const FROM = {
  neighbour_sb_deaths: 'ucdp_sb_deaths',
  neighbour_civilian_deaths: 'ucdp_civilian_deaths',
} as const

function draft(id: keyof typeof FROM, title: string, description: string): SeriesDraft {
  return {
    id,
    title,
    description: `${description} Summed over all units that share a land border; 0 for a unit without one.`,
    unit: 'deaths a year',
    direction: 'higher-is-riskier',
    scale: 'count',
    validRange: [0, null],
    publicationLagMonths: UCDP_LAG_MONTHS,
    coverage: {
      absence: 'missing',
      absenceNote:
        'Computed for the units that UCDP covers; neighbours that UCDP does not cover add nothing.',
      units: 'held',
    },
    caveat:
      'Borders of today, with predecessors in place of units that did not exist yet; borders in the sea do not count. Deaths in Gaza and the West Bank stand under Israel.',
  }
}

const DRAFTS = [
  draft(
    'neighbour_sb_deaths',
    'State-based conflict deaths in neighbouring countries',
    'People killed in state-based conflict.',
  ),
  draft(
    'neighbour_civilian_deaths',
    'Civilian deaths in neighbouring countries',
    'Civilians killed in organised violence.',
  ),
]

async function read(files: readonly OriginalFile[], registry: UnitRegistry): Promise<ImportResult> {
  const borders = files.find((file) => file.name.endsWith('.json'))
  const violence = files.find((file) => file.name.endsWith('.csv'))
  if (!borders || !violence || files.length !== 2) {
    throw new ForewatchError('file-missing', {
      what: 'Two files are needed',
      found: files.map((file) => file.name).join(', ') || 'none',
      expected: 'the UCDP organised-violence CSV and contiguity.json',
      next: 'Give both files',
    })
  }
  const contiguity = parseContiguity(borders)
  const ucdp = await ucdpOrganisedViolence.read([violence], registry)
  const collector = createCollector(registry, violence.name)
  for (const [id, from] of Object.entries(FROM)) {
    const held = ucdp.observations.filter((observation) => observation.indicator === from)
    const value = new Map(
      held.map((observation) => [`${observation.unit}|${observation.period}`, observation.value]),
    )
    for (const year of [...new Set(held.map((observation) => observation.period))].sort()) {
      const neighbours = neighboursIn(registry, contiguity, Number(year))
      for (const { unit } of held.filter((observation) => observation.period === year)) {
        const sum = [...(neighbours.get(unit) ?? [])].reduce(
          (total, near) => total + (value.get(`${near}|${year}`) ?? 0),
          0,
        )
        collector.add({ unit, period: year, indicator: id, value: sum }, 0)
      }
    }
  }
  const source: ImportResult['source'] = {
    ...ucdp.source,
    id: 'derived-neighbours',
    title: 'Violence in neighbouring countries, derived from UCDP and land borders',
    publisher: 'Forewatch, from Uppsala Conflict Data Program and Natural Earth',
    licence: 'CC BY 4.0 (UCDP); public domain (Natural Earth)',
    attribution: 'Derived from UCDP Organized Violence (CC BY 4.0) and Natural Earth (public domain)',
  }
  return importResult(source, DRAFTS, collector, ucdp.rowsRead)
}

export const derivedNeighbours: Importer = {
  id: 'derived-neighbours',
  title: 'Violence in neighbouring countries (derived)',
  files: 'the UCDP organised-violence CSV and indicators/countries/contiguity.json',
  shipped: true,
  read,
}
