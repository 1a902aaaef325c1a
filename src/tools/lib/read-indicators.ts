import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endMonth, parsePeriod } from '../../core/period'
import type { UnitRegistry } from '../../core/registry'
import { createRegistry } from '../../core/registry'
import { parseCodes, parseUnits } from '../../core/registry-data'
import type { CatalogueFile, Observation } from '../../core/series'
import { parseOutcomeFile, type OutcomeFile } from '../../engine/evaluate/outcome-list'
import { readTidyCsv } from '../../sources/package/tidy-csv'
import { readCatalogues } from '../indicators/data-package'

export interface IndicatorSource {
  readonly catalogue: CatalogueFile
  readonly observations: readonly Observation[]
}

/** Everything that `indicators/` holds, read and checked. */
export interface Indicators {
  readonly registry: UnitRegistry
  readonly framework: unknown
  readonly modelJson: unknown
  /** Outcome lists whose rows are held here; those of the user's own copies are left out. */
  readonly outcomes: readonly OutcomeFile[]
  readonly sources: readonly IndicatorSource[]
  readonly seriesCount: number
  /** Newest month by which any held observation had been published. */
  readonly newestMonth: number
}

function json(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'))
}

export function readRegistry(folder: string): UnitRegistry {
  return createRegistry(
    parseUnits(json(folder, 'countries/units.json')),
    parseCodes(json(folder, 'countries/codes.json')),
  )
}

function readOutcomes(folder: string): readonly OutcomeFile[] {
  return readdirSync(join(folder, 'outcomes'))
    .filter((name) => name.endsWith('.outcome.json'))
    .sort()
    .map((name) => parseOutcomeFile(json(folder, 'outcomes', name), `outcomes/${name}`))
    .filter((file) => file.importer === undefined)
}

/** @throws ForewatchError for whatever is wrong in a file, with its name */
export function readIndicators(folder: string): Indicators {
  const sources = readCatalogues(folder).map((catalogue) => {
    const file = `series/${catalogue.source.id}.csv`
    return { catalogue, observations: readTidyCsv(readFileSync(join(folder, file)), file).observations }
  })
  const series = sources.flatMap(({ catalogue }) => catalogue.series)
  const published = series.map(
    ({ coverage, publicationLagMonths }) => endMonth(parsePeriod(coverage.to)) + publicationLagMonths,
  )
  return {
    registry: readRegistry(folder),
    framework: json(folder, 'framework/framework.json'),
    modelJson: json(folder, 'models/framework-baseline.json'),
    outcomes: readOutcomes(folder),
    sources,
    seriesCount: series.length,
    newestMonth: Math.max(...published),
  }
}
