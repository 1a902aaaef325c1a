import type { UnitRegistry } from '../../core/registry'
import type { Entity, Evidence } from './evidence'

export interface EvidenceOptions {
  /** Indicator by name of template. */
  readonly indicators: ReadonlyMap<string, string>
  /** Keep titles, of which some may be names of living persons. Only ever true when a person asked and was warned. */
  readonly keepNames: boolean
}

export interface EvidenceReport {
  readonly evidence: readonly Evidence[]
  /** Entities without a country that is known, without a date. */
  readonly withoutCountry: number
  readonly withoutDate: number
  readonly titlesLeftOut: number
}

const COUNTRY = /countr|pa[ií]s|pays|государств|بلد/i
const ADDED = /^(date added|creation ?date|edit ?date|fecha de (creación|adición))$/i
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/
/** Year in which names are read where an entity has no date. */
const WITHOUT_DATE = 2024
const ISO3 = /^[A-Z]{3}$/

/** Entities as evidence: template, dates, countries and links. Everything else (titles, texts, relations, files) may name a
 *  person and is left out; titles stay if asked. Who is alive cannot be known, so all count as living. */
export function toEvidence(
  entities: readonly Entity[],
  registry: UnitRegistry,
  { indicators, keepNames }: EvidenceOptions,
): EvidenceReport {
  const evidence = entities.map(({ id, template, title, fields }): Evidence => {
    const dates = [
      ...new Set(
        fields
          .filter(({ label }) => !ADDED.test(label))
          .flatMap(({ values }) => values)
          .filter((value) => DAY.test(value)),
      ),
    ].sort()
    const year = Number(dates[0]?.slice(0, 4) ?? WITHOUT_DATE)
    const units = fields
      .filter(({ label }) => COUNTRY.test(label))
      .flatMap(({ values }) => values)
      .flatMap((value) => {
        const found = registry.resolve(ISO3.test(value) ? 'iso3' : 'name', value, year)
        return found.ok ? [found.unit] : []
      })
    const links = fields.flatMap(({ values }) => values).filter((value) => /^https?:\/\/\S+$/.test(value))
    const indicator = indicators.get(template)
    return {
      id,
      template,
      dates,
      units: [...new Set(units)].sort(),
      links: [...new Set(links)],
      ...(keepNames && title !== '' ? { title } : {}),
      ...(indicator === undefined ? {} : { indicator }),
    }
  })
  return {
    evidence,
    withoutCountry: evidence.filter(({ units }) => units.length === 0).length,
    withoutDate: evidence.filter(({ dates }) => dates.length === 0).length,
    titlesLeftOut: keepNames ? 0 : entities.filter(({ title }) => title !== '').length,
  }
}
